/// One token of a JSON text: what it is and which bytes it takes.
public struct JSONToken: Hashable, Sendable {
  /// The kinds of token. Commas and colons are checked by the cursor and not reported.
  public enum Kind: UInt8, Hashable, Sendable {
    /// `{`
    case objectStart
    /// `}`
    case objectEnd
    /// `[`
    case arrayStart
    /// `]`
    case arrayEnd
    /// The name of a member. Its colon has been read too, so its value comes next.
    case name
    /// A string value.
    case string
    /// A number.
    case number
    /// `true`
    case `true`
    /// `false`
    case `false`
    /// `null`
    case null
    /// The end of the text, after its one value.
    case end
  }

  /// What the token is.
  public let kind: Kind
  /// Whether a name or string holds escapes, so that its bytes are not its text.
  public let hasEscapes: Bool
  let start: Int
  let limit: Int

  /// The bytes of the token in the text, counted from 0; quotation marks are part of it.
  public var range: Range<Int> { Range(uncheckedBounds: (start, limit)) }

  @inline(__always)
  init(_ kind: Kind, from start: Int, to limit: Int, hasEscapes: Bool = false) {
    self.kind = kind
    self.hasEscapes = hasEscapes
    self.start = start
    self.limit = limit
  }
}
