import Explorer
import TargetClient

/// What the explorer asks of an account besides decisions.
extension Account {
  /// The artifact and how it came, for the explorer's screen.
  func artifactReport() -> ArtifactReport {
    ArtifactReport(
      status: artifactStatus, artifact: artifact, source: sourceDescription,
      now: ClientSurroundings.systemTime())
  }

  /// Sends the notifications that belong to the answer of a call, and tells what became of them.
  func sendNotifications(of record: CallRecord) async -> NotificationDelivery {
    guard let result = record.result else { return .notSent }
    var unprocessed: Set<String> = []
    var exchange: HTTPExchange?
    do {
      for notifications in result.notifications where notifications.notifications?.isEmpty == false {
        let answer = try await sendNotifications(result.notificationCall(notifications))
        unprocessed.formUnion(answer.unprocessedNotifications.map(\.id))
        exchange = answer.exchange
      }
    } catch {
      return .failed(CallFailure(error))
    }
    return .sent(unprocessed: unprocessed, exchange: exchange)
  }
}
