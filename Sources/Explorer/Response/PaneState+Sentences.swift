import TerminalUI

// A sentence that is broken into several rows is one stop of the cursor, and all its rows are marked.
extension PaneState {
  /// The rows that are marked: the selected one, and those of its sentence.
  var markedRows: Range<Int> {
    let selection = tree.scroll.selection
    guard let part = selectedPart else { return selection..<selection + 1 }
    return selection - part.row..<selection - part.row + part.count
  }

  /// Goes on to the next line when a step down has led into the same sentence, and to the first row of a sentence
  /// otherwise. In one that takes half of the screen and more, each row is a stop: all of it can be read.
  ///
  /// - Parameter movement: how the row was reached that is selected now.
  mutating func leaveSentence(after movement: Movement) {
    guard let part = selectedPart, part.row > 0 else { return }
    let first = tree.scroll.selection - part.row
    let next = first + part.count
    tree.select(movement == .down && next < tree.rowCount ? next : first)
    showSentence()
  }

  /// Scrolls so far that all of the selected sentence shows.
  private mutating func showSentence() {
    let rows = markedRows
    guard rows.count > 1 else { return }
    tree.select(rows.upperBound - 1)
    tree.select(rows.lowerBound)
  }

  /// Where the selected row stands in its sentence, when that is one stop.
  private var selectedPart: SentencePart? {
    guard case .line(let node)? = tree.selectedRow?.node, let part = node.part else { return nil }
    return part.count <= tree.scroll.page / 2 ? part : nil
  }
}
