/// A long text broken into rows: where each begins and ends, without a copy of any.
///
/// Nearly all characters of large texts are single scalars of a known width. Those are told by their bytes, which takes
/// a few milliseconds for megabytes; only the others are looked at as characters.
struct TextRows: Hashable, Sendable {
  /// The bytes of a row in the text.
  private struct Row: Hashable {
    let start: UInt32
    let end: UInt32
  }

  /// The longest text that has rows, in bytes; what comes behind that is left out.
  private static let longestText = Int(UInt32.max)

  private let text: String
  private var rows: [Row] = []

  /// Breaks a text at its line ends, and lines of more than a number of columns at blanks where possible.
  ///
  /// - Complexity: linear in the size of the text.
  init(_ text: String, columns: Int) {
    var contiguous = text
    contiguous.makeContiguousUTF8()
    let text = contiguous
    self.text = text
    let columns = max(1, columns)
    var rows: [Row] = []
    contiguous.withUTF8 { bytes in
      let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestText))
      var start = 0
      while start <= bytes.count {
        let line = Self.line(in: bytes, from: start)
        Self.breakLine(of: text, bytes, start..<line.end, columns: columns, into: &rows)
        start = line.next
      }
    }
    self.rows = rows
  }

  /// How many rows there are; at least one.
  var count: Int { rows.count }

  /// The text of a row.
  subscript(row: Int) -> Substring {
    guard rows.indices.contains(row) else { return "" }
    return text[index(rows[row].start)..<index(rows[row].end)]
  }

  /// The byte of the text at which a row begins.
  func start(ofRow row: Int) -> Int { rows.indices.contains(row) ? Int(rows[row].start) : 0 }

  /// The last row that begins at a byte of the text or before it.
  func row(startingUpTo byte: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle].start) <= byte { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func index(_ byte: UInt32) -> String.Index {
    text.utf8.index(text.utf8.startIndex, offsetBy: Int(byte))
  }

  // MARK: - Breaking lines

  /// The line that begins at a byte: where it ends, and where the next begins, behind the text when there is none.
  private static func line(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, next: Int) {
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    // A return before the line end belongs to it.
    let hasReturn = end < bytes.count && end > start && bytes[end - 1] == 0x0D
    return (hasReturn ? end - 1 : end, end + 1)
  }

  /// Breaks a line as `DisplayText.lineBreak` does.
  private static func breakLine(
    of text: String, _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, columns: Int,
    into rows: inout [Row]
  ) {
    var start = line.lowerBound
    var index = start
    var used = 0
    var blank: Int?
    while index < line.upperBound {
      let character = character(of: text, bytes, at: index, before: line.upperBound)
      let isBlank =
        bytes[index] == 0x20 && character.end == index + 1
        && !isPercentSign(of: text, bytes, at: character.end, before: line.upperBound)
      if isBlank { blank = index }
      let isFull = isBlank ? used >= columns : used + character.columns > columns
      guard isFull, index > start else {
        used += character.columns
        index = character.end
        continue
      }
      // The blank at which a line is broken belongs to no row, also when it hangs over the edge.
      rows.append(row(start..<(blank ?? index)))
      start = blank.map { $0 + 1 } ?? index
      if start == line.upperBound { return }
      (index, used, blank) = (start, 0, nil)
    }
    rows.append(row(start..<line.upperBound))
  }

  /// Whether the character that begins at a byte is a percent sign.
  private static func isPercentSign(
    of text: String, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> Bool {
    guard index < end, bytes[index] == 0x25 else { return false }
    return character(of: text, bytes, at: index, before: end).end == index + 1
  }

  /// The end of the character that begins at a byte, and its columns.
  private static func character(
    of text: String, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> (end: Int, columns: Int) {
    if let scalar = plainScalar(bytes, at: index, before: end) {
      let next = index + scalar.length
      if next == end || bytes[next] < 0x80 || plainScalar(bytes, at: next, before: end) != nil {
        return (next, scalar.columns)
      }
    }
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: index)
    let after = text.index(after: start)
    return (
      min(end, text.utf8.distance(from: text.utf8.startIndex, to: after)),
      DisplayText.columns(of: text[start])
    )
  }

  /// The length in bytes and the columns of a scalar that is a character by itself, unless a mark follows it.
  private static func plainScalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int
  ) -> (length: Int, columns: Int)? {
    let first = UInt32(bytes[index])
    var value = first
    var length = 1
    if first >= 0xE0, first < 0xF0, index + 2 < end {
      value = (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      length = 3
    } else if first >= 0xC0, first < 0xE0, index + 1 < end {
      value = (first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
      length = 2
    } else if first >= 0x80 {
      return nil
    }
    return DisplayText.plainColumns(of: value).map { (length, $0) }
  }

  private static func row(_ range: Range<Int>) -> Row {
    Row(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }
}
