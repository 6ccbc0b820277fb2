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
    // The heading tells the new value too, so that this line may be cut.
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
    let flips = DecisionFlip.all(by: after, since: pane.result)
    for flip in flips where flip.isFlip || flips.count <= 4 {
      nodes.append(flipNode(flip))
    }
    let unchanged = flips.count { !$0.isFlip }
    if flips.count > 4, unchanged > 0 {
      nodes.append(.note("= \(unchanged) of \(flips.count) stay as they are"))
    }
    return nodes
  }

  /// `≠ cart-banner  Free shipping · Reached → Gift · Gift`; where several activities deliver, only those that do so
  /// on one side.
  private static func flipNode(_ flip: DecisionFlip) -> PaneNode {
    guard flip.isFlip else { return .note("= \(flip.item)  stays \(flip.afterText)") }
    var line = StyledLine("≠ ", .warning)
    line.append("\(flip.item)  ", Style(.text, on: .plain, .bold))
    guard flip.isSimple else {
      line.append(flip.changes.joined(separator: ", "), Style(.accent, on: .plain, .bold))
      return PaneNode(line, copyText: line.text).breaking(indentation: PaneNode.signColumns)
    }
    line.append("\(flip.beforeText) → ", .muted)
    line.append(flip.afterText, Style(.accent, on: .plain, .bold))
    let copyText = "\(flip.item): \(flip.beforeText) → \(flip.afterText)"
    return PaneNode(line, copyText: copyText).breaking(indentation: PaneNode.signColumns)
  }
}
