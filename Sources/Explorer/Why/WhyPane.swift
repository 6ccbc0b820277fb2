import Decisioning
import OrderedJSON
import TargetClient
import TerminalUI

/// Why the visitor got what they got: for each item, what became of every activity at its location.
enum WhyPane {
  /// The lines of the pane.
  static func nodes(for result: TargetDeliveryResult) -> [PaneNode] {
    guard let explanation = result.explanation else {
      return [.note("There is no explanation: only on-device decisions can be explained.")]
    }
    var nodes = [visitorNode(explanation)]
    if explanation.items.isEmpty { nodes.append(.note("The request asked for no mbox, view or page load.")) }
    nodes += explanation.items.map(itemNode)
    nodes += explanation.decision.diagnostics.map { .note("\($0)", .warning) }
    return nodes
  }

  // MARK: - The visitor

  private static func visitorNode(_ explanation: DecisionExplanation) -> PaneNode {
    let id = explanation.bucketingIdentifier
    var bucketing = StyledLine(id.value, .text)
    bucketing.append("  \(sourceText(id.source))", id.source == .created ? .warning : .muted)
    let date = explanation.date
    var facts = [
      PaneNode.fact("bucketed by", bucketing, copyText: id.value),
      PaneNode.fact("decided for", "\(date.iso8601), a \(date.weekdayName) in UTC"),
    ]
    facts.append(
      .fact("property", explanation.propertyToken ?? "none: only activities open to every property"))
    return .heading("Visitor", facts)
  }

  private static func sourceText(_ source: BucketingIdentifier.Source) -> String {
    switch source {
    case .marketingCloudVisitorId: "the ECID"
    case .tntId: "the tnt id"
    case .thirdPartyId: "the third party id"
    case .created: "made for this call, as the request has no id: the next call falls into other buckets"
    }
  }

  // MARK: - Items

  private static func itemNode(_ item: ItemExplanation) -> PaneNode {
    let name = item.kind == .pageLoad ? "page load" : item.name.isEmpty ? "all views" : item.name
    var line = StyledLine(name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.mode.rawValue) \(item.kind.rawValue)", .muted)
    var nodes: [PaneNode] = []
    nodes += ItemSentences.sentences(for: item).map { .note($0, .warning) }
    nodes += item.candidates.map(CandidateNode.node)
    return PaneNode(line, nodes, copyText: item.textLines.joined(separator: "\n"))
  }
}
