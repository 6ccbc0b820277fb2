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

  // MARK: - A terminal that goes away

  @Test func `a terminal that goes away while the screen is drawn ends it`() async throws {
    let folder = try TemporaryFolder()
    let document = try folder.write(
      "[" + String(repeating: #"{"a": [1, 2, 3]}, "#, count: 20_000) + "0]", to: "a.json")
    let session = try await TmuxSession(columns: 200, rows: 60)
    try session.run("clear; '\(programPath)' explore '\(document)'")
    try await session.wait(forText: "a.json: [20,001]")
    let process = try #require(try session.foregroundProcess())
    try session.type("E" + String(repeating: "j", count: 3_000))
    session.close()
    try await session.waitForEnd(of: process)
  }

  @Test func `a terminal that goes away ends the pager too`() async throws {
    let folder = try TemporaryFolder()
    let number = folder.path + "/number"
    let pagerCommand = try folder.command("echo $$ >'\(number)'; sleep 1000")
    let session = try await startExplorer(variables: "PAGER=\"\(pagerCommand)\"")
    let process = try #require(try session.foregroundProcess())
    try await session.press("Enter", toShow: "A: trail")
    try await session.press("9", toShow: "status: 200")
    try session.press("o")
    try await session.wait(until: "the pager runs") { _ in
      (try? String(contentsOfFile: number, encoding: .utf8))?.hasSuffix("\n") == true
    }
    let pager = try #require(
      pid_t(try String(contentsOfFile: number, encoding: .utf8).trimmingCharacters(in: .newlines)))
    session.close()
    try await session.waitForEnd(of: pager)
    try await session.waitForEnd(of: process)
  }

  @Test func `a pager that reads next to nothing gives the screen back`() async throws {
    let session = try await startExplorer(variables: "PAGER='head -c 1'")
    try await session.press("Enter", toShow: "A: trail")
    try await session.press("9", toShow: "status: 200")
    try session.press("o")
    try await session.settle()
    #expect(try session.modes().isAlternateScreen)
    try await session.press("1", toShow: "A: trail")
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
