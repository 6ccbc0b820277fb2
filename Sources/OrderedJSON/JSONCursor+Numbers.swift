// Numbers: their grammar.

extension JSONCursor {
  /// Passes over a number: an optional minus, an integer without leading zeros, fraction and exponent.
  @inline(__always)
  mutating func scanNumber() throws(JSONParseError) {
    if byte == ASCII.minus {
      offset &+= 1
      guard ASCII.isDigit(byte) else { throw unexpected("a digit after \"-\"") }
    }
    if byte == ASCII.zero {
      offset &+= 1
      if ASCII.isDigit(byte) { throw fault(.leadingZero, at: offset &- 1) }
    } else {
      skipDigits()
    }
    if byte == ASCII.period {
      offset &+= 1
      guard ASCII.isDigit(byte) else { throw unexpected("a digit after the decimal point") }
      skipDigits()
    }
    if byte | 0x20 == ASCII.byte("e") {
      offset &+= 1
      if byte == ASCII.plus || byte == ASCII.minus { offset &+= 1 }
      guard ASCII.isDigit(byte) else { throw unexpected("a digit in the exponent of a number") }
      skipDigits()
    }
  }

  @inline(__always)
  private mutating func skipDigits() {
    while offset < limit, ASCII.isDigit(bytes[offset]) { offset &+= 1 }
  }
}
