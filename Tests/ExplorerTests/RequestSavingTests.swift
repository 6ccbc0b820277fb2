import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct RequestSavingTests {
  private let bytes = Array(
    #"{"request": {"context": {"channel": "web"}, "unknown": [1.50]}, "note": 1}"#.utf8)

  private func driverWithFile() throws -> ExplorerDriver {
    let document = try RequestDocument(parsing: bytes, source: "request.json")
    var driver = ExplorerDriver([document], files: [RequestFile(path: "request.json", content: bytes)])
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `a request from a file is written back, with what the form does not know`() throws {
    var driver = try driverWithFile()
    driver.paste("https://shop.example.com/")
    driver.press(.control("s"))
    let saving = try #require(driver.savings.last)
    #expect(saving.path == "request.json")
    #expect(saving.expected == bytes)
    let json = try JSON(parsing: saving.content)
    #expect(json["note"] == 1)
    #expect(json["request"]?["unknown"]?.compact == "[1.50]")
    #expect(json["request"]?["context"]?["address"]?["url"] == "https://shop.example.com/")
    driver.answerSaving(.written(RequestFile(path: saving.path, content: saving.content)))
    #expect(driver.hintLine.contains("Saved to request.json"))
    #expect(!driver.title(of: .form).contains("changed"))
    driver.press("q")
    #expect(driver.hasQuit)
  }

  @Test func `what is saved is not written again`() throws {
    var driver = try driverWithFile()
    driver.press(.control("s"))
    #expect(driver.savings.isEmpty)
    #expect(driver.hintLine.contains("holds the request as it is"))
  }

  @Test func `a file that others changed is overwritten only when confirmed`() throws {
    var driver = try driverWithFile()
    driver.paste("https://shop.example.com/")
    driver.press(.control("s"))
    let saving = try #require(driver.savings.last)
    driver.answerSaving(.differs(saving, found: [1]))
    #expect(driver.screen.contains("Overwrite request.json?"))
    driver.press("n")
    #expect(driver.savings.count == 1)
    driver.answerSaving(.differs(saving, found: [1]))
    driver.press("y")
    #expect(driver.savings.last?.expected == [1])
    #expect(driver.savings.last?.content == saving.content)
  }

  @Test func `a request without a file is asked for a name`() throws {
    var driver = ExplorerDriver([.cart])
    driver.press(.control("s"))
    #expect(driver.screen.contains("Save as"))
    #expect(driver.screen.contains("cart.json"))
    driver.press(.control("u"), .enter)
    #expect(driver.savings.isEmpty)
    driver.type("mine.json")
    driver.press(.enter)
    let saving = try #require(driver.savings.last)
    #expect(saving.path == "mine.json")
    #expect(saving.expected == nil)
    #expect(try RequestDocument(parsing: saving.content, source: "").hasSameContent(as: .cart))
  }

  @Test func `what could not be saved is told`() throws {
    var driver = try driverWithFile()
    driver.press("u")
    let saving = RequestSaving(path: "request.json", content: [], expected: [1])
    driver.answerSaving(.failed(saving, "request.json: Permission denied"))
    #expect(driver.hintLine.contains("Not saved: request.json: Permission denied"))
  }

  @Test func `a path that cannot be written is asked for again, and what is typed goes into it`() throws {
    var driver = ExplorerDriver([.cart])
    driver.press(.control("s"), .control("u"))
    driver.type("missing/m.json")
    driver.press(.enter)
    let refused = try #require(driver.savings.last)
    driver.answerSaving(.failed(refused, "missing/m.json: No such file or directory"))
    #expect(driver.screen.contains("✗ missing/m.json: No such file or directory"))
    driver.press(.control("u"))
    #expect(!driver.screen.contains("✗"))
    driver.type("m.json")
    driver.press(.enter)
    #expect(driver.savings.last?.path == "m.json")
    #expect(driver.document == .cart)
  }

  @Test func `a bare request stays one, unless something stands beside it`() throws {
    let bare = Array(#"{"context":{"channel":"web"}}"#.utf8)
    var document = try RequestDocument(parsing: bare, source: "bare.json")
    document.name = "bare.json"
    var driver = ExplorerDriver([document], files: [RequestFile(path: "some/bare.json", content: bare)])
    driver.paste("https://shop.example.com/")
    driver.press(.control("s"))
    #expect(try JSON(parsing: #require(driver.savings.last?.content))["context"] != nil)
    driver.edit("session id", to: "s-1")
    driver.press(.control("s"))
    let json = try JSON(parsing: #require(driver.savings.last?.content))
    #expect(json["sessionId"] == "s-1")
    #expect(json["request"]?["context"] != nil)
    #expect(json["name"] == nil)
  }

  @Test func `quitting with changes asks once`() throws {
    var driver = ExplorerDriver([.cart, .hero])
    driver.paste("https://a.example/")
    driver.press(.alternate("r"), "j")
    driver.paste("https://b.example/")
    driver.press("q")
    #expect(!driver.hasQuit)
    #expect(driver.screen.contains("Quit without saving?"))
    #expect(driver.screen.contains("Cart"))
    driver.press("n")
    #expect(!driver.hasQuit)
    driver.press("q", "y")
    #expect(driver.hasQuit)
  }

  @Test func `changes that were undone are none`() {
    var driver = ExplorerDriver([.cart])
    driver.paste("https://a.example/")
    driver.press(.alternate("f"), "u", "q")
    #expect(driver.hasQuit)
  }

  @Test func `giving up the name of a new request's mbox leaves none`() {
    var driver = ExplorerDriver([.cart])
    driver.press("n", .escape)
    #expect(driver.document.request.execute == nil)
    #expect(!driver.title(of: .form).contains("✗"))
    driver.press("q")
    #expect(driver.hasQuit)
  }
}
