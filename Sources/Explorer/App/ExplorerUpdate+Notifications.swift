import DeliveryAPI
import TargetClient

extension ExplorerState {
  /// Asks whether the notifications of the answer are to be sent: each one counts an impression.
  mutating func askToSendNotifications() {
    guard let record = response.record, let result = record.result else {
      message = Message("There is no answer with notifications to send.")
      return
    }
    let count = NotificationsPane.notifications(of: result).count
    guard count > 0 else {
      message = Message("No notification belongs to this answer.")
      return
    }
    guard history.record(record.number) != nil else {
      message = Message("This answer is too old to send its notifications. Send the request again.")
      return
    }
    let client = workspace.client
    let place = workspace.server ?? "the sandbox edge on this machine"
    var text = "They go to \(place). This counts impressions of \(client)."
    switch record.notifications {
    case .sending:
      message = Message("They are on their way.")
      return
    case .sent: text += " They were sent before; sent again, they count again."
    case .notSent, .failed: break
    }
    overlay = .confirmation(
      Confirmation(
        "Send \(count.counted("notification"))?", text: text, yes: "send", no: "do not send",
        purpose: .sendNotifications(call: record.number)))
  }

  /// Sends the notifications of a call.
  mutating func sendNotifications(of call: Int) -> [ExplorerEffect] {
    guard history.record(call) != nil else { return [] }
    note(.sending, of: call)
    response.open(.notifications)
    return [.sendNotifications(call: call)]
  }

  /// Takes what became of notifications.
  mutating func endNotifications(_ call: Int, _ delivery: NotificationDelivery) -> [ExplorerEffect] {
    note(delivery, of: call)
    switch delivery {
    case .sent(let unprocessed, _) where unprocessed.isEmpty:
      message = Message("The notifications were sent.", .success)
    case .sent(let unprocessed, _):
      message = Message("The server did not process \(unprocessed.count) of the notifications.", .warning)
    case .failed: message = Message("The notifications could not be sent.", .failure)
    case .notSent, .sending: break
    }
    return []
  }

  /// Notes what became of the notifications of a call, wherever its answer is shown.
  private mutating func note(_ delivery: NotificationDelivery, of call: Int) {
    history.note(delivery, of: call)
    if response.record?.number == call { response.note(delivery) }
    for position in left.keys where left[position]?.response.record?.number == call {
      left[position]?.response.note(delivery)
    }
  }
}
