import DeliveryAPI

/// A user agent with a name and the client hints that such a browser sends, so that nobody has to type them.
struct UserAgentPreset: Hashable, Sendable {
  /// The browser and the platform in a few words.
  let name: String
  /// The text of the `User-Agent` header.
  let userAgent: String
  /// What the browser says in `Sec-CH-UA` headers; nil for browsers that send none.
  let clientHints: ClientHints?

  /// The preset with this user agent, if it is one.
  static func preset(for userAgent: String) -> UserAgentPreset? {
    all.first { $0.userAgent == userAgent }
  }

  /// The presets in the order of the choice.
  static let all: [UserAgentPreset] = [
    chromium("Chrome · Windows", windows, platform: "Windows", version: "15.0.0"),
    chromium("Chrome · macOS", mac, platform: "macOS", version: "15.1.0"),
    chromium("Chrome · Linux", "X11; Linux x86_64", platform: "Linux", version: "6.8.0"),
    chromium(
      "Chrome · Android", "Linux; Android 10; K", platform: "Android", version: "14.0.0", model: "Pixel 8"),
    UserAgentPreset(
      name: "Safari · macOS",
      userAgent: "Mozilla/5.0 (\(mac)) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
      clientHints: nil),
    UserAgentPreset(
      name: "Safari · iPhone",
      userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", clientHints: nil),
    UserAgentPreset(
      name: "Safari · iPad",
      userAgent: "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", clientHints: nil),
    firefox("Firefox · Windows", windows),
    firefox("Firefox · macOS", "Macintosh; Intel Mac OS X 10.15"),
    firefox("Firefox · Linux", "X11; Linux x86_64"),
    chromium(
      "Edge · Windows", windows, brand: "Microsoft Edge", product: " Edg/131.0.0.0", platform: "Windows",
      version: "15.0.0"),
    UserAgentPreset(
      name: "Internet Explorer 11",
      userAgent: "Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko",
      clientHints: nil),
  ]

  private static let windows = "Windows NT 10.0; Win64; x64"
  private static let mac = "Macintosh; Intel Mac OS X 10_15_7"

  private static func firefox(_ name: String, _ system: String) -> UserAgentPreset {
    UserAgentPreset(
      name: name, userAgent: "Mozilla/5.0 (\(system); rv:132.0) Gecko/20100101 Firefox/132.0",
      clientHints: nil)
  }

  /// A browser built on Chromium. A model makes it one of a phone.
  private static func chromium(
    _ name: String, _ system: String, brand: String = "Google Chrome", product: String = "", platform: String,
    version: String, model: String? = nil
  ) -> UserAgentPreset {
    let phone = model == nil ? "" : " Mobile"
    let agent =
      "Mozilla/5.0 (\(system)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0\(phone) Safari/537.36"
    // Browsers add a brand that does not exist, so that nobody relies on the list.
    let noise = (brand: "Not_A Brand", major: "24", full: "24.0.0.0")
    return UserAgentPreset(
      name: name, userAgent: agent + product,
      clientHints: ClientHints(
        mobile: model != nil, model: model, platform: platform, platformVersion: version,
        browserUAWithMajorVersion:
          #""\#(brand)";v="131", "Chromium";v="131", "\#(noise.brand)";v="\#(noise.major)""#,
        browserUAWithFullVersion:
          #""\#(brand)";v="131.0.6778.86", "Chromium";v="131.0.6778.86", "\#(noise.brand)";v="\#(noise.full)""#
      ))
  }
}
