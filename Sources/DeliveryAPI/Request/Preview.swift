/// The state of a preview link.
public struct Preview: Codable, Hashable, Sendable {
  /// The token of the link.
  public var token: String?

  /// Makes a preview.
  public init(token: String? = nil) {
    self.token = token
  }
}
