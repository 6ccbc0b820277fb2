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
    node(for: condition, isNeeded: true, columns: columns, depth: 0) { part in
      context.subject(candidate, variable: part.readVariables.first)
    }
  }

  /// The tree of a condition on its own, with what each part is about.
  static func node(
    for condition: Explanation, columns: Int, subject: (Explanation) -> WhySubject?
  ) -> PaneNode {
    node(for: condition, isNeeded: true, columns: columns, depth: 0, subject: subject)
  }

  private static func node(
    for part: Explanation, isNeeded: Bool, columns: Int, depth: Int,
    subject: (Explanation) -> WhySubject?
  ) -> PaneNode {
    let isNeeded = isNeeded && part.isNeeded
    let role: TextRole = !isNeeded ? .muted : part.isTruthy ? .success : .failure
    var line = StyledLine(part.isTruthy ? "✓ " : "✗ ", role)
    line.append(sentence(of: part), isNeeded ? .text : .muted)
    if !isNeeded { line.append("  not needed", .muted) }
    let notes = part.isGroup ? part.notes : part.allNotes
    var nodes = notes.flatMap { PaneNode.wrapped("! \($0.text)", .warning, columns: columns - 4) }
    if part.isGroup, depth < Explanation.deepestPart {
      nodes += part.operands.map {
        Self.node(for: $0, isNeeded: isNeeded, columns: columns - 2, depth: depth + 1, subject: subject)
      }
    }
    // Several values for one variable are one condition to a reader.
    var node = PaneNode(line, nodes, startsOpen: !part.comparesOneVariable, copyText: part.expressionText)
    // When a value changes, the line changes, but not what it is about.
    node.key = part.expressionText
    node.subject = subject(part)
    return node
  }

  /// A group counts its parts; what its parts say stands below it.
  private static func sentence(of part: Explanation) -> String {
    part.isGroup && !part.comparesOneVariable ? part.sentence : ConditionSentence.text(for: part)
  }
}

extension Explanation {
  /// The notes on a comparison and on what it compares, each once.
  fileprivate var allNotes: [RuleNote] {
    var notes: [RuleNote] = []
    var waiting = [(part: self, depth: 0)]
    while let (part, depth) = waiting.popLast() {
      notes += part.notes.filter { !notes.contains($0) }
      guard depth < Self.deepestPart else { continue }
      waiting += part.operands.reversed().map { ($0, depth + 1) }
    }
    return notes
  }
}
