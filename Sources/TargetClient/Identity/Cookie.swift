/// A cookie that the host application hands to the visitor's browser, with path `/` and its own domain.
public struct Cookie: Codable, Hashable, Sendable {
  /// The name, such as `mbox`.
  public var name: String

  /// The value, ready to be put into a header.
  public var value: String

  /// How long the browser keeps it, in seconds.
  public var maxAge: Int64

  /// Makes a cookie.
  public init(name: String, value: String, maxAge: Int64) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
  }
}
