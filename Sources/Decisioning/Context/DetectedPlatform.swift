/// What rules can ask about an operating system: `user.platform`.
public enum DetectedPlatform {
  /// The platform a user agent string names: "windows", "mac", "linux", "iOS", "Android", "Unix" or
  /// "unknown", in the spelling that the artifact's rules use.
  public static func name(userAgent: String) -> String {
    ruleName(for: recognised(in: userAgent))
  }

  /// The platform a `Sec-CH-UA-Platform` client hint names, with or without the header's quotes. A name
  /// that is not mapped comes back as it is.
  public static func name(clientHint: String) -> String {
    ruleName(for: DetectedBrowser.withoutQuotes(clientHint))
  }

  private static func ruleName(for name: String) -> String {
    switch name {
    case "Windows": "windows"
    case "Macintosh", "Mac OS", "macOS": "mac"
    case "Linux": "linux"
    default: name
    }
  }

  /// The order is that of the Node.js SDK; the first that is found wins. Letter case matters.
  private static func recognised(in userAgent: String) -> String {
    let text = userAgent.utf8.span
    if text.contains("iPhone") || text.contains("iPad") || text.contains("iPod") { return "iOS" }
    if text.containsAndroidVersion { return "Android" }
    if text.contains(" Linux ") { return "Linux" }
    if text.contains("FreeBSD") || text.contains("OpenBSD") || text.contains("CrOS") { return "Unix" }
    if text.contains("(Windows ") || text.contains(" Windows ") { return "Windows" }
    if text.contains("Macintosh;") { return "Mac OS" }
    return "unknown"
  }
}

extension Span<UInt8> {
  /// Whether an ASCII literal stands anywhere.
  fileprivate func contains(_ literal: StaticString) -> Bool {
    position(of: literal, from: 0) != nil
  }

  private func position(of literal: StaticString, from start: Int) -> Int? {
    let length = literal.utf8CodeUnitCount
    var position = start
    while position <= count - length {
      var offset = 0
      while offset < length, self[position + offset] == literal.utf8Start[offset] { offset += 1 }
      if offset == length { return position }
      position += 1
    }
    return nil
  }

  /// `Android [0-9.]+;`
  fileprivate var containsAndroidVersion: Bool {
    var start = 0
    while let found = position(of: "Android ", from: start) {
      var end = found + 8
      while end < count, (0x30...0x39).contains(self[end]) || self[end] == UInt8(ascii: ".") { end += 1 }
      if end > found + 8, end < count, self[end] == UInt8(ascii: ";") { return true }
      start = found + 8
    }
    return false
  }
}
