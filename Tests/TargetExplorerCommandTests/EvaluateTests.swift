import OrderedJSON
import TerminalTestSupport
import Testing

@Suite struct `Evaluating a rule from the command line` {
  private static let rule = #"{"and": [{"==": [{"var": "tier"}, "gold"]}, {"<=": [200, {"var": "total"}]}]}"#

  private func evaluate(
    _ data: String, _ flags: String..., rule: String = Self.rule
  ) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    let file = try folder.write(data, to: "data.json")
    return try ProgramRun(
      path: programPath, ["evaluate", "--rule", "-", "--data", file] + flags, input: rule)
  }

  @Test func `the value is printed alone`() throws {
    let ended = try evaluate(#"{"tier": "gold", "total": 250}"#)
    #expect(ended.status == 0)
    #expect(ended.output == "true\n")
    #expect(ended.error.isEmpty)
    #expect(try evaluate(#"{"total": 2}"#, rule: #"{"var": "total"}"#).output == "2\n")
  }

  @Test func `an explanation tells every part with the value it saw`() throws {
    let ended = try evaluate(#"{"tier": "gold", "total": 150}"#, "--explain")
    #expect(ended.status == 0)
    #expect(
      ended.output == """
        ✗ all 2 conditions must hold, 1 does not
          ✓ tier is "gold"
          ✗ total is 150, wanted at least 200

        """)
  }

  @Test func `the JSON has the result first`() throws {
    let ended = try evaluate(#"{"tier": "gold", "total": 150}"#, "--explain", "--format", "json")
    let result = try JSON(parsing: Array(ended.output.utf8))
    #expect(result.memberNames == ["result", "explanation"])
    #expect(result["result"] == false)
  }

  @Test func `without data nothing is known`() throws {
    let ended = try run("evaluate", "--rule", "-", input: #"{"var": ["tier", "none"]}"#)
    #expect(ended.output == "\"none\"\n")
  }

  @Test func `an operation that does not exist is named`() throws {
    let ended = try evaluate("{}", rule: #"{"sounds_like": ["a", "b"]}"#)
    #expect(ended.status == 1)
    #expect(ended.output.isEmpty)
    #expect(ended.error.hasPrefix("standard input: Unrecognized operation sounds_like"))
    #expect(ended.error.filter { $0 == "\n" }.count == 1)
  }

  @Test func `what is no JSON is refused with the place`() throws {
    let ended = try evaluate("{}", rule: "{")
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.error.hasPrefix("standard input: line 1, column 2: "))
    #expect(ended.error.filter { $0 == "\n" }.count == 1)
  }
}
