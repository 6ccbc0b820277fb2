/// Resolves the escapes of a string that comes in pieces, whatever it holds: what is no escape stays as it is.
public struct EscapeResolver: Sendable {
  /// The beginning of an escape, or of a pair of them, at the end of the last piece.
  private var held: [UInt8] = []

  /// Makes one for a new string.
  public init() {}

  /// Takes a piece of a string, as it was received but without quotation marks.
  ///
  /// - Parameter isLast: whether nothing follows.
  /// - Returns: as much of the text as is certain.
  public mutating func take(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    guard !held.isEmpty || piece.contains(ASCII.backslash) else { return piece }
    let input = held + piece
    held = []
    var text: [UInt8] = []
    text.reserveCapacity(input.count)
    var position = 0
    while position < input.count {
      guard input[position] == ASCII.backslash else {
        let end = input[position...].firstIndex(of: ASCII.backslash) ?? input.count
        text += input[position..<end]
        position = end
        continue
      }
      let rest = input[position...]
      guard isLast || rest.count >= Self.longestEscape || Self.isWhole(rest) else {
        held = Array(rest)
        break
      }
      if let (scalar, length) = Self.escape(at: rest) {
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        position += length
      } else {
        text.append(ASCII.backslash)
        position += 1
      }
    }
    return text
  }

  /// The bytes of a pair of surrogates.
  private static let longestEscape = 12

  /// Whether an escape of one character stands at the start.
  private static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 2 && bytes[bytes.startIndex + 1] != ASCII.byte("u")
  }

  /// What the escape at the start stands for, and how long it is; nil when there is none.
  private static func escape(at bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard bytes.count >= 2 else { return nil }
    let short: Unicode.Scalar
    switch bytes[bytes.startIndex + 1] {
    case ASCII.byte("u"): return unicodeEscape(at: bytes)
    case ASCII.quote: short = "\""
    case ASCII.backslash: short = "\\"
    case ASCII.slash: short = "/"
    case ASCII.byte("b"): short = "\u{8}"
    case ASCII.byte("f"): short = "\u{C}"
    case ASCII.byte("n"): short = "\n"
    case ASCII.byte("r"): short = "\r"
    case ASCII.byte("t"): short = "\t"
    default: return nil
    }
    return (short, 2)
  }

  private static func unicodeEscape(at bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let first = unit(at: bytes) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard UTF16.isLeadSurrogate(first), let second = unit(at: bytes.dropFirst(6)),
      UTF16.isTrailSurrogate(second)
    else { return nil }
    let value = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(second & 0x3FF)
    return Unicode.Scalar(value).map { ($0, 12) }
  }

  /// The UTF-16 unit of an escape `\u` at the start.
  private static func unit(at bytes: ArraySlice<UInt8>) -> UInt16? {
    guard bytes.count >= 6, bytes.starts(with: [ASCII.backslash, ASCII.byte("u")]) else { return nil }
    var unit: UInt16 = 0
    for byte in bytes.dropFirst(2).prefix(4) {
      guard let digit = ASCII.hexadecimalValue(byte) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
