import OrderedJSON

/// The device of a mobile application.
public struct MobilePlatform: JSONRecord, Hashable, Sendable {
  /// The name of the device model.
  public var deviceName: String?

  /// Phone or tablet. Required by the API.
  public var deviceType: MobileDeviceType?

  /// The operating system. Required by the API.
  public var platformType: MobilePlatformType?

  /// The version of the operating system. At most 128 characters.
  public var version: String?

  /// Makes a mobile platform.
  public init(
    deviceName: String? = nil,
    deviceType: MobileDeviceType? = nil,
    platformType: MobilePlatformType? = nil,
    version: String? = nil
  ) {
    self.deviceName = deviceName
    self.deviceType = deviceType
    self.platformType = platformType
    self.version = version
  }

  /// A value that nothing was read into yet.
  public static var unread: MobilePlatform { MobilePlatform() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("deviceName", &deviceName)
    members.code("deviceType", &deviceType)
    members.code("platformType", &platformType)
    members.code("version", &version)
  }
}

/// The form of a mobile device.
public struct MobileDeviceType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A phone.
  public static let phone = MobileDeviceType(rawValue: "phone")
  /// A tablet.
  public static let tablet = MobileDeviceType(rawValue: "tablet")

  /// The values that the Delivery API defines.
  public static let known: [MobileDeviceType] = [phone, tablet]
}

/// The operating system of a mobile device.
public struct MobilePlatformType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Android.
  public static let android = MobilePlatformType(rawValue: "android")
  /// iOS or iPadOS.
  public static let ios = MobilePlatformType(rawValue: "ios")

  /// The values that the Delivery API defines.
  public static let known: [MobilePlatformType] = [android, ios]
}
