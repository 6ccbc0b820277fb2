import TargetClient

/// What became of the notifications that belong to an answer.
public enum NotificationDelivery: Sendable {
  /// They were not sent.
  case notSent
  /// They are on their way.
  case sending
  /// The server took them; the ids are of those that it did not process.
  case sent(unprocessed: Set<String>, exchange: HTTPExchange?)
  /// They could not be sent, or not for sure.
  case failed(CallFailure)
}
