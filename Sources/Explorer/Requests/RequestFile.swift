/// A file that a request came from, or was saved to.
public struct RequestFile: Hashable, Sendable {
  /// The path as the person knows it.
  public let path: String
  /// What it held when it was read or written last.
  public let content: [UInt8]

  /// Describes a file.
  public init(path: String, content: [UInt8]) {
    self.path = path
    self.content = content
  }
}

/// A request that is to be written to a file.
public struct RequestSaving: Hashable, Sendable {
  /// The path of the file.
  public let path: String
  /// What it is to hold.
  public let content: [UInt8]
  /// What it should hold now; nil when there should be no such file.
  public let expected: [UInt8]?

  /// Describes what is to be written.
  public init(path: String, content: [UInt8], expected: [UInt8]?) {
    self.path = path
    self.content = content
    self.expected = expected
  }
}

/// How writing a request ended.
public enum SaveOutcome: Hashable, Sendable {
  /// The file holds the request now.
  case written(RequestFile)
  /// The file holds something else than was expected, which somebody else wrote; nothing was changed.
  case differs(RequestSaving, found: [UInt8])
  /// The file could not be written, and why, in a sentence.
  case failed(RequestSaving, String)
}
