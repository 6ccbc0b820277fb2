extension Surface {
  /// Draws a vertical scroll bar: where the shown rows lie among all rows. Draws nothing when all rows show.
  ///
  /// - Parameters:
  ///   - rectangle: where the bar stands; its first column is used.
  ///   - offset: the first row shown.
  ///   - count: the number of all rows; as many are shown as the rectangle is high.
  ///   - style: the style of the bar.
  ///   - borders: of what it is drawn; nothing is drawn for `.none`.
  public mutating func drawScrollBar(
    _ rectangle: Rectangle, offset: Int, count: Int, style: Style = Style(.border),
    borders: BorderStyle = .lines
  ) {
    let rows = rectangle.rows
    guard rows > 0, count > rows, borders != .none else { return }
    drawVerticalLine(
      column: rectangle.column, row: rectangle.row, rows: rows, style: style, borders: borders)
    let length = max(1, Int(Double(rows) * Double(rows) / Double(count)))
    let range = rows - length
    let last = count - rows
    let place = min(max(0, offset), last)
    var start = Int(Double(range) * Double(place) / Double(last) + 0.5)
    // The bar touches an end only when that end is really shown.
    if range > 1 {
      if place > 0 { start = max(1, start) }
      if place < last { start = min(range - 1, start) }
    }
    for row in start..<(start + length) {
      put(borders.thumb, rectangle.column, rectangle.row + row, style)
    }
  }
}
