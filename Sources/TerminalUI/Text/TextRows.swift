/// A long text broken into rows: where each begins and ends, without a copy of any.
///
/// Most lines of large texts are plain ASCII and short. Those are told by their bytes alone, which takes a few
/// milliseconds for megabytes; only the others are looked at character by character.
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
        if line.isPlain {
          Self.breakPlain(bytes, start..<line.end, columns: columns, into: &rows)
        } else {
          Self.breakAny(text, start..<line.end, columns: columns, into: &rows)
        }
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

  /// The line that begins at a byte: where it ends, where the next begins (behind the text when there is none), and
  /// whether it is all of ASCII that is shown as it is.
  private static func line(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, next: Int, isPlain: Bool) {
    var end = start
    var isPlain = true
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] < 0x20 || bytes[end] > 0x7E { isPlain = false }
      end += 1
    }
    let next = end + 1
    // A return before the line end belongs to it.
    guard end < bytes.count, end > start, bytes[end - 1] == 0x0D else { return (end, next, isPlain) }
    let isOnlyReturn = !isPlain && bytes[start..<(end - 1)].allSatisfy { (0x20...0x7E).contains($0) }
    return (end - 1, next, isOnlyReturn)
  }

  /// Breaks a line in which every byte takes a column, as `DisplayText.lineBreak` does.
  private static func breakPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, columns: Int, into rows: inout [Row]
  ) {
    var start = line.lowerBound
    while line.upperBound - start > columns {
      let edge = start + columns
      guard let blank = bytes[start...edge].lastIndex(of: 0x20) else {
        rows.append(row(start..<edge))
        start = edge
        continue
      }
      rows.append(row(start..<blank))
      start = blank + 1
      // A blank at the end of the line hangs over its edge.
      if start == line.upperBound { return }
    }
    rows.append(row(start..<line.upperBound))
  }

  private static func breakAny(
    _ text: String, _ line: Range<Int>, columns: Int, into rows: inout [Row]
  ) {
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: line.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: line.upperBound)
    for part in DisplayText.wrapped(text[lower..<upper], columns: columns) {
      let start = utf8.distance(from: utf8.startIndex, to: part.startIndex)
      rows.append(row(start..<start + part.utf8.count))
    }
  }

  private static func row(_ range: Range<Int>) -> Row {
    Row(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }
}
