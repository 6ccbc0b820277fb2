import OrderedJSON

/// The window of the browser.
public struct Window: JSONRecord, Hashable, Sendable {
  /// Width in pixels.
  public var width: Double?

  /// Height in pixels.
  public var height: Double?

  /// Makes a window.
  public init(width: Double? = nil, height: Double? = nil) {
    self.width = width
    self.height = height
  }

  /// A value that nothing was read into yet.
  public static var unread: Window { Window() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("width", &width)
    members.code("height", &height)
  }
}
