/// What rules can ask about a browser: `user.browserType` and `user.browserVersion`.
public struct DetectedBrowser: Hashable, Sendable {
  /// The name in lower case: "chrome", "firefox", "safari", "mobile safari", "edge", "ie" or "unknown".
  public var name: String
  /// The major version, or -1 if unknown.
  public var majorVersion: Int

  /// Makes a browser.
  public init(name: String, majorVersion: Int) {
    self.name = name
    self.majorVersion = majorVersion
  }

  /// What is reported when nothing is recognised, such as for command line tools and robots.
  public static let unknown = DetectedBrowser(name: "unknown", majorVersion: -1)
}

extension DetectedBrowser {
  /// Recognises a browser by its user agent string.
  ///
  /// The recognisers and their order are those of the Node.js SDK, which states them as regular
  /// expressions; the expression stands above each recogniser here.
  public init(userAgent: String) {
    let text = UserAgentText(userAgent)
    self =
      text.edge ?? text.mobileSafari ?? text.safari ?? text.chrome ?? text.firefox ?? text.explorer
      ?? text.trident ?? .unknown
  }
}

extension UserAgentText {
  /// `(edge|edgios|edga|edg)/((\d+)?[\w.]+)`
  fileprivate var edge: DetectedBrowser? {
    for start in positions(of: "edg") {
      var slash = start + 3
      for ending in ["ios", "e", "a"] as [StaticString] where matches(ending, at: slash) {
        slash += ending.utf8CodeUnitCount
        break
      }
      if matches("/", at: slash), let version = version(at: slash + 1) {
        return DetectedBrowser(name: "edge", majorVersion: majorVersion(in: version))
      }
    }
    return nil
  }

  /// `version/([\w.]+).+?mobile/\w+\s(safari)`
  fileprivate var mobileSafari: DetectedBrowser? {
    versionFollowed(by: positions(of: "mobile/").filter(isMobileSafari)).map { version in
      DetectedBrowser(name: "mobile safari", majorVersion: majorVersion(in: version))
    }
  }

  /// `mobile/\w+\s(safari)`, at a "mobile/".
  private func isMobileSafari(at start: Int) -> Bool {
    let wordEnd = end(from: start + 7, while: Self.isWord)
    return wordEnd > start + 7 && isWhitespace(at: wordEnd) && matches("safari", at: wordEnd + 1)
  }

  /// `version/([\w.]+).+?(mobile\s?safari|safari)`
  fileprivate var safari: DetectedBrowser? {
    versionFollowed(by: positions(of: "safari")).map { version in
      DetectedBrowser(name: "safari", majorVersion: majorVersion(in: version))
    }
  }

  /// `(chrome)/v?([\w.]+)`
  fileprivate var chrome: DetectedBrowser? {
    for start in positions(of: "chrome/") {
      let afterPrefix = matches("v", at: start + 7) ? version(at: start + 8) : nil
      if let version = afterPrefix ?? version(at: start + 7) {
        return DetectedBrowser(name: "chrome", majorVersion: majorVersion(in: version))
      }
    }
    return nil
  }

  /// `(firefox)/([\w.-]+)$`
  fileprivate var firefox: DetectedBrowser? {
    for start in positions(of: "firefox/") {
      let end = end(from: start + 8) { Self.isWordOrDot($0) || $0 == UInt8(ascii: "-") }
      if end > start + 8, end == count {
        return DetectedBrowser(name: "firefox", majorVersion: majorVersion(in: start + 8..<end))
      }
    }
    return nil
  }

  /// `(?:ms|\()(ie)\s([\w.]+)`
  fileprivate var explorer: DetectedBrowser? {
    for start in positions(of: "ie") where isWhitespace(at: start + 2) {
      guard matches("ms", at: start - 2) || matches("(", at: start - 1) else { continue }
      if let version = version(at: start + 3) {
        return DetectedBrowser(name: "ie", majorVersion: majorVersion(in: version))
      }
    }
    return nil
  }

  /// `(trident).+rv[:\s]([\w.]+).+like\sgecko`
  fileprivate var trident: DetectedBrowser? {
    let revisions = positions(of: "rv").reversed()
    let endings = positions(of: "like").filter(isLikeGecko)
    var lineEnd = 0
    // Of several on a line the first will do: the others have fewer revisions behind them.
    for start in positions(of: "trident") where start >= lineEnd {
      lineEnd = end(from: start + 7) { $0 != Self.lineBreak }
      // The expression is greedy, so the last "rv" that fits is the one.
      for revision in revisions where start + 8 <= revision && revision < lineEnd {
        guard matches(":", at: revision + 2) || isWhitespace(at: revision + 2) else { continue }
        if let version = version(at: revision + 3, followedBy: endings) {
          return DetectedBrowser(name: "ie", majorVersion: majorVersion(in: version))
        }
      }
    }
    return nil
  }

  /// `like\sgecko`, at a "like".
  private func isLikeGecko(at start: Int) -> Bool {
    isWhitespace(at: start + 4) && matches("gecko", at: start + 5)
  }

  /// `version/([\w.]+).+?` and then something that stands at one of the positions.
  private func versionFollowed(by followers: [Int]) -> Range<Int>? {
    for start in positions(of: "version/") {
      if let version = version(at: start + 8, followedBy: followers) { return version }
    }
    return nil
  }
}
