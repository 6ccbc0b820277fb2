import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct PaletteTests {
  private let table = CommandTable()

  @Test(arguments: [KeyPress.control("p"), ":"])
  func `every command is in the palette, those that apply here first`(key: KeyPress) throws {
    for scope in [CommandScope.requests, .form, .response] {
      let palette = CommandPalette(table, in: scope)
      let here = table.commands.count { !$0.scope.isDisjoint(with: scope) && $0.id != .openPalette }
      var seen: [CommandPalette.Entry] = []
      var moved = palette
      for _ in 0..<(table.commands.count - 1) {
        seen.append(try #require(moved.selected))
        _ = moved.handle(.down)
      }
      #expect(Set(seen.map(\.id)) == Set(table.commands.map(\.id)).subtracting([.openPalette]))
      #expect(seen.prefix(here).allSatisfy { $0.place == nil })
      #expect(seen.dropFirst(here).allSatisfy { $0.place != nil })
    }
    var driver = ExplorerDriver()
    driver.press(key)
    #expect(driver.screen.contains("Send the selected request"))
  }

  @Test func `what is typed finds a command, and Enter gives it`() async {
    var driver = ExplorerDriver()
    driver.press(.control("p"))
    driver.type("send req")
    driver.press(.enter)
    #expect(driver.sent == [.hero])
    driver.press(":")
    driver.paste("why")
    driver.press(.enter)
    #expect(driver.state.response.tab == .why)
    #expect(driver.state.focus == .response)
  }

  @Test func `no title is cut where there is room`() {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(":")
    driver.type("search")
    #expect(driver.screen.contains("else for a regular expression; in lower case both cases count"))
  }

  @Test func `a command is found by its stable name too`() {
    var driver = ExplorerDriver(columns: 160)
    driver.press(":")
    driver.type("zoom")
    driver.press(.enter)
    #expect(!driver.shows(.form))
  }

  @Test(arguments: Theme.allCases)
  func `a theme is changed while everything stays`(theme: Theme) {
    var driver = ExplorerDriver()
    let before = driver.surface
    driver.press(":")
    driver.type("theme \(theme.title)")
    driver.press(.enter)
    #expect(driver.state.theme == theme)
    #expect(driver.surface == before)
  }

  @Test func `what applies elsewhere says where, goes there, and does nothing to a line nobody has seen`() {
    var driver = ExplorerDriver(columns: 160)
    driver.press(":")
    driver.type("duplicate item")
    #expect(driver.screen.contains("in the request form"))
    driver.press(.enter)
    #expect(!driver.screen.contains("Commands"))
    #expect(driver.state.focus == .form)
    #expect(driver.hintLine.contains("Now you are in the request form. c: Duplicate the item."))
    #expect(driver.document == .hero)
  }

  @Test func `what only one pane of the response has goes to that pane`() async {
    var driver = ExplorerDriver(columns: 160)
    await driver.send()
    driver.press(":")
    driver.type("swap the sides")
    driver.press(.enter)
    #expect(driver.state.response.tab == .diff)
    #expect(driver.hintLine.contains("Now you are in the Diff pane. S: Swap the sides."))
  }

  @Test func `what is not found is said, and nothing is done`() {
    var driver = ExplorerDriver()
    driver.press(":")
    driver.type("qqqq")
    #expect(driver.screen.contains("No command is called that"))
    driver.press(.enter)
    #expect(driver.screen.contains("No command is called that"))
    driver.press(.control("c"))
    #expect(!driver.screen.contains("No command is called that"))
    #expect(!driver.hasQuit)
  }

  @Test func `a click gives a command, one beside closes the palette`() {
    var driver = ExplorerDriver()
    driver.press(":")
    driver.mouse(.click, at: Position(column: 0, row: 0))
    #expect(!driver.screen.contains("Commands"))
    driver.press(":")
    driver.type("theme light")
    driver.click("Theme: light")
    #expect(driver.state.theme == .light)
  }

  @Test func `the palette takes over a field that is being edited`() {
    var driver = ExplorerDriver()
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter, "x", .control("p"))
    #expect(driver.screen.contains("Commands"))
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/x")
  }

  @Test(arguments: [(40, 10), (60, 16), (120, 40), (300, 100)])
  func `the palette fits on every screen`(columns: Int, rows: Int) {
    var driver = ExplorerDriver([.hero], columns: columns, rows: rows)
    driver.press(":")
    for key in [KeyPress.down, .pageDown, "e", "o", .backspace, .backspace] {
      driver.press(key)
      #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
      #expect(driver.screen.contains("Commands"))
    }
  }
}

struct FuzzyMatchTests {
  private func match(_ typed: String, in text: String) -> FuzzyMatch? {
    FuzzyMatch(of: FuzzyMatch.Wanted(typed), in: FuzzyMatch.Text(text))
  }

  @Test func `a text that is longer than any command is found nowhere, blanks apart`() {
    let long = String(repeating: "go to the requests ", count: 2_000)
    #expect(match(long, in: "Go to the requests") == nil)
    #expect(match(String(repeating: " ", count: 2_000) + "gts", in: "Go to the requests") != nil)
  }

  @Test func `characters in order are found, wherever they stand`() {
    #expect(match("gts", in: "Go to the requests")?.positions.count == 3)
    #expect(match("stg", in: "Go to") == nil)
    #expect(match("", in: "anything")?.positions == [])
    #expect(match("a", in: "") == nil)
    #expect(match("ZOOM in", in: "zoom in")?.positions == [0, 1, 2, 3, 5, 6])
  }

  @Test func `the beginning of words and neighbours count more`() throws {
    let wordStarts = try #require(match("nt", in: "next tab"))
    #expect(wordStarts.positions == [0, 5])
    let neighbours = try #require(match("ode", in: "o d e node"))
    #expect(neighbours.positions == [0, 2, 4] || neighbours.positions == [7, 8, 9])
    let whole = try #require(match("why", in: "Why: what became of every activity"))
    let scattered = try #require(match("why", in: "Give this pane the whole screen, or why"))
    #expect(whole.score >= scattered.score)
    #expect(whole.positions == [0, 1, 2])
  }
}
