import OrderedJSON

/// A limit that a value does not keep, without saying where the value is.
public struct BrokenLimit: Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    /// The Delivery API refuses the request.
    case error
    /// The request is accepted, and may yet not do what it seems to.
    case warning
  }

  /// The limit.
  public var limit: Limit

  /// How bad it is.
  public var severity: Severity

  /// The actual number of characters or entries, when the limit is about one.
  public var actualLength: Int?

  /// What the value must be and what it is, to follow the name of the value:
  /// `must not be longer than 250 characters, but has 300`.
  public var message: String

  /// Makes a broken limit.
  public init(_ limit: Limit, _ message: String, severity: Severity = .error, actualLength: Int? = nil) {
    self.limit = limit
    self.message = message
    self.severity = severity
    self.actualLength = actualLength
  }

  /// The message.
  public var description: String { message }
}

extension BrokenLimit {
  /// A limit on length that this many characters or entries break, or nil if they keep it.
  static func length(
    _ length: Int, of noun: String, within range: ClosedRange<Int>, as limit: Limit
  ) -> BrokenLimit? {
    guard !range.contains(length) else { return nil }
    let message: String
    if length == 0 {
      message = "must not be empty"
    } else if range.lowerBound == range.upperBound {
      message = "must have exactly \(range.upperBound) \(noun), but has \(length)"
    } else if length > range.upperBound {
      message =
        noun == "characters"
        ? "must not be longer than \(range.upperBound) characters, but has \(length)"
        : "must not have more than \(range.upperBound) \(noun), but has \(length)"
    } else {
      message = "must have at least \(range.lowerBound) \(noun), but has \(length)"
    }
    return BrokenLimit(limit, message, actualLength: length)
  }

  /// The text in quotes for a message, cut short when it is long, with control characters escaped.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let shown = scalars.prefix(40)
    return JSON.quoted(String(shown) + (shown.endIndex == scalars.endIndex ? "" : "…"))
  }
}
