import OrderedJSON

/// Something in a request that the Delivery API refuses, or that may not do what it seems to.
public struct ValidationProblem: Hashable, Sendable, CustomStringConvertible {
  /// Where the value is in the request.
  public var path: JSONPath

  /// What is wrong with it.
  public var broken: BrokenLimit

  /// Makes a problem.
  public init(path: JSONPath, broken: BrokenLimit) {
    self.path = path
    self.broken = broken
  }

  /// How bad it is.
  public var severity: BrokenLimit.Severity { broken.severity }

  /// The limit that the value breaks.
  public var limit: Limit { broken.limit }

  /// The actual number of characters or entries, when the limit is about one.
  public var actualLength: Int? { broken.actualLength }

  /// The whole sentence:
  /// `execute.mboxes[0].name: must not be longer than 250 characters, but has 300`.
  public var description: String { "\(path): \(broken.message)" }
}
