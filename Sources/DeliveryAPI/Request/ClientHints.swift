import OrderedJSON

/// What the browser tells about itself in `Sec-CH-UA` headers. Texts may keep the quotes of the header.
public struct ClientHints: JSONRecord, Hashable, Sendable {
  /// `Sec-CH-UA-Mobile`: whether the browser prefers a mobile page.
  public var mobile: Bool?

  /// `Sec-CH-UA-Model`: the device model.
  public var model: String?

  /// `Sec-CH-UA-Platform`: the operating system.
  public var platform: String?

  /// `Sec-CH-UA-Platform-Version`: the version of the operating system.
  public var platformVersion: String?

  /// `Sec-CH-UA`: brands with their major versions.
  public var browserUAWithMajorVersion: String?

  /// `Sec-CH-UA-Full-Version-List`: brands with their full versions.
  public var browserUAWithFullVersion: String?

  /// `Sec-CH-UA-Arch`: the processor architecture.
  public var architecture: String?

  /// `Sec-CH-UA-Bitness`: the bits of the architecture.
  public var bitness: String?

  /// Makes client hints.
  public init(
    mobile: Bool? = nil,
    model: String? = nil,
    platform: String? = nil,
    platformVersion: String? = nil,
    browserUAWithMajorVersion: String? = nil,
    browserUAWithFullVersion: String? = nil,
    architecture: String? = nil,
    bitness: String? = nil
  ) {
    self.mobile = mobile
    self.model = model
    self.platform = platform
    self.platformVersion = platformVersion
    self.browserUAWithMajorVersion = browserUAWithMajorVersion
    self.browserUAWithFullVersion = browserUAWithFullVersion
    self.architecture = architecture
    self.bitness = bitness
  }

  /// A value that nothing was read into yet.
  public static var unread: ClientHints { ClientHints() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("mobile", &mobile)
    members.code("model", &model)
    members.code("platform", &platform)
    members.code("platformVersion", &platformVersion)
    members.code("browserUAWithMajorVersion", &browserUAWithMajorVersion)
    members.code("browserUAWithFullVersion", &browserUAWithFullVersion)
    members.code("architecture", &architecture)
    members.code("bitness", &bitness)
  }
}
