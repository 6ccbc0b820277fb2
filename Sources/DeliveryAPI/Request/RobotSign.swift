/// What makes Target's servers take a visitor for a robot, as far as a request shows it.
///
/// The servers look the user agent up in a database of devices. Robots get content all the same, but have no
/// profile, and reports do not count them: the offers come, and the numbers stay away.
public enum RobotSign: Hashable, Sendable {
  /// There is no user agent, and no client hints that would stand for it.
  case missingUserAgent
  /// This word stands in the user agent; it is in lower case here.
  case word(String)

  /// Looks for a sign; nil when the visitor looks like a person.
  ///
  /// An app is not told by its user agent, which often is that of the library it sends with.
  /// - Parameter context: the context of the request; nil when it has none.
  public init?(in context: Context?) {
    guard context?.channel != .mobile else { return nil }
    guard let userAgent = context?.userAgent, !userAgent.isEmpty else {
      guard context?.clientHints == nil else { return nil }
      self = .missingUserAgent
      return
    }
    guard let word = Self.word(in: userAgent) else { return nil }
    self = .word(word)
  }

  /// Words that only robots and programs have in their user agents.
  private static let words = [
    "crawl", "spider", "slurp", "headless", "phantomjs", "lighthouse", "monitor", "curl/", "wget/", "java/",
    "python-requests", "python-urllib", "aiohttp", "httpx", "okhttp", "httpclient", "node-fetch", "axios",
    "undici", "go-http-client", "postman", "insomnia",
  ]
  /// With these, the user agents of programs begin; further on they may stand in those of browsers.
  private static let beginnings = ["curl", "wget", "python", "java", "node"]

  private static func word(in userAgent: String) -> String? {
    let text = userAgent.lowercased()
    return robotName(in: text) ?? words.first(where: text.contains) ?? beginnings.first(where: text.hasPrefix)
  }

  /// A word that ends in "bot", such as `googlebot`. The phones called CUBOT are none.
  private static func robotName(in text: String) -> String? {
    text.split { !$0.isLetter && !$0.isNumber }.first { $0.hasSuffix("bot") && $0 != "cubot" }.map(
      String.init)
  }
}
