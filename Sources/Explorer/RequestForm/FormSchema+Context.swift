import DeliveryAPI

extension FormSchema {
  /// Where the visitor is, and with what.
  static let context = FormGroup(
    "Context", "request", "context", presence: .usual, about: "Where the visitor is and with which browser.",
    [
      .field(
        FormField(
          "channel", "channel",
          kind: .choice([.value("web", "a web page"), .value("mobile", "a mobile application")]),
          placeholder: "web", about: "Where the visitor is: a web page or a mobile application."))
    ] + address + [
      .field(
        FormField(
          "user agent", "userAgent", kind: .userAgent, placeholder: "none: reports count it as a robot",
          about: "The visitor's own browser. Browser and platform conditions read it.")),
      .field(
        FormField(
          "time offset", "timeOffsetInMinutes", kind: .number("a number of minutes, such as 60 or -300"),
          placeholder: "minutes east of UTC",
          about: "Minutes the visitor's clock is east of UTC, such as 60 or -300.")),
      .group(clientHints), .group(geo), .group(browser), .group(screen), .group(window),
      .group(mobilePlatform), .group(application),
    ])

  /// The page of the context.
  private static let address: [FormNode] = [
    .field(
      FormField(
        "page URL", "address", "url", kind: .text(DeliveryLimits.url), placeholder: "https://…",
        about: "The page the visitor sees. Page conditions read its domain, path, query and fragment.")),
    .field(
      FormField(
        "referring URL", "address", "referringUrl", kind: .text(DeliveryLimits.url), placeholder: "https://…",
        about: "The page the visitor came from.")),
  ]

  private static let clientHints = FormGroup(
    "client hints", "clientHints",
    about: "What newer browsers say of themselves in headers. It comes before the user agent.",
    [
      .field(
        FormField(
          "mobile", "mobile", kind: .flag, about: "Sec-CH-UA-Mobile: whether the device is a mobile one.")),
      hint("model", "model", "Sec-CH-UA-Model: the device, such as Pixel 8."),
      hint(
        "platform", "platform",
        "Sec-CH-UA-Platform: the operating system, such as macOS, without quotes."),
      hint("platform version", "platformVersion", "Sec-CH-UA-Platform-Version, such as 15.0.0."),
      hint(
        "brands", "browserUAWithMajorVersion",
        "Sec-CH-UA: the browser's brands with their major versions, each in quotes."),
      hint(
        "full versions", "browserUAWithFullVersion",
        "Sec-CH-UA-Full-Version-List: the browser's brands with their full versions, each in quotes."),
      hint("architecture", "architecture", "Sec-CH-UA-Arch, such as x86 or arm."),
      hint("bitness", "bitness", "Sec-CH-UA-Bitness, such as 64."),
    ])

  private static func hint(_ label: String, _ member: String, _ explanation: String) -> FormNode {
    .field(FormField(label, member, kind: .text(nil), about: explanation))
  }

  private static let geo = FormGroup(
    "geo", "geo", about: "The visitor's place. On-device, what is missing is looked up by the address.",
    [
      .field(
        FormField(
          "IP address", "ipAddress", kind: .text(DeliveryLimits.ipAddress),
          about: "The visitor's own address, IPv4 or IPv6, to look the place up by.")),
      .field(
        FormField(
          "country", "countryCode", kind: .text(DeliveryLimits.countryCode),
          about: "The country as two letters of ISO 3166-1, such as US, in upper case.")),
      .field(
        FormField(
          "state", "stateCode", kind: .text(DeliveryLimits.stateCode),
          about: "The state or region as the second part of ISO 3166-2, such as CA, in upper case.")),
      .field(
        FormField(
          "city", "city", kind: .text(DeliveryLimits.city),
          about: "The city in upper case, such as SAN FRANCISCO.")
      ),
      .field(FormField("zip", "zip", kind: .text(DeliveryLimits.zip), about: "The postal code.")),
      .field(
        FormField(
          "latitude", "latitude", kind: .number("a number of degrees, such as 37.75"),
          about: "Degrees north of the equator, from -90 to 90.")),
      .field(
        FormField(
          "longitude", "longitude", kind: .number("a number of degrees, such as -122.4"),
          about: "Degrees east of Greenwich, from -180 to 180.")),
    ])

  private static let browser = FormGroup(
    "browser", "browser", about: "What the page's own script says of its browser.",
    [
      .field(FormField("host", "host", kind: .text(nil), about: "The host name of the page.")),
      .field(
        FormField(
          "language", "language", kind: .text(nil),
          about: "The languages as in Accept-Language: en-US,en;q=0.9.")),
      .field(
        FormField(
          "WebGL renderer", "webGLRenderer", kind: .text(nil),
          about: "The graphics chip, by which iPhones are told apart.")),
    ])

  private static let screen = FormGroup(
    "screen", "screen", about: "The visitor's screen.",
    [
      pixels("width", "The width of the screen in pixels."),
      pixels("height", "The height of the screen in pixels."),
      .field(
        FormField(
          "colour depth", "colorDepth", kind: .number("a number of bits, such as 24"),
          about: "Bits for the colour of a pixel.")),
      .field(
        FormField(
          "pixel ratio", "pixelRatio", kind: .number("a number, such as 2"),
          about: "Pixels of the device for a pixel of the page.")),
      .field(
        FormField(
          "orientation", "orientation",
          kind: .choice([
            .value("portrait", "higher than wide"), .value("landscape", "wider than high"), .none,
          ]), about: "How the screen is held.")),
    ])

  private static let window = FormGroup(
    "window", "window", about: "The part of the browser's window that shows the page.",
    [
      pixels("width", "The width of the window in pixels."),
      pixels("height", "The height of the window in pixels."),
    ])

  private static func pixels(_ member: String, _ explanation: String) -> FormNode {
    .field(FormField(member, member, kind: .number("a number of pixels, such as 1280"), about: explanation))
  }

  private static let mobilePlatform = FormGroup(
    "mobile platform", "mobilePlatform", about: "The device of a mobile application.",
    [
      .field(FormField("device name", "deviceName", kind: .text(nil), about: "The device, such as Pixel 8.")),
      .field(
        FormField(
          "device type", "deviceType",
          kind: .choice([.value("phone", ""), .value("tablet", ""), .none]),
          placeholder: "required", about: "Whether it is a phone or a tablet.")),
      .field(
        FormField(
          "platform", "platformType",
          kind: .choice([.value("android", ""), .value("ios", ""), .none]), placeholder: "required",
          about: "The operating system of the device.")),
      .field(
        FormField(
          "version", "version", kind: .text(DeliveryLimits.version),
          about: "The version of the operating system.")),
    ])

  private static let application = FormGroup(
    "application", "application", about: "The mobile application that asks.",
    [
      .field(
        FormField(
          "id", "id", kind: .text(DeliveryLimits.applicationId),
          about: "The identifier of the application, such as com.example.shop.")),
      .field(
        FormField(
          "name", "name", kind: .text(DeliveryLimits.applicationName), about: "The name of the application.")),
      .field(
        FormField(
          "version", "version", kind: .text(DeliveryLimits.version), about: "The version of the application.")
      ),
    ])
}
