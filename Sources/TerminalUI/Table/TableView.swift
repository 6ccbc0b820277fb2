/// A table with a header, a selected row, and columns that scroll sideways when they do not fit.
///
/// It asks for the cells of rows on the screen only. The columns are as wide as the widest cell seen so far,
/// so that they do not jump about while scrolling; `measure` looks at rows ahead of drawing.
public struct TableView: Hashable, Sendable {
  /// The columns, left to right.
  public let columns: [TableColumn]
  /// The selection and what is on the screen.
  public var scroll: ScrollState
  /// The first column shown beside those that stay.
  public private(set) var firstColumn = 0
  /// The columns at the left that never scroll away.
  public let fixedColumns: Int
  /// The widest content seen in each column.
  private var contentWidths: [Int]

  /// The blank columns between two columns.
  static let gap = 2

  /// Makes a table with the first row selected.
  public init(columns: [TableColumn], rowCount: Int = 0, fixedColumns: Int = 0) {
    self.columns = columns
    self.fixedColumns = min(max(0, fixedColumns), columns.count)
    scroll = ScrollState(count: rowCount)
    contentWidths = Array(repeating: 0, count: columns.count)
  }

  /// The selected row, or nil when the table is empty.
  public var selected: Int? { scroll.selected }

  /// Makes columns wide enough for the cells of some rows. Rows that do not exist are passed over.
  public mutating func measure(rows: Range<Int>, cell: (_ row: Int, _ column: Int) -> StyledLine) {
    for row in rows.clamped(to: 0..<scroll.count) {
      for column in columns.indices {
        contentWidths[column] = max(contentWidths[column], cell(row, column).columns)
      }
    }
  }

  /// Forgets the widths seen, for new content.
  public mutating func resetWidths() {
    contentWidths = Array(repeating: 0, count: columns.count)
  }

  /// Does what a key means: movements select, Left and Right scroll sideways, Enter chooses.
  public mutating func handle(_ key: KeyPress) -> ListView.Outcome {
    switch (key.key, key.modifiers) {
    case (.enter, []):
      guard let selected else { return .ignored }
      return .activated(selected)
    case (.left, []), (.character("h"), []): scroll(sideways: -1)
    case (.right, []), (.character("l"), []): scroll(sideways: 1)
    default:
      guard let movement = Movement(key) else { return .ignored }
      scroll.move(movement)
    }
    return .moved
  }

  /// Does what the mouse means; `rectangle` is where the table was drawn.
  public mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> ListView.Outcome {
    var list = ListView()
    list.scroll = scroll
    defer { scroll = list.scroll }
    return list.handle(mouse, in: rectangle.split(top: 1).rest)
  }

  /// Scrolls sideways by a number of columns, to the right when positive.
  public mutating func scroll(sideways count: Int) {
    let last = max(0, columns.count - fixedColumns - 1)
    firstColumn = min(max(0, firstColumn + min(max(-columns.count, count), columns.count)), last)
  }

  /// The columns shown in a width, with the columns each takes: the fixed ones, then as many as there is room
  /// for. The last one may be narrower than it wants to be.
  func layout(columns available: Int) -> [(column: Int, width: Int)] {
    let order = Array(0..<fixedColumns) + columns.indices.dropFirst(fixedColumns + firstColumn)
    var shown: [(column: Int, width: Int)] = []
    var left = available
    for column in order {
      let wanted = columns[column].width(forContent: contentWidths[column])
      let room = left - (shown.isEmpty ? 0 : Self.gap)
      guard room >= min(wanted, columns[column].minimum) else { break }
      let width = min(wanted, room)
      left = room - width
      shown.append((column, width))
    }
    return shown.count == columns.count ? spread(shown, over: left) : shown
  }

  /// Gives what is left over to the columns with a weight.
  private func spread(_ shown: [(column: Int, width: Int)], over left: Int) -> [(column: Int, width: Int)] {
    let shares = shown.map { column, width in
      Share(maximum: columns[column].maximum.map { $0 - width }, weight: columns[column].weight)
    }
    return zip(shown, Share.divide(left, among: shares)).map { ($0.column, $0.width + $1) }
  }
}
