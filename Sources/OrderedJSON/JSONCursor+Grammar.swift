// Values and the commas, colons and brackets around them.

extension JSONCursor {
  /// The byte at the offset, or 0, which no token starts with, at the end.
  @inline(__always)
  var byte: UInt8 { offset < limit ? bytes[offset] : 0 }

  /// Reads one token. All reading goes through here.
  @inline(__always)
  mutating func advance() throws(JSONParseError) -> JSONToken {
    skipWhitespace()
    var wantsName = false
    switch expectation {
    case .value: break
    case .firstElementOrEnd:
      if byte == ASCII.closeBracket { return closeContainer(.arrayEnd) }
    case .firstNameOrEnd:
      if byte == ASCII.closeBrace { return closeContainer(.objectEnd) }
      wantsName = true
    case .afterValue:
      guard containers.depth > 0 else { return try endOfText() }
      wantsName = containers.isInObject
      guard byte == ASCII.comma else {
        if byte == (wantsName ? ASCII.closeBrace : ASCII.closeBracket) {
          return closeContainer(wantsName ? .objectEnd : .arrayEnd)
        }
        throw unexpected(wantsName ? "\",\" or \"}\" after a member" : "\",\" or \"]\" after an element")
      }
      offset &+= 1
      skipWhitespace()
    }
    return wantsName ? try readName() : try readValueToken()
  }

  @inline(__always)
  private mutating func readValueToken() throws(JSONParseError) -> JSONToken {
    let start = offset
    switch byte {
    case ASCII.quote:
      let hasEscapes = try scanString()
      expectation = .afterValue
      return JSONToken(.string, from: start, to: offset, hasEscapes: hasEscapes)
    case ASCII.openBrace:
      try openContainer(isObject: true)
      return JSONToken(.objectStart, from: start, to: offset)
    case ASCII.openBracket:
      try openContainer(isObject: false)
      return JSONToken(.arrayStart, from: start, to: offset)
    case ASCII.minus, ASCII.zero...ASCII.nine:
      try scanNumber()
      expectation = .afterValue
      return JSONToken(.number, from: start, to: offset)
    case ASCII.byte("t"): return try literal("true", .true)
    case ASCII.byte("f"): return try literal("false", .false)
    case ASCII.byte("n"): return try literal("null", .null)
    default: throw missingValue()
    }
  }

  @inline(__always)
  private mutating func readName() throws(JSONParseError) -> JSONToken {
    let start = offset
    guard byte == ASCII.quote else {
      throw unexpected(
        expectation == .firstNameOrEnd
          ? "a member name in quotation marks or \"}\"" : "a member name in quotation marks after \",\"")
    }
    let hasEscapes = try scanString()
    let end = offset
    skipWhitespace()
    guard byte == ASCII.colon else { throw unexpected("\":\" after a member name") }
    offset &+= 1
    expectation = .value
    return JSONToken(.name, from: start, to: end, hasEscapes: hasEscapes)
  }

  @inline(__always)
  private mutating func openContainer(isObject: Bool) throws(JSONParseError) {
    guard containers.depth < nestingLimit else {
      throw fault(.nestedTooDeep(limit: nestingLimit), at: offset)
    }
    containers.push(isObject: isObject)
    expectation = isObject ? .firstNameOrEnd : .firstElementOrEnd
    offset &+= 1
  }

  @inline(__always)
  private mutating func closeContainer(_ kind: JSONToken.Kind) -> JSONToken {
    containers.pop()
    expectation = .afterValue
    offset &+= 1
    return JSONToken(kind, from: offset &- 1, to: offset)
  }

  @inline(__always)
  private mutating func literal(
    _ word: StaticString, _ kind: JSONToken.Kind
  ) throws(JSONParseError) -> JSONToken {
    let start = offset
    let end = start &+ word.utf8CodeUnitCount
    var isSame = end <= limit
    var position = start
    while isSame, position < end {
      isSame = bytes[position] == word.utf8Start[position &- start]
      position &+= 1
    }
    // `nullx` is one wrong word rather than a `null` with something after it.
    guard isSame, end == limit || !ASCII.isLetterOrDigit(bytes[end]) else { throw missingValue() }
    offset = end
    expectation = .afterValue
    return JSONToken(kind, from: start, to: end)
  }

  private mutating func endOfText() throws(JSONParseError) -> JSONToken {
    guard offset == limit else {
      throw fault(.trailingContent(found: bytes.phrase(at: offset)), at: offset)
    }
    return JSONToken(.end, from: offset, to: offset)
  }

  /// Moves to the next byte that is no space, tab or line end.
  @inline(__always)
  mutating func skipWhitespace() {
    while offset < limit, bytes[offset] <= ASCII.space {
      switch bytes[offset] {
      case ASCII.lineFeed:
        offset &+= 1
        // Indentation comes after a line end: eight spaces at a time.
        while limit &- offset >= 8, word(at: offset) == 0x2020_2020_2020_2020 { offset &+= 8 }
      case ASCII.space, ASCII.tab, ASCII.carriageReturn: offset &+= 1
      default: return
      }
    }
  }

  /// Eight bytes as one little-endian word; all eight must be before the limit.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}

// MARK: - Faults

extension JSONCursor {
  @inline(never)
  func unexpected(_ expected: String) -> JSONParseError {
    fault(.unexpected(found: phrase(at: offset), expected: expected), at: offset)
  }

  /// A fault at a byte. Its line and column are 0 when the text is only partly there.
  @inline(never)
  func fault(_ reason: JSONParseError.Reason, at position: Int) -> JSONParseError {
    isPartial
      ? JSONParseError(reason: reason, line: 0, column: 0, byteOffset: position)
      : JSONParseError(reason, at: position, of: bytes)
  }

  @inline(never)
  private func missingValue() -> JSONParseError {
    if expectation == .firstElementOrEnd { return unexpected("a value or \"]\"") }
    if expectation == .afterValue { return unexpected("a value after \",\"") }
    if containers.depth > 0 { return unexpected(containers.isInObject ? "a value after \":\"" : "a value") }
    if offset == limit { return fault(.emptyText, at: offset) }
    if offset == 0, bytes.has(0xEF, at: 0), bytes.has(0xBB, at: 1), bytes.has(0xBF, at: 2) {
      return fault(.byteOrderMark, at: 0)
    }
    return unexpected("a JSON value")
  }

  /// What stands at a position, which is the end when the part that is read ends there.
  func phrase(at position: Int) -> String {
    position < limit ? bytes.phrase(at: position) : bytes.phrase(at: bytes.count)
  }
}
