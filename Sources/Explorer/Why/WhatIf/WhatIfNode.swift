import Decisioning
import DeliveryAPI
import TerminalUI

/// The what-ifs at the top of the Why pane: what is imagined, and which decisions that turns round.
enum WhatIfNode {
  /// The strip of what-ifs.
  static func node(for pane: WhyPane) -> PaneNode {
    let whatIf = pane.whatIf
    var heading = StyledLine("What if ", Style(.accent, on: .plain, .bold))
    heading.append(whatIf.changes.map { shortText($0, in: pane) }.joined(separator: ", "), .accent)
    let nodes = whatIf.changes.map { changeNode($0, in: pane) } + outcomeNodes(in: pane)
    var node = PaneNode(heading.truncated(to: pane.room), nodes, copyText: heading.text)
    node.key = "what if"
    return node.about(WhySubject(target: whatIf.changes.last?.target, isWhatIf: true))
  }

  /// `mbox.tier = gold`.
  private static func shortText(_ change: WhatIfChange, in pane: WhyPane) -> String {
    let title =
      if case .parameter(_, let name) = change.target { "mbox.\(name)" } else {
        change.target.title(in: pane.document.request)
      }
    return "\(title) = \(change.target.shownText(change.text))"
  }

  /// `mbox.tier of cart-banner  silver → gold`.
  private static func changeNode(_ change: WhatIfChange, in pane: WhyPane) -> PaneNode {
    let target = change.target
    var line = StyledLine("\(target.title(in: pane.document.request))  ", .muted)
    line.append(target.shownText(before(target, in: pane)), .text)
    line.append(" → ", .muted)
    line.append(target.shownText(change.text), .accent)
    var node = PaneNode(line, copyText: change.text ?? "")
    node.key = "change \(target.title(in: pane.document.request))"
    return node.about(WhySubject(target: target, isWhatIf: true))
  }

  /// What the value was when the request was decided.
  private static func before(_ target: WhatIfTarget, in pane: WhyPane) -> String? {
    pane.document.text(of: target) ?? pane.result.explanation?.text(of: target)
  }

  // MARK: - What comes of it

  private static func outcomeNodes(in pane: WhyPane) -> [PaneNode] {
    let room = pane.room - TreeView<PaneTree>.indentation
    if let failure = pane.whatIf.failure { return PaneNode.wrapped(failure, .failure, columns: room) }
    guard let after = pane.whatIf.explanation else { return [.note("deciding…")] }
    var nodes: [PaneNode] = []
    if pane.result.explanation == nil {
      nodes += PaneNode.wrapped(
        "Decided on this machine by the artifact, not by Target's servers: they may decide otherwise.",
        .warning, columns: room)
    }
    var unchanged = 0
    for (position, item) in after.items.enumerated() {
      let before = outcomeBefore(item, position, in: pane)
      let now = outcomeText(item.winners)
      if before == now { unchanged += 1 }
      guard before != now || after.items.count <= 4 else { continue }
      nodes += flipNodes(item.shownName, before, now, columns: room)
    }
    if after.items.count > 4, unchanged > 0 {
      nodes.append(.note("= \(unchanged) of \(after.items.count) stay as they are"))
    }
    return nodes
  }

  /// `≠ cart-banner  Free shipping · Reached → Gift · Gift`, in two lines where one is too short.
  private static func flipNodes(_ name: String, _ before: String, _ now: String, columns: Int) -> [PaneNode] {
    guard before != now else { return [.note("= \(name)  stays \(now)")] }
    var line = StyledLine("≠ ", .warning)
    line.append("\(name)  ", Style(.text, on: .plain, .bold))
    var rest = StyledLine("→ ", .muted)
    rest.append(now, Style(.accent, on: .plain, .bold))
    let copyText = "\(name): \(before) → \(now)"
    let old = StyledLine("\(before) ", .muted)
    guard line.columns + old.columns + rest.columns > columns else {
      return [PaneNode(line + old + rest, copyText: copyText)]
    }
    return [PaneNode(line + old, copyText: copyText), PaneNode(StyledLine("  ") + rest, copyText: copyText)]
  }

  private static func outcomeBefore(_ item: ItemExplanation, _ position: Int, in pane: WhyPane) -> String {
    if let items = pane.result.explanation?.items {
      return items.indices.contains(position) ? outcomeText(items[position].winners) : "not asked for"
    }
    // What Target's servers delivered, as far as the tokens tell.
    let answers = pane.result.response.items.filter { item.isAbout($0) }
    let options = answers.flatMap(\.options).filter { !$0.isDefaultContent }
    guard !options.isEmpty else { return "default content" }
    let origins = options.map { option in
      OptionOrigin(option.responseTokens).map {
        "\($0.activityName ?? $0.activity) · \($0.experienceName ?? $0.experience)"
      } ?? "an offer without tokens"
    }
    return list(origins)
  }

  private static func outcomeText(_ winners: [CandidateExplanation]) -> String {
    winners.isEmpty ? "default content" : list(winners.map { "\($0.activityName) · \($0.experienceName)" })
  }

  private static func list(_ names: [String]) -> String {
    var unique: [String] = []
    for name in names where !unique.contains(name) { unique.append(name) }
    return unique.joined(separator: ", ")
  }
}
