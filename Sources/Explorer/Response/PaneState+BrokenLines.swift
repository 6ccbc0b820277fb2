import TerminalUI

// A line that is broken into several rows is one stop of the cursor, and all its rows are marked.
extension PaneState {
  /// The rows that are marked: the selected one, and those of its line.
  var markedRows: Range<Int> {
    let selection = tree.scroll.selection
    guard let part = selectedPart else { return selection..<selection + 1 }
    return selection - part.row..<selection - part.row + part.count
  }

  /// Goes on to the next line when a step down has led into the same line, and to the first row of a broken line
  /// otherwise. In one that takes half of the screen and more, each row is a stop: all of it can be read.
  ///
  /// - Parameter movement: how the row was reached that is selected now.
  mutating func leaveBrokenLine(after movement: Movement) {
    guard let part = selectedPart, part.row > 0 else { return }
    let first = tree.scroll.selection - part.row
    let next = first + part.count
    tree.select(movement == .down && next < tree.rowCount ? next : first)
    showBrokenLine()
  }

  /// Selects a sibling of the selected line, of which all rows of a broken line are one.
  ///
  /// - Parameter offset: 1 for the next one, -1 for the one before.
  mutating func selectSiblingLine(_ offset: Int) {
    let part = selectedPart
    let rows = offset > 0 ? (part?.count ?? 1) - (part?.row ?? 0) : -1 - (part?.row ?? 0)
    guard tree.selectSibling(rows), let reached = selectedPart else { return }
    tree.selectSibling(-reached.row)
    showBrokenLine()
  }

  /// Scrolls so far that all of the selected line shows.
  private mutating func showBrokenLine() {
    let rows = markedRows
    guard rows.count > 1 else { return }
    tree.select(rows.upperBound - 1)
    tree.select(rows.lowerBound)
  }

  /// Where the selected row stands in its line, when that is one stop.
  private var selectedPart: LinePart? {
    guard case .line(let node)? = tree.selectedRow?.node, let part = node.part else { return nil }
    return part.count <= tree.scroll.page / 2 ? part : nil
  }
}
