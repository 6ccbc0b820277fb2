/// A list of rows with one selected. It knows how many rows there are and asks for those it shows.
public struct ListView: Hashable, Sendable {
  /// What a key press or the mouse did.
  public enum Outcome: Hashable, Sendable {
    /// It means nothing to a list.
    case ignored
    /// The selection may have moved, or the list was scrolled.
    case moved
    /// The row was chosen, with Enter or a double click.
    case activated(Int)
  }

  /// The selection and what is on the screen.
  public var scroll: ScrollState

  /// Makes a list with the first row selected.
  public init(count: Int = 0, page: Int = 0) {
    scroll = ScrollState(count: count, page: page)
  }

  /// The selected row, or nil when the list is empty.
  public var selected: Int? { scroll.selected }

  /// Does what a key means.
  public mutating func handle(_ key: KeyPress) -> Outcome {
    if key == KeyPress(.enter), let selected { return .activated(selected) }
    guard let movement = Movement(key) else { return .ignored }
    scroll.move(movement)
    return .moved
  }

  /// Does what the mouse means; `rectangle` is where the list was drawn.
  public mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> Outcome {
    guard rectangle.contains(mouse.position) else { return .ignored }
    scroll.resize(page: rectangle.rows)
    switch mouse.kind {
    case .scrollUp: scroll.scroll(by: -3)
    case .scrollDown: scroll.scroll(by: 3)
    case .drag, .dragEnd: return .ignored
    case .click, .doubleClick:
      let row = scroll.offset + mouse.position.row - rectangle.row
      guard row < scroll.count else { return .ignored }
      scroll.select(row)
      if mouse.kind == .doubleClick { return .activated(row) }
    }
    return .moved
  }

  /// Draws the rows on the screen and, when there are more, a scroll bar in the last column.
  ///
  /// - Parameters:
  ///   - surface: where to draw.
  ///   - rectangle: the place of the list.
  ///   - isFocused: whether keys go to it.
  ///   - borders: of what the scroll bar is drawn.
  ///   - marked: the rows that are drawn as selected; the selected one when nil.
  ///   - row: makes the line of one row; called for rows on the screen only.
  public func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool = true,
    borders: BorderStyle = .lines, marked: Range<Int>? = nil, row: (Int) -> StyledLine
  ) {
    guard !rectangle.isEmpty else { return }
    let scroll = scroll.fitted(page: rectangle.rows)
    let hasBar = scroll.count > rectangle.rows && borders != .none && rectangle.columns > 1
    let columns = hasBar ? rectangle.columns - 1 : rectangle.columns
    for index in scroll.visible {
      let place = Position(column: rectangle.column, row: rectangle.row + index - scroll.offset)
      let isMarked = marked?.contains(index) ?? (index == scroll.selection)
      let background: BackgroundRole =
        isMarked ? (isFocused ? .selection : .inactiveSelection) : .plain
      let line = Rectangle(column: place.column, row: place.row, columns: columns, rows: 1)
      surface.fill(line, style: Style(.text, on: background))
      surface.write(row(index).truncated(to: columns), at: place, columns: columns, on: background)
      if index == scroll.selection, isFocused, borders == .none { surface.markSelection(at: place) }
    }
    if hasBar {
      surface.drawScrollBar(
        rectangle.split(left: columns).rest, offset: scroll.offset, count: scroll.count, borders: borders)
    }
  }
}

extension Surface {
  /// Marks the selected row without colours and lines: a `>` in the column before it, where a frame would
  /// stand, and the cursor, whose line a screen reader reads.
  mutating func markSelection(at place: Position) {
    cursor = place
    guard place.column > 0 else { return }
    write(">", column: place.column - 1, row: place.row, style: Style(.accent, on: .plain, .bold))
  }
}
