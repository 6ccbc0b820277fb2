/// A user agent with a name, so that nobody has to type one.
struct UserAgentPreset: Hashable, Sendable {
  /// The browser and the platform in a few words.
  let name: String
  /// The text of the `User-Agent` header.
  let userAgent: String

  /// The presets in the order of the choice.
  static let all: [UserAgentPreset] = [
    UserAgentPreset(
      name: "Chrome · Windows",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/131.0.0.0 Safari/537.36"),
    UserAgentPreset(
      name: "Chrome · macOS",
      userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/131.0.0.0 Safari/537.36"),
    UserAgentPreset(
      name: "Chrome · Android",
      userAgent: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/131.0.0.0 Mobile Safari/537.36"),
    UserAgentPreset(
      name: "Safari · macOS",
      userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/18.1 Safari/605.1.15"),
    UserAgentPreset(
      name: "Safari · iPhone",
      userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"),
    UserAgentPreset(
      name: "Firefox · Windows",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"),
    UserAgentPreset(
      name: "Firefox · macOS",
      userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0"),
    UserAgentPreset(
      name: "Firefox · Linux",
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"),
    UserAgentPreset(
      name: "Edge · Windows",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"),
    UserAgentPreset(
      name: "Internet Explorer 11",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko"),
  ]

  /// The preset with this user agent, if it is one.
  static func preset(for userAgent: String) -> UserAgentPreset? {
    all.first { $0.userAgent == userAgent }
  }
}
