import TargetClient
import TerminalUI

/// A decision as plain text, in the words of the overview.
public enum DecisionReport {
  /// The report, lines separated by line feeds, with nothing in it that must not reach a terminal.
  public static func text(of result: TargetDeliveryResult) -> String {
    var lines: [String] = []
    let overview = OverviewPane.lines(for: result, result.response.items)
    var waiting = overview.reversed().map { (node: $0, depth: 0) }
    while let (node, depth) = waiting.popLast() {
      if depth == 0, !lines.isEmpty { lines.append("") }
      lines.append(DisplayText.blanks(2 * depth) + DisplayText.safe(node.line.text))
      if case .nodes(let nodes) = node.content {
        waiting += nodes.reversed().map { ($0, depth + 1) }
      }
    }
    return lines.joined(separator: "\n")
  }
}
