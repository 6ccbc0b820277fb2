/// Identifiers in the form of random UUIDs (version 4 of RFC 9562).
public enum RandomIdentifier {
  /// Makes an identifier such as `6c84fb90-12c4-41e1-9f3a-7d2f3a1b5c0e` from 128 random bits.
  public static func uuid(using generator: inout some RandomNumberGenerator) -> String {
    let high = generator.next() & ~0xf000 | 0x4000
    let low = generator.next() & ~(0b11 << 62) | 0b10 << 62
    let (second, third) = (digits(high), digits(low >> 32))
    return String(unsafeUninitializedCapacity: 36) { text in
      let bytes = UnsafeMutableRawBufferPointer(text)
      bytes.storeBytes(of: digits(high >> 32), toByteOffset: 0, as: UInt64.self)
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: second), toByteOffset: 9, as: UInt32.self)
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: second >> 32), toByteOffset: 14, as: UInt32.self)
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: third), toByteOffset: 19, as: UInt32.self)
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: third >> 32), toByteOffset: 24, as: UInt32.self)
      bytes.storeBytes(of: digits(low), toByteOffset: 28, as: UInt64.self)
      for hyphen in [8, 13, 18, 23] { text[hyphen] = UInt8(ascii: "-") }
      return 36
    }
  }

  /// The lower 32 bits as eight hexadecimal digits, the first digit in the byte that is stored first.
  ///
  /// Three identifiers are made for each decision, which is why all digits are worked on at once.
  private static func digits(_ number: UInt64) -> UInt64 {
    var nibbles = number & 0xffff_ffff
    nibbles = (nibbles | nibbles << 16) & 0x0000_ffff_0000_ffff
    nibbles = (nibbles | nibbles << 8) & 0x00ff_00ff_00ff_00ff
    nibbles = (nibbles | nibbles << 4) & 0x0f0f_0f0f_0f0f_0f0f
    // Adding 6 carries into the upper half of the byte from 10 on, where the digits are letters.
    let letters = (nibbles + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return (nibbles + 0x3030_3030_3030_3030 + letters * 0x27).bigEndian
  }
}
