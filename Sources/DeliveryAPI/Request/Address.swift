/// The address of a page.
public struct Address: Codable, Hashable, Sendable {
  /// The complete URL with its scheme. At most 4096 characters.
  public var url: String?

  /// The URL of the page before. At most 4096 characters.
  public var referringUrl: String?

  /// Makes an address.
  public init(url: String? = nil, referringUrl: String? = nil) {
    self.url = url
    self.referringUrl = referringUrl
  }
}
