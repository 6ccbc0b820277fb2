import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct MouseTests {
  @Test func `a click chooses a request and shows it`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.click("Cart", in: .requests)
    #expect(driver.document == .cart)
    #expect(driver.sent.isEmpty)
  }

  @Test func `a double click sends a request`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.click("Cart", in: .requests)
    driver.click("Cart", in: .requests, kind: .doubleClick)
    #expect(driver.sent == [.cart])
  }

  @Test func `a click focuses a pane and selects its line`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    driver.click("page URL", in: .form)
    #expect(driver.state.focus == .form)
    #expect(driver.selectedLine?.contains("page URL") == true)
    driver.click("experience", in: .response)
    #expect(driver.state.focus == .response)
    #expect(driver.selectedLine?.contains("experience") == true)
  }

  @Test func `a double click edits a field`() {
    var driver = ExplorerDriver([.hero])
    driver.click("page URL", in: .form)
    driver.click("page URL", in: .form, kind: .doubleClick)
    driver.type("x")
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/x")
  }

  @Test func `a click elsewhere in the form takes over what was typed`() {
    var driver = ExplorerDriver([.hero])
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter, "x")
    driver.click("channel", in: .form)
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/x")
    #expect(driver.selectedLine?.contains("channel") == true)
  }

  @Test func `a click in another pane takes over what was typed`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter, "x")
    driver.click("Cart", in: .requests)
    driver.click("Hero", in: .requests)
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/x")
  }

  @Test func `a refused text keeps the field open wherever one clicks`() {
    var driver = ExplorerDriver([.hero, .cart], columns: 160)
    driver.press(.alternate("f"))
    driver.select("time offset")
    driver.press(.enter, "x")
    for (text, pane) in [("channel", Pane.form), ("Cart", .requests), ("Nothing was sent", .response)] {
      driver.click(text, in: pane)
      #expect(driver.state.focus == .form)
      #expect(driver.text(of: .form).contains("must be a number of minutes"))
    }
  }

  @Test func `the wheel scrolls what is under the pointer and leaves the focus`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 14)
    let place = try #require(driver.position(of: "Context", in: .form))
    driver.mouse(.scrollDown, at: place)
    #expect(driver.position(of: "Context", in: .form) == nil)
    #expect(driver.state.focus == .requests)
    driver.mouse(.scrollUp, at: place)
    #expect(driver.position(of: "Context", in: .form) == place)
  }

  @Test func `the wheel does not open a request`() throws {
    let requests = (1...60).map { RequestDocument.page("Page \($0)", mboxes: [.init(name: "m")]) }
    var driver = ExplorerDriver(requests, columns: 120, rows: 14)
    let place = try #require(driver.position(of: "Page 1", in: .requests))
    for _ in 0..<5 { driver.mouse(.scrollDown, at: place) }
    #expect(driver.title(of: .form).contains("Page 1 "))
  }

  @Test func `the border between panes is dragged`() throws {
    var driver = ExplorerDriver([.hero], columns: 160)
    let form = try #require(driver.state.layout.panes[.form])
    for column in [form.column - 1, form.column - 4, form.column + 9] {
      driver.mouse(
        .drag(from: Position(column: form.column, row: 5)), at: Position(column: column, row: 7))
    }
    #expect(driver.state.layout.panes[.form]?.column == form.column + 9)
    let response = try #require(driver.state.layout.panes[.response])
    driver.mouse(.click, at: Position(column: 2, row: 3))
    driver.mouse(
      .drag(from: Position(column: response.column - 1, row: 5)),
      at: Position(column: response.column - 20, row: 5))
    #expect(driver.state.layout.panes[.response]?.column == response.column - 20)
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }

  @Test func `a border is moved until the button is let go`() throws {
    var driver = ExplorerDriver([.hero], columns: 160)
    let form = try #require(driver.state.layout.panes[.form])
    let origin = Position(column: form.column, row: 5)
    driver.mouse(.drag(from: origin), at: Position(column: form.column + 6, row: 5))
    driver.mouse(.dragEnd, at: Position(column: form.column + 6, row: 5))
    let moved = driver.state.layout
    // Neither what is pressed inside a pane moves it again, nor what is pressed where it was.
    for start in [Position(column: 120, row: 9), origin] {
      driver.mouse(.drag(from: start), at: Position(column: 100, row: 9))
      #expect(driver.state.layout == moved)
    }
  }

  @Test func `a drag whose end nobody told ends with the next one`() throws {
    var driver = ExplorerDriver([.hero], columns: 160)
    let form = try #require(driver.state.layout.panes[.form])
    driver.mouse(
      .drag(from: Position(column: form.column, row: 5)), at: Position(column: form.column + 6, row: 5))
    let moved = driver.state.layout
    driver.mouse(.drag(from: Position(column: 120, row: 9)), at: Position(column: 100, row: 9))
    #expect(driver.state.layout == moved)
  }

  @Test func `a drag that does not begin at a border moves nothing`() {
    var driver = ExplorerDriver([.hero], columns: 160)
    let before = driver.surface
    driver.mouse(.drag(from: Position(column: 5, row: 5)), at: Position(column: 90, row: 5))
    driver.mouse(.drag(from: Position(column: -3, row: 500)), at: Position(column: 90, row: 5))
    #expect(driver.surface == before)
  }

  @Test func `a response pane opens by a click on its tab`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    driver.click("Tokens", in: .response)
    #expect(driver.text(of: .response).contains("activity.id"))
    #expect(driver.state.focus == .response)
  }

  @Test func `on a narrow screen a pane opens by a click on its tab`() {
    var driver = ExplorerDriver([.hero], columns: 60, rows: 16)
    driver.click("Response")
    #expect(driver.state.focus == .response)
    driver.click("Requests")
    #expect(driver.state.focus == .requests)
  }

  @Test func `a line opens and closes by a click on its sign`() throws {
    var driver = ExplorerDriver([.hero])
    driver.press(.control("r"))
    driver.answer(try .answer(["status": 200, "client": "acmeclient"]))
    driver.click("JSON", in: .response)
    #expect(driver.position(of: "status", in: .response) != nil)
    let lines = driver.rows(of: .response).count { !$0.allSatisfy { $0 == " " } }
    driver.click("▾", in: .response)
    #expect(driver.rows(of: .response).count { !$0.allSatisfy { $0 == " " } } < lines)
  }

  @Test func `an option of a choice is chosen by a click`() {
    var driver = ExplorerDriver([.hero])
    driver.press(.alternate("f"))
    driver.select("channel")
    driver.press(.enter)
    driver.click("mobile  a mobile")
    #expect(driver.document.request.context?.channel == .mobile)
    #expect(!driver.screen.contains("mobile  a mobile"))
  }

  @Test func `a click beside a choice closes it`() {
    var driver = ExplorerDriver([.hero])
    driver.press(.alternate("f"))
    driver.select("channel")
    driver.press(.enter)
    driver.mouse(.click, at: Position(column: 0, row: 0))
    #expect(driver.document == .hero)
    #expect(!driver.screen.contains("mobile  a mobile"))
  }

  @Test func `the help closes by a click and scrolls by the wheel`() {
    var driver = ExplorerDriver([.hero], columns: 80, rows: 16)
    let before = driver.surface
    driver.press("?")
    let help = driver.surface
    driver.mouse(.scrollDown, at: Position(column: 40, row: 8))
    #expect(driver.surface != help)
    driver.mouse(.scrollUp, at: Position(column: 40, row: 8))
    #expect(driver.surface == help)
    driver.mouse(.click, at: Position(column: 40, row: 8))
    #expect(driver.surface == before)
  }

  @Test func `the mouse outside of the screen means nothing`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    let before = driver.surface
    for position in [(-1, -1), (5_000, 3), (3, 5_000), (Int.max, Int.max), (Int.min, Int.min)] {
      for kind in [MouseEvent.Kind.click, .doubleClick, .scrollUp, .scrollDown] {
        driver.mouse(kind, at: Position(column: position.0, row: position.1))
      }
    }
    #expect(driver.surface == before)
  }
}
