import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct LayoutTests {
  @Test(arguments: [(40, 10), (60, 16), (80, 24), (119, 30), (120, 40), (200, 60), (300, 100)])
  func `every pane can be reached and is drawn soundly`(columns: Int, rows: Int) async {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    await driver.send()
    for pane in [Pane.requests, .form, .response] {
      while driver.state.focus != pane { driver.press(.tab) }
      #expect(driver.shows(pane))
      #expect(driver.title(of: pane).contains(pane.title))
      #expect(driver.selectedLine != nil)
      #expect(flaw(of: driver.surface, size: Size(columns: columns, rows: rows)) == nil)
    }
    for _ in ResponseTab.allCases {
      driver.press("]")
      #expect(flaw(of: driver.surface, size: Size(columns: columns, rows: rows)) == nil)
    }
    driver.press("?")
    #expect(flaw(of: driver.surface, size: Size(columns: columns, rows: rows)) == nil)
  }

  @Test(arguments: [
    (120, 40, [Pane.requests, .form, .response]), (300, 100, [.requests, .form, .response]),
    (80, 24, [.form, .response]), (60, 16, [.form]),
  ])
  func `as many panes show as there is room for`(columns: Int, rows: Int, panes: [Pane]) {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.press(.alternate("f"))
    #expect(Pane.allCases.filter(driver.shows) == panes)
  }

  @Test func `panes fill the screen and do not overlap`() {
    for columns in [40, 60, 79, 80, 100, 119, 120, 121, 200, 300] {
      for focus in Pane.allCases {
        for isZoomed in [false, true] {
          let size = Size(columns: columns, rows: 24)
          let layout = ScreenLayout(size: size, focus: focus, isZoomed: isZoomed)
          #expect(layout.panes[focus] != nil)
          let places =
            [layout.titleBar, layout.hintLine, layout.paneTabs].compactMap(\.self) + layout.panes.values
          #expect(places.reduce(0) { $0 + $1.columns * $1.rows } == columns * 24)
          for row in 0..<24 {
            for column in 0..<columns {
              let position = Position(column: column, row: row)
              #expect(places.count { $0.contains(position) } == 1)
            }
          }
        }
      }
    }
  }

  @Test(arguments: [(120, 40), (200, 60), (300, 100), (80, 24), (100, 30)])
  func `columns are divided by keys, and no pane becomes too small`(columns: Int, rows: Int) {
    for pane in [Pane.requests, .form, .response] {
      var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
      while driver.state.focus != pane { driver.press(.tab) }
      let before = driver.state.layout.panes[pane]?.columns ?? 0
      driver.press(">")
      #expect(driver.state.layout.panes[pane]?.columns == before + 2)
      driver.press("<")
      #expect(driver.state.layout.panes[pane]?.columns == before)
      for key in [KeyPress("<"), ">"] {
        for _ in 0..<200 { driver.press(key) }
        #expect(driver.state.layout.panes.values.allSatisfy { $0.columns >= ColumnWidths.smallestPane })
        #expect(driver.state.layout.panes.values.map(\.columns).reduce(0, +) == columns)
        #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
      }
    }
  }

  @Test func `one pane alone has nothing to divide`() {
    var driver = ExplorerDriver(columns: 60, rows: 16)
    driver.press(">")
    #expect(driver.hintLine.contains("One pane has the whole screen"))
  }

  @Test func `columns that were divided stay so when the screen comes back to its size`() {
    var driver = ExplorerDriver(columns: 160, rows: 40)
    for _ in 0..<5 { driver.press(">") }
    let before = driver.surface
    driver.resize(columns: 60, rows: 16)
    driver.resize(columns: 220, rows: 50)
    driver.resize(columns: 160, rows: 40)
    #expect(driver.surface == before)
  }

  @Test func `widths from elsewhere may be any numbers`() {
    for part in [Int.min, -1, 0, 1000, 5000, .max] {
      let widths = ColumnWidths(requests: part, form: part, side: part)
      for columns in [80, 119, 120, 300] {
        let layout = ScreenLayout(
          size: Size(columns: columns, rows: 24), focus: .form, isZoomed: false, widths: widths)
        #expect(layout.panes.values.allSatisfy { $0.columns >= ColumnWidths.smallestPane })
      }
    }
  }

  @Test func `a screen that is too small says so politely and never crashes`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    for columns in 0...39 {
      for rows in 0...11 {
        driver.resize(columns: columns, rows: rows)
        #expect(flaw(of: driver.surface, size: Size(columns: columns, rows: rows)) == nil)
      }
    }
    for (columns, rows) in [(39, 9), (39, 40), (20, 4), (300, 9)] {
      driver.resize(columns: columns, rows: rows)
      let text = driver.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.hasPrefix("Please make the window larger"))
      #expect(text.contains("40×10"))
    }
    driver.resize(columns: 1, rows: 1)
    #expect(driver.screen == "P")
  }

  @Test func `a smaller and a larger screen keep everything as it was`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.edit("session id", to: "kept")
    driver.select("page URL")
    driver.press(.enter)
    driver.type("half-typed")
    let before = driver.surface
    for (columns, rows) in [(80, 24), (60, 16), (1, 1), (0, 0), (300, 100), (120, 40)] {
      driver.resize(columns: columns, rows: rows)
      _ = driver.surface
    }
    #expect(driver.surface == before)
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url?.hasSuffix("half-typed") == true)
  }

  @Test func `the selection stays on the screen when the screen shrinks`() {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 60)
    driver.press(.alternate("f"))
    driver.select("trace")
    for rows in (10...60).reversed() {
      driver.resize(columns: 120, rows: rows)
      #expect(driver.selectedLine?.contains("trace") == true, "\(rows) rows")
    }
  }

  @Test func `a pane takes the whole screen and gives it back`() {
    var driver = ExplorerDriver()
    let before = driver.surface
    driver.press("z")
    #expect(driver.shows(.requests))
    #expect(!driver.shows(.form))
    driver.press(.tab)
    #expect(driver.shows(.form))
    #expect(!driver.shows(.response))
    driver.press(.backTab, .escape)
    #expect(driver.surface == before)
    driver.press("z", "z")
    #expect(driver.surface == before)
  }

  @Test(arguments: [BorderStyle.lines, .ascii, .none])
  func `the borders are drawn as asked for`(borders: BorderStyle) async {
    var driver = ExplorerDriver([.hero], borders: borders)
    await driver.send()
    #expect(driver.screen.contains { "┌┐└┘│─╭╮╰╯".contains($0) } == (borders == .lines))
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }

  @Test func `without borders the cursor is in the selected line, for screen readers`() throws {
    var driver = ExplorerDriver([.hero, .cart], borders: .none)
    driver.press("j")
    let cursor = try #require(driver.surface.cursor)
    #expect(driver.surface.text(ofRow: cursor.row).contains("Cart"))
  }

  @Test func `the cursor is shown in the field being edited, and only there`() throws {
    var driver = ExplorerDriver()
    #expect(driver.surface.cursor == nil)
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter)
    let cursor = try #require(driver.surface.cursor)
    #expect(driver.surface.text(ofRow: cursor.row).contains("page URL"))
  }

  @Test func `coming back from the shell draws everything anew`() {
    var state = ExplorerState(
      workspace: .init(name: "demo", client: "acmeclient", source: "test"), requests: [.hero],
      size: Size(columns: 80, rows: 24))
    #expect(state.update(.input(.resumed)) == [.redraw])
  }

  @Test func `the same state always draws the same screen`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    #expect(driver.surface == driver.surface)
  }
}
