import OrderedJSON
import TerminalTestSupport
import Testing

@Suite struct `Getting attributes from the command line` {
  /// An account with one JSON offer in `flags` and an HTML offer in `here`.
  private static let artifact = smallArtifact.replacing(
    #""localMboxes": ["here"]"#, with: #""localMboxes": ["here", "flags"]"#
  ).replacing(
    #""mboxes": {"here""#,
    with: """
      "mboxes": {"flags": [{"ruleKey": "2", "condition": true, "meta": {"activity.id": 2}, "consequence": \
      {"name": "flags", "metrics": [], "options": \
      [{"type": "json", "content": {"checkout": true, "colour": "red", "limits": [1.50, 2]}}]}}], "here"
      """)

  private func attributes(_ arguments: String...) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    let rules = try folder.write(Self.artifact, to: "rules.json")
    return try ProgramRun(path: programPath, ["get-attributes", "--artifact", rules] + arguments)
  }

  @Test func `all values are listed by mbox`() throws {
    let ended = try attributes("flags", "here")
    #expect(ended.status == 0)
    #expect(ended.error.isEmpty)
    #expect(
      ended.output == """
        flags
          checkout: true
          colour: red
          limits: [1.50,2]
        here
          no JSON offer

        """)
  }

  @Test func `one value is printed alone`() throws {
    #expect(try attributes("flags", "--key", "colour").output == "red\n")
    #expect(try attributes("flags", "--key", "limits", "--format", "json").output == "[\n  1.50,\n  2\n]\n")
  }

  @Test func `a value that is not there is a failure`() throws {
    let ended = try attributes("flags", "--key", "size")
    #expect(ended.status == 1)
    #expect(ended.output.isEmpty)
    #expect(ended.error == "Attribute 'size' does not exist for mbox 'flags'\n")
  }

  @Test func `as JSON the values stand under their mboxes`() throws {
    let ended = try attributes("flags", "here", "--format", "json")
    let json = try JSON(parsing: Array(ended.output.utf8))
    #expect(json.memberNames == ["flags", "here"])
    #expect(json["flags"]?["colour"] == "red")
    #expect(json["here"] == [:])
  }

  @Test func `without names the mboxes of the request are meant`() throws {
    #expect(try attributes("--mbox", "flags", "--key", "checkout").output == "true\n")
    let ended = try attributes()
    #expect(ended.status == 2)
    #expect(ended.error.hasPrefix("Name a request file with --request"))
  }

  @Test func `a server decides as well`() throws {
    #expect(
      try attributes("flags", "--key", "colour", "--decisioning-method", "server-side").output == "red\n")
  }
}
