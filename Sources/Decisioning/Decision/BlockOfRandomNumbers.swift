#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's random numbers, fetched in blocks: one call to the system for 32 of them.
struct BlockOfRandomNumbers: RandomNumberGenerator {
  /// The most that the system gives at once are 256 bytes.
  private static let count = 32
  private var numbers = [UInt64](repeating: 0, count: count)
  private var used = count

  /// The next number.
  mutating func next() -> UInt64 {
    if used == Self.count { refill() }
    defer { used += 1 }
    return numbers[used]
  }

  private mutating func refill() {
    used = 0
    let isFilled = numbers.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) == 0 }
    guard !isFilled else { return }
    var generator = SystemRandomNumberGenerator()
    for position in numbers.indices { numbers[position] = generator.next() }
  }
}
