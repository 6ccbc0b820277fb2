import OrderedJSON

/// The screen of the visitor's device.
public struct Screen: JSONRecord, Hashable, Sendable {
  /// Width in pixels.
  public var width: Double?

  /// Height in pixels.
  public var height: Double?

  /// Bits for each pixel.
  public var colorDepth: Double?

  /// Device pixels for each CSS pixel.
  public var pixelRatio: Double?

  /// How the screen is held.
  public var orientation: ScreenOrientation?

  /// Makes a screen.
  public init(
    width: Double? = nil,
    height: Double? = nil,
    colorDepth: Double? = nil,
    pixelRatio: Double? = nil,
    orientation: ScreenOrientation? = nil
  ) {
    self.width = width
    self.height = height
    self.colorDepth = colorDepth
    self.pixelRatio = pixelRatio
    self.orientation = orientation
  }

  /// A value that nothing was read into yet.
  public static var unread: Screen { Screen() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("width", &width)
    members.code("height", &height)
    members.code("colorDepth", &colorDepth)
    members.code("pixelRatio", &pixelRatio)
    members.code("orientation", &orientation)
  }
}

/// How a screen is held.
public struct ScreenOrientation: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Higher than wide.
  public static let portrait = ScreenOrientation(rawValue: "portrait")
  /// Wider than high.
  public static let landscape = ScreenOrientation(rawValue: "landscape")

  /// The values that the Delivery API defines.
  public static let known: [ScreenOrientation] = [portrait, landscape]
}
