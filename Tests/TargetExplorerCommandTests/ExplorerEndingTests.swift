import Foundation
import TerminalTestSupport
import Testing

@Suite struct `The end of the explorer` {
  private func expectRestored(
    _ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try session.modes() == .ordinary, sourceLocation: sourceLocation)
    #expect(try !session.screen().contains("Target Explorer"), sourceLocation: sourceLocation)
  }

  @Test(arguments: ["q", "C-c"])
  func `quitting leaves the terminal as it was`(key: String) async throws {
    let session = try await startExplorer()
    #expect(try session.modes().isAlternateScreen)
    try session.press(key)
    #expect(try await session.exitStatus() == 0)
    try expectRestored(session)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `a signal ends it, and leaves the terminal as it was`(signal: Int32) async throws {
    let session = try await startExplorer()
    try session.signal(signal)
    #expect(try await session.exitStatus() == 128 + Int(signal))
    try expectRestored(session)
  }

  @Test func `Control-Z gives the terminal back until the explorer goes on`() async throws {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    try session.press("C-z")
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    try expectRestored(session)
    try session.resize(columns: 100, rows: 30)
    try session.run("fg")
    try await session.wait(forText: "A: trail")
    #expect(try session.modes().isAlternateScreen)
    try session.press("j")
    try await session.press("Enter", toShow: "B: hearth")
  }

  @Test(arguments: ["TERM=dumb", "env -u TERM"])
  func `a terminal that cannot show it is refused in one line`(variables: String) async throws {
    let session = try await TmuxSession(columns: 240, rows: 24)
    try session.run("clear; \(variables) '\(programPath)'")
    try await session.wait(forText: "get-offers")
    #expect(try await session.exitStatus() == 2)
    let lines = try session.screen().split(separator: "\n")
    #expect(lines.count == 4, "the message, the question for the status, the answer, the prompt: \(lines)")
    #expect(lines.first?.contains("TERM") == true)
    #expect(lines.first?.contains("target-explorer get-offers") == true)
    #expect(try session.modes() == .ordinary)
  }
}
