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

  private static func nextEscape(_ text: Span<UInt8>, _ position: inout Int) -> UInt32 {
    guard position < text.count else { return UInt32(UInt8(ascii: "\\")) }
    let byte = text[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"): break
    default: return UInt32(byte)
    }
    guard let unit = unit(text, at: position) else { return replacement }
    position += 4
    guard unit & 0xFC00 == 0xD800 else { return unit & 0xFC00 == 0xDC00 ? replacement : unit }
    guard position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u"), let second = self.unit(text, at: position + 2),
      second & 0xFC00 == 0xDC00
    else { return replacement }
    position += 6
    return 0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF)
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
