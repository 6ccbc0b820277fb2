/// Compression of RFC 1951 with the fixed code table.
///
/// Matches are found by one look into a table of the last place of every three bytes. That keeps about
/// three quarters of what the best compression would gain for rule artifacts, and needs no library.
struct Deflate {
  private static let shortestMatch = 3
  private static let longestMatch = 258
  private static let window = 32_768
  private static let endOfBlock = 256
  private static let hashBits = 15

  private var output = BitWriter()

  /// Compresses bytes into one block.
  ///
  /// - Complexity: linear in the number of bytes.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    deflate.write(bytes)
    return deflate.output.finish()
  }

  private mutating func write(_ bytes: [UInt8]) {
    output.write(0b1, count: 1)  // The only block,
    output.write(0b01, count: 2)  // with the fixed codes.
    var lastPlaces = [Int](repeating: -1, count: 1 << Self.hashBits)
    var position = 0
    while position < bytes.count {
      let match = Self.match(at: position, in: bytes, &lastPlaces)
      if match.length >= Self.shortestMatch {
        writeLength(match.length)
        writeDistance(match.distance)
        position += match.length
      } else {
        writeSymbol(Int(bytes[position]))
        position += 1
      }
    }
    writeSymbol(Self.endOfBlock)
  }

  /// The bytes before a position that are repeated there; a length of 0 when there are none.
  private static func match(
    at position: Int, in bytes: [UInt8], _ lastPlaces: inout [Int]
  ) -> (length: Int, distance: Int) {
    guard position + shortestMatch <= bytes.count else { return (0, 0) }
    let three =
      UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16
    let hash = Int((three &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    let candidate = lastPlaces[hash]
    lastPlaces[hash] = position
    guard candidate >= 0, position - candidate <= window else { return (0, 0) }
    let limit = min(longestMatch, bytes.count - position)
    var length = 0
    while length < limit, bytes[candidate + length] == bytes[position + length] { length += 1 }
    return (length, position - candidate)
  }

  /// Writes a literal byte, the end of the block, or the code of a length, in the fixed code of RFC 1951,
  /// 3.2.6.
  private mutating func writeSymbol(_ symbol: Int) {
    switch symbol {
    case ..<144: output.writeCode(0b0011_0000 + symbol, count: 8)
    case ..<256: output.writeCode(0b1_1001_0000 + symbol - 144, count: 9)
    case ..<280: output.writeCode(symbol - 256, count: 7)
    default: output.writeCode(0b1100_0000 + symbol - 280, count: 8)
    }
  }

  private mutating func writeLength(_ length: Int) {
    guard length < Self.longestMatch else {
      writeSymbol(285)
      return
    }
    let steps = CodeSteps(of: length - Self.shortestMatch, stepsPerDoubling: 4)
    writeSymbol(257 + steps.code)
    output.write(UInt64(steps.rest), count: steps.restBits)
  }

  private mutating func writeDistance(_ distance: Int) {
    let steps = CodeSteps(of: distance - 1, stepsPerDoubling: 2)
    output.writeCode(steps.code, count: 5)
    output.write(UInt64(steps.rest), count: steps.restBits)
  }
}

/// How RFC 1951 writes lengths and distances: a code for a range of values, whose ranges double every few
/// steps, and bits for the place in the range.
private struct CodeSteps {
  let code: Int
  let rest: Int
  let restBits: Int

  init(of value: Int, stepsPerDoubling: Int) {
    guard value >= 2 * stepsPerDoubling else {
      (code, rest, restBits) = (value, 0, 0)
      return
    }
    let stepBits = stepsPerDoubling.trailingZeroBitCount
    restBits = Int.bitWidth - 1 - value.leadingZeroBitCount - stepBits
    code = restBits * stepsPerDoubling + value >> restBits
    rest = value & (1 << restBits - 1)
  }
}

/// Collects bits, the first in the lowest place of a byte.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  mutating func write(_ bits: UInt64, count: Int) {
    pending |= bits << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// Writes a code of the code table, whose highest bit comes first.
  mutating func writeCode(_ code: Int, count: Int) {
    var reversed: UInt64 = 0
    for bit in 0..<count where code & 1 << bit != 0 { reversed |= 1 << UInt64(count - 1 - bit) }
    write(reversed, count: count)
  }

  mutating func finish() -> [UInt8] {
    if pendingCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    return bytes
  }
}
