import DeliveryAPI
import JSONLogic

/// The variables of the visitor's browser. The user agent is only looked at when a rule asks.
struct UserVariables {
  private let userAgent: String
  /// The brands that the browser tells in its client hints.
  private let brands: String?
  /// The platform that the browser tells in its client hints.
  private let hintedPlatform: String?
  private var browser: DetectedBrowser?
  private var platform: String?
  private var builtTree: LogicValue?

  /// The variables of a request's context.
  init(context: Context?) {
    userAgent = context?.userAgent ?? ""
    let hints = context?.clientHints
    brands = hints?.browserUAWithFullVersion ?? hints?.browserUAWithMajorVersion
    hintedPlatform = hints?.platform
  }

  /// The value of a member.
  mutating func value(_ member: UserMember) -> LogicValue {
    switch member {
    case .browserType: .string(detectedBrowser().name)
    case .browserVersion: .number(Double(detectedBrowser().majorVersion))
    case .platform: .string(detectedPlatform())
    case .locale: .string("en")
    }
  }

  /// All members as an object, as traces show it; put together once.
  mutating func tree() -> LogicValue {
    if let builtTree { return builtTree }
    var members: [LogicObject.Member] = []
    for member in UserMember.allCases {
      members.append(LogicObject.Member(name: member.rawValue, value: value(member)))
    }
    let tree = LogicValue.object(LogicObject(members))
    builtTree = tree
    return tree
  }

  /// Client hints stand in place of what the user agent says, as far as they name a browser.
  private mutating func detectedBrowser() -> DetectedBrowser {
    if let browser { return browser }
    let browser = brands.flatMap(DetectedBrowser.init(clientHint:)) ?? DetectedBrowser(userAgent: userAgent)
    self.browser = browser
    return browser
  }

  private mutating func detectedPlatform() -> String {
    if let platform { return platform }
    let platform =
      hintedPlatform.map(DetectedPlatform.name(clientHint:))
      ?? DetectedPlatform.name(userAgent: userAgent)
    self.platform = platform
    return platform
  }
}
