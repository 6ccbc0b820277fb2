import OrderedJSON

/// The visitor's browser.
public struct Browser: JSONRecord, Hashable, Sendable {
  /// The host name of the current page.
  public var host: String?

  /// The preferred languages, in the form of the `Accept-Language` header.
  public var language: String?

  /// The renderer that WebGL reports; it tells iPhone models apart.
  public var webGLRenderer: String?

  /// Makes a browser.
  public init(host: String? = nil, language: String? = nil, webGLRenderer: String? = nil) {
    self.host = host
    self.language = language
    self.webGLRenderer = webGLRenderer
  }

  /// A value that nothing was read into yet.
  public static var unread: Browser { Browser() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("host", &host)
    members.code("language", &language)
    members.code("webGLRenderer", &webGLRenderer)
  }
}
