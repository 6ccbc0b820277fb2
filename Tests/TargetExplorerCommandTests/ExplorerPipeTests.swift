import TerminalTestSupport
import Testing

/// What comes through a pipe, while keys come from the terminal.
@Suite struct `A document on standard input` {
  @Test func `a document is read from standard input, and keys from the terminal`() async throws {
    let session = try await pipe(#"{"some": ["text", 1.50]}"#, showing: "standard input: {1}")
    try await session.press("j", toShow: "some")
    try session.type("/text")
    try await session.press("Enter", toShow: "1 of 1")
    try session.press("q")
    #expect(try await session.exitStatus() == 0)
  }

  @Test func `a request is read from standard input too`() async throws {
    let session = try await pipe(
      #"{"name": "Piped", "request": {"execute": {"mboxes": [{"name": "loyalty-teaser"}]}}}"#,
      showing: "Piped")
    try await session.press("C-r", toShow: "Everywhere (0)")
  }

  @Test func `the explorer is suspended and comes back while standard input is a pipe`() async throws {
    let session = try await pipe(#"["first", "second"]"#, showing: "second")
    try session.press("C-z")
    try await session.wait(until: "the shell has the screen") {
      !$0.contains("second") || $0.contains("topped")
    }
    try session.run("fg")
    try await session.wait(forText: "0: \"first\"")
    try await session.press("?", toShow: "Help")
  }

  @Test(arguments: [
    ("\u{FEFF}[\"marked\"]", "0: \"marked\""), ("42", "standard input: 42"), ("{'a': 1}", "{'a': 1}"),
    ("{\"n\": 1}\n{\"n\": 2}", "standard input: [2]"),
    ("\u{FEFF}{\"n\": 1}\n{\"n\": 2}", "standard input: [2]"),
  ])
  func `whatever comes is shown`(text: String, sign: String) async throws {
    _ = try await pipe(text, showing: sign)
  }

  @Test func `the keyboard is no document`() async throws {
    let session = try await TmuxSession(columns: 120, rows: 24)
    try session.run("clear; '\(programPath)' explore -")
    try await session.wait(forText: "-: give a file to it with <, or the output of a command with |")
    #expect(try await session.exitStatus() == 2)
  }

  /// A terminal with the explorer, to which a text is piped.
  private func pipe(_ text: String, showing sign: String) async throws -> TmuxSession {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "document")
    let session = try await TmuxSession(columns: 120, rows: 24)
    let home = "XDG_CONFIG_HOME=/dev/null/none XDG_STATE_HOME=/dev/null/none"
    try session.run("clear; cat '\(file)' | \(home) '\(programPath)' explore -")
    try await session.wait(forText: sign)
    try await session.settle()
    return session
  }
}
