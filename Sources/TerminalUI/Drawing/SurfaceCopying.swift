extension Surface {
  /// Copies a block of cells of another surface to a position in this one.
  ///
  /// Wide characters cut by an edge become blanks. The other surface's cursor comes along when it lies in
  /// the block and lands inside this surface.
  ///
  /// - Parameters:
  ///   - source: the surface to copy from.
  ///   - block: what to copy, in the source's coordinates; all of it when nil.
  ///   - position: where the block's top left cell goes.
  public mutating func draw(_ source: Surface, from block: Rectangle? = nil, at position: Position) {
    let block = (block ?? source.bounds).intersection(source.bounds)
    let target = Rectangle(
      column: position.column, row: position.row, columns: block.columns, rows: block.rows)
    let inside = target.intersection(bounds)
    guard !inside.isEmpty else { return }
    let columnShift = block.column - position.column
    let rowShift = block.row - position.row
    for row in inside.row..<inside.endRow {
      breakWideCharacters(inside.column, inside.columns, row)
      for column in inside.column..<inside.endColumn {
        var cell = source[column + columnShift, row + rowShift]
        if cell.isContinuation, column == inside.column { cell.isContinuation = false }
        if column == inside.endColumn - 1, source[column + columnShift + 1, row + rowShift].isContinuation {
          cell.character = " "
        }
        self[column, row] = cell
      }
    }
    if let cursor = source.cursor, block.contains(cursor) {
      let moved = Position(column: cursor.column - columnShift, row: cursor.row - rowShift)
      if bounds.contains(moved) { self.cursor = moved }
    }
  }
}
