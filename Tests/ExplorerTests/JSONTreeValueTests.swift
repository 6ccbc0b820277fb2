import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// What is copied, saved and looked at of a document's values.
struct JSONTreeValueTests {
  private func driver(_ text: [UInt8]) -> ExplorerDriver {
    var driver = ExplorerDriver(columns: 80, rows: 24)
    driver.show(JSONDocument(text), named: "data.json")
    return driver
  }

  @Test func `values and paths are copied as they were received`() {
    var driver = driver(Array(#"{"a b":{"$n":[1.50,"x\ty"]}}"#.utf8))
    driver.press("E", "j", "j", "j", "Y", "X", "y", "j", "y", "p", "p", "y")
    #expect(driver.copied[0] == #"["a b"].$n[0]"#)
    #expect(driver.copied[1] == #".["a b"]["$n"][0]"#)
    #expect(driver.copied[2] == "1.50")
    #expect(driver.copied[3] == "x\ty")
    #expect(driver.copied[4] == "{\n  \"$n\": [\n    1.50,\n    \"x\\ty\"\n  ]\n}")
  }

  @Test func `a path of thousands of steps is refused, and nothing else is copied for it`() {
    let depth = 2_000
    var driver = driver(
      [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth))
    driver.press("E", "G", "E", "G", "E", "G", "Y", "X")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("levels deep: a path is copied down to 1,000 levels."))
  }

  @Test(arguments: [10, 600_000])
  func `the text of a string is saved whatever its size`(count: Int) throws {
    var driver = driver(
      Array("[\"<a href=\\\"x\\\">\\n\(String(repeating: "é\\t", count: count))\"]".utf8))
    driver.press("j", "s", .enter)
    let save = try #require(driver.saves.last)
    #expect(save.path.hasSuffix(".txt"))
    #expect(
      Self.bytes(of: save.value) == Array("<a href=\"x\">\n\(String(repeating: "é\t", count: count))".utf8))
  }

  @Test func `a value is saved and goes to the pager from its window too`() {
    var driver = driver(Array(#"{"a": "x\ny"}"#.utf8))
    driver.press("j", "v")
    #expect(driver.screen.contains("s save"))
    driver.press("o")
    #expect(driver.paged.map { Self.bytes(of: $0) } == [Array("x\ny".utf8)])
    driver.press("s")
    #expect(driver.screen.contains("Save the value to"))
    driver.press(.enter)
    #expect(driver.saves.map { Self.bytes(of: $0.value) } == [Array("x\ny".utf8)])
    driver.press("?", "s", "o")
    #expect(driver.paged.count == 1 && driver.saves.count == 1)
  }

  @Test func `a value too large for the clipboard is refused politely`() {
    let long = String(repeating: "x", count: JSONTreeState.mostCopied + 10)
    var driver = driver(Array("[1,\"\(long)\"]".utf8))
    driver.press("y")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("2 MB"))
    driver.press("j", "y")
    #expect(driver.copied == ["1"])
    for key in [KeyPress("v"), .enter, .space] {
      driver.press("G", key)
      #expect(driver.hintLine.contains("2 MB"), "\(key.name)")
    }
  }

  @Test func `a value is saved as it was received, and no file is replaced unasked`() throws {
    var driver = driver(Array("{\"a\": [1.0,  2], \"text\": \"x\\ny\"}".utf8))
    driver.press("j", "s")
    #expect(driver.screen.contains("a.json"))
    driver.press(.enter)
    let save = try #require(driver.saves.last)
    #expect(save.path == "a.json" && !save.overwrites)
    #expect(Self.bytes(of: save.value) == Array("[1.0,  2]".utf8))
    driver.endExport(.fileExists)
    #expect(driver.screen.contains("Replace the file?"))
    driver.press("n")
    #expect(driver.saves.count == 1)
    driver.endExport(.fileExists)
    driver.press("y")
    #expect(driver.saves.last?.overwrites == true)
    driver.endExport(.saved(bytes: 9))
    #expect(driver.hintLine.contains("Saved 9 bytes to a.json."))
    driver.endExport(.failed("Permission denied"))
    #expect(driver.hintLine.contains("Not saved to a.json: Permission denied"))
    #expect(driver.screen.contains("✗ a.json: Permission denied"))
    driver.press(.escape)
    driver.press("J", "s", .control("u"), .enter)
    #expect(driver.screen.contains("A file needs a name."))
    driver.type("text.txt")
    driver.press(.enter)
    #expect(driver.saves.last.map { Self.bytes(of: $0.value) } == Array("x\ny".utf8))
  }

  @Test(arguments: [
    ExportOutcome.fileExists, .failed("Permission denied"),
  ])
  func `how saving ended becomes no question to somebody who answers another one or types`(
    outcome: ExportOutcome
  ) {
    var driver = driver(Array(#"{"a": 1}"#.utf8))
    driver.press("j", "s", .enter, "s")
    driver.endExport(outcome)
    #expect(driver.screen.contains("Save the value to"))
    #expect(!driver.screen.contains("Replace the file?"))
    #expect(!driver.screen.contains("✗"))
    #expect(driver.hintLine.contains("Not saved"))
    #expect(driver.hintLine.contains("a.json"))
    driver.press(.escape, "/")
    driver.endExport(outcome)
    driver.press("y")
    #expect(driver.saves.count == 1)
    #expect(driver.state.response.searchText == "y")
  }

  @Test(arguments: [
    ResponseTab.overview, .offers, .why, .analytics, .tokens, .meta, .cookies, .notifications,
  ])
  func `what is saved of a line is what is copied of it`(tab: ResponseTab) async throws {
    var driver = ExplorerDriver([.hero], columns: 100)
    await driver.send()
    driver.open(tab)
    driver.press("g")
    for _ in 0..<12 {
      driver.press("y", "s")
      driver.press(.enter)
      let saved = try #require(driver.saves.last)
      #expect(Self.bytes(of: saved.value) == driver.copied.last.map { Array($0.utf8) })
      driver.press(.escape, "j")
    }
  }

  @Test func `of a payload the heading gives all, and every line below it its own`() async {
    var document = RequestDocument.hero
    document.request.experienceCloud = .init(analytics: .init(logging: .clientSide))
    var driver = ExplorerDriver([document], columns: 100)
    await driver.send()
    driver.open(.analytics)
    driver.press("g", "y")
    #expect(driver.copied.last?.contains(#""pe": "tnt""#) == true)
    #expect(driver.copied.last?.contains(#""tnta": ""#) == true)
    driver.select("tnta")
    driver.press("y")
    #expect(driver.hintLine.contains("Handed “\(driver.copied.last ?? "-")"))
  }

  @Test func `a value goes to the pager as it was received`() {
    var driver = driver(Array("{\"a\": [1.0,  2]}".utf8))
    driver.press("o")
    #expect(driver.paged.map { Self.bytes(of: $0) } == [Array("{\"a\": [1.0,  2]}".utf8)])
  }

  private static func bytes(of value: ValueExport) -> [UInt8] {
    var bytes: [UInt8] = []
    value.write { bytes += $0 }
    return bytes
  }

  @Test func `JSON and HTML in a string are laid out, and shown as received on a key`() {
    let html = "<div class='a>b'><p>Hello <b>you</b></p><br><script>if (a < b) { c() }</script></div>"
    var driver = driver(
      JSON.object(["json": "{\"a\":[1,2]}", "html": .string(html), "text": "a < b"]).compactBytes)
    driver.press("j", "v")
    #expect(driver.screen.contains("  \"a\": ["))
    driver.press("r")
    #expect(driver.screen.contains("{\"a\":[1,2]}"))
    driver.press("r", .escape, "j", "v")
    for line in [
      "<div class='a>b'>", "  <p>", "    Hello", "    <b>", "      you", "  <br>", "if (a < b) { c() }",
    ] {
      #expect(driver.screen.contains(line), "\(line)")
    }
    driver.press("y")
    #expect(driver.copied == [html])
    driver.press(.escape, "j", "v", "r")
    #expect(driver.screen.contains("a < b"))
    driver.press(.escape, "r")
    #expect(driver.hintLine.contains("Open a value first"))
  }

  @Test(arguments: ["<", "<p", "<!-- x", "<p title=\"x", "<a><b", "</p>", "<>", "{", "[1,", " "])
  func `what only begins like JSON or HTML is shown as it is`(text: String) {
    let laidOut = LaidOutText.text(for: text)
    #expect(laidOut == nil || laidOut?.contains("<") == true)
  }
}
