/// A size in terminal cells.
public struct Size: Hashable, Sendable {
  /// The number of columns, never negative.
  public var columns: Int
  /// The number of rows, never negative.
  public var rows: Int

  /// Makes a size; negative numbers become 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// The column, counted from the left.
  public var column: Int
  /// The row, counted from the top.
  public var row: Int

  /// Makes a position.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A block of cells: where it begins and how large it is.
public struct Rectangle: Hashable, Sendable {
  /// The leftmost column.
  public var column: Int
  /// The topmost row.
  public var row: Int
  /// The width in columns, never negative.
  public var columns: Int
  /// The height in rows, never negative.
  public var rows: Int

  /// Makes a rectangle; a negative width or height becomes 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The rectangle at the origin with this size.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The column after the last one.
  public var endColumn: Int { column + columns }
  /// The row after the last one.
  public var endRow: Int { row + rows }
  /// Width and height.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// Whether it holds no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell lies inside.
  public func contains(_ position: Position) -> Bool {
    position.column >= column && position.column < endColumn
      && position.row >= row && position.row < endRow
  }

  /// The rectangle without a margin on each side; empty when the margins meet.
  public func inset(columns: Int = 0, rows: Int = 0) -> Rectangle {
    Rectangle(
      column: column + columns, row: row + rows,
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// The top `count` rows and what is left below them.
  public func split(top count: Int) -> (top: Rectangle, rest: Rectangle) {
    let count = min(max(0, count), rows)
    return (
      Rectangle(column: column, row: row, columns: columns, rows: count),
      Rectangle(column: column, row: row + count, columns: columns, rows: rows - count)
    )
  }

  /// The bottom `count` rows and what is left above them.
  public func split(bottom count: Int) -> (rest: Rectangle, bottom: Rectangle) {
    let halves = split(top: rows - min(max(0, count), rows))
    return (halves.top, halves.rest)
  }

  /// The leftmost `count` columns and what is left beside them.
  public func split(left count: Int) -> (left: Rectangle, rest: Rectangle) {
    let count = min(max(0, count), columns)
    return (
      Rectangle(column: column, row: row, columns: count, rows: rows),
      Rectangle(column: column + count, row: row, columns: columns - count, rows: rows)
    )
  }

  /// The cells that lie in both rectangles; empty when there are none.
  public func intersection(_ other: Rectangle) -> Rectangle {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rectangle(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left,
      rows: min(endRow, other.endRow) - top)
  }
}
