extension Surface {
  /// Draws a horizontal bar: a part of a whole.
  ///
  /// A part above 0 shows at least one cell, and one below 1 leaves at least one free, when there are two.
  ///
  /// - Parameters:
  ///   - fraction: the part, from 0 to 1; anything else counts as the nearest.
  ///   - position: the first cell.
  ///   - columns: the length of the whole.
  ///   - style: the style of the part; the rest is muted.
  ///   - borders: of what it is drawn; `.none` draws nothing, the number beside a bar says it all.
  public mutating func drawBar(
    _ fraction: Double, at position: Position, columns: Int, style: Style = Style(.accent),
    borders: BorderStyle = .lines
  ) {
    guard columns > 0, borders != .none else { return }
    let part = fraction.isFinite ? min(max(0, fraction), 1) : 0
    // Adding a half rounds without the C library's mathematics, which nothing else here needs.
    var filled = Int(part * Double(columns) + 0.5)
    if part > 0 { filled = max(1, filled) }
    if part < 1, columns > 1 { filled = min(columns - 1, filled) }
    fill(
      Rectangle(column: position.column, row: position.row, columns: filled, rows: 1), borders.filled,
      style: style)
    fill(
      Rectangle(column: position.column + filled, row: position.row, columns: columns - filled, rows: 1),
      borders.unfilled, style: Style(.muted, on: style.background))
  }
}
