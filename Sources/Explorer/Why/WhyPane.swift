import Decisioning
import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// Why the visitor got what they got: for each item the answer in a sentence, and what became of every
/// activity at its location.
struct WhyPane: Sendable {
  /// The answer.
  let result: TargetDeliveryResult
  /// What it is about.
  let items: AnswerItems
  /// The request as it was sent.
  let document: RequestDocument
  /// What is imagined to be otherwise.
  let whatIf: WhatIf
  /// What is known of an answer that was read from a file; nil for any other.
  var saved: SavedFacts?
  /// How wide lines may be.
  let columns: Int
  /// Of what rulers are drawn.
  let borders: BorderStyle

  /// The lines of the pane.
  var lines: PaneLines {
    let imagined = whatIf.isEmpty ? [] : [WhatIfNode.node(for: self)]
    guard let explanation = whatIf.explanation ?? result.explanation else {
      if let explanation = saved?.explanation {
        return SavedExplanationNodes(explanation, columns: room).lines.below(imagined)
      }
      return ServerTraceNodes(
        result: result, items: items, document: document, saved: saved, columns: room
      ).lines.below(imagined)
    }
    var first =
      imagined + [
        VisitorNode.node(
          explanation, request: result.request, imagined: Set(whatIf.changes.map(\.target)), columns: room)
      ]
    if explanation.items.isEmpty { first.append(.note("The request asked for no mbox, view or page load.")) }
    let diagnostics = explanation.decision.diagnostics
    return PaneLines(
      first, list: itemList(explanation),
      diagnostics.flatMap { PaneNode.wrapped("! \($0)", .warning, columns: room) })
  }

  /// The room for the text of the outermost lines.
  var room: Int { columns - PaneNode.signColumns }

  /// The request with what is imagined.
  var imagined: RequestDocument {
    whatIf.explanation == nil ? document : whatIf.applied(to: document).document
  }

  // MARK: - Items

  private func itemList(_ explanation: DecisionExplanation) -> PaneNodeList {
    let document = imagined
    let places = RequestItemPlace.all(in: document.request)
    // With a few items there is room to show at once what decided each.
    let opensActivities = explanation.items.count <= 2
    return PaneNodeList(count: explanation.items.count) { position in
      let context = WhyItemContext(
        position: position, place: places.count == explanation.items.count ? places[position] : nil,
        document: document, bucketing: explanation.bucketingIdentifier.source, borders: borders,
        before: outcomesBefore(item: position))
      return itemNode(explanation.items[position], in: context, opensActivities: opensActivities)
    }
  }

  /// What became of an item's activities before something was imagined.
  private func outcomesBefore(item position: Int) -> [ActivityOutcome]? {
    guard whatIf.explanation != nil, let items = result.explanation?.items, items.indices.contains(position)
    else { return nil }
    return ActivityOutcome.outcomes(of: items[position])
  }

  private func itemNode(
    _ item: ItemExplanation, in context: WhyItemContext, opensActivities: Bool
  ) -> PaneNode {
    var line = StyledLine(item.shownName, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.mode.rawValue) \(item.kind.rawValue)", .muted)
    let activities = ActivityOutcome.outcomes(of: item)
    let lead = ItemLead(for: item, activities)
    let inner = room - TreeView<PaneTree>.indentation
    var nodes = PaneNode.wrapped(lead.text, lead.isDelivery ? .text : .warning, columns: inner)
    if let caution = item.caution { nodes += PaneNode.wrapped(caution, .warning, columns: inner) }
    let winners = activities.indices.filter { activities[$0].standing == .won }
    nodes += activities.enumerated().map { position, activity in
      let isFirst = winners.first.map { $0 == position } ?? (activities.count == 1)
      return ActivityNode.node(
        for: activity, in: context, isAnswer: isFirst && winners.count < 2, columns: inner,
        startsOpen: opensActivities && isFirst)
    }
    var node = PaneNode(line, nodes).copyingText { item.textLines.joined(separator: "\n") }
    node.key = "item \(context.position)"
    return node.about(subject(of: lead, activities, in: context))
  }
}

extension WhyPane {
  /// What the line of an item and its answer are about: the value on which the activity failed that the answer
  /// names, or else the one that decided for the winner.
  private func subject(
    of lead: ItemLead, _ activities: [ActivityOutcome], in context: WhyItemContext
  ) -> WhySubject {
    let told = lead.nearest ?? activities.first { $0.standing == .won }
    return WhySubject(
      target: told.flatMap(\.decidingVariable).flatMap(context.target(ofVariable:)), item: context.position)
  }
}

extension ItemExplanation {
  /// What people call the item.
  var shownName: String { kind == .pageLoad ? "page load" : name.isEmpty ? "all views" : name }
}
