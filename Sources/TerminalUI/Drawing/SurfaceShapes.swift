extension Surface {
  /// Fills a block of cells with a character of one column; blanks when it takes two.
  public mutating func fill(_ rectangle: Rectangle, _ character: Character = " ", style: Style = .plain) {
    let inside = rectangle.intersection(bounds)
    let pieces = DisplayText.pieces(of: character)
    let cell =
      if let piece = pieces.first, pieces.count == 1, piece.columns == 1, !piece.isMark {
        Cell(piece.character, style)
      } else {
        Cell(" ", style)
      }
    guard !inside.isEmpty else { return }
    for row in inside.row..<inside.endRow {
      breakWideCharacters(inside.column, inside.columns, row)
      for column in inside.column..<inside.endColumn { self[column, row] = cell }
    }
  }

  /// Draws a frame along the inside of a rectangle, with a title in its top line.
  ///
  /// Nothing is drawn when there are fewer than two columns or rows.
  ///
  /// - Parameters:
  ///   - rectangle: the outer edge.
  ///   - title: what stands in the top line; cut when too long.
  ///   - style: the style of the lines.
  ///   - borders: of what the lines are drawn.
  public mutating func drawFrame(
    _ rectangle: Rectangle, title: StyledLine = StyledLine(), style: Style = Style(.border),
    borders: BorderStyle = .lines
  ) {
    guard rectangle.columns >= 2, rectangle.rows >= 2 else { return }
    let last = Position(column: rectangle.endColumn - 1, row: rectangle.endRow - 1)
    let inner = rectangle.columns - 2
    fill(
      Rectangle(column: rectangle.column, row: rectangle.row, columns: rectangle.columns, rows: 1),
      borders.horizontal, style: style)
    fill(
      Rectangle(column: rectangle.column, row: last.row, columns: rectangle.columns, rows: 1),
      borders.horizontal, style: style)
    for column in [rectangle.column, last.column] {
      fill(
        Rectangle(column: column, row: rectangle.row + 1, columns: 1, rows: rectangle.rows - 2),
        borders.vertical, style: style)
    }
    put(borders.topLeft, rectangle.column, rectangle.row, style)
    put(borders.topRight, last.column, rectangle.row, style)
    put(borders.bottomLeft, rectangle.column, last.row, style)
    put(borders.bottomRight, last.column, last.row, style)
    guard !title.isEmpty, inner >= 3 else { return }
    let framed = StyledLine(" ") + title.truncated(to: inner - 2) + StyledLine(" ")
    write(framed, at: Position(column: rectangle.column + 1, row: rectangle.row), columns: inner)
  }

  /// Draws a vertical line.
  public mutating func drawVerticalLine(
    column: Int, row: Int, rows: Int, style: Style = Style(.border), borders: BorderStyle = .lines
  ) {
    fill(Rectangle(column: column, row: row, columns: 1, rows: rows), borders.vertical, style: style)
  }
}
