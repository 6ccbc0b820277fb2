import Decisioning
import DeliveryAPI
import OrderedJSON
import TargetClient

/// Finds what a line of the Why pane stands for in the traces of the answer.
struct TracePlace {
  /// What the answer is about.
  let items: [ResponseItem]
  /// The reasons that the Why pane shows, when it is an on-device decision.
  let explanation: DecisionExplanation?

  /// The path of what a line is about in the answer, or of the trace it belongs to; nil when there is no trace.
  ///
  /// - Parameter lineage: the selected line and the lines above it, from the outside to the inside.
  func path(of lineage: [PaneTree.Node]) -> JSONPath? {
    let items = items.filter { $0.trace != nil }
    // Lines made from a trace know their place.
    for case .some(let text) in lineage.reversed().map(\.path) {
      guard items.contains(where: { text.hasPrefix("\($0.path).trace") }) else { continue }
      return JSONPath(text)
    }
    let subjects = lineage.reversed().compactMap { node -> WhySubject? in
      if case .line(let line) = node { line.subject } else { nil }
    }
    if let rule = subjects.lazy.compactMap(\.rule).first { return path(of: rule, in: items) }
    if let position = subjects.lazy.compactMap(\.item).first, let item = tracedItem(position, items) {
      return JSONPath("\(item.path).trace")
    }
    guard let first = items.first, let trace = JSONPath("\(first.path).trace") else { return nil }
    return subjects.isEmpty || first.trace?["profile"] == nil ? trace : trace.member("profile")
  }

  /// The place of a rule: its condition, or else its activity among those that were evaluated, those that won, or
  /// else the trace of its item.
  private func path(of rule: WhySubject.Rule, in items: [ResponseItem]) -> JSONPath? {
    guard let item = tracedItem(rule.item, items), let path = JSONPath("\(item.path).trace") else {
      return nil
    }
    let candidate = explanation?.items[rule.item].candidates.first {
      $0.location == rule.location && $0.position == rule.position
    }
    guard let candidate, let id = candidate.activityID else { return path }
    for (list, member) in [("evaluatedCampaignTargets", "campaignId"), ("campaigns", "id")] {
      let entries = item.trace?[list]?.array ?? []
      guard let place = entries.firstIndex(where: { $0[member]?.integer == id }) else { continue }
      let entryPath = path.member(list).element(place)
      let conditions = candidate.isConditionSatisfied ? "matchedRuleConditions" : "unmatchedRuleConditions"
      let position = candidate.condition.flatMap { condition in
        entries[place][conditions]?.array?.firstIndex(of: condition.expression)
      }
      return position.map { entryPath.member(conditions).element($0) } ?? entryPath
    }
    return path
  }

  /// The answer to an item that is explained, if it has a trace.
  private func tracedItem(_ position: Int, _ items: [ResponseItem]) -> ResponseItem? {
    guard let explained = explanation?.items, explained.indices.contains(position) else { return nil }
    return items.first(where: explained[position].isAbout)
  }
}

// MARK: - Going there

extension ResponseState {
  /// Opens the trace at what the selected line of the Why pane is about.
  ///
  /// - Returns: whether there is such a place.
  mutating func showInTrace() -> Bool {
    guard tab == .why, let result else { return false }
    let place = TracePlace(items: items.all, explanation: whatIf.explanation ?? result.explanation)
    guard let path = place.path(of: selectedLineage) else { return false }
    open(.trace)
    var isThere = false
    changePane(.trace) { isThere = $0.reveal(path) }
    return isThere
  }
}

extension ExplorerState {
  /// Goes from a line of the Why pane to the same place in the trace.
  mutating func showInTrace() {
    guard !response.showInTrace() else { return }
    let hasTrace = response.items.all.contains { $0.trace != nil }
    message = Message(
      hasTrace
        ? "The trace has nothing of this line."
        : "There is no trace. Set “trace” to on in the request form, under Call, and send again.")
  }
}
