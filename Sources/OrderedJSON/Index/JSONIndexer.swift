/// Reads a text as its bytes come and finds out what a ``JSONIndex`` notes.
///
/// A loop over the tokens of ``JSONCursor`` like every reader, with two liberties: it stops at the end of the
/// bytes that are there and goes on when there are more, and strings may hold any bytes and escapes, since they
/// are only shown: the first that is wrong is noted.
public struct JSONIndexer: Sendable {
  /// A container that is open.
  private struct OpenContainer {
    /// Its place in the index.
    let number: Int
    let start: Int
    var childCount = 0
  }

  private let bytes: DocumentBytes
  /// The place after the last token that was whole; names go with their values.
  private var offset = 0
  private var expectation = JSONCursor.Expectation.value
  private var nesting = ContainerStack()
  private var open: [OpenContainer] = []
  /// What was found since the last part. Its containers come behind the `kept` ones handed out before.
  private var part = JSONIndex.Part()
  /// How many containers were open at least since the last part.
  private var leastDepth = 0
  private var nextStation = 0
  /// A token that was not whole is tried again when there are so many bytes.
  private var retryCount = 0
  /// Where the first escape or byte stands that is wrong; -1 while all are right.
  private var flaw = -1
  /// How far the bytes are known to be UTF-8.
  private var checked = 0
  /// Whether the text has ended, well or badly.
  public private(set) var isFinished = false

  /// Begins with a text.
  public init(_ bytes: DocumentBytes) {
    self.bytes = bytes
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - isWhole: whether no more bytes will come.
  ///   - most: about how many bytes to read at most.
  /// - Returns: what was found since the last call.
  public mutating func read(isWhole: Bool, upTo most: Int = .max) -> JSONIndex.Part {
    let count = bytes.count
    if !isFinished, isWhole || count >= retryCount {
      bytes.withBytes(limit: count) { readTokens(of: $0, isWhole: isWhole, most: most) }
    }
    return takePart()
  }

  private mutating func readTokens(of bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, most: Int) {
    if offset == 0, bytes.has(0xEF, at: 0), bytes.has(0xBB, at: 1), bytes.has(0xBF, at: 2) { offset = 3 }
    var cursor = JSONCursor(bytes: bytes, range: offset..<bytes.count, nestingLimit: .max)
    cursor.expectation = expectation
    cursor.containers = nesting
    cursor.acceptsAnyString = true
    cursor.wrongEscape = flaw
    cursor.isPartial = !isWhole
    let (stop, overflows) = offset.addingReportingOverflow(most)
    do throws(JSONParseError) {
      try readTokens(with: &cursor, until: overflows ? .max : stop)
    } catch {
      if isWhole {
        isFinished = true
        part.status = .broken(error)
      } else {
        let (twice, overflows) = bytes.count.multipliedReportingOverflow(by: 2)
        retryCount = error.byteOffset < bytes.count ? (overflows ? .max : twice) : bytes.count + 1
      }
    }
    nesting = cursor.containers
    guard flaw < 0 else { return }
    let foreign = Self.firstForeignByte(of: bytes, in: checked..<offset)
    checked = offset
    guard foreign != nil || cursor.wrongEscape >= 0 else { return }
    // Only now its line is counted.
    cursor.isPartial = false
    if let foreign, cursor.wrongEscape < 0 || foreign < cursor.wrongEscape {
      part.flaw = cursor.fault(.invalidUTF8(bytes[foreign]), at: foreign)
    } else {
      part.flaw = cursor.faultOfEscape(at: cursor.wrongEscape)
    }
    flaw = part.flaw?.byteOffset ?? flaw
  }

  /// The first byte in a part of the text that is not UTF-8. The standard library looks at some gigabytes in a second,
  /// many more than a cursor that looks for the ends of strings at the same time.
  private static func firstForeignByte(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: part.span)
      return nil
    } catch {
      return range.lowerBound + error.byteOffsets.lowerBound
    }
  }

  /// Reads tokens, and notes the place after each that is whole.
  private mutating func readTokens(with cursor: inout JSONCursor, until stop: Int) throws(JSONParseError) {
    var nameStart = -1
    while offset < stop {
      let token = try cursor.advance()
      switch token.kind {
      case .name:
        nameStart = token.start
        continue
      case .objectStart, .arrayStart:
        addChild(at: nameStart >= 0 ? nameStart : token.start)
        openContainer(at: token.start)
      case .objectEnd, .arrayEnd:
        closeContainer(at: token.limit)
      case .end:
        guard !cursor.isPartial else { return }
        isFinished = true
        part.status = .complete
      default:
        // A number or a word at the end of what is there may go on.
        if cursor.isPartial, token.limit == cursor.limit, token.kind != .string { return }
        addChild(at: nameStart >= 0 ? nameStart : token.start)
      }
      nameStart = -1
      offset = cursor.offset
      expectation = cursor.expectation
      if isFinished { return }
    }
  }

  // MARK: - Taking notes

  @inline(__always)
  private mutating func addChild(at start: Int) {
    if start >= nextStation {
      part.stations.append(start)
      nextStation = start &+ JSONIndex.stationDistance
    }
    guard let last = open.indices.last else { return }
    let count = open[last].childCount
    open[last].childCount = count &+ 1
    if count & (JSONIndex.landmarkDistance &- 1) == 0, count > 0 {
      part.landmarks.append((open[last].start, start))
    }
  }

  @inline(__always)
  private mutating func openContainer(at start: Int) {
    let parent = open.last?.number ?? -1
    part.containers.append(
      JSONIndex.Container(
        start: start, parent: Int32(truncatingIfNeeded: parent),
        depth: UInt32(truncatingIfNeeded: open.count)))
    open.append(OpenContainer(number: part.kept &+ part.containers.count &- 1, start: start))
  }

  @inline(__always)
  private mutating func closeContainer(at end: Int) {
    guard let closed = open.popLast() else { return }
    leastDepth = min(leastDepth, open.count)
    guard end &- closed.start < JSONIndex.smallestSize else {
      note(end: end, of: closed)
      return
    }
    // All containers inside are smaller still and were dropped before.
    if closed.number >= part.kept {
      part.containers.removeLast(part.kept &+ part.containers.count &- closed.number)
    } else {
      part.containers = []
      part.kept = closed.number
    }
    while let last = part.landmarks.last, last.container >= closed.start { part.landmarks.removeLast() }
  }

  private mutating func note(end: Int, of container: OpenContainer) {
    if container.number >= part.kept {
      part.containers[container.number &- part.kept].end = end
      part.containers[container.number &- part.kept].childCount = container.childCount
    } else {
      part.changes.append((container.number, end, container.childCount))
    }
  }

  private mutating func takePart() -> JSONIndex.Part {
    for container in open[min(max(0, leastDepth - 1), open.count)...] { note(end: 0, of: container) }
    leastDepth = open.count
    part.limit = offset
    let taken = part
    part = JSONIndex.Part()
    part.kept = taken.kept + taken.containers.count
    part.status = taken.status
    return taken
  }
}
