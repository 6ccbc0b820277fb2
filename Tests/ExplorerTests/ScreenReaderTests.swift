import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// The explorer for those who listen to it.
struct ScreenReaderTests {
  private func driver() -> ExplorerDriver { ExplorerDriver([.hero, .cart], columns: 120, borders: .none) }

  @Test(arguments: [Pane.requests, .form, .response])
  func `the selected line has a mark and the cursor`(pane: Pane) async throws {
    var driver = driver()
    await driver.send()
    while driver.state.focus != pane { driver.press(.tab) }
    driver.press("j")
    let cursor = try #require(driver.surface.cursor)
    #expect(driver.surface[cursor.column - 1, cursor.row].character == ">")
    let before = cursor
    driver.press("k")
    #expect(driver.surface.cursor != before)
  }

  @Test func `nothing is drawn with lines`() async {
    var driver = driver()
    await driver.send()
    for tab in ResponseTab.allCases {
      driver.open(tab)
      #expect(!driver.screen.contains { "─│┌┐└┘┃█░▾▸".contains($0) })
    }
  }

  @Test func `the signs of the form are those of the other panes`() {
    var driver = driver()
    driver.press(.alternate("f"), "g")
    #expect(driver.selectedLine?.contains("- Context") == true)
    driver.press("h")
    #expect(driver.selectedLine?.contains("+ Context") == true)
  }

  @Test func `the current tab stands in brackets`() async {
    var driver = driver()
    await driver.send()
    driver.open(.offers)
    #expect(driver.screen.contains("[Offers]"))
    #expect(!driver.screen.contains("[Overview]"))
  }

  @Test func `a call that takes long writes nothing again and again`() {
    var driver = driver()
    driver.press(.control("r"))
    driver.wait(milliseconds: 200)
    let before = driver.surface
    driver.wait(milliseconds: 300)
    driver.wait(milliseconds: 5_000)
    #expect(driver.surface == before)
    #expect(driver.titleBar.contains("deciding"))
  }

  @Test func `a window in front has its rows for itself, and the only mark`() {
    for keys in [["d"], ["q"], ["R"], [KeyPress.alternate("f"), .enter]] as [[KeyPress]] {
      var driver = driver()
      driver.edit("page URL", to: "https://shop.example.com/new")
      driver.press(.alternate("r"))
      let behind = driver.surface
      driver.press(keys)
      let surface = driver.surface
      let changed = (1..<39).filter { surface.text(ofRow: $0) != behind.text(ofRow: $0) }
      #expect(!changed.isEmpty)
      #expect(driver.screen.filter { $0 == ">" }.count <= 1, "\(driver.screen)")
      let window = changed.map { surface.text(ofRow: $0) }
      if keys.count == 1 { #expect(!window.contains { $0.contains("page URL") || $0.contains("channel") }) }
    }
  }

  @Test func `a changed request is called so`() {
    var driver = driver()
    driver.edit("page URL", to: "https://shop.example.com/new")
    #expect(driver.text(of: .requests).contains("Hero changed"))
    driver.press("u")
    #expect(!driver.text(of: .requests).contains("changed"))
  }

  @Test func `a window in front has the cursor`() {
    var driver = driver()
    driver.press("?")
    #expect(driver.surface.cursor != nil)
    driver.press(.escape, ":")
    driver.press(.down)
    let cursor = driver.surface.cursor
    driver.press(.down)
    #expect(driver.surface.cursor != cursor)
  }
}
