import Foundation
import TerminalTestSupport
import Testing

/// Whatever is typed, pasted, clicked or resized in a real terminal: the explorer lives on, and every cell shows what
/// the explorer means to show.
@Suite struct `Random input to the explorer` {
  @Test(arguments: [1, 2] as [UInt64])
  func `random input leaves no stale cell`(seed: UInt64) async throws {
    var rounds = 0
    try await Self.play(seed: seed) {
      rounds += 1
      return rounds <= 15
    }
  }

  /// `RANDOM_INPUT_SECONDS=1200` plays that long, with other seeds each time around.
  @Test(.enabled(if: Self.seconds != nil))
  func `random input for a long time leaves no stale cell, and every key is answered soon`() async throws {
    let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
    var seed: UInt64 = 5_000
    while ContinuousClock.now < end {
      var rounds = 0
      try await Self.play(seed: seed, longestAnswer: .milliseconds(100)) {
        rounds += 1
        return rounds <= 200 && ContinuousClock.now < end
      }
      print("random input to the terminal: seed \(seed), \(rounds) rounds")
      seed += 1
    }
  }

  private static let seconds = ProcessInfo.processInfo.environment["RANDOM_INPUT_SECONDS"].flatMap(Int.init)

  /// Plays, and after each round has the explorer draw its screen anew, which must change nothing.
  ///
  /// - Parameters:
  ///   - longestAnswer: the longest that the explorer may work on a round; nil does not measure.
  ///   - goesOn: whether there is another round.
  private static func play(
    seed: UInt64, longestAnswer: Duration? = nil, while goesOn: () -> Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let commandLine = try commandLine(seed: seed, in: folder)
    let session = try await TmuxSession(columns: 120, rows: 40)
    try session.run("cd '\(folder.path)'")
    try await start(commandLine, in: session)
    if longestAnswer != nil { #expect(try session.workTime() != nil, "nothing is measured") }
    var typist = RandomTypist(seed: seed)
    while goesOn() {
      let input = longestAnswer == nil ? typist.burst() : typist.input()
      let before = try session.workTime()
      for input in input { try session.send(input) }
      try await session.settle()
      guard try session.foregroundProcess() != nil else {
        let status = try await session.exitStatus()
        guard status == 0 else {
          Issue.record("seed \(seed): status \(status) after \(input)\n\(try session.screen())")
          return
        }
        try await start(commandLine, in: session)
        continue
      }
      if let longestAnswer, let before, let after = try session.workTime(), after - before > longestAnswer {
        Issue.record("seed \(seed): \(after - before) for \(input)")
      }
      let cells = try session.cells()
      let redrawn = try await session.redrawnCells()
      guard cells == redrawn else {
        Issue.record("seed \(seed): stale cells after \(input)\n\(Self.differences(cells, redrawn))")
        return
      }
    }
  }

  private static func differences(_ shown: [[ScreenCell]], _ drawnAnew: [[ScreenCell]]) -> String {
    zip(shown, drawnAnew).enumerated().compactMap { row, lines in
      guard
        let column = (0..<max(lines.0.count, lines.1.count)).first(where: { column in
          lines.0.dropFirst(column).first != lines.1.dropFirst(column).first
        })
      else { return nil }
      return "row \(row) from column \(column):\n\(text(lines.0))\n\(text(lines.1))"
    }.joined(separator: "\n")
  }

  private static func text(_ line: [ScreenCell]) -> String { String(line.map(\.character)) }

  private static func start(_ commandLine: String, in session: TmuxSession) async throws {
    try session.run("clear; \(commandLine)")
    try await session.wait(until: "the explorer shows") { _ in try session.modes().isAlternateScreen }
    try await session.settle()
  }

  /// Every other time a document is opened that is too large to be searched at once.
  private static func commandLine(seed: UInt64, in folder: TemporaryFolder) throws -> String {
    let state = "XDG_CONFIG_HOME=/dev/null/none XDG_STATE_HOME=/dev/null/none EDITOR=true PAGER=true"
    guard seed.isMultiple(of: 2) else { return "\(state) '\(programPath)'" }
    let element =
      #"{"name": "日本語 \\u001b[2J", "list": [1, 2, {"deep": [true, null]}], "word": "e\u{301}nd"},"#
    let document = try folder.write(
      "[" + String(repeating: element + "\n", count: 6_000) + "0]", to: "document.json")
    return "\(state) '\(programPath)' explore '\(document)'"
  }
}

extension TmuxSession {
  fileprivate func send(_ input: RandomTypist.Input) throws {
    switch input {
    case .bytes(let text): try send(bytes: text.utf8)
    case .paste(let text): try paste(text)
    case .resize(let columns, let rows): try resize(columns: columns, rows: rows)
    }
  }

  /// How long the thread that answers keys has worked, which other programs on the machine do not make longer
  /// (proc(5), `schedstat`). Nil when there is no such thread, as when the explorer is about to end.
  fileprivate func workTime() throws -> Duration? {
    guard let process = try foregroundProcess() else { return nil }
    let tasks = "/proc/\(process)/task"
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks)
    where (try? String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8)) == "screen\n" {
      let count = try? String(contentsOfFile: "\(tasks)/\(task)/schedstat", encoding: .utf8)
      return count?.split(separator: " ").first.flatMap { Int($0) }.map { .nanoseconds($0) }
    }
    return nil
  }
}
