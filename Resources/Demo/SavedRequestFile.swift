/// A saved request as it stands in its file.
public struct SavedRequestFile: Hashable, Sendable {
  /// The name of the file, such as `01-homepage-hero.json`; the number gives the order.
  public let fileName: String
  /// A request file: JSON in UTF-8, an object with the member `request` and what the call needs besides.
  public let bytes: [UInt8]

  /// Makes a saved request.
  public init(fileName: String, bytes: [UInt8]) {
    self.fileName = fileName
    self.bytes = bytes
  }
}
