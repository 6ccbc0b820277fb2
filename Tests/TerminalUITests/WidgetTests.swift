import Testing

@testable import TerminalUI

@Suite struct WidgetTests {
  @Test func `a list asks only for the rows it shows`() {
    var list = ListView(count: 1_000_000, page: 3)
    list.scroll.select(500_000)
    var asked: [Int] = []
    var surface = Surface(size: Size(columns: 8, rows: 3))
    list.draw(into: &surface, in: surface.bounds) { row in
      asked.append(row)
      return StyledLine("\(row)", .number)
    }
    #expect(asked == Array(list.scroll.visible))
    #expect(asked.count == 3)
    #expect(surface.text(ofRow: 1) == "500000 ┃")
    #expect(surface.backgroundMap == "........\nSSSSSSS.\n........")
  }

  @Test func `without lines the cursor shows a screen reader the selected row`() {
    var list = ListView(count: 5, page: 3)
    list.scroll.select(1)
    var surface = Surface(size: Size(columns: 8, rows: 3))
    list.draw(into: &surface, in: surface.bounds, borders: .none) { StyledLine("\($0)") }
    #expect(surface.cursor == Position(column: 0, row: 1))
  }

  @Test func `a click selects a row and a double click chooses it`() {
    var list = ListView(count: 5, page: 3)
    let place = Rectangle(column: 2, row: 1, columns: 8, rows: 3)
    #expect(list.handle(MouseEvent(.click, at: Position(column: 3, row: 2)), in: place) == .moved)
    #expect(list.selected == 1)
    #expect(
      list.handle(MouseEvent(.doubleClick, at: Position(column: 3, row: 3)), in: place) == .activated(2))
    #expect(list.handle(MouseEvent(.click, at: Position(column: 0, row: 2)), in: place) == .ignored)
    #expect(list.handle(KeyPress(.enter)) == .activated(2))
    #expect(list.handle(.character("x")) == .ignored)
  }

  @Test func `tabs that fit stand side by side`() {
    var surface = Surface(size: Size(columns: 20, rows: 1))
    let tabs = Tabs(["Why", "Trace", "JSON"], current: 1)
    tabs.draw(into: &surface, in: surface.bounds)
    #expect(surface.text == " Why  Trace  JSON")
    #expect(tabs.tab(at: Position(column: 6, row: 0), in: surface.bounds) == 1)
    #expect(tabs.tab(at: Position(column: 19, row: 0), in: surface.bounds) == nil)
    #expect(surface.roleMap == " mmm  aaaaa  mmmm")
  }

  @Test func `tabs that do not fit scroll to the current one`() {
    let bounds = Rectangle(column: 0, row: 0, columns: 14, rows: 1)
    var tabs = Tabs(["Why", "Trace", "JSON", "HTTP"])
    func shown() -> String {
      var surface = Surface(size: bounds.size)
      tabs.draw(into: &surface, in: bounds)
      return surface.text
    }
    #expect(shown() == "  Why  Trace ›")
    tabs.select(3)
    #expect(shown() == "‹ JSON  HTTP")
    #expect(tabs.tab(at: Position(column: 2, row: 0), in: bounds) == 2)
    tabs.selectNext()
    #expect(tabs.current == 0)
    tabs.selectPrevious()
    #expect(tabs.current == 3)
  }

  @Test func `tabs wrap when there are rows for them`() {
    var surface = Surface(size: Size(columns: 12, rows: 2))
    let tabs = Tabs(["Why", "Trace", "JSON"])
    #expect(tabs.rows(forColumns: 12) == 2)
    tabs.draw(into: &surface, in: surface.bounds)
    #expect(surface.text == " Why  Trace\n JSON")
    #expect(tabs.tab(at: Position(column: 1, row: 1), in: surface.bounds) == 2)
  }

  @Test func `no tabs and no room do no harm`() {
    var surface = Surface(size: Size(columns: 3, rows: 1))
    var none = Tabs([])
    none.selectNext()
    none.selectPrevious()
    none.draw(into: &surface, in: surface.bounds)
    for columns in 0...6 {
      Tabs(["日本語", "b"], current: 1).draw(
        into: &surface, in: Rectangle(column: 0, row: 0, columns: columns, rows: 1))
      #expect(isSound(surface))
    }
  }

  @Test func `typing narrows a choice and the best match comes first`() {
    var choice = Choice(["web", "mobile", "Beacon", "mobile web"].map { Choice.Option($0) })
    #expect(choice.handle(.character("W")) == .changed)
    #expect(choice.matches == [0, 3])
    #expect(choice.handle(KeyPress(.down)) == .changed)
    #expect(choice.handle(KeyPress(.enter)) == .chosen(3))
    #expect(choice.handle(KeyPress(.backspace)) == .changed)
    #expect(choice.matches == [0, 1, 2, 3])
    #expect(choice.selected == 3)
    #expect(choice.handle(.character("z")) == .changed)
    #expect(choice.selected == nil)
    #expect(choice.handle(KeyPress(.enter)) == .ignored)
    #expect(choice.handle(KeyPress(.escape)) == .cancelled)
  }

  @Test func `a click on an option chooses it`() {
    var choice = Choice([Choice.Option("web"), Choice.Option("mobile")])
    let place = Rectangle(column: 0, row: 0, columns: 12, rows: 4)
    let onFrame = choice.handle(MouseEvent(.click, at: Position(column: 0, row: 2)), in: place)
    #expect(onFrame == .ignored)
    let onOption = choice.handle(MouseEvent(.click, at: Position(column: 3, row: 2)), in: place)
    #expect(onOption == .chosen(1))
  }

  @Test(arguments: [
    (KeyPress(.up), Movement.up), (.character("j"), .down), (.control("d"), .halfPageDown),
    (.control("b"), .pageUp), (.character("g"), .start), (.character("G"), .end), (KeyPress(.end), .end),
    (KeyPress(.pageDown), .pageDown), (.character("x"), nil), (KeyPress(.up, .alternate), nil),
    (.character("d"), nil),
  ])
  func `arrow, paging and vi keys move`(key: KeyPress, movement: Movement?) {
    #expect(Movement(key) == movement)
  }

  @Test func `a choice opens below its field, or above when there is more room`() {
    let choice = Choice([Choice.Option("web"), Choice.Option("mobile")])
    let area = Rectangle(column: 0, row: 0, columns: 40, rows: 10)
    let high = Rectangle(column: 30, row: 1, columns: 10, rows: 1)
    #expect(choice.rectangle(for: high, in: area) == Rectangle(column: 24, row: 2, columns: 16, rows: 4))
    let low = Rectangle(column: 3, row: 8, columns: 10, rows: 1)
    #expect(choice.rectangle(for: low, in: area) == Rectangle(column: 3, row: 4, columns: 16, rows: 4))
    var surface = Surface(size: area.size)
    choice.draw(into: &surface, in: choice.rectangle(for: low, in: area))
    #expect(surface.text(ofRow: 5) == "   │ web          │")
    #expect(surface.text(ofRow: 8) == "")
  }

  @Test func `a popup stands in the middle and clears what lies behind`() {
    var surface = Surface(size: Size(columns: 12, rows: 5))
    surface.fill(surface.bounds, "x")
    let place = Popup.centered(Size(columns: 4, rows: 1), in: surface.bounds)
    let content = Popup(title: "T", footer: "q").draw(into: &surface, in: place)
    #expect(content == Rectangle(column: 4, row: 2, columns: 4, rows: 1))
    #expect(surface.text == "xxxxxxxxxxxx\nxx┌ T ───┐xx\nxx│      │xx\nxx└─ q ──┘xx\nxxxxxxxxxxxx")
  }

  @Test func `text wraps, scrolls and keeps its place when the width changes`() {
    var view = TextView("one two three\nfour\nfive six seven eight\nnine")
    view.resize(Size(columns: 9, rows: 2))
    #expect(view.rowCount == 7)
    view.move(.down)
    view.move(.down)
    var surface = Surface(size: Size(columns: 9, rows: 2))
    view.draw(into: &surface, in: surface.bounds)
    #expect(surface.text(ofRow: 1).hasPrefix("five six"))
    view.move(.end)
    view.draw(into: &surface, in: surface.bounds)
    #expect(surface.text(ofRow: 1).hasPrefix("nine"))
    view.resize(Size(columns: 30, rows: 2))
    #expect(view.rowCount == 4)
    #expect(view.viewport.offset == 2)
  }

  @Test func `a ruler shows the ranges and where the bucket is`() {
    var surface = Surface(size: Size(columns: 41, rows: 3))
    let ruler = Ruler(
      [.init("A", from: 0, to: 50), .init("B", from: 50, to: 75)], marker: 48.44, markedSegment: 0)
    ruler.draw(into: &surface, in: surface.bounds)
    #expect(
      surface.text == """
                           ▼ 48.44
        ├━━━━━━━━ A ━━━━━━━━┼─── B ───┤··········
        0                   50        75      100
        """)
    #expect(ruler.summary == "A 0–50, B 50–75, at 48.44 in A")
    var spoken = Surface(size: Size(columns: 41, rows: 3))
    ruler.draw(into: &spoken, in: spoken.bounds, borders: .none)
    #expect(spoken.text == "A 0–50, B 50–75, at 48.44 in A\n\n")
  }

  @Test func `a ruler marks what two ranges claim, and what none does, without colour`() {
    let ruler = Ruler([.init("A", from: 0, to: 50), .init("B", from: 30, to: 70)], marker: 80)
    #expect(
      ruler.lines(columns: 41, borders: .ascii).map(\.text) == [
        String(repeating: " ", count: 32) + "v 80", "|---- A ----xxxxxxxxx-- B --|............",
        "0           30      50      70        100",
      ])
    #expect(ruler.summary == "A 0–50, B 30–70, twice 30–50, at 80 in none")
    #expect(ruler.lines(columns: 80, borders: .none).map(\.text) == [ruler.summary])
    #expect(ruler.lines(columns: 0).map(\.text) == [""])
  }
}
