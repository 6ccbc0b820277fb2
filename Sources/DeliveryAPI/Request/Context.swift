import OrderedJSON

/// Where and with what the visitor visits.
public struct Context: JSONRecord, Hashable, Sendable {
  /// Web or mobile. Required by the API; the client completes it when nil.
  public var channel: Channel?

  /// The device, on the mobile channel.
  public var mobilePlatform: MobilePlatform?

  /// The application, on the mobile channel.
  public var application: Application?

  /// The screen of the device.
  public var screen: Screen?

  /// The browser's window, on the web channel.
  public var window: Window?

  /// The browser, on the web channel.
  public var browser: Browser?

  /// The current page.
  public var address: Address?

  /// The visitor's place, or the address to look it up by.
  public var geo: Geo?

  /// Minutes that the visitor's clock is ahead of UTC: 60 for UTC+1.
  public var timeOffsetInMinutes: Double?

  /// The browser's `User-Agent`: from it follow browser, operating system, device and robot.
  public var userAgent: String?

  /// The browser's client hints; they are used in place of the user agent.
  public var clientHints: ClientHints?

  /// How at.js keeps the visitor across domains: `disabled`, `enabled` or `x-only`. at.js sends it; the Delivery API's
  /// description does not have it.
  public var crossDomain: String?

  /// Whether to answer 204 without a body. The API takes nil as false.
  public var beacon: Bool?

  /// Makes a context.
  public init(
    channel: Channel? = nil,
    mobilePlatform: MobilePlatform? = nil,
    application: Application? = nil,
    screen: Screen? = nil,
    window: Window? = nil,
    browser: Browser? = nil,
    address: Address? = nil,
    geo: Geo? = nil,
    timeOffsetInMinutes: Double? = nil,
    userAgent: String? = nil,
    clientHints: ClientHints? = nil,
    crossDomain: String? = nil,
    beacon: Bool? = nil
  ) {
    self.channel = channel
    self.mobilePlatform = mobilePlatform
    self.application = application
    self.screen = screen
    self.window = window
    self.browser = browser
    self.address = address
    self.geo = geo
    self.timeOffsetInMinutes = timeOffsetInMinutes
    self.userAgent = userAgent
    self.clientHints = clientHints
    self.crossDomain = crossDomain
    self.beacon = beacon
  }

  /// A value that nothing was read into yet.
  public static var unread: Context { Context() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("channel", &channel)
    members.code("mobilePlatform", &mobilePlatform)
    members.code("application", &application)
    members.code("screen", &screen)
    members.code("window", &window)
    members.code("browser", &browser)
    members.code("address", &address)
    members.code("geo", &geo)
    members.code("timeOffsetInMinutes", &timeOffsetInMinutes)
    members.code("userAgent", &userAgent)
    members.code("clientHints", &clientHints)
    members.code("crossDomain", &crossDomain)
    members.code("beacon", &beacon)
  }
}

/// The kind of place where content is shown.
public struct Channel: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A page in a browser.
  public static let web = Channel(rawValue: "web")
  /// A mobile application.
  public static let mobile = Channel(rawValue: "mobile")

  /// The values that the Delivery API defines.
  public static let known: [Channel] = [web, mobile]
}
