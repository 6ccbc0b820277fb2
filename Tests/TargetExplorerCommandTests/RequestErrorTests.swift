import Foundation
import TerminalTestSupport
import Testing

@Suite struct `Requests that cannot be decided` {
  /// One way to spoil a request file, and what must be said about it after the file's name.
  struct SpoiltRequest: Sendable, CustomTestStringConvertible {
    let content: String
    let complaint: String
    var testDescription: String { complaint }

    init(_ content: String, _ complaint: String) {
      self.content = content
      self.complaint = complaint
    }
  }

  static let spoiltRequests = [
    SpoiltRequest("", "line 1, column 1: the text is empty, expected a JSON value"),
    SpoiltRequest(
      "{\n  \"request\": {\n    \"execute\": {,\n",
      #"line 3, column 17: expected a member name in quotation marks or "}", found ",""#),
    SpoiltRequest("[1]", "expected an object with a request, found an array"),
    SpoiltRequest(
      #"{"request": {"execute": {"mboxes": "hero"}}}"#,
      "request.execute.mboxes: expected an array, found a string"),
    SpoiltRequest(
      #"{"request": {"execute": {"mboxes": [{"index": 1}]}}}"#,
      #"request.execute.mboxes[0]: member "name" is missing"#),
    SpoiltRequest(
      #"{"execute": {"mboxes": [{"index": 1, "name": "\#(String(repeating: "m", count: 300))"}]}}"#,
      "execute.mboxes[0].name: must not be longer than 250 characters, but has 300"),
    SpoiltRequest(
      #"{"request": {"id": {"customerIds": [\#(customerIds(51))]}, "execute": {"mboxes": [{"name": "hero"}]}}}"#,
      "request.id.customerIds: must not have more than 50 entries, but has 51"),
    SpoiltRequest(
      #"{"customerIds": [\#(customerIds(51))], "request": {"execute": {"mboxes": [{"name": "hero"}]}}}"#,
      "customerIds: must not have more than 50 entries, but has 51"),
    SpoiltRequest(
      #"{"at": "tomorrow", "request": {"execute": {"mboxes": [{"name": "hero"}]}}}"#,
      "at: expected an instant in ISO 8601, such as 2026-11-27T18:00:00Z"),
    SpoiltRequest(
      #"{"decisioningMethod": "magic", "request": {"execute": {"mboxes": [{"name": "hero"}]}}}"#,
      "decisioningMethod: must be one of on-device, server-side, hybrid"),
  ]

  private static func customerIds(_ count: Int) -> String {
    (1...count).map { #"{"id": "\#($0)", "integrationCode": "crm", "authenticatedState": "unknown"}"# }
      .joined(separator: ", ")
  }

  /// A refusal: status 2, nothing on standard output, and one sentence on standard error.
  private func expectRefusal(
    _ ended: ProgramRun, _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(ended.status == 2, sourceLocation: sourceLocation)
    #expect(ended.output.isEmpty, sourceLocation: sourceLocation)
    #expect(ended.error == sentence + "\n", sourceLocation: sourceLocation)
  }

  @Test(arguments: spoiltRequests)
  func `a file is refused with its name and the place`(request: SpoiltRequest) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(request.content, to: "request.json")
    expectRefusal(try run("get-offers", "--request", path), "\(path): \(request.complaint)")
  }

  @Test(arguments: spoiltRequests)
  func `standard input is refused with the place`(request: SpoiltRequest) throws {
    expectRefusal(
      try run("get-offers", "--request", "-", input: request.content), "standard input: \(request.complaint)")
  }

  @Test func `the explorer refuses a file before it needs a terminal`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(#"{"context": {},"#, to: "request.json")
    let complaint =
      #"line 1, column 16: expected a member name in quotation marks after ",", found the end of the text"#
    expectRefusal(try run("explore", path), "\(path): \(complaint)")
    expectRefusal(try run(path), "\(path): \(complaint)")
  }

  @Test func `standard input that is piped without a name is told how to be opened`() throws {
    expectRefusal(
      try run("explore", input: "{}"),
      "The explorer needs a terminal, but standard input is not one. "
        + "Name - to look at what comes through a pipe (target-explorer explore -), "
        + "and for a call without a screen see: target-explorer get-offers --help")
  }

  @Test func `the explorer names an encoding that is not UTF-8`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[\0]\0", to: "utf16.json")
    expectRefusal(
      try run("explore", path),
      "\(path): this is UTF-16LE, and JSON is UTF-8; iconv -f UTF-16LE -t UTF-8 makes that of it")
  }

  @Test(arguments: [["get-offers", "--request"]])
  func `what is neither a request nor an artifact is refused`(command: [String]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(#"{"a": 1, "b": 2}"#, to: "data.json")
    expectRefusal(
      try ProgramRun(path: programPath, command + [path]),
      "\(path): this is neither a request nor a rule artifact: it has a, b")
    let empty = try folder.write("{}", to: "empty.json")
    expectRefusal(
      try ProgramRun(path: programPath, command + [empty]),
      "\(empty): this is neither a request nor a rule artifact: there is nothing in it")
  }

  @Test func `an artifact is not taken for a request`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(smallArtifact, to: "rules.json")
    expectRefusal(
      try run("get-offers", "--request", path), "\(path): this is a rule artifact: name it with --artifact")
  }

  @Test(arguments: [
    ["get-offers", "--request"], ["get-offers", "--mbox", "hero", "--geo"], ["explore", "--artifact"],
  ])
  func `a file that is not there, and a folder, are named`(command: [String]) throws {
    let folder = try TemporaryFolder()
    let missing = "\(folder.path)/missing.json"
    expectRefusal(
      try ProgramRun(path: programPath, command + [missing]), "\(missing): there is no such file")
    expectRefusal(
      try ProgramRun(path: programPath, command + [folder.path]),
      "\(folder.path): this is a folder, not a file")
    expectRefusal(try ProgramRun(path: programPath, command + [""]), "\"\": there is no such file")
  }

  @Test func `a name cannot bring control sequences to the terminal`() throws {
    expectRefusal(
      try run("get-offers", "--request", "\u{1b}[31mred"), "␛[31mred: there is no such file")
  }

  @Test func `a geo reply must be an object`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("[1]", to: "geo.json")
    expectRefusal(
      try run("get-offers", "--mbox", "geo-banner", "--geo", path),
      "\(path): expected an object with members such as \"x-geo-city\", found an array")
  }

  @Test func `an artifact that is none is refused with its name`() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("", to: "empty.json")
    let ended = try run("get-offers", "--mbox", "hero", "--artifact", empty)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.error.hasPrefix("\(empty): The artifact is not JSON: line 1, column 1: the text is empty"))
    #expect(ended.error.filter { $0 == "\n" }.count == 1)
  }

  // MARK: - Flags

  @Test(arguments: [
    (["--parameter", "x"], "--parameter x: expected name=value"),
    (["--at", "tomorrow"], "--at tomorrow: expected an instant in ISO 8601, such as 2026-11-27T18:00:00Z"),
    (
      ["--decisioning-method", "magic"],
      "--decisioning-method magic: expected one of on-device, server-side, hybrid"
    ),
    (
      ["--session-id", String(repeating: "s", count: 129)],
      "the flags: sessionId: must not be longer than 128 characters, but has 129"
    ),
    (["--timeout", "0"], "--timeout 0: expected milliseconds, 1 or more"),
    (
      ["--proxy", "somewhere"],
      "--proxy: expected a host and a port, such as proxy.example.com:3128, or name:password@ before it"
    ),
    (
      ["--server-domain", "http://127.0.0.1"],
      "--server-domain http://127.0.0.1: expected a host such as target.example.com or 127.0.0.1:8080"
    ),
    (
      ["--artifact", "http://127.0.0.1/rules.json"],
      "--artifact http://127.0.0.1/rules.json: name the account that it belongs to with --client."
    ),
    (
      ["--client", "shop", "--decisioning-method", "server-side"],
      "Target's servers want to know the organization: name it with --organization ...@AdobeOrg."
    ),
    (["--mbox", ""], "the flags: request.execute.mboxes[1].name: must not be empty"),
  ])
  func `a flag that cannot be used is named`(flags: [String], complaint: String) throws {
    expectRefusal(
      try ProgramRun(path: programPath, ["get-offers", "--mbox", "hero"] + flags), complaint)
  }

  @Test func `a call that asks for nothing is refused`() throws {
    let expected = "Name a request file with --request, or what to decide with --mbox; see --help."
    expectRefusal(try run("get-offers"), expected)
    expectRefusal(try run("get-offers", "--trace"), expected)
  }

  @Test func `parameters need an mbox`() throws {
    let request = #"{"execute": {"mboxes": [{"name": "hero"}]}}"#
    expectRefusal(
      try run("get-offers", "--request", "-", "--parameter", "tier=gold", input: request),
      "--parameter needs an mbox to belong to: add --mbox.")
  }

  @Test func `a result that cannot be written is no success`() throws {
    let command = "'\(programPath)' get-offers --mbox homepage-hero > /dev/full"
    let ended = try ProgramRun(path: "/bin/sh", ["-c", command])
    #expect(ended.status == 1)
    #expect(ended.error.hasPrefix("The result could not be written to standard output"))
  }
}
