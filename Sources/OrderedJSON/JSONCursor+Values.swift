// Turning tokens into text and values.

extension JSONCursor {
  /// The text of a token of this cursor: names and strings without quotation marks and with their
  /// escapes resolved, everything else as written.
  public func text(of token: JSONToken) -> String {
    guard token.start >= 0, token.limit <= bytes.count else { return "" }
    guard token.kind == .name || token.kind == .string else {
      return String(decoding: bytes[token.range], as: UTF8.self)
    }
    let content = UnsafeBufferPointer(rebasing: bytes[token.start &+ 1..<token.limit &- 1])
    return token.hasEscapes ? unescaped(content) : String(decoding: content, as: UTF8.self)
  }

  /// Whether a name or string of this cursor has this text, without making a string of it unless it
  /// holds escapes.
  public func token(_ token: JSONToken, is text: String) -> Bool {
    guard token.kind == .name || token.kind == .string else { return false }
    guard token.start >= 0, token.limit <= bytes.count else { return false }
    guard !token.hasEscapes else { return self.text(of: token).utf8.elementsEqual(text.utf8) }
    guard token.limit &- token.start &- 2 == text.utf8.count else { return false }
    return bytes[token.start &+ 1..<token.limit &- 1].elementsEqual(text.utf8)
  }

  /// Reads the next value as a ``JSON`` value.
  ///
  /// Inside a container this also reads the comma before the value. In an object, call it after a name.
  /// - Returns: the value; `null` when there is no value but the end of the container or text.
  public mutating func readValue() throws(JSONParseError) -> JSON {
    var builder = JSONBuilder()
    while true {
      let token = try advance()
      let value: JSON
      switch token.kind {
      case .name:
        builder.name = text(of: token)
        continue
      case .objectStart, .arrayStart:
        builder.openContainer()
        continue
      case .objectEnd: value = builder.closeObject()
      case .arrayEnd: value = builder.closeArray()
      case .string: value = .string(text(of: token))
      case .number: value = .number(JSONNumber(uncheckedText: text(of: token)))
      case .true: value = .boolean(true)
      case .false: value = .boolean(false)
      case .null, .end: value = .null
      }
      if builder.isComplete { return value }
      builder.add(value, toObject: containers.isInObject)
    }
  }
}

/// Resolves the escapes of string content that the cursor has checked.
private func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: content.count) { output in
    var written = 0
    var position = 0
    /// The UTF-16 unit of an escape `\u`, from its digits.
    func unit(at position: Int) -> UInt16 {
      content[position..<min(position + 4, content.count)].reduce(0) {
        $0 &<< 4 | (ASCII.hexadecimalValue($1) ?? 0)
      }
    }
    while position < content.count {
      let byte = content[position]
      guard byte == ASCII.backslash, position + 1 < content.count else {
        output[written] = byte
        written += 1
        position += 1
        continue
      }
      let escape = content[position + 1]
      position += 2
      guard escape == ASCII.byte("u") else {
        output[written] = byteOfShortEscape(escape)
        written += 1
        continue
      }
      var value = UInt32(unit(at: position))
      position += 4
      if value & 0xFC00 == 0xD800 {
        value = 0x10000 &+ (value & 0x3FF) &<< 10 &+ UInt32(unit(at: position + 2) & 0x3FF)
        position += 6
      }
      for unit in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
        output[written] = unit
        written += 1
      }
    }
    return written
  }
}

/// The byte that an escape of one character stands for.
private func byteOfShortEscape(_ escape: UInt8) -> UInt8 {
  switch escape {
  case ASCII.byte("b"): 0x08
  case ASCII.byte("f"): 0x0C
  case ASCII.byte("n"): ASCII.lineFeed
  case ASCII.byte("r"): ASCII.carriageReturn
  case ASCII.byte("t"): ASCII.tab
  default: escape
  }
}
