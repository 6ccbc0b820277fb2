/// Why and where a text is not JSON.
public struct JSONParseError: Error, Hashable, Sendable {
  /// What is wrong, in terms of RFC 8259.
  public enum Reason: Hashable, Sendable {
    /// The text has no value in it.
    case emptyText
    /// The text starts with a byte order mark, which JSON does not allow.
    case byteOrderMark
    /// Something else stands where the grammar asks for `expected`; both are phrases for a message.
    case unexpected(found: String, expected: String)
    /// There is more text after the value; `found` is a phrase for a message.
    case trailingContent(found: String)
    /// A string has no closing quotation mark.
    case unfinishedString
    /// A control character stands in a string without an escape.
    case controlCharacter(UInt8)
    /// A backslash is followed by something that is no escape; `found` is a phrase for a message.
    case invalidEscape(found: String)
    /// An escape `\u` names half of a surrogate pair without the other half.
    case loneSurrogate(UInt16)
    /// The bytes are not UTF-8; the byte is the first wrong one.
    case invalidUTF8(UInt8)
    /// A number starts with a zero that other digits follow.
    case leadingZero
    /// More arrays and objects are nested than the reader allows.
    case nestedTooDeep(limit: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// The line of the fault, from 1. Lines end with LF, CR or both.
  public let line: Int
  /// The column of the fault in Unicode scalars, from 1.
  public let column: Int
  /// The number of bytes before the fault.
  public let byteOffset: Int

  /// Makes an error for a place that was found.
  public init(reason: Reason, line: Int, column: Int, byteOffset: Int) {
    self.reason = reason
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }
}

extension JSONParseError: CustomStringConvertible {
  /// Place and reason, such as `line 3, column 14: expected "," or "}" after a member, found "x"`.
  public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONParseError.Reason: CustomStringConvertible {
  /// The reason as a sentence without its place. It never holds raw control characters of the text.
  public var description: String {
    switch self {
    case .emptyText: "the text is empty, expected a JSON value"
    case .byteOrderMark: "the text starts with a byte order mark (U+FEFF), save it as UTF-8 without one"
    case .unexpected(let found, let expected): "expected \(expected), found \(found)"
    case .trailingContent(let found): "expected the end of the text after the value, found \(found)"
    case .unfinishedString: "the string has no closing quotation mark"
    case .controlCharacter(let byte):
      "a string holds the raw control character \(codePoint(UInt32(byte))), write it as an escape"
    case .invalidEscape(let found): "a backslash starts no known escape, found \(found) after it"
    case .loneSurrogate(let unit):
      "\(codePoint(UInt32(unit))) is half of a surrogate pair, its other half is missing"
    case .invalidUTF8(let byte):
      "the text is not valid UTF-8 at byte 0x\(hexadecimal(UInt32(byte), digits: 2))"
    case .leadingZero: "a number has digits after a leading zero"
    case .nestedTooDeep(let limit): "arrays and objects are nested deeper than the limit of \(limit)"
    }
  }
}

// MARK: - Finding the place

extension JSONParseError {
  /// Makes an error for a byte of a text, counting lines up to it.
  init(_ reason: Reason, at offset: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    var position = 0
    while position < offset, position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == ASCII.lineFeed || (byte == ASCII.carriageReturn && !bytes.has(ASCII.lineFeed, at: position))
      {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(reason: reason, line: line, column: column, byteOffset: offset)
  }
}
