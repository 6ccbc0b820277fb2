/// A framed window in front of everything else.
public struct Popup: Hashable, Sendable {
  /// What stands in its top line.
  public var title: StyledLine
  /// What stands in its bottom line, such as the keys that close it.
  public var footer: StyledLine
  /// Of what its frame is drawn.
  public var borders: BorderStyle

  /// Makes a popup.
  public init(
    title: StyledLine = StyledLine(), footer: StyledLine = StyledLine(), borders: BorderStyle = .lines
  ) {
    self.title = title
    self.footer = footer
    self.borders = borders
  }

  /// The outer edge of a popup in the middle of an area, as large as asked for or as there is room.
  public static func centered(_ content: Size, in area: Rectangle) -> Rectangle {
    let columns = min(area.columns, content.columns + 4)
    let rows = min(area.rows, content.rows + 2)
    return Rectangle(
      column: area.column + (area.columns - columns) / 2, row: area.row + (area.rows - rows) / 2,
      columns: columns, rows: rows)
  }

  /// Clears what lies behind, draws the frame and hides the cursor; without borders it goes to the content, and whole
  /// rows are cleared: a screen reader reads all that stands in a row.
  ///
  /// - Returns: the place for the content, with a blank column at both sides.
  @discardableResult
  public func draw(into surface: inout Surface, in rectangle: Rectangle) -> Rectangle {
    surface.fill(
      borders == .none
        ? Rectangle(column: 0, row: rectangle.row, columns: surface.size.columns, rows: rectangle.rows)
        : rectangle)
    let content = rectangle.inset(columns: 2, rows: 1)
    // A screen reader reads from the cursor on.
    let first = Position(column: content.column, row: content.row)
    surface.cursor = borders == .none && content.contains(first) ? first : nil
    surface.drawFrame(rectangle, title: title, style: Style(.focusedBorder), borders: borders)
    if !footer.isEmpty, rectangle.columns > 6, rectangle.rows > 1 {
      let line = StyledLine(" ") + footer.truncated(to: rectangle.columns - 6) + StyledLine(" ")
      surface.write(
        line, at: Position(column: rectangle.column + 2, row: rectangle.endRow - 1),
        columns: rectangle.columns - 4)
    }
    return content
  }
}
