/// A JSON number as it was written.
///
/// `0.10`, `1e400` and `12345678901234567890` come back as they came; arithmetic views are asked for.
public struct JSONNumber: Hashable, Sendable {
  /// The number in the grammar of RFC 8259.
  public let text: String

  /// Wraps text that is known to follow the number grammar.
  init(uncheckedText text: String) {
    self.text = text
  }

  /// A whole number.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// The shortest text that reads back as the same value, whole numbers without a fraction, as
  /// JavaScript writes it below 10^15; nil when the value is not finite, which JSON cannot say.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if value == value.rounded(), abs(value) < 1e15 {
      text = String(Int64(value))
    } else {
      text = "\(value)"
    }
  }

  /// Wraps text that follows the number grammar of RFC 8259; nil for any other text.
  public init?(text: String) {
    let isNumber = try? JSONCursor.read(text) { cursor in
      try cursor.next().range == 0..<text.utf8.count
    }
    guard isNumber == true, text.utf8.first.map({ $0 == ASCII.minus || ASCII.isDigit($0) }) == true else {
      return nil
    }
    self.text = text
  }

  /// The nearest `Double`; infinite when the number is too large for one.
  public var double: Double { Double(text) ?? .infinity }

  /// The value as an integer when it is whole and fits in 64 bits; `1.0` and `1e2` are whole.
  public var integer: Int64? { integer(as: Int64.self) }
}

extension JSONNumber: CustomStringConvertible {
  /// The number as written.
  public var description: String { text }
}
