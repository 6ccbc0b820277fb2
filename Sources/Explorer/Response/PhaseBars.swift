import TargetClient
import TerminalUI

/// A part of the time that a call took, in milliseconds.
struct CallPhase: Hashable, Sendable {
  let name: String
  let duration: Double
}

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
    let known = [
      ("queue", timing.queue), ("connect", timing.connect), ("first byte", timing.firstByte),
      ("body", timing.body), ("decode", decoding),
    ]
    var phases = known.compactMap { name, duration in
      duration.flatMap { $0 >= 0 ? CallPhase(name: name, duration: $0) : nil }
    }
    let sum = phases.reduce(0) { $0 + $1.duration }
    if timing.body == nil, timing.total > sum {
      phases.append(CallPhase(name: "then given up", duration: timing.total - sum))
    }
    return node(for: phases, total: timing.total + max(0, decoding ?? 0))
  }

  /// Phases one after the other, and how long it took in all, which may be more.
  static func node(for phases: [CallPhase], total: Double) -> PaneNode {
    guard !phases.isEmpty || total > 0 else { return .heading("Time", [.note("not told by the file")]) }
    let total = max(total, phases.reduce(0) { $0 + $1.duration })
    var start = 0.0
    var nodes: [PaneNode] = []
    for phase in phases {
      nodes.append(.fact(phase.name, line(from: start, duration: phase.duration, total: total)))
      start += phase.duration
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
