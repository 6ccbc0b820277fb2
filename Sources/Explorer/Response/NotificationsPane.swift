import DeliveryAPI
import TargetClient
import TerminalUI

/// The notifications that belong to an answer, and what became of them.
enum NotificationsPane {
  /// The notifications that an on-device decision brought about.
  static func notifications(of result: TargetDeliveryResult) -> [DeliveryAPI.Notification] {
    result.notifications.flatMap { $0.notifications ?? [] }
  }

  /// The lines of the pane.
  static func nodes(
    for result: TargetDeliveryResult, _ items: [ResponseItem], of record: CallRecord, sendKey: String
  ) -> [PaneNode] {
    let delivery = record.notifications
    let notifications = notifications(of: result)
    var nodes: [PaneNode] = []
    if !notifications.isEmpty {
      let lines = notifications.map { node(for: $0, delivery) }
      nodes.append(
        .heading(
          title(of: delivery, record.saved), headingNotes(delivery, sendKey: sendKey) + lines,
          detail: "\(lines.count)"))
    }
    nodes += prefetchNodes(of: items)
    if let saved = record.saved, notifications.isEmpty, record.method != .serverSide {
      nodes.append(.note("There are no notifications in \(saved.fileName)."))
    } else if record.method == .serverSide {
      nodes.append(.note("What was executed, Target's servers counted themselves when they answered."))
    } else if notifications.isEmpty {
      nodes.append(.note("The decision showed nothing that counts an impression."))
    }
    return nodes
  }

  private static func title(of delivery: NotificationDelivery, _ saved: SavedFacts?) -> String {
    switch delivery {
    case .notSent where saved != nil: "In the file, which does not tell whether they were sent"
    case .notSent: "Would be sent"
    case .sending: "Being sent…"
    case .sent(let unprocessed, _): unprocessed.isEmpty ? "Sent" : "Sent, but not all processed"
    case .failed: "Not sent"
    }
  }

  private static func headingNotes(_ delivery: NotificationDelivery, sendKey: String) -> [PaneNode] {
    switch delivery {
    case .notSent: [.note("\(sendKey) sends them. Each one counts an impression.")]
    case .sending: [.note("They are on their way.")]
    case .sent(_, let exchange):
      [.fact("answer", exchange?.response.map { "\($0.status) \($0.reason)" } ?? "taken", .success)]
    case .failed(let failure):
      [.fact("failed", failure.sentence, .failure), .note("\(sendKey) tries again.")]
    }
  }

  private static func node(
    for notification: DeliveryAPI.Notification, _ delivery: NotificationDelivery
  ) -> PaneNode {
    var line = mark(of: notification, delivery)
    line.append(notification.type.rawValue, .keyword)
    if let name = notification.mbox?.name ?? notification.view?.name { line.append("  \(name)", .name) }
    let tokens = notification.tokens ?? []
    line.append("  \(tokens.count.counted("event token"))", .muted)
    var facts = [
      PaneNode.fact("time", LocalTime.text(notification.timestamp / 1000)), .fact("id", notification.id),
    ]
    if let impression = notification.impressionId { facts.append(.fact("impression", impression)) }
    facts += tokens.map { .fact("token", StyledLine($0, .string), copyText: $0) }
    return PaneNode(line, facts, copyText: notification.id)
  }

  private static func mark(
    of notification: DeliveryAPI.Notification, _ delivery: NotificationDelivery
  ) -> StyledLine {
    switch delivery {
    case .notSent, .sending: StyledLine("· ", .muted)
    case .sent(let unprocessed, _):
      unprocessed.contains(notification.id) ? StyledLine("✗ ", .failure) : StyledLine("✓ ", .success)
    case .failed: StyledLine("✗ ", .failure)
    }
  }

  /// The tokens that came with prefetched content: whoever shows it has to tell.
  private static func prefetchNodes(of items: [ResponseItem]) -> [PaneNode] {
    let items = items.filter { item in
      item.path.hasPrefix("prefetch") && item.options.contains { $0.eventToken != nil }
    }
    guard !items.isEmpty else { return [] }
    let note = PaneNode.note("Prefetched content counts when the page that shows it sends these.")
    let list = PaneNodeList(count: items.count) { node(forShowing: items[$0]) }
    return [
      .heading(
        "When the prefetched content is shown", PaneLines([note], list: list), detail: "\(items.count)")
    ]
  }

  private static func node(forShowing item: ResponseItem) -> PaneNode {
    let tokens = item.options.compactMap(\.eventToken)
    var line = StyledLine("· ", .muted)
    line.append("display", .keyword)
    line.append("  \(item.name)", .name)
    line.append("  \(tokens.count.counted("event token"))", .muted)
    let facts = tokens.map { PaneNode.fact("token", StyledLine($0, .string), copyText: $0) }
    return PaneNode(line, facts, copyText: item.name, path: item.path)
  }
}
