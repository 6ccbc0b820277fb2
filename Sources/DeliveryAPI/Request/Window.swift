/// The window of the browser.
public struct Window: Codable, Hashable, Sendable {
  /// Width in pixels.
  public var width: Double?

  /// Height in pixels.
  public var height: Double?

  /// Makes a window.
  public init(width: Double? = nil, height: Double? = nil) {
    self.width = width
    self.height = height
  }
}
