#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A search for one row of bytes in another, in time linear in both, whatever they hold.
struct ByteSearch {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Up to this length, comparing at every place where the first byte occurs is linear for all purposes.
  private static let longestCompared = 64

  private let searched: UnsafeBufferPointer<UInt8>

  init(for searched: UnsafeBufferPointer<UInt8>) {
    self.searched = searched
  }

  /// Whether the searched bytes occur. No bytes occur everywhere.
  func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !searched.isEmpty else { return true }
    guard searched.count <= bytes.count else { return false }
    return searched.count <= Self.longestCompared ? occursByComparing(in: bytes) : occursByPrefixes(in: bytes)
  }

  private func occursByComparing(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.baseAddress, let wanted = searched.baseAddress else { return false }
    var place = 0
    let lastPlace = bytes.count - searched.count
    while place <= lastPlace,
      let found = memchr(start + place, Int32(searched[0]), lastPlace - place + 1)
    {
      if memcmp(found, wanted, searched.count) == 0 { return true }
      place = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
    }
    return false
  }

  /// Knuth, Morris and Pratt: never looks at a byte of the text twice.
  private func occursByPrefixes(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let prefixLengths = prefixLengths()
    var matched = 0
    for byte in bytes {
      while matched > 0 && searched[matched] != byte { matched = prefixLengths[matched - 1] }
      if searched[matched] == byte { matched += 1 }
      if matched == searched.count { return true }
    }
    return false
  }

  /// For each place the length of the longest proper prefix that ends there.
  private func prefixLengths() -> [Int] {
    var lengths = [0]
    lengths.reserveCapacity(searched.count)
    var matched = 0
    for byte in searched.dropFirst() {
      while matched > 0 && searched[matched] != byte { matched = lengths[matched - 1] }
      if searched[matched] == byte { matched += 1 }
      lengths.append(matched)
    }
    return lengths
  }
}
