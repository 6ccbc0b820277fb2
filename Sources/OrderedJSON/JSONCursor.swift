/// Reads a JSON text token by token, strictly by RFC 8259, without turning it into values.
///
/// All readers of JSON text are built on this one: `JSON(parsing:)` turns tokens into values,
/// ``skipValue()`` only checks them, and an index of a large text notes where they are. The cursor works over
/// borrowed bytes and keeps one bit for each open container; it never recurses and allocates nothing for
/// documents less than 64 levels deep.
///
/// A cursor only exists inside `read`, which lends it the bytes. After a call has thrown, further calls
/// throw too or report tokens of no use.
public struct JSONCursor: ~Copyable {
  /// How many arrays and objects may be open at once unless the caller says otherwise.
  public static let defaultNestingLimit = 10_000

  /// What the grammar allows next.
  enum Expectation {
    case value
    case firstElementOrEnd
    case firstNameOrEnd
    case afterValue
  }

  /// The whole text, also when only a part of it is read, so that errors have the line in the whole.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where reading stops; at most `bytes.count`.
  let limit: Int
  let nestingLimit: Int
  /// The next byte to read; never past `limit`.
  var offset: Int
  var expectation = Expectation.value
  var containers = ContainerStack()
  /// Whether strings may hold any escapes and bytes but control characters.
  var acceptsAnyString = false
  /// Where the first escape in such a string stands that is wrong; -1 while all are right.
  var wrongEscape = -1
  /// Whether more bytes may come, so that a fault is not worth finding its line.
  var isPartial = false

  init(bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, nestingLimit: Int) {
    self.bytes = bytes
    let range = range.clamped(to: 0..<bytes.count)
    offset = range.lowerBound
    limit = range.upperBound
    self.nestingLimit = nestingLimit
  }

  /// How many bytes of the text have been read, counted from its start.
  public var position: Int { offset }

  /// How many arrays and objects are open.
  public var depth: Int { containers.depth }
}

// MARK: - Lending a cursor

extension JSONCursor {
  /// Reads JSON text in contiguous bytes with a cursor that is valid during the call.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - range: the part to read, such as the range of a value that was skipped before; all of it if nil.
  ///   - nestingLimit: how many arrays and objects may be open at once.
  ///   - body: what to do with the cursor, which stands before the value.
  public static func read<Result, Failure: Error>(
    _ bytes: Span<UInt8>, in range: Range<Int>? = nil, nestingLimit: Int = defaultNestingLimit,
    _ body: (inout JSONCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      var cursor = JSONCursor(
        bytes: buffer, range: range ?? 0..<buffer.count, nestingLimit: nestingLimit)
      return try body(&cursor)
    }
  }

  /// Reads JSON text in an array of bytes, as the method over a span does.
  public static func read<Result, Failure: Error>(
    _ bytes: [UInt8], in range: Range<Int>? = nil, nestingLimit: Int = defaultNestingLimit,
    _ body: (inout JSONCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try read(bytes.span, in: range, nestingLimit: nestingLimit, body)
  }

  /// Reads JSON text in a document as far as it is there, as the method over a span does.
  public static func read<Result, Failure: Error>(
    _ bytes: DocumentBytes, in range: Range<Int>? = nil, nestingLimit: Int = defaultNestingLimit,
    _ body: (inout JSONCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withBytes(limit: bytes.count) { (buffer) throws(Failure) -> Result in
      try read(buffer.span, in: range, nestingLimit: nestingLimit, body)
    }
  }

  /// Reads JSON text in a string, as the method over a span does; ranges count UTF-8 bytes.
  public static func read<Result, Failure: Error>(
    _ text: String, in range: Range<Int>? = nil, nestingLimit: Int = defaultNestingLimit,
    _ body: (inout JSONCursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try read(text.utf8.span, in: range, nestingLimit: nestingLimit, body)
  }
}

// MARK: - Checking

extension JSONCursor {
  /// Checks that the bytes are one JSON text, without making anything of it.
  public static func validate(
    _ bytes: Span<UInt8>, nestingLimit: Int = defaultNestingLimit
  ) throws(JSONParseError) {
    try read(bytes, nestingLimit: nestingLimit) { (cursor) throws(JSONParseError) in
      try cursor.skipValue()
      try cursor.finish()
    }
  }

  /// Checks that the bytes are one JSON text, as the method over a span does.
  public static func validate(
    _ bytes: [UInt8], nestingLimit: Int = defaultNestingLimit
  ) throws(JSONParseError) {
    try validate(bytes.span, nestingLimit: nestingLimit)
  }
}

// MARK: - Walking

extension JSONCursor {
  /// Reads the next token. After the value it is `end`, once the rest is known to be blank.
  public mutating func next() throws(JSONParseError) -> JSONToken {
    try advance()
  }

  /// Checks the next value and passes over it.
  ///
  /// Inside a container this also reads the comma before the value. In an object, call it after a name.
  /// - Returns: the bytes of the value, without space around it. When there is no value but the end of
  ///   the container, reads that and returns its one byte.
  @discardableResult
  public mutating func skipValue() throws(JSONParseError) -> Range<Int> {
    let outerDepth = containers.depth
    let first = try advance()
    while containers.depth > outerDepth { _ = try advance() }
    return Range(uncheckedBounds: (first.start, max(first.start, offset)))
  }

  /// Goes on to the next member of the object that the cursor is in.
  ///
  /// A value that was not read after the last name is skipped first. A container that was entered must
  /// have been read to its end.
  /// - Returns: the name, with the cursor before the value; nil after reading the end of the object, and
  ///   also when the cursor is in no object.
  public mutating func nextMember() throws(JSONParseError) -> JSONToken? {
    guard containers.isInObject else { return nil }
    if expectation == .value { try skipValue() }
    let token = try advance()
    return token.kind == .name ? token : nil
  }

  /// Goes on to the next element of the array that the cursor is in.
  ///
  /// An element that was not read after the last call is skipped first.
  /// - Returns: true with the cursor before an element; false after reading the end of the array, and
  ///   also when the cursor is in no array.
  public mutating func nextElement() throws(JSONParseError) -> Bool {
    guard containers.depth > 0, !containers.isInObject else { return false }
    if expectation == .value { try skipValue() }
    skipWhitespace()
    switch byte {
    case ASCII.closeBracket:
      _ = try advance()
      return false
    case ASCII.comma where expectation == .afterValue:
      offset += 1
    default:
      if expectation == .afterValue { throw unexpected("\",\" or \"]\" after an element") }
    }
    expectation = .value
    return true
  }

  /// Checks that only blank space is left.
  public mutating func finish() throws(JSONParseError) {
    let token = try advance()
    guard token.kind == .end else {
      throw fault(.trailingContent(found: bytes.phrase(at: token.start)), at: token.start)
    }
  }
}
