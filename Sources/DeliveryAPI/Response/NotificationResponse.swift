import OrderedJSON

/// A notification that was processed.
public struct NotificationResponse: JSONRecord, Hashable, Sendable {
  /// The id of the notification.
  public var id: String?

  /// How the decision was made; its form differs between on-device and server-side decisions.
  public var trace: JSON?

  /// Makes a notification response.
  public init(id: String? = nil, trace: JSON? = nil) {
    self.id = id
    self.trace = trace
  }

  /// A value that nothing was read into yet.
  public static var unread: NotificationResponse { NotificationResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("id", &id)
    members.code("trace", &trace)
  }
}
