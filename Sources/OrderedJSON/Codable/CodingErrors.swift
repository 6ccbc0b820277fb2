/// Why JSON does not fit the type that it is decoded to, and where.
public struct JSONDecodingError: Error, Hashable, Sendable {
  /// The value that does not fit, or that misses a member.
  public let path: JSONPath
  /// What is wrong, without the place: `expected a string, found a number`.
  public let reason: String

  /// Makes an error.
  public init(path: JSONPath, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension JSONDecodingError: CustomStringConvertible {
  /// Place and reason: `execute.mboxes[0].name: expected a string, found a number`.
  public var description: String { path.isRoot ? reason : "\(path): \(reason)" }
}

/// Why a value cannot be written as JSON, and where.
public struct JSONEncodingError: Error, Hashable, Sendable {
  /// The value that cannot be written.
  public let path: JSONPath
  /// What is wrong, without the place.
  public let reason: String

  /// Makes an error.
  public init(path: JSONPath, reason: String) {
    self.path = path
    self.reason = reason
  }
}

extension JSONEncodingError: CustomStringConvertible {
  /// Place and reason: `context.score: JSON has no number for inf`.
  public var description: String { path.isRoot ? reason : "\(path): \(reason)" }
}
