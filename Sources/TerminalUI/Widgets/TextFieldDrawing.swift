extension TextField {
  /// Draws the field into the first row of a rectangle, scrolled so that the cursor shows.
  ///
  /// - Parameters:
  ///   - surface: where to draw.
  ///   - rectangle: the place of the field.
  ///   - isFocused: whether it is being edited: the cursor and the field's background are shown.
  ///   - role: the role of the text.
  public func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, role: TextRole = .text
  ) {
    guard !rectangle.isEmpty else { return }
    let style = Style(role, on: isFocused ? .field : .plain)
    let place = Position(column: rectangle.column, row: rectangle.row)
    surface.fill(
      Rectangle(column: place.column, row: place.row, columns: rectangle.columns, rows: 1), style: style)
    if text.isEmpty {
      let hint = DisplayText.truncated(placeholder, to: rectangle.columns)
      let hintStyle = Style(.placeholder, on: style.background)
      surface.write(hint, at: place, style: hintStyle, columns: rectangle.columns)
      if isFocused { surface.cursor = place }
      return
    }
    guard isFocused else {
      let cut = DisplayText.truncated(text, to: rectangle.columns)
      surface.write(cut, at: place, style: style, columns: rectangle.columns)
      return
    }
    let cursorColumn = DisplayText.columns(of: text.prefix(cursor))
    let start = Self.firstColumn(showing: cursorColumn, columns: rectangle.columns)
    var line = Surface(size: Size(columns: rectangle.columns, rows: 1))
    line.fill(line.bounds, style: style)
    line.write(text, column: -start, row: 0, style: style)
    let edge = Style(.muted, on: style.background)
    if start > 0 { line.write("‹", column: 0, row: 0, style: edge) }
    // The last cell is the cursor's when the cursor is at the end of what shows.
    let last = rectangle.columns - 1
    let isCut = DisplayText.prefix(of: text, columns: start + rectangle.columns).end != text.endIndex
    if isCut, cursorColumn - start < last { line.write("›", column: last, row: 0, style: edge) }
    surface.draw(line, at: place)
    surface.cursor = Position(column: place.column + min(cursorColumn - start, last), row: place.row)
  }

  /// Puts the cursor where the mouse was clicked. `rectangle` is where the field was drawn with the focus.
  public mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> Outcome {
    guard mouse.kind == .click, rectangle.contains(mouse.position) else { return .ignored }
    let cursorColumn = DisplayText.columns(of: text.prefix(cursor))
    let start = Self.firstColumn(showing: cursorColumn, columns: rectangle.columns)
    let before = DisplayText.prefix(of: text, columns: start + mouse.position.column - rectangle.column)
    moveCursor(to: text[..<before.end].count)
    return .moved
  }

  /// The column of the text at the left edge of the field.
  ///
  /// It depends on the cursor only and moves in steps of half the field, so that drawing needs no state and
  /// text does not slide with each key.
  private static func firstColumn(showing cursor: Int, columns: Int) -> Int {
    // The first cell may show that text is cut off, the last one too.
    let room = max(1, columns - 1)
    guard cursor >= room else { return 0 }
    let step = max(1, columns / 2)
    return (cursor - room + step) / step * step
  }
}
