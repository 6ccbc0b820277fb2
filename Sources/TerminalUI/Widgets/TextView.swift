/// Text that scrolls, wrapped to the width it is shown in.
///
/// It holds lines of several styles, or one text of any size, of which only the rows on the screen become lines.
public struct TextView: Hashable, Sendable {
  private enum Content: Hashable {
    case lines([StyledLine])
    case text(String, Style)
  }

  private enum Rows: Hashable {
    case lines([StyledLine])
    case text(TextRows, Style)
  }

  private var content: Content
  /// Which rows are on the screen.
  public private(set) var viewport = Viewport()
  /// Whether long lines are broken; otherwise they are cut.
  public let wraps: Bool
  /// How far the rows of a line after its first are indented, as for words beside their explanation.
  public let hangingIndent: Int
  private var columns = 0
  private var rows = Rows.lines([])

  /// Makes a view of lines.
  public init(_ lines: [StyledLine] = [], wraps: Bool = true, hangingIndent: Int = 0) {
    content = .lines(lines)
    self.wraps = wraps
    self.hangingIndent = hangingIndent
  }

  /// Makes a view of text in one style, which is wrapped; each end of line begins a new one.
  public init(_ text: String, style: Style = .plain) {
    content = .text(text, style)
    wraps = true
    hangingIndent = 0
  }

  /// The lines, before wrapping. Takes time in proportion to a text.
  public var lines: [StyledLine] {
    switch content {
    case .lines(let lines): return lines
    case .text(let text, let style):
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: DisplayText.isLineEnd)
      return lines.map { StyledLine(String($0), style) }
    }
  }

  /// The number of rows after wrapping; 0 before the size is known.
  public var rowCount: Int { viewport.count }

  /// Tells the size it is shown in. Wraps anew only when the width changes, and keeps the first line in view.
  public mutating func resize(_ size: Size) {
    guard size.columns != columns else { return viewport.resize(page: size.rows) }
    let first = place(ofRow: viewport.offset)
    columns = size.columns
    layOut()
    viewport.resize(page: size.rows)
    viewport.scroll(to: row(at: first))
  }

  /// Scrolls as a movement says.
  public mutating func move(_ movement: Movement) {
    viewport.move(movement)
  }

  /// Scrolls as the mouse wheel says. Returns whether the event meant something.
  public mutating func handle(_ mouse: MouseEvent) -> Bool {
    switch mouse.kind {
    case .scrollUp: viewport.scroll(by: -3)
    case .scrollDown: viewport.scroll(by: 3)
    case .click, .doubleClick, .drag, .dragEnd: return false
    }
    return true
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
      surface.write(view.row(index).truncated(to: view.textColumns), at: place, columns: view.textColumns)
    }
    let bar = rectangle.split(left: rectangle.columns - 1).rest
    surface.drawScrollBar(bar, offset: view.viewport.offset, count: view.viewport.count, borders: borders)
  }

  private var textColumns: Int { max(1, columns - 1) }

  private mutating func layOut() {
    guard columns > 0 else { return }
    switch content {
    case .lines(let lines):
      let wrapped = wraps ? lines.flatMap(rows(of:)) : lines
      rows = .lines(wrapped)
      viewport.resize(count: wrapped.count)
    case .text(let text, let style):
      let wrapped = TextRows(text, columns: textColumns)
      rows = .text(wrapped, style)
      viewport.resize(count: wrapped.count)
    }
  }

  private func rows(of line: StyledLine) -> [StyledLine] {
    line.wrapped(to: textColumns, indentation: hangingIndent)
  }

  private func row(_ number: Int) -> StyledLine {
    switch rows {
    case .lines(let lines): lines.indices.contains(number) ? lines[number] : StyledLine()
    case .text(let rows, let style): StyledLine(String(rows[number]), style)
    }
  }

  // MARK: - Places that stay when rows change

  /// What a row shows: the line, counted before wrapping, or of a text the byte it begins at.
  private func place(ofRow row: Int) -> Int {
    if case .text(let rows, _) = rows { return rows.start(ofRow: row) }
    guard wraps, columns > 0 else { return row }
    var before = 0
    for (number, line) in lines.enumerated() {
      before += rows(of: line).count
      if row < before { return number }
    }
    return 0
  }

  private func row(at place: Int) -> Int {
    if case .text(let rows, _) = rows { return rows.row(startingUpTo: place) }
    guard wraps, columns > 0 else { return place }
    return lines.prefix(max(0, place)).reduce(0) { $0 + rows(of: $1).count }
  }
}
