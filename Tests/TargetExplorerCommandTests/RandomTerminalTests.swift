import Foundation
import RandomTestSupport
import TerminalTestSupport
import Testing

/// Whatever is typed, pasted, clicked and resized: the program lives, and the terminal shows what a screen
/// drawn anew shows, so no cell is left from an earlier one.
///
/// `RANDOM_TERMINAL_SECONDS=1200` runs it that long instead of a few steps.
@Suite struct `The explorer in a terminal, used at random` {
  private static let keys =
    [
      "Enter", "Escape", "Tab", "BTab", "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Space",
      "BSpace",
    ]
    + ["C-r", "C-u", "C-d", "C-f", "C-l", "M-r", "M-f", "M-o", "F5", "F12"]
    + "jkhlgGnNaceiuUyYvzEC[]<>?/123456789!dRM".map(String.init)

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `nothing is left from an earlier screen`(seed: UInt64) async throws {
    let seconds = ProcessInfo.processInfo.environment["RANDOM_TERMINAL_SECONDS"].flatMap(Double.init)
    let end = ContinuousClock.now + .seconds(seconds ?? 0)
    var generator = SeededGenerator(seed: seed)
    var session = try await startExplorer(columns: 100, rows: 30)
    var round = 0
    repeat {
      for _ in 0..<40 { try Self.act(on: session, &generator) }
      round += 1
      if try session.foregroundProcess() == nil {
        // Some ways lead to the end or to the shell. They must be orderly.
        #expect(try session.modes() == .ordinary, "seed \(seed), round \(round)")
        session = try await startExplorer(columns: 100, rows: 30)
      }
      try await Self.expectSameScreenDrawnAnew(session, "seed \(seed), round \(round)")
    } while ContinuousClock.now < end || round < 3
  }

  private static func act(on session: TmuxSession, _ generator: inout SeededGenerator) throws {
    switch Int.random(in: 0..<100, using: &generator) {
    case ..<84: try session.press(keys.randomElement(using: &generator) ?? "j")
    case ..<90:
      let column = Int.random(in: 1...100, using: &generator)
      let row = Int.random(in: 1...30, using: &generator)
      try session.send(bytes: "\u{1B}[<0;\(column);\(row)M\u{1B}[<0;\(column);\(row)m".utf8)
    case ..<94:
      try session.paste(
        ["日本語 \u{1B}[2J", "two\nlines", "e\u{301}👩‍👩‍👧\t\u{7}", "9"].randomElement(using: &generator) ?? "")
    default:
      try session.resize(
        columns: Int.random(in: 38...170, using: &generator), rows: Int.random(in: 8...50, using: &generator))
    }
  }

  /// Has everything drawn anew, and compares.
  private static func expectSameScreenDrawnAnew(_ session: TmuxSession, _ place: String) async throws {
    let screen = try await settledScreen(session)
    let record = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: record) }
    try session.record(to: record)
    try session.press("C-l")
    // The terminal is cleared first, so that it shows the same only when it was all written again.
    try await session.wait(until: "the screen is drawn anew (\(place))") { _ in
      let bytes = (try? Data(contentsOf: record)) ?? Data()
      return bytes.range(of: Data("\u{1B}[2J".utf8)) != nil || bytes.range(of: Data("\u{1B}[J".utf8)) != nil
    }
    try await session.wait(until: "the screen is the same (\(place)):\n\(screen)") { _ in
      try session.styledScreen() == screen
    }
  }

  /// The screen once nothing of what was sent is on its way any more: a key that only tells about itself
  /// was answered, and its message is gone again.
  private static func settledScreen(_ session: TmuxSession) async throws -> String {
    try session.press("C-l")
    var before = try session.styledScreen()
    var same = 0
    while same < 3 {
      let screen = try await session.wait(until: "the screen can be read") { _ in true }
      _ = screen
      let now = try session.styledScreen()
      same = now == before ? same + 1 : 0
      before = now
      try await Task.sleep(for: .milliseconds(40))
    }
    return before
  }
}
