import Decisioning
import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI

/// The overview: how the call went, who the visitor is, and one block for each thing asked for.
enum OverviewPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - items: its items.
  ///   - saved: what else is known of an answer that was read from a file.
  static func lines(
    for result: TargetDeliveryResult, _ items: [ResponseItem], _ saved: SavedFacts? = nil
  ) -> PaneLines {
    var nodes = [summary(of: result, saved)]
    if items.isEmpty {
      let isRequestKnown = saved?.hasRequest ?? true
      nodes.append(
        .note("The \(isRequestKnown ? "request asked for" : "answer has") no mbox, view or page load."))
    }
    var (list, last) = itemLines(for: result, items)
    let notes = CountingNotes.sentences(for: result, items, isRequestKnown: saved?.hasRequest ?? true)
    if !notes.isEmpty { last.append(.heading("Counting", notes.map { .note($0, .warning) })) }
    return PaneLines(nodes, list: list, last)
  }

  private static func summary(of result: TargetDeliveryResult, _ saved: SavedFacts?) -> PaneNode {
    let response = result.response
    var facts: [PaneNode] = []
    if let saved { facts.append(.fact("file", saved.fileName)) }
    if saved == nil || response.status != nil {
      facts.append(.fact("status", statusLine(response.status ?? 0)))
    }
    facts.append(.fact("decided", saved.map { decidedLine(result, $0) } ?? decidedLine(result)))
    if saved != nil, let edge = response.edgeHost { facts.append(.fact("edge host", edge)) }
    if let host = result.meta.host {
      facts.append(.fact("host", StyledLine(host.name, .text) + StyledLine("  \(host.reason)", .muted)))
    }
    if let problem = response.message { facts.append(.fact("message", problem, .warning)) }
    facts += visitorFacts(response.id)
    if let requestId = response.requestId { facts.append(.fact("request id", requestId)) }
    return .heading("Call", facts)
  }

  private static func statusLine(_ status: Int) -> StyledLine {
    let meaning =
      switch status {
      case 200: " · everything decided"
      case 206: " · some of it cannot be decided on-device"
      default: ""
      }
    return StyledLine("\(status)\(meaning)", TextRole(ofStatus: status))
  }

  private static func decidedLine(_ result: TargetDeliveryResult) -> StyledLine {
    var line = StyledLine(result.meta.decisioningMethod.rawValue, .text)
    if result.meta.configuredDecisioningMethod != result.meta.decisioningMethod {
      line.append(" · asked for \(result.meta.configuredDecisioningMethod.rawValue)", .muted)
    }
    line.append(" in \(Duration.milliseconds(result.timing.total).shortText)", .muted)
    line.append("  \(result.meta.reason)", .muted)
    return line
  }

  /// Where an answer of a file was decided, as far as the file tells.
  private static func decidedLine(_ result: TargetDeliveryResult, _ saved: SavedFacts) -> StyledLine {
    guard let method = saved.method else { return StyledLine("not told by the file", .muted) }
    var line = StyledLine(method.rawValue, .text)
    if saved.hasTiming { line.append(" in \(Duration.milliseconds(result.timing.total).shortText)", .muted) }
    if saved.hasMeta { line.append("  \(result.meta.reason)", .muted) }
    return line
  }

  private static func visitorFacts(_ id: VisitorId?) -> [PaneNode] {
    guard let id else { return [] }
    var facts = VisitorIDKind.allCases.compactMap { kind in id[kind].map { PaneNode.fact(kind.title, $0) } }
    for customer in id.customerIds ?? [] {
      let state = customer.authenticatedState?.rawValue ?? "no state"
      facts.append(.fact("customer id", "\(customer.id) · \(customer.integrationCode) · \(state)"))
    }
    return facts
  }

  // MARK: - Items

  /// The items that were answered, and after them those that were asked for and got no answer at all, as
  /// views without a match do.
  private static func itemLines(
    for result: TargetDeliveryResult, _ items: [ResponseItem]
  ) -> (PaneNodeList, [PaneNode]) {
    guard var unanswered = result.explanation?.items else {
      let list = PaneNodeList(count: items.count) { node(for: items[$0], nil) }
      return (list, silentViewNodes(for: result, items))
    }
    let explanations = items.map { item in
      unanswered.firstIndex { $0.isAbout(item) }.map { unanswered.remove(at: $0) }
    }
    // One request for all views, or for the global mbox, has any number of answers.
    let silent = unanswered.filter { $0.winners.isEmpty && !$0.name.isEmpty }
    let list = PaneNodeList(count: items.count) { node(for: items[$0], explanations[$0]) }
    return (list, silent.map(silentNode))
  }

  /// The views that were asked for by name and got no answer. Target's servers say nothing of a view without a
  /// match, and do not tell why.
  private static func silentViewNodes(
    for result: TargetDeliveryResult, _ items: [ResponseItem]
  ) -> [PaneNode] {
    let answered = Set(items.lazy.filter { $0.kind == .view }.map(\.name))
    let names = (result.request.prefetch?.views ?? []).compactMap(\.name)
    return names.filter { !answered.contains($0) }.map { name in
      var line = StyledLine(name, Style(.heading, on: .plain, .bold))
      line.append("  prefetch view, not in the response", .muted)
      let offer = PaneNode.fact("offer", StyledLine("default content", .warning))
      return PaneNode(line, [offer], copyText: name)
    }
  }

  private static func node(for item: ResponseItem, _ explanation: ItemExplanation?) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.path)", .muted)
    var nodes: [PaneNode] = []
    if item.isDefaultContent {
      nodes.append(.fact("offer", StyledLine("default content", .warning)))
      nodes += (explanation?.winners ?? []).map(winnerNode)
    }
    for option in item.options {
      nodes += optionNodes(option)
    }
    nodes += explanation.map(answerNodes) ?? []
    return PaneNode(line, nodes, copyText: item.name, path: item.path)
  }

  private static func silentNode(_ item: ItemExplanation) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    line.append("  \(item.mode.rawValue) \(item.kind.rawValue), not in the response", .muted)
    return PaneNode(line, answerNodes(item), copyText: item.name)
  }

  /// Why an item has default content, and what is not sure of it.
  private static func answerNodes(_ item: ItemExplanation) -> [PaneNode] {
    let lead = item.winners.isEmpty ? ItemLead(for: item, ActivityOutcome.outcomes(of: item)).text : nil
    return [lead, item.caution].compactMap(\.self).map { .note($0, .warning) }
  }

  /// An activity that won and shows the default content.
  private static func winnerNode(_ winner: CandidateExplanation) -> PaneNode {
    var line = StyledLine("\(winner.activityName) · \(winner.experienceName)", .accent)
    line.append("  won and shows it", .muted)
    return .fact("activity", line, copyText: winner.activityName)
  }

  private static func optionNodes(_ option: Option) -> [PaneNode] {
    var nodes: [PaneNode] = []
    if let origin = OptionOrigin(option.responseTokens) {
      var activity = StyledLine(origin.activity, .text)
      if let type = origin.type { activity.append("  \(type)", .muted) }
      nodes.append(.fact("activity", activity, copyText: origin.activity))
      nodes.append(.fact("experience", StyledLine(origin.experience, .accent)))
    }
    guard !option.isDefaultContent else { return nodes }
    var offer = StyledLine(option.type?.rawValue ?? "no type", .keyword)
    offer.append("  " + OfferText.inOneLine(option.content), .text)
    nodes.append(.fact("offer", offer).copying(option.content))
    return nodes
  }
}

extension ItemExplanation {
  /// Whether a response item is the answer to this item.
  func isAbout(_ item: ResponseItem) -> Bool {
    guard item.path.hasPrefix(mode.rawValue) else { return false }
    switch (kind, item.kind) {
    case (.pageLoad, .pageLoad): return true
    case (.mbox, .mbox): return name == item.name && (index == nil || index == item.index)
    case (.view, .view): return name == item.name
    default: return false
    }
  }
}
