import Foundation
import TerminalTestSupport
import Testing

@Suite struct ScreenTests {
  @Test func `the whole screen is drawn, to its last cell`() async throws {
    let session = try await startFixture(columns: 40, rows: 10)
    let lines = try await session.wait(forText: "漢").components(separatedBy: "\n")
    #expect(lines[0] == "fixture 40×10 indexed256")
    #expect(lines[9] == String(repeating: " ", count: 36) + "漢e\u{301}z")
    #expect(try !session.modes().isCursorVisible)
  }

  @Test func `what is drawn step by step is what is drawn at once`() async throws {
    let steps = try await Self.screenOfLastPicture(after: "r")
    #expect(try await steps == Self.screenOfLastPicture(after: "p"))
  }

  private static func screenOfLastPicture(after key: String) async throws -> String {
    let session = try await startFixture(columns: 61, rows: 20)
    try session.press(key)
    try await session.wait(forText: "picture 150")
    try await session.settle()
    return try session.screen()
  }

  @Test func `the window decides about the size, whatever the environment says`() async throws {
    let session = try await startFixture(columns: 60, rows: 12, variables: "LINES=5 COLUMNS=20")
    try await session.wait(forText: "fixture 60×12")
  }

  @Test(arguments: [(100, 30), (20, 5)])
  func `a new size is taken over`(columns: Int, rows: Int) async throws {
    let session = try await startFixture(columns: 60, rows: 12)
    try session.resize(columns: columns, rows: rows)
    try await session.wait(until: "all of the screen is drawn in its new size") {
      $0.hasPrefix("fixture \(columns)×\(rows)") && $0.contains("resize \(columns)×\(rows)")
        && $0.hasSuffix("漢e\u{301}z\n")
    }
  }

  @Test func `a size that changes a hundred times is right in the end`() async throws {
    let session = try await startFixture(columns: 60, rows: 12)
    for columns in 61...160 { try session.resize(columns: columns, rows: 12) }
    try await session.wait(forText: "fixture 160×12")
  }

  @Test func `colours are used as far as the terminal has them`() async throws {
    for (type, depth) in [("xterm", "ansi8"), ("vt100", "monochrome"), ("xterm-256color", "indexed256")] {
      let session = try await startFixture(variables: "TERM=\(type)")
      try await session.wait(forText: depth)
    }
  }

  @Test func `there are colours`() async throws {
    let session = try await startFixture()
    #expect(Self.hasColors(try session.styledScreen()))
  }

  @Test func `NO_COLOR keeps every colour away`() async throws {
    let session = try await startFixture(variables: "NO_COLOR=1")
    try await session.wait(forText: "monochrome")
    #expect(!Self.hasColors(try session.styledScreen()))
  }

  @Test func `an empty NO_COLOR means nothing`() async throws {
    let session = try await startFixture(variables: "NO_COLOR=")
    try await session.wait(forText: "indexed256")
  }

  /// Whether there is an SGR sequence with a parameter for a colour.
  private static func hasColors(_ screen: String) -> Bool {
    screen.contains(/\x1b\[(\d+;)*([34][0-8]|9[0-7]|10[0-7])[;m]/)
  }

  @Test(arguments: ["LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LANG=de_XX.UTF-8", "LC_ALL= LC_CTYPE= LANG="])
  func `wide characters are shown whatever the locale`(locale: String) async throws {
    let session = try await startFixture(variables: locale)
    try session.press("ü")
    try await session.wait(until: "the letter and the wide character are shown") {
      $0.contains("key 'ü'") && $0.contains("漢e\u{301}z")
    }
  }

  // MARK: - Bytes

  @Test func `nothing is written when nothing changes`() async throws {
    let idle = try await Self.bytesWritten(after: ["n", "n", "n", "n", "n", "a"])
    let direct = try await Self.bytesWritten(after: ["a"])
    #expect(idle == direct)
  }

  @Test func `a change costs no more than itself`() async throws {
    #expect(try await Self.bytesWritten(after: ["a"]).count < 60)
  }

  /// What the fixture writes for some keys; the last one is `a`, and `n` changes nothing.
  private static func bytesWritten(after keys: [String]) async throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let session = try await startFixture()
    try session.record(to: file)
    for key in keys { try session.press(key) }
    try await session.wait(forText: "key 'a'")
    try await session.wait(until: "the record holds it") { _ in
      ((try? Data(contentsOf: file)) ?? Data()).count(where: { $0 == UInt8(ascii: "a") }) > 0
    }
    return Array(try Data(contentsOf: file))
  }
}
