import OrderedJSON
import TerminalUI
import Testing

@testable import Explorer

/// A document that was opened, among the requests.
struct OpenedDocumentTests {
  private func driver() -> ExplorerDriver {
    var driver = ExplorerDriver([.hero, .cart], columns: 160)
    driver.show(JSONDocument(Array(#"{"many": [1, 2]}"#.utf8)), named: "many.json")
    return driver
  }

  @Test func `of a document nothing is sent, and the way to the requests is told`() {
    var driver = driver()
    #expect(driver.hintLine.contains("Alt-r requests"))
    for key in [.control("r"), "M", "m", .control("s")] as [KeyPress] {
      driver.press(key)
      #expect(driver.sent.isEmpty)
      #expect(driver.hintLine.contains("many.json is no request"))
      #expect(driver.hintLine.contains("Alt-r goes to the requests"))
      #expect(driver.screen.contains("many: [2]"))
    }
  }

  @Test func `a document has no name to change, no field to find and no problem`() {
    var driver = driver()
    driver.press("!")
    #expect(driver.hintLine.contains("many.json is no request"))
    driver.press(.alternate("f"), "/")
    #expect(driver.hintLine.contains("many.json is no request"))
    #expect(!driver.title(of: .form).contains("!"))
    driver.press(.alternate("r"), "R")
    #expect(driver.hintLine.contains("many.json is no request"))
    #expect(driver.state.overlay == nil)
  }

  @Test func `a document stays in the list whatever is sent`() async {
    var driver = driver()
    driver.press(.alternate("r"), "k")
    await driver.send()
    #expect(driver.sent.map(\.shownName) == ["Cart"])
    #expect(driver.text(of: .requests).contains("many.json"))
    driver.press(.alternate("r"), "j", .enter)
    #expect(driver.screen.contains("many.json: {1}"))
    #expect(!driver.shows(.requests))
  }

  @Test func `without requests the document is alone in the list`() {
    var driver = ExplorerDriver([], columns: 160)
    driver.show(JSONDocument(Array("[1]".utf8)), named: "many.json")
    #expect(driver.state.requests.documents.map(\.shownName) == ["many.json"])
  }

  @Test func `two documents are compared place by place`() throws {
    let (before, after): (JSON, JSON) = (
      ["a": 1, "b": [1, 2], "c": "x"], ["a": 2, "b": [1, 2, 3], "c": "x"]
    )
    var driver = ExplorerDriver([.hero], columns: 160)
    driver.show(JSONDocument(before.compactBytes), named: "before.json")
    driver.compare(DocumentComparison(from: before, to: after, names: ("before.json", "after.json")))
    for line in ["2 places differ.", "- before.json", "+ after.json", "~ a  1 → 2", "+ [2]  3"] {
      #expect(driver.screen.contains(line), "\(line)")
    }
    driver.press("D", "S", "(")
    #expect(driver.copied == ["--- before.json\n+++ after.json\n2 places differ.\n~ a: 1 → 2\n+ b[2]: 3"])
    #expect(driver.hintLine.contains("there is no other"))
    driver.press("9")
    #expect(driver.screen.contains("before.json: {3}"))
    let same = DocumentComparison(from: before, to: before, names: ("a", "b"))
    #expect(same.summary == "Both are the same.")
  }

  @Test func `a document stays whole on Esc, and z shows what is beside it`() {
    var driver = driver()
    driver.press(.escape)
    #expect(!driver.shows(.requests))
    #expect(driver.hintLine.contains("z shows the other panes"))
    driver.press("/")
    driver.type("many")
    driver.press(.enter, .escape, .escape)
    #expect(!driver.shows(.requests))
    driver.press("z")
    #expect(driver.shows(.requests) && driver.shows(.response))
    driver.press("z")
    #expect(!driver.shows(.requests))
    driver.press("z", .alternate("f"))
    #expect(driver.text(of: .form).contains("many.json is JSON to look at"))
  }

  @Test func `the form of a document takes no change`() {
    var driver = driver()
    driver.press(.alternate("f"), .enter, "a", "d")
    driver.paste("https://www.example.com/")
    #expect(driver.state.form.editing == nil)
    #expect(!driver.state.form.isChanged)
    #expect(driver.hintLine.contains("many.json is no request"))
  }
}
