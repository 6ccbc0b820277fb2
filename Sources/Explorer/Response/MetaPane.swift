import OrderedJSON
import TargetClient
import TerminalUI

/// How and where the decision was made, and what that implies.
enum MetaPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - saved: what else is known of an answer that was read from a file.
  static func nodes(for result: TargetDeliveryResult, _ saved: SavedFacts? = nil) -> [PaneNode] {
    if let saved, !saved.hasMeta { return nodes(for: result, onlyToldBy: saved) }
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
      PaneNode.heading("Decision", decision).copying(try? OrderedJSONEncoder().encode(meta)),
      remoteNode("Remote mboxes", meta.remoteMboxes, of: "mbox"),
      remoteNode("Remote views", meta.remoteViews, of: "view"),
    ]
    if saved?.hasTiming ?? true { nodes.append(timingNode(result.timing)) }
    nodes += listNode("Notices", result.diagnostics.map { .note("\($0)", .warning) })
    let advice = result.problems.filter { !$0.path.description.hasPrefix("trace") }
    nodes += listNode("Advice on the request", advice.map { .note("\($0)", .warning) })
    return nodes
  }

  /// What an answer tells by itself.
  private static func nodes(for result: TargetDeliveryResult, onlyToldBy saved: SavedFacts) -> [PaneNode] {
    let response = result.response
    var facts: [PaneNode] = []
    if let method = saved.method { facts.append(.fact("method", StyledLine(method.rawValue, .accent))) }
    if let edge = response.edgeHost { facts.append(.fact("edge host", edge)) }
    if let client = response.client { facts.append(.fact("client", client)) }
    if saved.hasRequest, let property = result.request.property?.token {
      facts.append(.fact("property", property))
    }
    facts.append(.note("\(saved.fileName) tells no more of how this was decided."))
    var nodes = [PaneNode.heading("Decision", facts)]
    if saved.hasTiming { nodes.append(timingNode(result.timing)) }
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
      ]
    ).copying(try? OrderedJSONEncoder().encode(timing))
  }

  private static func listNode(_ title: String, _ nodes: [PaneNode]) -> [PaneNode] {
    nodes.isEmpty ? [] : [.heading(title, nodes, detail: "\(nodes.count)")]
  }
}
