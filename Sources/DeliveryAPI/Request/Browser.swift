/// The visitor's browser.
public struct Browser: Codable, Hashable, Sendable {
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
}
