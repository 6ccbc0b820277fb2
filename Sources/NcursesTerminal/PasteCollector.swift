/// Collects pasted bytes up to the mark that ends them.
struct PasteCollector {
  /// The most bytes of one paste that are kept: 16 MiB. The rest is dropped.
  static let defaultLimit = 16 << 20

  /// The mark after pasted text (xterm, mode 2004).
  private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

  private let limit: Int
  private var content: [UInt8] = []

  /// Begins a paste.
  init(limit: Int = defaultLimit) {
    self.limit = limit
  }

  /// Takes bytes up to and with the end mark.
  ///
  /// - Returns: how many were taken, and whether the paste is complete. Of bytes that may be the beginning
  ///   of an end mark none are taken, so that they come again together with what follows.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> (count: Int, isComplete: Bool) {
    var start = bytes.startIndex
    while let escape = bytes[start...].firstIndex(of: 0x1B) {
      append(bytes[start..<escape])
      let mark = bytes[escape...].prefix(Self.endMark.count)
      if mark.elementsEqual(Self.endMark) { return (mark.endIndex - bytes.startIndex, true) }
      if mark.endIndex == bytes.endIndex, Self.endMark.starts(with: mark) {
        return (escape - bytes.startIndex, false)
      }
      append(bytes[escape...escape])
      start = escape + 1
    }
    append(bytes[start...])
    return (bytes.count, false)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    content.append(contentsOf: bytes.prefix(limit - content.count))
  }

  /// The text. Terminals send Return for the end of a line; here it is a line feed again. What is no UTF-8
  /// is replaced.
  var text: String {
    guard content.contains(0x0D) else { return String(decoding: content, as: UTF8.self) }
    var lines: [UInt8] = []
    lines.reserveCapacity(content.count)
    var previous: UInt8 = 0
    for byte in content {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        lines.append(byte)
      }
      previous = byte
    }
    return String(decoding: lines, as: UTF8.self)
  }
}
