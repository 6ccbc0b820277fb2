/// A Target property (at_property), which belongs to a workspace.
public struct Property: Codable, Hashable, Sendable {
  /// The token of the property.
  public var token: String

  /// Makes a property.
  public init(token: String) {
    self.token = token
  }
}
