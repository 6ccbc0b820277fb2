import TargetClient
import TerminalUI

/// Where the time of a call went, phase after phase:
///
/// ```
/// connect            1.2 ms  ━━━
/// first byte         8.0 ms     ━━━━━━━━━━━━━━━━━━━
/// ```
enum PhaseBars {
  /// The columns of the whole time.
  private static let columns = 24

  /// The phases of an attempt, and reading its answer.
  static func node(for timing: HTTPTiming, decoding: Double?) -> PaneNode {
    let phases = [
      ("queue", timing.queue), ("connect", timing.connect), ("first byte", timing.firstByte),
      ("body", timing.body), ("decode", decoding),
    ]
    let sum = phases.reduce(0) { $0 + max(0, $1.1 ?? 0) }
    let total = max(sum, timing.total + max(0, decoding ?? 0))
    var start = 0.0
    var nodes: [PaneNode] = []
    for (name, duration) in phases {
      guard let duration, duration >= 0 else { continue }
      nodes.append(.fact(name, line(from: start, duration: duration, total: total)))
      start += duration
    }
    if timing.body == nil, timing.total > start {
      nodes.append(.fact("then given up", line(from: start, duration: timing.total - start, total: total)))
    }
    return .heading("Time", nodes, detail: Duration.milliseconds(total).shortText)
  }

  private static func line(from start: Double, duration: Double, total: Double) -> StyledLine {
    let text = Duration.milliseconds(duration).shortText
    var line = StyledLine(DisplayText.blanks(max(0, 9 - DisplayText.columns(of: text))) + text + "  ", .text)
    guard total > 0 else { return line }
    func column(_ time: Double) -> Int { min(columns, Int((time / total * Double(columns)).rounded())) }
    let first = min(columns - 1, column(start))
    let last = max(first + 1, column(start + duration))
    line.append(DisplayText.blanks(first), .text)
    line.append(String(repeating: "━", count: last - first), .information)
    return line
  }
}
