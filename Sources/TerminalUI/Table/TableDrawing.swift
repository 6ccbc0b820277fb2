extension TableView {
  /// Draws the header and the rows on the screen.
  ///
  /// - Parameters:
  ///   - surface: where to draw.
  ///   - rectangle: the place of the table.
  ///   - isFocused: whether keys go to it.
  ///   - borders: of what the scroll bar is drawn.
  ///   - cell: makes one cell; called for rows and columns on the screen only.
  public func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool = true,
    borders: BorderStyle = .lines, cell: (_ row: Int, _ column: Int) -> StyledLine
  ) {
    guard !rectangle.isEmpty else { return }
    var table = self
    let parts = rectangle.split(top: 1)
    let rows = scroll.fitted(page: parts.rest.rows)
    table.measure(rows: rows.visible, cell: cell)
    let places = table.layout(columns: max(0, rectangle.columns - 1))
    table.drawHeader(into: &surface, in: parts.top, places)
    var list = ListView()
    list.scroll = rows
    list.draw(into: &surface, in: parts.rest, isFocused: isFocused, borders: borders) { row in
      var line = StyledLine()
      for (number, place) in places.enumerated() {
        if number > 0 { line.append(DisplayText.blanks(Self.gap)) }
        line.append(table.fitted(cell(row, place.column), to: place.width, columns[place.column]))
      }
      return line
    }
  }

  private func drawHeader(
    into surface: inout Surface, in rectangle: Rectangle, _ places: [(column: Int, width: Int)]
  ) {
    let style = Style(.heading)
    surface.fill(rectangle, style: style)
    var column = rectangle.column
    for place in places {
      let definition = columns[place.column]
      let title = DisplayText.padded(definition.title, to: place.width, alignment: definition.alignment)
      surface.write(title, column: column, row: rectangle.row, style: style, columns: place.width)
      column += place.width + Self.gap
    }
    guard let last = places.last, last.column < columns.count - 1, rectangle.columns > 0 else { return }
    surface.write("›", column: rectangle.endColumn - 1, row: rectangle.row, style: Style(.muted))
  }

  private func fitted(_ cell: StyledLine, to width: Int, _ column: TableColumn) -> StyledLine {
    let cut = cell.truncated(to: width, at: column.truncation)
    let missing = max(0, width - cut.columns)
    let left =
      switch column.alignment {
      case .leading: 0
      case .center: missing / 2
      case .trailing: missing
      }
    return StyledLine(DisplayText.blanks(left)) + cut + StyledLine(DisplayText.blanks(missing - left))
  }
}
