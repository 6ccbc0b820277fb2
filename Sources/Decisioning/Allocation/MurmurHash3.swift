/// The hash that spreads visitors over the allocation buckets: MurmurHash3 (x86, 32 bits, seed 0) over
/// UTF-16 code units, as the Target SDKs compute it.
///
/// Text is fed piece by piece, so that no string has to be joined for hashing. Differences from the usual
/// byte-wise MurmurHash3: a block is a pair of code units, and the length mixed in at the end is twice
/// the number of units.
struct MurmurHash3 {
  private var state: UInt32 = 0
  private var pendingUnit: UInt32 = 0
  private var unitCount: UInt32 = 0

  /// The hash of a whole text.
  static func hash(_ text: String) -> Int32 {
    var hash = MurmurHash3()
    hash.combine(text)
    return hash.finish()
  }

  /// Feeds a text. Time is in proportion to its length.
  mutating func combine(_ text: String) {
    let bytes = text.utf8.span
    for position in bytes.indices {
      // As long as the text is ASCII, its bytes are its code units.
      guard bytes[position] < 0x80 else {
        for unit in text.utf16.dropFirst(position) { combine(UInt32(unit)) }
        return
      }
      combine(UInt32(bytes[position]))
    }
  }

  /// Feeds one UTF-16 code unit.
  @inline(__always)
  mutating func combine(_ unit: UInt32) {
    if unitCount & 1 == 0 {
      pendingUnit = unit
    } else {
      state ^= Self.scrambled(pendingUnit | unit << 16)
      state = Self.rotatedLeft(state, by: 13) &* 5 &+ 0xe654_6b64
    }
    unitCount &+= 1
  }

  /// The hash of everything fed so far.
  consuming func finish() -> Int32 {
    if unitCount & 1 == 1 { state ^= Self.scrambled(pendingUnit) }
    state ^= unitCount &* 2
    state ^= state >> 16
    state = state &* 0x85eb_ca6b
    state ^= state >> 13
    state = state &* 0xc2b2_ae35
    state ^= state >> 16
    return Int32(bitPattern: state)
  }

  private static func scrambled(_ block: UInt32) -> UInt32 {
    rotatedLeft(block &* 0xcc9e_2d51, by: 15) &* 0x1b87_3593
  }

  private static func rotatedLeft(_ value: UInt32, by count: UInt32) -> UInt32 {
    value << count | value >> (32 - count)
  }
}
