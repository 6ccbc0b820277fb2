import Decisioning
import OrderedJSON
import TargetClient
import TerminalUI

/// Why the visitor got what they got: for each item the answer in a sentence, and what became of every
/// activity at its location.
enum WhyPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - columns: how wide lines may be.
  ///   - borders: of what rulers are drawn.
  static func nodes(for result: TargetDeliveryResult, columns: Int, borders: BorderStyle) -> [PaneNode] {
    guard let explanation = result.explanation else {
      return [.note("There is no explanation: only on-device decisions can be explained.")]
    }
    let room = columns - PaneNode.signColumns
    var nodes = [VisitorNode.node(explanation, request: result.request, columns: room)]
    if explanation.items.isEmpty { nodes.append(.note("The request asked for no mbox, view or page load.")) }
    // With a few items there is room to show at once what decided each.
    let opensActivities = explanation.items.count <= 2
    nodes += explanation.items.enumerated().map { position, item in
      var node = itemNode(item, columns: room, borders: borders, opensActivities: opensActivities)
      node.key = "item \(position)"
      return node
    }
    nodes += explanation.decision.diagnostics.flatMap {
      PaneNode.wrapped("! \($0)", .warning, columns: room)
    }
    return nodes
  }

  private static func itemNode(
    _ item: ItemExplanation, columns: Int, borders: BorderStyle, opensActivities: Bool
  ) -> PaneNode {
    let name = item.kind == .pageLoad ? "page load" : item.name.isEmpty ? "all views" : item.name
    var line = StyledLine(name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.mode.rawValue) \(item.kind.rawValue)", .muted)
    let activities = ActivityOutcome.outcomes(of: item)
    let lead = ItemLead(for: item, activities)
    let inner = columns - TreeView<PaneTree>.indentation
    var nodes = PaneNode.wrapped(lead.text, lead.role, columns: inner)
    if let caution = item.caution { nodes += PaneNode.wrapped(caution, .warning, columns: inner) }
    let winners = activities.indices.filter { activities[$0].standing == .won }
    nodes += activities.enumerated().map { position, activity in
      let isFirst = winners.first.map { $0 == position } ?? (activities.count == 1)
      return ActivityNode.node(
        for: activity, isAnswer: isFirst && winners.count < 2, columns: inner, borders: borders,
        startsOpen: opensActivities && isFirst)
    }
    return PaneNode(line, nodes, copyText: item.textLines.joined(separator: "\n"))
  }
}
