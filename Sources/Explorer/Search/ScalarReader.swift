/// Reads characters from UTF-8 that may be broken, with or without the escapes of JSON.
enum ScalarReader {
  private static let replacement: UInt32 = 0xFFFD

  /// The character at a position, which moves behind it; nil at the end.
  @inline(__always)
  static func next(_ text: Span<UInt8>, _ position: inout Int, isEscaped: Bool) -> UInt32? {
    guard position < text.count else { return nil }
    let byte = text[position]
    position += 1
    guard byte < 0x80 else { return nextOfSeveralBytes(text, first: byte, &position) }
    return isEscaped && byte == UInt8(ascii: "\\") ? nextEscape(text, &position) : UInt32(byte)
  }

  private static func nextOfSeveralBytes(
    _ text: Span<UInt8>, first: UInt8, _ position: inout Int
  ) -> UInt32 {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, position + length - 1 <= text.count else { return replacement }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 0..<(length - 1) {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    position += length - 1
    return value
  }

  /// What an escape stands for. Of one that is wrong, the backslash alone is read, as where texts are shown and copied.
  private static func nextEscape(_ text: Span<UInt8>, _ position: inout Int) -> UInt32 {
    let backslash = UInt32(UInt8(ascii: "\\"))
    guard position < text.count else { return backslash }
    let byte = text[position]
    let scalar: UInt32
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = UInt32(byte)
    case UInt8(ascii: "n"): scalar = 0x0A
    case UInt8(ascii: "t"): scalar = 0x09
    case UInt8(ascii: "r"): scalar = 0x0D
    case UInt8(ascii: "b"): scalar = 0x08
    case UInt8(ascii: "f"): scalar = 0x0C
    case UInt8(ascii: "u"):
      guard let (unicode, length) = unicodeEscape(text, at: position + 1) else { return backslash }
      position += 1 + length
      return unicode
    default: return backslash
    }
    position += 1
    return scalar
  }

  /// What the digits of an escape `\u` stand for, and how many bytes belong to it, with the second of a pair.
  private static func unicodeEscape(_ text: Span<UInt8>, at position: Int) -> (scalar: UInt32, length: Int)? {
    guard let unit = unit(text, at: position) else { return nil }
    guard unit & 0xF800 == 0xD800 else { return (unit, 4) }
    guard unit & 0xFC00 == 0xD800, position + 5 < text.count, text[position + 4] == UInt8(ascii: "\\"),
      text[position + 5] == UInt8(ascii: "u"), let second = self.unit(text, at: position + 6),
      second & 0xFC00 == 0xDC00
    else { return nil }
    return (0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF), 10)
  }

  private static func unit(_ text: Span<UInt8>, at position: Int) -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = Character(Unicode.Scalar(text[position + offset])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
