import TerminalUI

@testable import Explorer

extension ExplorerDriver {
  /// The screen as it is drawn now.
  var surface: Surface { state.draw() }

  /// The text of the screen, one line for each row.
  var screen: String { surface.text }

  /// The rows of the screen that hold a text.
  func rows(containing text: String) -> [String] {
    screen.split(separator: "\n").map(String.init).filter { $0.contains(text) }
  }

  /// The first row of the screen.
  var titleBar: String { surface.text(ofRow: 0) }

  /// The last row of the screen; of a message in several rows the whole of it.
  var hintLine: String {
    let count = state.message?.lines(columns: state.size.columns).count ?? 1
    guard count > 1 else { return surface.text(ofRow: state.size.rows - 1) }
    let rows = (state.size.rows - count..<state.size.rows).map { surface.text(ofRow: $0) }
    return rows.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// Whether a pane is on the screen.
  func shows(_ pane: Pane) -> Bool { state.layout.panes[pane] != nil }

  /// The rows inside a pane's frame; none when the pane does not show.
  func rows(of pane: Pane) -> [String] {
    guard let rectangle = inside(of: pane) else { return [] }
    let surface = surface
    return (rectangle.row..<rectangle.endRow).map { row in
      var text = ""
      for column in rectangle.column..<rectangle.endColumn where !surface[column, row].isContinuation {
        text.append(surface[column, row].character)
      }
      return text
    }
  }

  /// The text inside a pane's frame as running text: wrapped lines read on, blanks are single.
  func text(of pane: Pane) -> String {
    rows(of: pane).joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// The frame of a pane, its title in it.
  func title(of pane: Pane) -> String {
    guard let rectangle = state.layout.panes[pane] else { return "" }
    let surface = surface
    return String((rectangle.column..<rectangle.endColumn).map { surface[$0, rectangle.row].character })
  }

  /// The text of the selected line of the focused pane, of a sentence in several rows that of all.
  var selectedLine: String? {
    guard let rectangle = inside(of: state.focus) else { return nil }
    let surface = surface
    func selectedCells(_ row: Int) -> Int {
      (rectangle.column..<rectangle.endColumn).count { surface[$0, row].style.background == .selection }
    }
    // The current tab has the same background, but no line has fewer such cells than a tab.
    let rows = (rectangle.row..<rectangle.endRow).map { (row: $0, cells: selectedCells($0)) }
    guard let most = rows.map(\.cells).max(), most > 0 else { return nil }
    return rows.filter { $0.cells == most }.map { row, _ in
      String((rectangle.column..<rectangle.endColumn).map { surface[$0, row].character })
    }.joined(separator: "\n")
  }

  /// The first cell of a text on the screen, or in a pane.
  func position(of text: String, in pane: Pane? = nil) -> Position? {
    let surface = surface
    let area = pane.map { inside(of: $0) ?? Rectangle(Size(columns: 0, rows: 0)) } ?? surface.bounds
    let wanted = Array(text)
    for row in area.row..<area.endRow {
      let columns = (area.column..<area.endColumn).filter { !surface[$0, row].isContinuation }
      let characters = columns.map { surface[$0, row].character }
      guard characters.count >= wanted.count else { continue }
      for start in 0...(characters.count - wanted.count)
      where characters[start...].starts(with: wanted) {
        return Position(column: columns[start], row: row)
      }
    }
    return nil
  }

  /// The cells inside a pane's frame.
  func inside(of pane: Pane) -> Rectangle? {
    state.layout.panes[pane]?.inset(columns: 1, rows: 1)
  }
}
