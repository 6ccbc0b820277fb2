import DeliveryAPI
import JSONLogic

/// The variables of the visitor's browser. The user agent is only looked at when a rule asks.
struct UserVariables {
  private let userAgent: String
  private let clientHints: ClientHints?
  private var browser: DetectedBrowser?
  private var platform: String?
  private var builtTree: LogicValue?

  /// The variables of a request's context.
  init(context: Context?) {
    userAgent = context?.userAgent ?? ""
    clientHints = context?.clientHints
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
    let brands = clientHints?.browserUAWithFullVersion ?? clientHints?.browserUAWithMajorVersion
    let browser = brands.flatMap(DetectedBrowser.init(clientHint:)) ?? DetectedBrowser(userAgent: userAgent)
    self.browser = browser
    return browser
  }

  private mutating func detectedPlatform() -> String {
    if let platform { return platform }
    let platform =
      clientHints?.platform.map(DetectedPlatform.name(clientHint:))
      ?? DetectedPlatform.name(userAgent: userAgent)
    self.platform = platform
    return platform
  }
}
