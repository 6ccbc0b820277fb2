/// A limit that the Delivery API sets to a value, or a rule that keeps people out of trouble.
public enum Limit: Hashable, Sendable {
  /// How many characters (Unicode scalars) a text may have.
  case characters(ClosedRange<Int>)
  /// How many entries a list or a map may have.
  case entries(ClosedRange<Int>)
  /// The numbers that are allowed, both ends included.
  case number(ClosedRange<Double>)
  /// The form of a text.
  case format(TextFormat)
  /// The texts that are allowed.
  case values([String])
  /// The value must be there.
  case required
  /// At least one of these members must be there.
  case anyOf([String])
  /// Only one of these members may be there.
  case onlyOneOf([String])
  /// The name is kept for another use.
  case reservedName
  /// The value must be a text.
  case text
  /// No limit of the API, but what follows from values together.
  case advice
  /// The value must differ from those before it.
  case distinct
}
