/// The parts of a page address as rules compare them.
///
/// The text is only split, never decoded or normalised: the path of `http://example.com` is empty, and an
/// address without a scheme has no host, so that `www.example.com/path` is all path. Unlike a URL type,
/// it takes any text.
public struct AddressComponents: Hashable, Sendable {
  /// The whole address as given.
  public let url: String
  /// The host without user, password and port; a literal IPv6 address keeps its brackets. Empty if the
  /// address has no `//` part.
  public let host: String
  /// The path from its first slash on; empty if there is none.
  public let path: String
  /// What follows the first `?`, up to the fragment.
  public let query: String
  /// What follows the first `#`.
  public let fragment: String

  /// Splits an address: `[scheme:][//authority][path][?query][#fragment]`.
  public init(_ url: String) {
    self.url = url
    let text = url.utf8
    let fragmentStart = text.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let queryStart = text[..<fragmentStart].firstIndex(of: UInt8(ascii: "?")) ?? fragmentStart
    let hierarchy = Self.withoutScheme(text[..<queryStart])

    fragment = Self.text(text[fragmentStart...].dropFirst())
    query = Self.text(text[queryStart..<fragmentStart].dropFirst())
    guard hierarchy.starts(with: "//".utf8) else {
      host = ""
      path = Self.text(hierarchy)
      return
    }
    let authority = hierarchy.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
    host = Self.text(Self.host(of: authority))
    path = Self.text(hierarchy[authority.endIndex...])
  }

  /// Whether there is a host. Rules about domains can never match an address without one; most often its
  /// scheme was forgotten.
  public var hasHost: Bool { !host.isEmpty }

  private static func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }

  private static func withoutScheme(_ text: Substring.UTF8View) -> Substring.UTF8View {
    let end = text.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    guard let end, end > text.startIndex, text[end] == UInt8(ascii: ":") else { return text }
    return text[end...].dropFirst()
  }

  /// `[user[:password]@]host[:port]`
  private static func host(of authority: Substring.UTF8View) -> Substring.UTF8View {
    var host = authority
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { host = authority[at...].dropFirst() }
    if host.first == UInt8(ascii: "["), let end = host.firstIndex(of: UInt8(ascii: "]")) {
      return host[...end]
    }
    return host.prefix { $0 != UInt8(ascii: ":") }
  }
}
