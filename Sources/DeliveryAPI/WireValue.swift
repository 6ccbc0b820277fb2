import OrderedJSON

/// A text with a known set of meanings in the Delivery API that may grow.
///
/// A value outside the known set is kept as it is, so that it can be shown, validated and sent back.
public protocol WireValue: RawRepresentable, JSONCoded, Hashable, Sendable, CustomStringConvertible
where RawValue == String {
  /// Makes a value, known or not.
  init(rawValue: String)

  /// The values that the Delivery API defines, in the order it lists them.
  static var known: [Self] { get }
}

extension WireValue {
  /// Whether the Delivery API defines this value.
  public var isKnown: Bool { Self.known.contains(self) }

  /// The value as it is written on the wire.
  public var description: String { rawValue }

  /// Takes any string, known or not.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    self.init(rawValue: try String(decoding: json))
  }

  /// A string.
  public func encoded() -> JSON { .string(rawValue) }

  /// Writes a string.
  public func write(to writer: inout JSONWriter) { writer.write(string: rawValue) }

  /// Reads any string with any decoder.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try String(from: decoder))
  }

  /// Writes a string with any encoder.
  public func encode(to encoder: any Encoder) throws {
    try rawValue.encode(to: encoder)
  }
}
