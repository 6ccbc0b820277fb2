import OrderedJSON

/// A Target property (at_property), which belongs to a workspace.
public struct Property: JSONRecord, Hashable, Sendable {
  /// The token of the property.
  public var token: String

  /// Makes a property.
  public init(token: String) {
    self.token = token
  }

  /// A value that nothing was read into yet.
  public static var unread: Property { Property(token: "") }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("token", &token)
  }
}
