extension JSON {
  /// Reads one JSON value from text in UTF-8, strictly by RFC 8259.
  ///
  /// Members keep their order and duplicates, numbers their text.
  /// - Parameters:
  ///   - bytes: the text.
  ///   - nestingLimit: how many arrays and objects may be open at once.
  public init(
    parsing bytes: Span<UInt8>, nestingLimit: Int = JSONCursor.defaultNestingLimit
  ) throws(JSONParseError) {
    self = try JSONCursor.read(bytes, nestingLimit: nestingLimit) { (cursor) throws(JSONParseError) in
      let value = try cursor.readValue()
      try cursor.finish()
      return value
    }
  }

  /// Reads one JSON value from an array of bytes, as the initializer over a span does.
  public init(
    parsing bytes: [UInt8], nestingLimit: Int = JSONCursor.defaultNestingLimit
  ) throws(JSONParseError) {
    try self.init(parsing: bytes.span, nestingLimit: nestingLimit)
  }

  /// Reads one JSON value from a string, as the initializer over a span does.
  public init(
    parsing text: String, nestingLimit: Int = JSONCursor.defaultNestingLimit
  ) throws(JSONParseError) {
    try self.init(parsing: text.utf8.span, nestingLimit: nestingLimit)
  }
}
