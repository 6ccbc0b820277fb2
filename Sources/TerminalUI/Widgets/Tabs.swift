/// A row, or several rows, of tab titles with the current one marked.
public struct Tabs: Hashable, Sendable {
  /// Where a tab is drawn.
  public struct Placement: Hashable, Sendable {
    /// The number of the tab.
    public let tab: Int
    /// The cells of its title, with a blank at both sides.
    public let rectangle: Rectangle
  }

  /// The titles, left to right.
  public var titles: [String] {
    didSet { select(current) }
  }
  /// The number of the current tab; 0 when there are none.
  public private(set) var current: Int

  /// Makes tabs.
  public init(_ titles: [String], current: Int = 0) {
    self.titles = titles
    self.current = 0
    select(current)
  }

  /// Makes a tab the current one, or the nearest there is.
  public mutating func select(_ tab: Int) {
    current = min(max(0, tab), max(0, titles.count - 1))
  }

  /// Makes the next tab the current one; after the last comes the first.
  public mutating func selectNext() {
    select(current + 1 < titles.count ? current + 1 : 0)
  }

  /// Makes the tab before the current one; before the first comes the last.
  public mutating func selectPrevious() {
    select(current > 0 ? current - 1 : titles.count - 1)
  }

  /// The tab at a cell when drawn into a rectangle, or nil.
  public func tab(at position: Position, in rectangle: Rectangle) -> Int? {
    placements(in: rectangle).first { $0.rectangle.contains(position) }?.tab
  }

  /// The rows it takes to show all titles in a width.
  public func rows(forColumns columns: Int) -> Int {
    (flow(columns: columns).last?.row ?? 0) + 1
  }

  /// Where each shown tab is drawn. With one row that is too narrow, those around the current one are shown;
  /// with more rows they wrap, and the rows around the current tab are shown.
  public func placements(in rectangle: Rectangle) -> [Placement] {
    guard !rectangle.isEmpty, !titles.isEmpty else { return [] }
    let flowing = flow(columns: rectangle.columns)
    let lastRow = flowing.last?.row ?? 0
    if rectangle.rows == 1, lastRow > 0 { return scrolledPlacements(in: rectangle) }
    let currentRow = flowing[current].row
    let firstRow = min(max(0, currentRow - rectangle.rows + 1), max(0, lastRow - rectangle.rows + 1))
    return flowing.enumerated().compactMap { tab, place in
      guard (firstRow..<(firstRow + rectangle.rows)).contains(place.row) else { return nil }
      let columns = min(width(of: tab), rectangle.columns)
      return Placement(
        tab: tab,
        rectangle: Rectangle(
          column: rectangle.column + place.column, row: rectangle.row + place.row - firstRow,
          columns: columns, rows: 1))
    }
  }

  /// Draws the tabs. Those hidden at either side are told by `‹` and `›`. Without borders the current one
  /// stands in brackets, which a screen reader reads.
  public func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool = false,
    borders: BorderStyle = .lines
  ) {
    surface.fill(rectangle)
    let placements = placements(in: rectangle)
    for placement in placements {
      let isCurrent = placement.tab == current
      let background: BackgroundRole =
        isCurrent ? (isFocused ? .selection : .inactiveSelection) : .plain
      let style = Style(isCurrent ? .accent : .muted, on: background, isCurrent ? .bold : [])
      surface.fill(placement.rectangle, style: style)
      let title = DisplayText.truncated(titles[placement.tab], to: placement.rectangle.columns - 2)
      surface.write(
        title, column: placement.rectangle.column + 1, row: placement.rectangle.row, style: style,
        columns: placement.rectangle.columns - 2)
      guard isCurrent, borders == .none, placement.rectangle.columns >= 2 else { continue }
      surface.put("[", placement.rectangle.column, placement.rectangle.row, style)
      surface.put("]", placement.rectangle.endColumn - 1, placement.rectangle.row, style)
    }
    guard let first = placements.first, let last = placements.last, rectangle.rows == 1 else { return }
    if first.tab > 0 {
      surface.write("‹", column: rectangle.column, row: rectangle.row, style: Style(.muted))
    }
    if last.tab < titles.count - 1 {
      surface.write("›", column: rectangle.endColumn - 1, row: rectangle.row, style: Style(.muted))
    }
  }

  private func width(of tab: Int) -> Int { DisplayText.columns(of: titles[tab]) + 2 }

  /// Where tabs go when they wrap, counted from the top left.
  private func flow(columns: Int) -> [Position] {
    var place = Position(column: 0, row: 0)
    return titles.indices.map { tab in
      let width = width(of: tab)
      if place.column > 0, place.column + width > columns {
        place = Position(column: 0, row: place.row + 1)
      }
      defer { place.column += width }
      return place
    }
  }

  /// One row with a column at both ends for the marks: the tabs up to the current one from the right, then
  /// those after it while there is room.
  private func scrolledPlacements(in rectangle: Rectangle) -> [Placement] {
    let room = max(1, rectangle.columns - 2)
    var first = current
    var used = min(room, width(of: current))
    while first > 0, used + width(of: first - 1) <= room {
      first -= 1
      used += width(of: first)
    }
    var last = current
    while last + 1 < titles.count, used + width(of: last + 1) <= room {
      last += 1
      used += width(of: last)
    }
    var column = rectangle.column + (rectangle.columns > 2 ? 1 : 0)
    return (first...last).map { tab in
      let columns = min(room, width(of: tab))
      defer { column += columns }
      return Placement(
        tab: tab, rectangle: Rectangle(column: column, row: rectangle.row, columns: columns, rows: 1))
    }
  }
}
