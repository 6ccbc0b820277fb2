import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// The request as JSON in the person's editor.
struct FormEditorTests {
  private func driver() throws -> (driver: ExplorerDriver, text: String) {
    var driver = ExplorerDriver([.cart], columns: 120, rows: 40)
    driver.press(.control("e"))
    return (driver, try #require(driver.editorTexts.last))
  }

  @Test func `the editor shows the whole document`() throws {
    let (_, text) = try driver()
    #expect(try RequestDocument(parsing: Array(text.utf8), source: "editor").hasSameContent(as: .cart))
    #expect(text.hasPrefix("{\n  \"name\": \"Cart\""))
  }

  @Test func `what was edited is one change`() throws {
    var (driver, text) = try driver()
    driver.closeEditor(.text(text.replacing("silver", with: "gold")))
    #expect(driver.document.request.execute?.mboxes?.first?.parameters?["tier"] == "gold")
    #expect(driver.hintLine.contains("as you edited it"))
    driver.press(.alternate("f"), "u")
    #expect(driver.document == .cart)
  }

  @Test func `an unchanged text is no change`() throws {
    var (driver, text) = try driver()
    for same in [text, try JSON(parsing: text).compact] {
      driver.closeEditor(.text(same))
      #expect(driver.hintLine.contains("Nothing was changed."))
      #expect(!driver.title(of: .form).contains("changed"))
    }
  }

  @Test(arguments: [
    ("{\n  \"request\": {,}\n}", "line 2, column 15"),
    ("{\n  \"request\": {\n    \"context\": {\"channel\": 5}}}", "line 3, column 28"),
  ])
  func `a text that is no request opens again as it was left`(bad: String, place: String) throws {
    var (driver, text) = try driver()
    driver.closeEditor(.text(bad))
    #expect(driver.screen.contains("The text is no request"))
    #expect(driver.screen.contains(place))
    #expect(driver.document == .cart)
    driver.press("y")
    #expect(driver.editorTexts.last == bad)
    driver.closeEditor(.text(bad))
    driver.press("n", .control("e"))
    #expect(driver.editorTexts.last == bad)
    driver.closeEditor(.text(text.replacing("silver", with: "gold")))
    #expect(driver.document != .cart)
    driver.press(.control("e"))
    #expect(driver.editorTexts.last?.contains("gold") == true)
  }

  @Test func `the key that the question names opens the text again, at the line that is wrong`() throws {
    var (driver, _) = try driver()
    let bad = "{\n  \"request\": {,}\n}"
    driver.closeEditor(.text(bad))
    driver.press(.control("e"))
    #expect(driver.editorTexts.last == bad)
    #expect(driver.editorLines == [nil, 2])
    #expect(!driver.screen.contains("The text is no request"))
  }

  @Test func `quitting asks about a text that was kept`() throws {
    var (driver, _) = try driver()
    driver.closeEditor(.text("{"))
    driver.press("n", "q")
    #expect(!driver.hasQuit)
    #expect(driver.screen.contains("Edited as JSON, but no request yet: “Cart”"))
    driver.press("n", .control("e"))
    #expect(driver.editorTexts.last == "{")
    driver.press("q", "y")
    #expect(driver.hasQuit)
  }

  @Test func `an empty text drops what was kept`() throws {
    var (driver, text) = try driver()
    driver.closeEditor(.text("{"))
    driver.press("y")
    driver.closeEditor(.text(" \n"))
    #expect(driver.hintLine.contains("stays as it was"))
    driver.press(.control("e"))
    #expect(driver.editorTexts.last == text)
  }

  @Test func `an editor that fails leaves the request alone`() throws {
    var (driver, _) = try driver()
    driver.closeEditor(.failed("The editor ended with status 1."))
    #expect(driver.hintLine.contains("status 1"))
    #expect(driver.document == .cart)
  }

  @Test func `members that the form does not know pass through the editor`() throws {
    let text = #"{"request": {"context": {"channel": "web", "crossDomain": "enabled"}}, "note": 1.50}"#
    var driver = ExplorerDriver([try RequestDocument(parsing: Array(text.utf8), source: "file")])
    driver.press(.control("e"))
    let edited = try #require(driver.editorTexts.last)
    #expect(edited.contains("crossDomain"))
    #expect(edited.contains("1.50"))
    driver.closeEditor(.text(edited.replacing("enabled", with: "disabled")))
    #expect(try driver.document.json()["request"]?["context"]?["crossDomain"] == "disabled")
  }

  @Test func `limits that the text breaks show in the form`() throws {
    var (driver, text) = try driver()
    driver.closeEditor(.text(text.replacing("\"cart-banner\"", with: "\"\"")))
    #expect(driver.title(of: .form).contains("✗ 1"))
    #expect(driver.hintLine.contains("! goes to what is wrong"))
  }
}
