/// A value in a ``JSONDocument``: what it is and where it stands.
public struct JSONNode: Hashable, Sendable {
  /// The kinds of value.
  public enum Kind: UInt8, Hashable, Sendable {
    /// An object.
    case object
    /// An array.
    case array
    /// A string.
    case string
    /// A number.
    case number
    /// `true` or `false`.
    case boolean
    /// `null`.
    case null
  }

  /// What it is.
  public let kind: Kind
  /// The position of its first byte.
  public let start: Int
  /// The position of the quotation mark before its name, when it is a member.
  public let nameStart: Int?
  /// Its place among its siblings, from 0.
  public let position: Int
  /// How many arrays and objects are around it.
  public let depth: Int
  /// The first byte of the array or object it is in; nil for the outermost value.
  public let parentStart: Int?

  /// Whether it is an array or an object.
  public var isContainer: Bool { kind == .object || kind == .array }

  /// The first byte that belongs to it: of its name, if it has one.
  public var outerStart: Int { nameStart ?? start }
}

extension JSONNode.Kind {
  /// The kind of value that begins with a byte.
  init(firstByte: UInt8) {
    switch firstByte {
    case ASCII.openBrace: self = .object
    case ASCII.openBracket: self = .array
    case ASCII.quote: self = .string
    case ASCII.byte("t"), ASCII.byte("f"): self = .boolean
    case ASCII.byte("n"): self = .null
    default: self = .number
    }
  }
}
