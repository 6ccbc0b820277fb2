import TerminalUI
import Testing

@testable import Explorer

/// Lines that are broken into several rows.
struct BrokenLineTests {
  private static let long = String(repeating: "word ", count: 30) + "end"

  private func pane(page: Int, sentence: String = long) -> PaneState {
    var pane = PaneState(
      PaneLines([.fact("first", "1"), .note(sentence), .fact("last", "2")]), columns: 42)
    pane.resize(page: page)
    return pane
  }

  @Test func `a sentence in several rows is one stop, and all its rows are marked`() {
    var pane = pane(page: 20)
    pane.move(.down)
    #expect(pane.markedRows == 1..<5)
    #expect(pane.selected?.copyText == Self.long)
    pane.move(.down)
    #expect(pane.selected?.searchText.contains("last") == true)
    #expect(pane.markedRows == 5..<6)
    pane.move(.up)
    #expect(pane.markedRows == 1..<5)
    pane.move(.up)
    #expect(pane.selected?.searchText.contains("first") == true)
  }

  @Test func `the end of a sentence shows when it is reached`() {
    var pane = pane(page: 9)
    for _ in 0..<3 { pane.move(.down) }
    pane.move(.up)
    #expect(pane.tree.scroll.visible.contains(1) && pane.tree.scroll.visible.contains(4))
  }

  @Test func `a sentence that is higher than half of the screen is read row by row`() {
    var pane = pane(page: 4)
    for row in 1...5 {
      pane.move(.down)
      #expect(pane.tree.scroll.selection == row)
      #expect(pane.markedRows == row..<row + 1)
      #expect(pane.tree.scroll.visible.contains(row))
    }
  }

  @Test func `a sentence at the end is a stop too`() {
    var pane = PaneState(PaneLines([.fact("first", "1"), .note(Self.long)]), columns: 42)
    pane.resize(page: 20)
    pane.move(.end)
    #expect(pane.markedRows == 1..<5)
    pane.move(.down)
    #expect(pane.markedRows == 1..<5)
    pane.move(.up)
    #expect(pane.tree.scroll.selection == 0)
  }
}
