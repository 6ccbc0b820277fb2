/// Characters, by their code points: what one place of an expression accepts.
struct ScalarSet: Hashable, Sendable {
  /// Ascending, without overlaps.
  private(set) var ranges: [ClosedRange<UInt32>]

  /// A set of ranges in any order.
  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  static let lastScalar: UInt32 = 0x10FFFF
  static let digits = ScalarSet([0x30...0x39])
  static let wordCharacters = ScalarSet([
    0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xAA...lastScalar,
  ])
  static let spaces = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0x85...0x85, 0xA0...0xA0, 0x2000...0x200A, 0x3000...0x3000,
  ])
  static let anythingButLineEnds = ScalarSet([0...0x09, 0x0B...0x0C, 0x0E...lastScalar])

  /// Everything else.
  var inverted: ScalarSet {
    var inverted: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { inverted.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.lastScalar { inverted.append(next...Self.lastScalar) }
    return ScalarSet(inverted)
  }

  func contains(_ scalar: UInt32) -> Bool { ranges.contains { $0.contains(scalar) } }

  /// The set with the other case of each of its letters, of large ranges those of ASCII.
  var ignoringCase: ScalarSet {
    var all = ranges
    for range in ranges {
      let letters =
        range.count <= 512
        ? [range] : Self.letters.compactMap { $0.overlaps(range) ? $0.clamped(to: range) : nil }
      for value in letters.joined() {
        guard let scalar = Unicode.Scalar(value) else { continue }
        for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
          let other = mapping.unicodeScalars
          if other.count == 1, let first = other.first { all.append(first.value...first.value) }
        }
      }
    }
    return ScalarSet(all)
  }

  private static let letters: [ClosedRange<UInt32>] = [0x41...0x5A, 0x61...0x7A]
}
