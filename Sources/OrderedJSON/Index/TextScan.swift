/// Finds its way in JSON text that was checked before: where values end, and what comes after them.
///
/// Everything stops at the end of the bytes that are known and answers nil there.
struct TextScan {
  let bytes: UnsafeBufferPointer<UInt8>

  /// The byte at a position, or 0 at the end.
  @inline(__always)
  subscript(position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// The first position from here on that is no space; the end when there is none.
  @inline(__always)
  func skippingSpace(from position: Int) -> Int {
    var position = position
    while position < bytes.count, bytes[position] <= ASCII.space { position &+= 1 }
    return position
  }

  /// The position after a string.
  func end(ofStringAt start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(bytes)
    var position = start &+ 1
    while true {
      while bytes.count &- position >= 8 {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let quotes = (word ^ (ones &* UInt64(ASCII.quote))) &- ones
        let backslashes = (word ^ (ones &* UInt64(ASCII.backslash))) &- ones
        let stops = (quotes | backslashes) & ~word & (ones &* 0x80)
        guard stops == 0 else {
          position &+= stops.trailingZeroBitCount &>> 3
          break
        }
        position &+= 8
      }
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case ASCII.quote: return position &+ 1
      case ASCII.backslash: position &+= 2
      default: position &+= 1
      }
    }
  }

  /// The position after a number or a word.
  func end(ofWordAt start: Int) -> Int {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case ASCII.comma, ASCII.closeBrace, ASCII.closeBracket: return position
      case let byte where byte <= ASCII.space: return position
      default: position &+= 1
      }
    }
    return position
  }

  /// The position after an array or object, looking no further than a number of bytes.
  func end(ofContainerAt start: Int, within size: Int) -> Int? {
    let stop = min(bytes.count, start &+ size)
    var position = start
    var depth = 0
    while position < stop {
      switch bytes[position] {
      case ASCII.quote:
        guard let end = end(ofStringAt: position) else { return nil }
        position = end
        continue
      case ASCII.openBrace, ASCII.openBracket: depth &+= 1
      case ASCII.closeBrace, ASCII.closeBracket:
        depth &-= 1
        if depth == 0 { return position &+ 1 }
      default: break
      }
      position &+= 1
    }
    return nil
  }
}
