/// Reading numbers from text as JavaScript does.
enum NumberReading {
  /// `Number(text)`: blanks around are ignored, the empty text is 0, `0x`, `0o` and `0b` are understood;
  /// NaN when the whole text is no number.
  static func number(from text: String) -> Double {
    text.withUTF8Bytes { bytes in
      let trimmed = trim(bytes)
      if trimmed.isEmpty { return 0 }
      if let value = prefixedInteger(trimmed) { return value }
      guard let literal = decimalPrefix(of: trimmed), literal.length == trimmed.count else { return .nan }
      return literal.value
    }
  }

  /// `parseFloat(text)`: the longest decimal number at the start, after blanks; NaN when there is none.
  static func leadingNumber(in text: String) -> Double {
    text.withUTF8Bytes { bytes in
      decimalPrefix(of: trim(bytes))?.value ?? .nan
    }
  }

  // MARK: - Blanks

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private static func trim(_ bytes: Bytes) -> Bytes {
    var start = 0
    var end = bytes.count
    while start < end {
      let length = blankLength(bytes[start..<end])
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = trailingBlankLength(bytes[start..<end])
      if length == 0 { break }
      end -= length
    }
    return Bytes(rebasing: bytes[start..<end])
  }

  /// The bytes of the blank or line end at the start, by ECMAScript's white space and line terminators.
  private static func blankLength(_ bytes: Slice<Bytes>) -> Int {
    guard let first = bytes.first else { return 0 }
    if first == 0x20 || (first >= 0x09 && first <= 0x0D) { return 1 }
    guard first >= 0xC2 else { return 0 }
    return bytes.count >= 2 && isBlank(bytes.prefix(2))
      ? 2 : bytes.count >= 3 && isBlank(bytes.prefix(3)) ? 3 : 0
  }

  private static func trailingBlankLength(_ bytes: Slice<Bytes>) -> Int {
    guard let last = bytes.last else { return 0 }
    if last == 0x20 || (last >= 0x09 && last <= 0x0D) { return 1 }
    guard last >= 0x80 else { return 0 }
    return bytes.count >= 2 && isBlank(bytes.suffix(2))
      ? 2 : bytes.count >= 3 && isBlank(bytes.suffix(3)) ? 3 : 0
  }

  private static func isBlank(_ bytes: Slice<Bytes>) -> Bool {
    switch (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.endIndex - 1]) {
    case (0xC2, 0xA0, _) where bytes.count == 2: true  // U+00A0
    case (0xE1, 0x9A, 0x80) where bytes.count == 3: true  // U+1680
    case (0xE2, 0x80, 0x80...0x8A) where bytes.count == 3: true  // U+2000 to U+200A
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): bytes.count == 3
    case (0xE2, 0x81, 0x9F) where bytes.count == 3: true  // U+205F
    case (0xE3, 0x80, 0x80) where bytes.count == 3: true  // U+3000
    case (0xEF, 0xBB, 0xBF) where bytes.count == 3: true  // U+FEFF
    default: false
    }
  }

  // MARK: - Literals

  /// The value of `0x`, `0o` and `0b` followed by digits; nil for other text. There is no sign.
  private static func prefixedInteger(_ bytes: Bytes) -> Double? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "0") else { return nil }
    let radix: UInt8
    switch bytes[1] | 0x20 {
    case UInt8(ascii: "x"): radix = 16
    case UInt8(ascii: "o"): radix = 8
    case UInt8(ascii: "b"): radix = 2
    default: return nil
    }
    var value = 0.0
    for byte in bytes[2...] {
      guard let digit = hexDigit(byte), digit < radix else { return .nan }
      value = value * Double(radix) + Double(digit)
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The longest decimal literal at the start with the number of its bytes; nil when there is none.
  private static func decimalPrefix(of bytes: Bytes) -> (value: Double, length: Int)? {
    var scanner = DecimalScanner(bytes)
    return scanner.scan()
  }
}

/// Goes through a decimal literal and collects its digits as far as they fit exactly.
private struct DecimalScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var isNegative = false
  /// The first digits as a whole number, as long as they are exact in a `Double`.
  private var digits: UInt64 = 0
  private var digitCount = 0
  private var fractionDigits = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func scan() -> (value: Double, length: Int)? {
    if let sign = peek, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      position += 1
    }
    if bytes[position...].starts(with: "Infinity".utf8) {
      return (isNegative ? -.infinity : .infinity, position + 8)
    }
    scanDigits()
    if peek == UInt8(ascii: ".") {
      position += 1
      let before = digitCount
      scanDigits()
      fractionDigits = digitCount - before
      // A dot alone is no number.
      if digitCount == 0 { return nil }
    }
    guard digitCount > 0 else { return nil }
    let hasExponent = scanExponent()
    return (value(hasExponent: hasExponent), position)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func scanDigits() {
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      if digitCount < 18 { digits = digits * 10 + UInt64(byte - UInt8(ascii: "0")) }
      digitCount += 1
      position += 1
    }
  }

  /// Goes past an exponent if a complete one follows.
  private mutating func scanExponent() -> Bool {
    guard let letter = peek, letter | 0x20 == UInt8(ascii: "e") else { return false }
    var end = position + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") { end += 1 }
    let firstDigit = end
    while end < bytes.count, bytes[end] >= UInt8(ascii: "0"), bytes[end] <= UInt8(ascii: "9") { end += 1 }
    guard end > firstDigit else { return false }
    position = end
    return true
  }

  private func value(hasExponent: Bool) -> Double {
    // Up to 15 digits and powers of ten up to 22 are exact, so one division rounds correctly.
    if !hasExponent && digitCount <= 15 && fractionDigits <= 22 {
      let magnitude = Double(digits) / Self.powersOfTen[fractionDigits]
      return isNegative ? -magnitude : magnitude
    }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[..<position]), as: UTF8.self)
    return Double(text) ?? .nan
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
