/// Random numbers that are the same for the same seed, on every machine: SplitMix64.
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// A number from 0 to below a bound, which must be positive.
  mutating func number(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  /// True in so many of a hundred cases.
  mutating func isTrue(percent: Int) -> Bool {
    number(below: 100) < percent
  }

  /// One of some values, of which there must be at least one.
  mutating func one<Value>(of values: [Value]) -> Value {
    values[number(below: values.count)]
  }

  /// Words of the shop, with spaces between them.
  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in one(of: Vocabulary.words) }.joined(separator: " ")
  }

  /// Text of so many characters in the alphabet of Base64, as event tokens are.
  mutating func token(length: Int) -> String {
    let alphabet = Vocabulary.tokenAlphabet
    return String((0..<length).map { _ in one(of: alphabet) })
  }
}
