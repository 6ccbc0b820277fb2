import OrderedJSON

/// The address of a page.
public struct Address: JSONRecord, Hashable, Sendable {
  /// The complete URL with its scheme. At most 4096 characters.
  public var url: String?

  /// The URL of the page before. At most 4096 characters.
  public var referringUrl: String?

  /// Makes an address.
  public init(url: String? = nil, referringUrl: String? = nil) {
    self.url = url
    self.referringUrl = referringUrl
  }

  /// A value that nothing was read into yet.
  public static var unread: Address { Address() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("url", &url)
    members.code("referringUrl", &referringUrl)
  }
}
