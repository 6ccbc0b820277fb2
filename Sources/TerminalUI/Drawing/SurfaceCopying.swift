extension Surface {
  /// Copies the cells of another surface to a position in this one.
  ///
  /// Wide characters cut by an edge become blanks. The other surface's cursor comes along when it lands inside this
  /// surface.
  ///
  /// - Parameters:
  ///   - source: the surface to copy.
  ///   - position: where its top left cell goes.
  public mutating func draw(_ source: Surface, at position: Position) {
    let target = Rectangle(
      column: position.column, row: position.row, columns: source.size.columns, rows: source.size.rows)
    let inside = target.intersection(bounds)
    guard !inside.isEmpty else { return }
    for row in inside.row..<inside.endRow {
      breakWideCharacters(inside.column, inside.columns, row)
      for column in inside.column..<inside.endColumn {
        let place = (column: column - position.column, row: row - position.row)
        var cell = source[place.column, place.row]
        if cell.isContinuation, column == inside.column { cell.isContinuation = false }
        if column == inside.endColumn - 1, source[place.column + 1, place.row].isContinuation {
          cell.character = " "
        }
        self[column, row] = cell
      }
    }
    if let cursor = source.cursor {
      let moved = Position(column: cursor.column + position.column, row: cursor.row + position.row)
      if bounds.contains(moved) { self.cursor = moved }
    }
  }
}
