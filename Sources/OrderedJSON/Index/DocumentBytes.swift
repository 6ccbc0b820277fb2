import Synchronization

/// The bytes of a document that is looked at while it is still being read.
///
/// Room for all of it is set aside at the start; bytes that are there never change or move, so what was read
/// can be used on any thread while another one goes on reading. The bytes are a copy in memory: a file that is
/// cut or overwritten meanwhile changes nothing of what is shown.
public final class DocumentBytes: @unchecked Sendable {
  // Unchecked because the compiler cannot know the rule that makes it safe: bytes below `count` are only read,
  // bytes from `count` on are only written, by the one `append` that holds the lock.
  private let start: UnsafeMutableRawPointer
  /// The most bytes there is room for.
  public let capacity: Int
  private let available = Atomic(0)
  private let isWriting = Mutex(())

  /// Sets room aside. Pages of memory are taken as they are filled.
  ///
  /// - Parameter capacity: the most bytes that will come.
  public init(capacity: Int) {
    self.capacity = max(0, capacity)
    start = .allocate(byteCount: max(1, capacity), alignment: 16)
  }

  /// Copies bytes that are all there.
  public convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count)
    append(upTo: bytes.count) { room in
      room.copyBytes(from: bytes)
      return bytes.count
    }
  }

  deinit { start.deallocate() }

  /// How many bytes are there.
  public var count: Int { available.load(ordering: .acquiring) }

  /// Adds bytes behind those that are there.
  ///
  /// - Parameters:
  ///   - most: the most bytes to add; less when there is less room.
  ///   - read: fills the room it is given from its start and says how many bytes it wrote.
  /// - Returns: how many bytes were added.
  @discardableResult
  public func append<Failure: Error>(
    upTo most: Int, _ read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    try isWriting.withLock { (_) throws(Failure) -> Int in
      let count = available.load(ordering: .relaxed)
      let room = max(0, min(most, capacity - count))
      guard room > 0 else { return 0 }
      let added = try read(UnsafeMutableRawBufferPointer(start: start + count, count: room))
      available.store(count + max(0, min(added, room)), ordering: .releasing)
      return max(0, min(added, room))
    }
  }

  /// Lends the bytes that are there.
  ///
  /// - Parameter limit: how many at most.
  func withBytes<Result, Failure: Error>(
    limit: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let count = max(0, min(limit, count))
    let bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    return try body(bytes)
  }

  /// A copy of some of the bytes; those that are not there are left out.
  public subscript(range: Range<Int>) -> [UInt8] {
    withBytes(limit: range.upperBound) { bytes in Array(bytes[range.clamped(to: bytes.indices)]) }
  }
}

extension DocumentBytes: Hashable {
  /// The same bytes are those in the same place.
  public static func == (left: DocumentBytes, right: DocumentBytes) -> Bool { left === right }

  /// The same bytes are those in the same place.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
