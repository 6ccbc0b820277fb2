/// Text that scrolls, wrapped to the width it is shown in.
public struct TextView: Hashable, Sendable {
  /// The lines, before wrapping.
  public private(set) var lines: [StyledLine]
  /// Which rows are on the screen.
  public private(set) var viewport = Viewport()
  /// Whether long lines are broken; otherwise they are cut.
  public let wraps: Bool
  private var columns = 0
  private var rows: [StyledLine] = []

  /// Makes a view of lines.
  public init(_ lines: [StyledLine] = [], wraps: Bool = true) {
    self.lines = lines
    self.wraps = wraps
  }

  /// Makes a view of text; each end of line begins a new one.
  public init(_ text: String, style: Style = .plain, wraps: Bool = true) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: DisplayText.isLineEnd)
    self.init(lines.map { StyledLine(String($0), style) }, wraps: wraps)
  }

  /// The number of rows after wrapping; 0 before the size is known.
  public var rowCount: Int { viewport.count }

  /// Shows other lines, from the top unless told to stay at the same row.
  public mutating func setLines(_ newLines: [StyledLine], keepingOffset: Bool = false) {
    lines = newLines
    let offset = keepingOffset ? viewport.offset : 0
    layOut()
    viewport.scroll(to: offset)
  }

  /// Tells the size it is shown in. Wraps anew only when the width changes, and keeps the first line in view.
  public mutating func resize(_ size: Size) {
    if size.columns != columns {
      let first = lineNumber(ofRow: viewport.offset)
      columns = size.columns
      layOut()
      viewport.resize(page: size.rows)
      viewport.scroll(to: row(ofLine: first))
    } else {
      viewport.resize(page: size.rows)
    }
  }

  /// Scrolls as a movement says.
  public mutating func move(_ movement: Movement) {
    viewport.move(movement)
  }

  /// Scrolls as a movement key says. Returns whether the key meant something.
  public mutating func handle(_ key: KeyPress) -> Bool {
    guard let movement = Movement(key) else { return false }
    viewport.move(movement)
    return true
  }

  /// Scrolls as the mouse wheel says. Returns whether the event meant something.
  public mutating func handle(_ mouse: MouseEvent) -> Bool {
    switch mouse.kind {
    case .scrollUp: viewport.scroll(by: -3)
    case .scrollDown: viewport.scroll(by: 3)
    case .click, .doubleClick, .drag: return false
    }
    return true
  }

  /// Scrolls so that a line, counted before wrapping, shows.
  public mutating func show(line: Int) {
    viewport.show(row(ofLine: line), margin: 2)
  }

  /// Draws the rows on the screen, with a scroll bar in the last column when there are more. The text keeps
  /// off that column always, so that it does not wrap anew when the bar comes.
  ///
  /// Drawn in another size than told by `resize`, it wraps all lines each time.
  public func draw(into surface: inout Surface, in rectangle: Rectangle, borders: BorderStyle = .lines) {
    var view = self
    view.resize(rectangle.size)
    for index in view.viewport.visible {
      let place = Position(column: rectangle.column, row: rectangle.row + index - view.viewport.offset)
      surface.write(view.rows[index].truncated(to: view.textColumns), at: place, columns: view.textColumns)
    }
    let bar = rectangle.split(left: rectangle.columns - 1).rest
    surface.drawScrollBar(bar, offset: view.viewport.offset, count: view.viewport.count, borders: borders)
  }

  private var textColumns: Int { max(1, columns - 1) }

  private mutating func layOut() {
    guard columns > 0 else { return }
    rows = wraps ? lines.flatMap { $0.wrapped(to: textColumns) } : lines
    viewport.resize(count: rows.count)
  }

  /// The line, counted before wrapping, of a row.
  private func lineNumber(ofRow row: Int) -> Int {
    guard wraps, columns > 0 else { return row }
    var before = 0
    for (number, line) in lines.enumerated() {
      before += line.wrapped(to: textColumns).count
      if row < before { return number }
    }
    return 0
  }

  private func row(ofLine line: Int) -> Int {
    guard wraps, columns > 0 else { return line }
    return lines.prefix(max(0, line)).reduce(0) { $0 + $1.wrapped(to: textColumns).count }
  }
}
