import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Questions that stand in front of the screen: yes or no, and a line of text.
struct OverlayTests {
  private var list: ExplorerDriver { ExplorerDriver([.hero, .cart], columns: 120, rows: 40) }

  // MARK: - Yes or no

  @Test(arguments: [KeyPress("y"), .enter])
  func `yes does what was asked`(key: KeyPress) {
    var driver = list
    driver.press("d")
    #expect(driver.screen.contains("Remove Hero?"))
    #expect(driver.text(of: .requests).contains("Hero"))
    driver.press(key)
    #expect(!driver.text(of: .requests).contains("Hero"))
    #expect(driver.document == .cart)
    #expect(!driver.screen.contains("Remove"))
  }

  @Test(arguments: [KeyPress("n"), .escape, "q", .control("c")])
  func `no leaves everything as it was`(key: KeyPress) {
    var driver = list
    let before = driver.surface
    driver.press("d", key)
    #expect(driver.surface == before)
    #expect(!driver.hasQuit)
  }

  @Test func `any other key leaves the question and says which keys count`() {
    var driver = list
    driver.press("d", "x")
    #expect(driver.screen.contains("Remove Hero?"))
    #expect(driver.hintLine.contains("Press y to remove it, n to keep it."))
    driver.paste("y")
    #expect(driver.text(of: .requests).contains("Hero"))
  }

  @Test func `both answers can be clicked, and a click beside means no`() {
    var driver = list
    driver.press("d")
    driver.click("n keep it")
    #expect(!driver.screen.contains("Remove Hero?"))
    driver.press("d")
    driver.mouse(.click, at: Position(column: 0, row: 0))
    #expect(!driver.screen.contains("Remove Hero?"))
    #expect(driver.text(of: .requests).contains("Hero"))
    driver.press("d")
    driver.click("y remove it")
    #expect(!driver.text(of: .requests).contains("Hero"))
  }

  // MARK: - A line of text

  @Test func `a text is taken with Enter`() {
    var driver = list
    driver.press("R", .control("u"))
    driver.type("Home")
    driver.paste(" page\n")
    driver.press(.enter)
    #expect(driver.document.name == "Home page")
    #expect(driver.text(of: .requests).contains("Home page"))
    driver.press(.alternate("f"), "u")
    #expect(driver.document.name == "Hero")
  }

  @Test(arguments: [KeyPress.escape, .control("c")])
  func `a text that is given up changes nothing`(key: KeyPress) {
    var driver = list
    let before = driver.surface
    driver.press("R")
    driver.type("q?:z")
    driver.press(key)
    #expect(driver.surface == before)
    #expect(!driver.hasQuit)
  }

  @Test func `a text that cannot be taken says why, and only once it is submitted or typed`() {
    var driver = list
    driver.press("R", .control("u"))
    #expect(!driver.screen.contains("needs a name"))
    driver.press(.enter)
    #expect(driver.screen.contains("✗ A request needs a name."))
    driver.type("x")
    #expect(!driver.screen.contains("needs a name"))
    driver.press(.enter)
    #expect(driver.document.name == "x")
  }

  @Test func `a click moves the cursor, and one beside the prompt closes it`() {
    var driver = list
    driver.press("R", .control("u"))
    driver.type("abcd")
    driver.click("cd")
    driver.type("-")
    #expect(driver.screen.contains("ab-cd"))
    driver.mouse(.click, at: Position(column: 0, row: 0))
    #expect(!driver.screen.contains("Name of the request"))
  }

  @Test(arguments: [(40, 10), (60, 16), (120, 40), (300, 100)])
  func `questions fit on every screen`(columns: Int, rows: Int) {
    var driver = ExplorerDriver([.hero], columns: columns, rows: rows)
    driver.press("d")
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
    #expect(driver.screen.contains("y remove it"))
    #expect(driver.screen.contains("n keep it"))
    driver.press("n", "R")
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
    #expect(driver.screen.contains("Name of the request"))
    #expect(driver.surface.cursor != nil)
  }

  // MARK: - Removing requests

  @Test func `the last request that is removed leaves a blank one`() {
    var driver = ExplorerDriver([.hero])
    driver.press("d", "y")
    #expect(driver.document == .blank)
    #expect(driver.text(of: .requests).contains("new request"))
  }

  @Test func `edits and answers stay with their requests when one before them is removed`() async {
    var driver = ExplorerDriver([.hero, .cart, .page("Third", mboxes: [.init(name: "third")])])
    driver.press("j")
    await driver.send()
    driver.edit("page URL", to: "https://shop.example.com/new")
    driver.press(.alternate("r"), "k", "d", "y")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/new")
    #expect(driver.text(of: .response).contains("Cart: free shipping"))
    driver.press("j")
    #expect(driver.document.name == "Third")
    #expect(driver.text(of: .response).contains("Nothing was sent"))
  }

  @Test func `an answer finds its request after one before it was removed`() async {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press("j", .enter, "k", "d", "y")
    await driver.answerCalls()
    #expect(driver.cancelledCalls.isEmpty)
    #expect(driver.text(of: .response).contains("Cart: free shipping"))
  }

  @Test func `the call of a removed request is given up`() async {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press(.enter, "d", "y")
    #expect(driver.cancelledCalls == [1])
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("Nothing was sent"))
  }
}
