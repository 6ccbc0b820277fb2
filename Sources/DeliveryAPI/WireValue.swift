/// A text with a known set of meanings in the Delivery API that may grow.
///
/// A value outside the known set is kept as it is, so that it can be shown, validated and sent back.
public protocol WireValue: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible
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
}
