import OrderedJSON
import TerminalUI
import Testing

@testable import Explorer

/// The viewer of documents, with the keys of a person.
struct JSONTreeTests {
  /// An array of so many objects, each of three members, one of them an array.
  private static func elements(_ count: Int) -> [UInt8] {
    JSON.array(
      (0..<count).map {
        ["id": .number(JSONNumber($0)), "tags": ["a", "b"], "deep": ["er": ["est": .string("end\($0)")]]]
      }
    ).prettyBytes(indent: 2)
  }

  private func driver(_ text: [UInt8], columns: Int = 80, rows: Int = 24) -> ExplorerDriver {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.show(JSONDocument(text), named: "data.json")
    return driver
  }

  private func footer(_ driver: ExplorerDriver) -> String { driver.rows(of: .response).last ?? "" }
  /// The selected line without the scroll bar, which stands elsewhere on the way back.
  private func text(of driver: ExplorerDriver) -> String {
    (driver.selectedLine ?? "").filter { !"┃│ ".contains($0) }
  }
  private func lines(_ driver: ExplorerDriver) -> [String] {
    driver.state.response.pane?.document.map { tree in
      tree.rows.map { tree.document.name(of: $0) ?? "\($0.position)" }
    } ?? []
  }

  @Test func `a document opens on the whole screen, an array by one level, an object by two`() {
    let list = driver(Self.elements(100))
    #expect(list.screen.contains("data.json: [100]"))
    #expect(list.screen.contains("▸ 0: {3} {id: 0, tags: […], deep: {…}}"))
    #expect(!list.screen.contains("Requests ·"))
    let object = driver(Array(#"{"a":{"b":{"c":1}},"d":[1,2]}"#.utf8))
    #expect(lines(object) == ["0", "a", "b", "d", "0", "1"])
    #expect(object.screen.contains("▸ b: {1} {c: 1}"))
  }

  @Test func `walking down and up again shows the same rows, wherever folds are`() {
    var driver = driver(Self.elements(30))
    driver.press("j", "j", "l", "j", "j", "j", "l")
    driver.press("g")
    var down: [String] = []
    while true {
      down.append(text(of: driver))
      let before = driver.surface
      driver.press("j")
      if driver.surface == before { break }
    }
    #expect(down.count == 1 + 30 + 3 + 1)
    var up: [String] = []
    while true {
      up.append(text(of: driver))
      let before = driver.surface
      driver.press("k")
      if driver.surface == before { break }
    }
    #expect(up.reversed() == down)
  }

  @Test func `pages and ends are reached, and the last row is the last value`() {
    var driver = driver(Self.elements(500))
    driver.press("G")
    #expect(driver.selectedLine?.contains("499: ") == true)
    driver.press("g")
    #expect(driver.selectedLine?.contains("[500]") == true)
    for _ in 0..<10 { driver.press(KeyPress(.pageDown)) }
    let place = driver.selectedLine
    for _ in 0..<3 { driver.press(.control("d")) }
    for _ in 0..<3 { driver.press(.control("u")) }
    #expect(driver.selectedLine == place)
    for _ in 0..<100 { driver.press(KeyPress(.pageDown)) }
    #expect(driver.selectedLine?.contains("499: ") == true)
    for _ in 0..<100 { driver.press(KeyPress(.pageUp)) }
    #expect(driver.selectedLine?.contains("[500]") == true)
  }

  @Test func `everything opens at once in a document of any size, and the place is kept`() {
    var driver = driver(Self.elements(2_000))
    driver.press("E")
    #expect(lines(driver).prefix(8) == ["0", "0", "id", "tags", "0", "1", "deep", "er"])
    driver.press("G")
    #expect(driver.selectedLine?.contains("\"end1999\"") == true)
    #expect(footer(driver).contains("[1999].deep.er.est"))
    driver.press("C")
    #expect(driver.selectedLine?.contains("1999: ") == true)
    driver.press("+", "+")
    #expect(driver.selectedLine?.contains("1999: ") == true)
    #expect(driver.screen.contains("tags: [2]"))
    driver.press("-")
    #expect(driver.screen.contains("▸ tags: [2] [\"a\", \"b\"]"))
  }

  @Test func `siblings, parents and children are one key away`() {
    var driver = driver(Self.elements(200))
    driver.press("j", "J", "J")
    #expect(footer(driver).contains("[2]"))
    driver.press("$")
    #expect(footer(driver).contains("[199]"))
    driver.press("K")
    #expect(footer(driver).contains("[198]"))
    driver.press("^")
    #expect(footer(driver).contains("[0]"))
    driver.press("l", "l", "J", "l", "l")
    #expect(footer(driver).contains("[0].tags[0]"))
    driver.press("p", "p")
    #expect(footer(driver).contains("[0]") && !footer(driver).contains("tags"))
    driver.press(")")
    #expect(driver.screen.contains("▸ tags: [2]"))
    driver.press("J")
    #expect(footer(driver).contains("[1]"))
    driver.press("(")
    #expect(!driver.screen.contains("tags: [2]"))
    #expect(footer(driver).contains("[1]"))
    driver.press("h")
    #expect(driver.selectedLine?.contains("[200]") == true)
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

  @Test func `a value too large for the clipboard is refused politely`() {
    let long = String(repeating: "x", count: JSONTreeState.mostCopied + 10)
    var driver = driver(Array("[1,\"\(long)\"]".utf8))
    driver.press("y")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("4.0 MB"))
    driver.press("j", "y")
    #expect(driver.copied == ["1"])
    driver.press("j", "v")
    #expect(driver.hintLine.contains("4.0 MB"))
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

  @Test func `bytes that are no text show as escapes, and controls as marks`() {
    let text = Array(#"{"k":""#.utf8) + [0xFF, 0x41, 0xC3] + Array("\",\"\u{202E}\":1}".utf8)
    let screen = driver(text).screen
    #expect(screen.contains(#"k: "\xFFA\xC3""#))
    #expect(screen.contains("‹U+202E›"))
  }

  @Test func `what stands before a fault is shown, and the fault with its line`() {
    var driver = driver(Array("{\n  \"a\": [1, 2],\n  \"b\": oops\n}".utf8))
    #expect(driver.screen.contains("a: [2]"))
    #expect(footer(driver).contains("line 3, column 8"))
    #expect(footer(driver).contains("Only what comes before the fault"))
    driver.press("G")
    #expect(driver.selectedLine?.contains("1: 2") == true)
  }

  @Test func `a document is walked while it is read, and its progress told`() {
    let text = Self.elements(2_000)
    let bytes = DocumentBytes(capacity: text.count)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    func read(_ count: Int) -> JSONIndex.Part {
      let start = bytes.count
      bytes.append(upTo: count) { room in
        room.copyBytes(from: text[start..<start + room.count])
        return room.count
      }
      return indexer.read(isWhole: bytes.count == text.count)
    }
    document.append(read(4_000))
    var driver = ExplorerDriver(columns: 80, rows: 24)
    driver.show(document, named: "data.json")
    let first = driver.screen
    #expect(footer(driver).contains("reading 1 %") || footer(driver).contains("reading 2 %"))
    driver.press("j", "j")
    driver.read(read(text.count / 2))
    #expect(driver.selectedLine?.contains("1: {3}") == true)
    #expect(footer(driver).contains("%"))
    driver.read(read(text.count))
    #expect(!footer(driver).contains("%"))
    #expect(driver.screen.contains("[2,000]"))
    #expect(first.contains("data.json: ["))
    driver.press("G")
    #expect(driver.selectedLine?.contains("1999: ") == true)
  }

  @Test func `a document goes on growing while another request is open`() {
    let text = Self.elements(300)
    let bytes = DocumentBytes(capacity: text.count)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    bytes.append(upTo: 1_000) { room in
      room.copyBytes(from: text[..<room.count])
      return room.count
    }
    document.append(indexer.read(isWhole: false))
    var driver = ExplorerDriver([.hero, .hero], columns: 120, rows: 24)
    driver.show(document, named: "data.json")
    driver.press(.escape, .alternate("r"), "j")
    #expect(!driver.screen.contains("data.json"))
    bytes.append(upTo: text.count) { room in
      room.copyBytes(from: text[1_000...])
      return room.count
    }
    driver.read(indexer.read(isWhole: true))
    driver.press("k")
    #expect(driver.screen.contains("data.json: [300]"))
  }

  @Test func `a million levels are shown and walked`() {
    let depth = 1_000_000
    var driver = driver([UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth))
    #expect(driver.screen.contains("data.json: [1]"))
    driver.press("E", "G", "k", "g", "C", "j", "l", "l")
    #expect(driver.selectedLine != nil)
  }

  @Test func `a click selects, on the sign it opens, the wheel scrolls`() {
    var driver = driver(Self.elements(100))
    driver.click("3: {3}")
    #expect(footer(driver).contains("[3]"))
    driver.click("▸ 5: ")
    #expect(driver.screen.contains("▾ 5: {3}"))
    for _ in 0..<5 { driver.click("tags", kind: .scrollDown) }
    #expect(!driver.screen.contains("data.json: ["))
  }

  @Test(arguments: [(60, 16), (80, 24), (200, 60), (20, 6)])
  func `it is drawn in any size`(columns: Int, rows: Int) {
    var driver = driver(Self.elements(50), columns: columns, rows: rows)
    driver.press("E", "G")
    driver.resize(columns: rows * 3, rows: max(3, columns / 4))
    driver.press("g", "j", KeyPress(.pageDown), "(")
    driver.resize(columns: columns, rows: rows)
    #expect(driver.surface.size == Size(columns: columns, rows: rows))
  }
}

/// Searching through documents that are too large to be searched at once.
struct JSONTreeSearchTests {
  /// So many that they make more than a few blocks; every tenth is red, one is infrared.
  private static let text = JSON.array(
    (0..<9_000).map {
      let colour = $0 == 7_000 ? "infrared" : $0 % 10 == 0 ? "red" : "blue"
      return ["id": .number(JSONNumber($0)), "colour": .string(colour), "padding": "to fill the blocks up"]
    }
  ).compactBytes

  private func driver() -> ExplorerDriver {
    var driver = ExplorerDriver(columns: 80, rows: 24)
    driver.show(JSONDocument(Self.text), named: "data.json")
    return driver
  }

  private func footer(_ driver: ExplorerDriver) -> String { driver.rows(of: .response).last ?? "" }

  @Test func `matches are counted away from the screen, and found with any key`() {
    var driver = driver()
    driver.press("/")
    driver.type("red")
    #expect(footer(driver).contains("searching…"))
    driver.runSearches()
    #expect(footer(driver).contains("1 of 900"))
    #expect(driver.selectedLine?.contains("colour: \"red\"") == true)
    driver.press(.enter, "n")
    #expect(footer(driver).contains("2 of 900"))
    driver.press("N", "N")
    #expect(footer(driver).contains("900 of 900"))
    driver.press("/")
    driver.type("infra.*")
    driver.runSearches()
    #expect(footer(driver).contains("1 of 1"))
    #expect(driver.selectedLine?.contains("infrared") == true)
    #expect(driver.searches.isEmpty)
  }

  @Test func `the first match from the selected row on is found first`() {
    var driver = driver()
    driver.press("G", "/")
    driver.type("infrared")
    driver.runSearches()
    #expect(footer(driver).contains("1 of 1"))
    driver.press(.escape, "g", "/")
    driver.type("^7005$")
    driver.runSearches()
    #expect(driver.selectedLine?.contains("id: 7005") == true)
    driver.press(.enter, "/")
    driver.type("red")
    driver.runSearches()
    #expect(footer(driver).contains("702 of 900"))
  }

  @Test func `every key gives up the search before, and what that one found is dropped`() throws {
    var driver = driver()
    driver.press("/")
    driver.type("r")
    let stale = try #require(driver.searches.last)
    driver.type("e")
    #expect(driver.searches.count == 2)
    var results: [SearchResult] = []
    stale.run { result in
      results.append(result)
      return true
    }
    for result in results { driver.report(result) }
    #expect(footer(driver).contains("searching…"))
    #expect(!footer(driver).contains(" of "))
    driver.press(.escape)
    #expect(driver.cancelledSearches == 1)
    #expect(!footer(driver).contains("searching"))
  }

  @Test func `a wrong expression is told beside the field and harms nothing`() {
    var driver = driver()
    driver.press("/")
    driver.type("(re")
    #expect(footer(driver).contains("a ( is not closed"))
    driver.type("d)")
    driver.runSearches()
    #expect(footer(driver).contains("1 of 900"))
  }

  @Test func `what comes while a search runs is searched too`() {
    let bytes = DocumentBytes(capacity: Self.text.count)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    func read(_ count: Int) -> JSONIndex.Part {
      let start = bytes.count
      bytes.append(upTo: count) { room in
        room.copyBytes(from: Self.text[start..<start + room.count])
        return room.count
      }
      return indexer.read(isWhole: bytes.count == Self.text.count)
    }
    document.append(read(200_000))
    var driver = ExplorerDriver(columns: 80, rows: 24)
    driver.show(document, named: "data.json")
    driver.press("/")
    driver.type("red")
    driver.runSearches()
    #expect(footer(driver).contains("+ searching…"))
    driver.read(read(.max))
    driver.runSearches()
    #expect(footer(driver).contains("1 of 900"))
  }

  @Test func `a search that reports piece by piece counts and numbers every match once`() throws {
    var driver = driver()
    driver.press("/")
    driver.type("red")
    let job = try #require(driver.searches.last)
    var results: [SearchResult] = []
    job.run { result in
      results.append(result)
      return true
    }
    let counts = results.flatMap(\.counts)
    for (position, count) in counts.enumerated().reversed() {
      driver.report(SearchResult(job: job.number, counts: [count], isLast: position == 0))
    }
    #expect(footer(driver).contains(" of 900"))
    #expect(!footer(driver).contains("searching"))
  }
}
