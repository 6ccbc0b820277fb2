/// Identifiers in the form of random UUIDs (version 4 of RFC 9562).
public enum RandomIdentifier {
  /// Makes an identifier such as `6c84fb90-12c4-41e1-9f3a-7d2f3a1b5c0e` from 128 random bits.
  public static func uuid(using generator: inout some RandomNumberGenerator) -> String {
    let high = generator.next() & ~0xf000 | 0x4000
    let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
    return String(unsafeUninitializedCapacity: 36) { text in
      var digits = (high: high, low: low)
      for position in 0..<36 {
        switch position {
        case 8, 13, 18, 23: text[position] = UInt8(ascii: "-")
        default:
          text[position] = digit(digits.high >> 60)
          digits = (digits.high << 4 | digits.low >> 60, digits.low << 4)
        }
      }
      return 36
    }
  }

  private static func digit(_ value: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
  }
}
