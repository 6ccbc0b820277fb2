/// The names and values of a document in the order of its text, in blocks of about 64 KB, each of which can be
/// walked by itself: what a search goes through.
///
/// A value that can go to another thread while the document grows on.
public struct JSONRowWalk: Sendable {
  private let bytes: DocumentBytes
  private let stations: [Int]
  private let limit: Int

  /// The blocks of what is known of a document; the last one only when nothing more will come.
  init(_ document: JSONDocument) {
    bytes = document.bytes
    limit = document.limit
    let stations = document.index.stations
    self.stations = document.status == .growing ? stations : stations + [document.limit]
  }

  /// How many blocks there are.
  public var blockCount: Int { max(0, stations.count - 1) }

  /// The block with a position in it, or the nearest one; nil when there are no blocks.
  public func block(around position: Int) -> Int? {
    guard blockCount > 0 else { return nil }
    var low = 0
    var high = blockCount
    while low < high {
      let middle = (low + high) / 2
      if stations[middle] <= position { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Walks the values that begin in a block.
  ///
  /// - Parameters:
  ///   - block: the number of the block; nothing is walked when there is none.
  ///   - body: takes the name of a value and the value itself, both as they were received but without quotation
  ///     marks, and the value's position. The name is empty where there is none, the value of arrays and objects.
  ///     Ends the walk by returning false.
  public func forEachValue(
    inBlock block: Int, _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>, _ start: Int) -> Bool
  ) {
    guard block >= 0, block < blockCount else { return }
    let range = stations[block]..<stations[block + 1]
    bytes.withBytes(limit: limit) { buffer in
      let text = TextScan(bytes: buffer)
      var position = range.lowerBound
      var name = 0..<0
      while position < range.upperBound {
        var value = position..<position
        var next = position + 1
        switch text[position] {
        case ASCII.quote:
          guard let end = text.end(ofStringAt: position), end <= buffer.count else { return }
          let colon = text.skippingSpace(from: end)
          if text[colon] == ASCII.colon {
            name = position + 1..<end - 1
            position = colon + 1
            continue
          }
          value = position + 1..<end - 1
          next = end
        case ASCII.openBrace, ASCII.openBracket: break
        case ASCII.comma, ASCII.closeBrace, ASCII.closeBracket, 0...ASCII.space:
          position += 1
          continue
        default:
          value = position..<text.end(ofWordAt: position)
          next = value.upperBound
        }
        let whole = buffer.span
        guard body(whole.extracting(name), whole.extracting(value), position) else { return }
        position = max(position + 1, next)
        name = 0..<0
      }
    }
  }
}

extension JSONDocument {
  /// What a search goes through.
  public var rowWalk: JSONRowWalk { JSONRowWalk(self) }
}
