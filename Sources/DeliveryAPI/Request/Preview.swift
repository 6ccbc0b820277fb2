import OrderedJSON

/// The state of a preview link.
public struct Preview: JSONRecord, Hashable, Sendable {
  /// The token of the link.
  public var token: String?

  /// Makes a preview.
  public init(token: String? = nil) {
    self.token = token
  }

  /// A value that nothing was read into yet.
  public static var unread: Preview { Preview() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("token", &token)
  }
}
