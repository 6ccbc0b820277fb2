import Decisioning
import JSONLogic
import TerminalUI

/// A condition as a tree: ✓ or ✗ on every part, with the actual value beside the wanted one.
enum ConditionNode {
  /// The tree of a rule's condition.
  ///
  /// - Parameters:
  ///   - condition: the condition.
  ///   - candidate: the rule.
  ///   - context: the item that the rule was tried for.
  ///   - columns: the room for its line, the sign for folding included.
  static func node(
    for condition: Explanation, of candidate: CandidateExplanation, in context: WhyItemContext, columns: Int
  ) -> PaneNode {
    node(for: condition, role: .whole, columns: columns, depth: 0) { part in
      context.subject(candidate, variable: part.readVariables.first)
    }
  }

  /// The tree of a condition on its own, with what each part is about.
  static func node(
    for condition: Explanation, columns: Int, subject: (Explanation) -> WhySubject?
  ) -> PaneNode {
    node(for: condition, role: .whole, columns: columns, depth: 0, subject: subject)
  }

  private static func node(
    for part: Explanation, role: ConditionRole, columns: Int, depth: Int,
    subject: (Explanation) -> WhySubject?
  ) -> PaneNode {
    let isNeeded = role.isNeeded
    var line = StyledLine(
      part.isTruthy ? "✓ " : "✗ ", !isNeeded ? .muted : part.isTruthy ? .success : .failure)
    line.append(ConditionSentence.text(for: part), isNeeded ? .text : .muted)
    if !isNeeded { line.append("  not needed", .muted) }
    var nodes = ConditionSentence.notes(on: part).flatMap {
      PaneNode.wrapped("! \($0)", .warning, columns: columns - 4)
    }
    if part.isGroup, depth < Explanation.deepestPart {
      let roles = role.roles(
        ofOperands: part.operands.map(\.isTruthy), of: part.operation,
        // Below a part that was not reached, nothing was.
        reached: part.operands.map { $0.isNeeded || !part.isNeeded })
      nodes += zip(part.operands, roles).map {
        Self.node(for: $0, role: $1, columns: columns - 2, depth: depth + 1, subject: subject)
      }
    }
    var node = PaneNode(line, nodes, startsOpen: !part.isOneToReaders, copyText: part.expressionText)
    // When a value changes, the line changes, but not what it is about.
    node.key = part.expressionText
    node.subject = subject(part)
    return node.breaking(indentation: PaneNode.signColumns)
  }
}

extension Explanation {
  /// Whether readers take this for one condition: several values for one variable, or what must not hold when
  /// that is one condition.
  fileprivate var isOneToReaders: Bool {
    guard operation == "!", operands.count == 1 else { return comparesOneVariable }
    return !operands[0].isGroup || operands[0].comparesOneVariable
  }
}
