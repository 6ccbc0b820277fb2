import Foundation
import TerminalTestSupport
import Testing

@Suite struct EndingTests {
  /// Everything a full-screen program must have put back.
  private func expectRestored(
    _ session: TmuxSession, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    #expect(try session.modes() == .ordinary, sourceLocation: sourceLocation)
    #expect(try !session.screen().contains("fixture 80×24"), sourceLocation: sourceLocation)
    try session.run("clear; stty -a; echo MO''DES")
    let words = try await session.wait(forText: "MODES\n").split { $0 == " " || $0 == "\n" }
    #expect(
      Set(["icanon", "echo", "isig", "icrnl", "opost", "onlcr", "ixon", "iexten"]).isSubset(
        of: words.map(String.init)),
      sourceLocation: sourceLocation)
  }

  @Test func `quitting leaves the terminal as it was`() async throws {
    let session = try await startFixture()
    #expect(try session.modes().isAlternateScreen)
    try session.press("q")
    #expect(try await session.exitStatus() == 0)
    try await session.wait(forText: "left in good order")
    try await expectRestored(session)
  }

  @Test func `after the end a paste is plain text again`() async throws {
    let session = try await startFixture()
    try session.press("q")
    _ = try await session.exitStatus()
    try session.run("clear; cat -v")
    try session.paste("pasted\n")
    let screen = try await session.wait(until: "it was echoed and printed") {
      $0.components(separatedBy: "pasted").count == 3
    }
    #expect(!screen.contains("200~"))
  }

  @Test func `the program ends when its terminal is gone`() async throws {
    let session = try await startFixture()
    let process = try #require(try session.foregroundProcess())
    session.close()
    try await session.waitForEnd(of: process)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal to end leaves the terminal as it was`(signal: Int32) async throws {
    let session = try await startFixture()
    try session.signal(signal)
    #expect(try await session.exitStatus() == 128 + Int(signal))
    try await expectRestored(session)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGQUIT])
  func `a crash leaves the terminal as it was`(signal: Int32) async throws {
    let session = try await startFixture(variables: "SWIFT_BACKTRACE=enable=no")
    try session.signal(signal)
    #expect(try await session.exitStatus() == 128 + Int(signal))
    try await expectRestored(session)
  }

  @Test func `a Swift trap leaves the terminal as it was`() async throws {
    let session = try await startFixture(variables: "SWIFT_BACKTRACE=enable=no")
    try session.press("x")
    #expect(try await [128 + Int(SIGILL), 128 + Int(SIGTRAP)].contains(session.exitStatus()))
    try await expectRestored(session)
  }

  @Test func `the backtrace of a trap is shown on the shell's screen`() async throws {
    let session = try await startFixture(variables: "SWIFT_BACKTRACE=enable=yes,interactive=no")
    try session.press("x")
    #expect(try await [128 + Int(SIGILL), 128 + Int(SIGTRAP)].contains(session.exitStatus()))
    #expect(try session.screen().contains("Backtrace took"))
    try await expectRestored(session)
  }

  @Test func `a program that hangs ends when it is asked again after a while`() async throws {
    let session = try await startFixture()
    try session.press("h")
    try await session.wait(forText: "hanging")
    try await session.wait(until: "it has ended") { _ in
      guard try session.foregroundProcess() != nil else { return true }
      try? session.signal(SIGTERM)
      return false
    }
    #expect(try await session.exitStatus() == 128 + Int(SIGTERM))
    try await expectRestored(session)
  }

  // MARK: - Suspending

  @Test func `Control-Z gives the terminal back until the program goes on`() async throws {
    let session = try await startFixture()
    try session.press("C-z")
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    try await expectRestored(session)
    try session.resize(columns: 100, rows: 20)
    try session.run("fg")
    try await session.wait(until: "the program is back") {
      $0.hasPrefix("fixture 100×20") && $0.contains("resumed")
    }
    #expect(try session.modes().isAlternateScreen)
    try session.press("a")
    try await session.wait(forText: "key 'a'")
  }

  @Test func `in the background the program waits and leaves the terminal alone`() async throws {
    let session = try await startFixture()
    try session.press("C-z")
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    try session.run("bg")
    try await expectRestored(session)
    try session.run("fg")
    try await session.wait(forText: "resumed")
    try session.press("a")
    try await session.wait(forText: "key 'a'")
  }

  @Test func `a stop from outside is answered the same way`() async throws {
    let session = try await startFixture()
    try session.signal(SIGTSTP)
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    try await expectRestored(session)
    try session.run("fg")
    try await session.wait(forText: "resumed")
  }

  @Test func `after a stop that cannot be caught the screen is drawn again`() async throws {
    let session = try await startFixture()
    try session.signal(SIGSTOP)
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    // The modes are still the program's, so Enter would not end the line.
    try session.type("fg")
    try session.press("C-j")
    try await session.wait(until: "the program is back and alone on the screen") {
      $0.hasPrefix("fixture 80×24") && $0.contains("resumed") && !$0.contains("Stopped")
    }
  }

  @Test func `a stopped program can be ended`() async throws {
    let session = try await startFixture()
    try session.press("C-z")
    try await session.wait(until: "the shell is back") { $0.contains("Stopped") }
    try session.run("clear; kill %1; kill -CONT %1")
    // The shell tells what became of its jobs before each prompt.
    try await session.wait(until: "the shell says that it ended") {
      try session.press("Enter")
      return $0.contains("Terminated")
    }
    try await expectRestored(session)
  }

  @Test func `another program can have the terminal meanwhile`() async throws {
    let session = try await startFixture()
    try session.press("!")
    // The modes it runs in are those of a shell.
    try await session.wait(until: "the program tells its modes") {
      $0.contains("OUTSIDE") && $0.contains(" icanon")
    }
    #expect(try session.modes() == .ordinary)
    try session.press("Enter")
    try await session.wait(forText: "outside ended with 3")
    #expect(try session.modes().isAlternateScreen)
  }

  @Test func `Control-C ends only the other program`() async throws {
    let session = try await startFixture()
    try session.press("!")
    try await session.wait(forText: "OUTSIDE")
    try session.press("C-c")
    let screen = try await session.wait(forText: "resumed")
    #expect(!screen.contains("terminated"))
  }

  // MARK: - No terminal

  @Test func `without a terminal there is one line and status 2`() throws {
    let result = try ProgramRun(path: fixturePath)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.error
        == "The explorer needs a terminal, but standard input is not one. "
        + "For use in scripts, try: target-explorer get-offers --help\n")
  }

  @Test(arguments: [
    ("TERM=dumb FIXTURE", "TERM=dumb cannot show a full screen"), ("TERM=nonsense FIXTURE", "TERM=nonsense"),
    ("TERM= FIXTURE", "TERM is not set"), ("env -u TERM FIXTURE", "TERM is not set"),
    ("TERM=$(printf 'a\\033[31mb') FIXTURE", "TERM=a␛[31mb"),
    ("FIXTURE 2>&1 >/dev/null", "standard output is not one"),
    ("FIXTURE </dev/null", "standard input is not one"),
  ])
  func `a terminal that cannot be used is refused in one line`(command: String, reason: String) async throws {
    let session = try await TmuxSession(columns: 240, rows: 24)
    let commandLine = command.replacing("FIXTURE", with: fixturePath)
    try session.run("clear; \(commandLine)")
    try await session.wait(forText: "get-offers")
    #expect(try await session.exitStatus() == 2)
    let lines = try session.screen().split(separator: "\n")
    #expect(lines.count == 4, "the message, the question for the status, the answer, the prompt")
    #expect(lines.first?.contains(reason) == true)
    #expect(lines.first?.contains("target-explorer get-offers") == true)
    #expect(try session.modes() == .ordinary)
  }
}
