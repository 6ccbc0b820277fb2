import Glibc
import OrderedJSON

/// Reads a file of JSON into a document, piece by piece.
struct DocumentReader {
  private let descriptor: Int32
  private let bytes: DocumentBytes
  /// How many bytes of the file are to come. What is added to it meanwhile is left out.
  private var remaining: Int
  /// Makes a list of a file with one value on each line; nil for other files.
  private var lines: JSONLinesList?

  /// - Parameters:
  ///   - size: how many bytes the file holds.
  ///   - bytes: where they go.
  ///   - holdsLines: whether it has one value on each line.
  init(descriptor: Int32, size: Int, into bytes: DocumentBytes, holdsLines: Bool) {
    self.descriptor = descriptor
    self.bytes = bytes
    remaining = size
    lines = holdsLines ? JSONLinesList() : nil
  }

  /// Reads a piece.
  ///
  /// - Returns: whether there is more.
  mutating func read(upTo most: Int) -> Bool {
    guard lines != nil else {
      let added = bytes.append(upTo: min(most, remaining)) { Self.read(descriptor, into: $0) }
      remaining -= added
      return added > 0 && remaining > 0
    }
    let piece = [UInt8](unsafeUninitializedCapacity: min(most, remaining)) { room, count in
      count = Self.read(descriptor, into: UnsafeMutableRawBufferPointer(room))
    }
    remaining -= piece.count
    let hasMore = !piece.isEmpty && remaining > 0
    let list = lines?.take(piece, isLast: !hasMore) ?? piece
    bytes.append(upTo: list.count) { room in
      room.copyBytes(from: list.prefix(room.count))
      return room.count
    }
    return hasMore
  }

  private static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Int {
    guard !room.isEmpty else { return 0 }
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count < 0, errno == EINTR { continue }
      return max(0, count)
    }
  }

  /// A fault with its line and column in the file, where lines were made a list.
  func placed(_ fault: JSONParseError) -> JSONParseError {
    guard lines != nil else { return fault }
    var place = (line: 1, column: 1)
    var offset = 0
    // The bracket before the first line is not in the file.
    let end = max(0, fault.byteOffset - 1)
    while offset < end {
      let piece = [UInt8](unsafeUninitializedCapacity: min(1 << 20, end - offset)) { room, count in
        count = max(0, pread(descriptor, room.baseAddress, room.count, off_t(offset)))
      }
      guard !piece.isEmpty else { break }
      offset += piece.count
      for byte in piece {
        if byte == UInt8(ascii: "\n") {
          place = (place.line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
          place.column += 1
        }
      }
    }
    return JSONParseError(
      reason: fault.reason, line: place.line, column: place.column, byteOffset: fault.byteOffset)
  }
}
