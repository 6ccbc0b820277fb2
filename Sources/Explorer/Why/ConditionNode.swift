import JSONLogic
import TerminalUI

/// A condition as a tree: ✓ or ✗ on every part, with the actual value beside the wanted one.
enum ConditionNode {
  /// How deep conditions are shown; real ones are far from it.
  private static let deepest = 40

  /// The tree of a condition.
  static func node(for condition: Explanation) -> PaneNode {
    node(for: condition, isNeeded: true, depth: 0)
  }

  private static func node(for part: Explanation, isNeeded: Bool, depth: Int) -> PaneNode {
    let isNeeded = isNeeded && part.isNeeded
    let role: TextRole = !isNeeded ? .muted : part.isTruthy ? .success : .failure
    var line = StyledLine(part.isTruthy ? "✓ " : "✗ ", role)
    line.append(part.sentence, isNeeded ? .text : .muted)
    if !isNeeded { line.append("  not needed", .muted) }
    var nodes = part.notes.map { PaneNode.note("! \($0.text)", .warning) }
    if part.isGroup, depth < deepest {
      nodes += part.operands.map { node(for: $0, isNeeded: isNeeded, depth: depth + 1) }
    }
    return PaneNode(line, nodes, copyText: part.expressionText)
  }

  /// The part of a condition that does not hold which is to blame, in a sentence.
  static func blame(_ condition: Explanation) -> String {
    var part = condition
    for _ in 0..<deepest {
      let failing = part.operands.filter { !$0.isTruthy }
      switch part.operation {
      case "and" where part.range == nil && !failing.isEmpty: part = failing[0]
      case "or" where failing.count == 1: part = failing[0]
      default: return part.sentence
      }
    }
    return part.sentence
  }
}

extension Explanation {
  /// Whether the operands are conditions of their own, to be shown below this one.
  fileprivate var isGroup: Bool {
    guard range == nil, let operation else { return false }
    return ["and", "or", "!", "!!", "if", "?:"].contains(operation)
  }
}
