import TargetClient
import TerminalUI

/// How and where the decision was made, and what that implies.
enum MetaPane {
  /// The lines of the pane.
  static func nodes(for result: TargetDeliveryResult) -> [PaneNode] {
    let meta = result.meta
    var decision = [
      PaneNode.fact("method", StyledLine(meta.decisioningMethod.rawValue, .accent)),
      PaneNode.fact("configured", meta.configuredDecisioningMethod.rawValue),
      PaneNode.fact("why", meta.reason),
    ]
    if let host = meta.host {
      decision.append(.fact("host", StyledLine(host.name, .text) + StyledLine("  \(host.reason)", .muted)))
    }
    if let property = result.request.property?.token { decision.append(.fact("property", property)) }
    var nodes = [
      PaneNode.heading("Decision", decision), remoteNode("Remote mboxes", meta.remoteMboxes, of: "mbox"),
      remoteNode("Remote views", meta.remoteViews, of: "view"), timingNode(result.timing),
    ]
    nodes += listNode("Notices", result.diagnostics.map { .note("\($0)", .warning) })
    let advice = result.problems.filter { !$0.path.description.hasPrefix("trace") }
    nodes += listNode("Advice on the request", advice.map { .note("\($0)", .warning) })
    return nodes
  }

  private static func remoteNode(_ title: String, _ names: [String], of what: String) -> PaneNode {
    guard !names.isEmpty else {
      return .heading(title, [.note("none: the artifact decides every \(what) of this request")])
    }
    let nodes = names.map { PaneNode(StyledLine($0, .warning), copyText: $0) }
    let note = PaneNode.note(
      "The artifact cannot decide these, or not fully: on-device they get what the artifact knows, "
        + "hybrid would send the whole request to Target's servers.")
    return .heading(title, nodes + [note], detail: "\(names.count)")
  }

  private static func timingNode(_ timing: CallTiming) -> PaneNode {
    func fact(_ label: String, _ milliseconds: Double) -> PaneNode {
      .fact(label, Duration.milliseconds(milliseconds).shortText)
    }
    return .heading(
      "Time",
      [
        fact("validation", timing.validation), fact("completion", timing.completion),
        fact("decision", timing.decision), fact("assembly", timing.assembly), fact("total", timing.total),
      ])
  }

  private static func listNode(_ title: String, _ nodes: [PaneNode]) -> [PaneNode] {
    nodes.isEmpty ? [] : [.heading(title, nodes, detail: "\(nodes.count)")]
  }
}
