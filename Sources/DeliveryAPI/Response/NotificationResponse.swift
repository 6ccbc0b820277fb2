import OrderedJSON

/// A notification that was processed.
public struct NotificationResponse: Codable, Hashable, Sendable {
  /// The id of the notification.
  public var id: String?

  /// How the decision was made; its form differs between on-device and server-side decisions.
  public var trace: JSON?

  /// Makes a notification response.
  public init(id: String? = nil, trace: JSON? = nil) {
    self.id = id
    self.trace = trace
  }
}
