/// The file format gzip of RFC 1952, as `Content-Encoding: gzip` means it.
enum Gzip {
  /// Magic number, method deflate, no flags, no time, no extra flags, unknown system.
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  /// Compresses bytes.
  ///
  /// - Complexity: linear in the number of bytes.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    header + Deflate.compress(bytes) + littleEndian(checksum(of: bytes))
      + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Whether a header `Accept-Encoding` allows gzip.
  static func isAccepted(by acceptEncoding: String?) -> Bool {
    guard let acceptEncoding else { return false }
    return acceptEncoding.split(separator: ",").contains { choice in
      let parts = choice.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard let coding = parts.first, coding == "gzip" || coding == "*" else { return false }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
      return quality.map { $0 > 0 } ?? true
    }
  }

  /// The CRC-32 of RFC 1952.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    let table = (UInt32(0)..<256).map(remainder)
    var checksum: UInt32 = .max
    for byte in bytes {
      let index = UInt8(truncatingIfNeeded: checksum) ^ byte
      checksum = table[Int(index)] ^ (checksum >> 8)
    }
    return ~checksum
  }

  /// What remains of a byte after division by the polynomial of CRC-32.
  private static func remainder(of byte: UInt32) -> UInt32 {
    var value = byte
    for _ in 0..<8 {
      let isOdd = value & 1 == 1
      value >>= 1
      if isOdd { value ^= 0xEDB8_8320 }
    }
    return value
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
