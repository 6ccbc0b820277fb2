import OrderedJSON
import TerminalUI

extension JSONTreeState {
  /// The columns by which children stand further right than their parent.
  private static var indentation: Int { 2 }

  /// The roles in which names and values are written, which are what a search looks at.
  private static var searchedRoles: Set<TextRole> { [.name, .string, .number, .keyword] }

  /// Draws the rows, and a scroll bar when there are more.
  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    guard !rectangle.isEmpty else { return }
    let hasBar = hasRowsAbove || hasRowsBelow
    let columns =
      hasBar && borders != .none && rectangle.columns > 1 ? rectangle.columns - 1 : rectangle.columns
    let lines = JSONRowLine(document: document, columns: columns)
    var repeated = RepeatedMembers(document)
    for (number, node) in rows.prefix(rectangle.rows).enumerated() {
      let place = Position(column: rectangle.column, row: rectangle.row + number)
      let background: BackgroundRole =
        number == selection ? (isFocused ? .selection : .inactiveSelection) : .plain
      surface.fill(
        Rectangle(column: place.column, row: place.row, columns: columns, rows: 1),
        style: Style(.text, on: background))
      let mark = repeated.contains(node) ? StyledLine("  duplicate", .muted) : StyledLine()
      let room = columns - mark.columns
      let line = row(node, lines, columns: room, borders: borders).truncated(to: room) + mark
      surface.write(line.truncated(to: columns), at: place, columns: columns, on: background)
      if background == .selection, borders == .none { surface.cursor = place }
    }
    guard hasBar, columns < rectangle.columns else { return }
    let bar = barPlace(rows: rectangle.rows)
    surface.drawScrollBar(
      rectangle.split(left: columns).rest, offset: bar.offset, count: bar.count, borders: borders)
  }

  private func row(
    _ node: JSONNode, _ lines: JSONRowLine, columns: Int, borders: BorderStyle
  ) -> StyledLine {
    let isOpen = folds.isOpen(node)
    let hasChildren = document.hasChildren(node)
    let indent = DisplayText.blanks(indent(of: node, columns: columns))
    let title = rootNumber(of: node).map { roots[$0].title }
    let room = columns - indent.utf8.count - 2
    var line = lines.line(of: node, title: title, isOpen: isOpen && hasChildren, room: room)
    let background: BackgroundRole = search?.current == node.start ? .currentMatch : .match
    line = search?.marker.mark(line, as: background, in: Self.searchedRoles) ?? line
    return StyledLine(indent + (hasChildren ? borders.foldSign(isOpen: isOpen) + " " : "  "), .punctuation)
      + line
  }

  /// How far a row is indented. Very deep rows stand on top of each other rather than outside the screen.
  private func indent(of node: JSONNode, columns: Int) -> Int {
    min(level(of: node) * Self.indentation, max(0, columns / 2) / Self.indentation * Self.indentation)
  }

  /// Where the scroll bar stands: at the place of the first row among the bytes of the document, as the number of
  /// all rows is not known.
  private func barPlace(rows count: Int) -> (offset: Int, count: Int) {
    guard let first = rows.first, let last = rows.last else { return (0, 0) }
    let shown = Double(max(1, (document.end(of: last) ?? last.start) - first.start))
    let all = Double(max(1, document.bytes.capacity))
    let total = max(count + 1, Int(Double(count) * min(1_000, max(1, all / shown))))
    guard hasRowsAbove else { return (0, total) }
    guard hasRowsBelow else { return (total - count, total) }
    return (max(1, min(total - count - 1, Int(Double(first.start) / all * Double(total)))), total)
  }

  /// Does what the mouse means: a click selects, and on the sign before a row opens or closes it.
  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    guard rectangle.contains(mouse.position) else { return }
    switch mouse.kind {
    case .scrollUp: scroll(by: -3)
    case .scrollDown: scroll(by: 3)
    case .drag, .dragEnd: break
    case .click, .doubleClick:
      guard select(line: mouse.position.row - rectangle.row), let selected else { return }
      let sign = rectangle.column + indent(of: selected, columns: rectangle.columns - 1)
      if mouse.kind == .doubleClick || mouse.position.column == sign { toggle() }
    }
  }

  /// Draws the line below the rows: where the selected value stands, and how far the document is known.
  func drawFooter(into surface: inout Surface, in rectangle: Rectangle) {
    let state = statusLine
    let room = max(0, rectangle.columns - state.columns - (state.columns > 0 ? 2 : 0))
    surface.write(
      DisplayText.truncated(placeText, to: room, at: .start),
      at: Position(column: rectangle.column, row: rectangle.row), style: Style(.muted))
    surface.write(
      state, at: Position(column: rectangle.endColumn - state.columns, row: rectangle.row),
      columns: state.columns)
  }

  /// How far a document is known that is not all there.
  private var statusLine: StyledLine {
    guard document.status == .growing else { return StyledLine() }
    return StyledLine("reading \(document.limit * 100 / max(1, document.bytes.capacity)) %", .information)
  }

  /// What is wrong with the text, in sentences; nil while nothing is.
  var faultText: String? {
    if case .broken(let fault) = document.status {
      return "Fault at \(fault). Only what comes before it is shown."
    }
    return document.flaw.map { "This is no valid JSON. Fault at \($0)." }
  }
}
