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

  @Test func `where there was no room for a row, the rows come back with the room`() {
    var tree = JSONTreeState(JSONDocument(Self.elements(30)), title: "data.json")
    for movement in [Movement.down, .down, .pageDown, .halfPageDown] { tree.move(movement) }
    #expect(tree.selected != nil)
    tree.resize(page: 10)
    #expect(tree.rows.count == 10)
    tree.resize(page: 0)
    tree.move(.up)
    tree.resize(page: 10)
    #expect(tree.rows.count == 10)
    #expect(tree.selected != nil)
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

  @Test func `bytes that are no text show as escapes, and controls as marks`() {
    let text = Array(#"{"k":""#.utf8) + [0xFF, 0x41, 0xC3] + Array("\",\"\u{202E}\":1}".utf8)
    let screen = driver(text).screen
    #expect(screen.contains(#"k: "\xFFA\xC3""#))
    #expect(screen.contains("‹U+202E›"))
  }

  @Test func `what stands before a fault is shown, and the fault with its line`() {
    var driver = driver(Array("{\n  \"a\": [1, 2],\n  \"b\": oops\n}".utf8))
    #expect(driver.screen.contains("a: [2]"))
    let fault =
      #"Fault at line 3, column 8: expected a value after ":", found "oops". Only what comes before it is shown."#
    #expect(driver.text(of: .response).contains(fault))
    driver.press("G")
    #expect(driver.selectedLine?.contains("1: 2") == true)
  }

  @Test(arguments: [40, 60, 80])
  func `a fault has as many rows as it needs`(columns: Int) {
    let driver = driver(Array("{\"a\": 1, b: 2}".utf8), columns: columns)
    #expect(
      driver.text(of: .response).contains(
        #"Fault at line 1, column 10: expected a member name in quotation marks after ",", found "b". Only what"#
      ))
    #expect(driver.screen.contains("a: 1"))
  }

  @Test func `a wrong escape is told, and all of the document is there`() {
    let driver = driver(Array(#"["x\qy", 2]"#.utf8))
    #expect(driver.text(of: .response).contains("This is no valid JSON. Fault at line 1, column 4:"))
    #expect(driver.screen.contains(#"0: "x\qy""#) && driver.screen.contains("1: 2"))
  }

  @Test(arguments: [
    ("", "line 1, column 1: the text is empty"),
    ("<html>\n<p>Hello", "line 1, column 1: expected a JSON value"),
    ("{b: 1}", "line 1, column 2"), ("// note\n{}", "line 1, column 1"), ("{'a': 1}", "line 1, column 2"),
    ("{\"a\" 1}", "line 1, column 6"), ("[", "line 1, column 2"),
  ])
  func `of a file of which nothing is JSON the text is shown, with what is wrong`(text: String, fault: String)
  {
    var driver = driver(Array(text.utf8))
    #expect(driver.text(of: .response).contains("data.json is no JSON. Fault at \(fault)"))
    for line in text.split(separator: "\n") { #expect(driver.screen.contains(line)) }
    driver.press("G", "v", .escape, "y", "/", "x", .enter, "n", .escape)
  }

  @Test func `a scalar is a document too`() {
    #expect(driver(Array("42".utf8)).screen.contains("data.json: 42"))
    #expect(driver(Array("\"text\" ".utf8)).screen.contains("data.json: \"text\""))
  }

  @Test func `a long name leaves room for its value`() {
    let name = String(repeating: "name", count: 60)
    let driver = driver(Array("{\"\(name)\": 12345, \"\(name)s\": \"\(name)\", \"short\": \"\(name)\"}".utf8))
    #expect(driver.screen.contains(": 12345"))
    #expect(driver.rows(containing: "name").filter { $0.contains("…") }.count == 3)
    #expect(driver.rows(containing: ": \"namename").count == 2)
  }

  @Test func `names that could be taken for something else stand in quotation marks`() {
    let screen = driver(Array(#"{"": 1, "12": 2, "a b": 3, "-1.5": 4, "a-1": 5, "c": {"d e": 6}}"#.utf8))
      .screen
    for line in [#""": 1"#, #""12": 2"#, #""a b": 3"#, #""-1.5": 4"#, " a-1: 5", #""d e": 6"#] {
      #expect(screen.contains(line), "\(line)")
    }
  }

  @Test func `a member that repeats a name is marked`() {
    let long = String(repeating: "x", count: 200)
    let screen = driver(Array(#"{"a": 1, "b": 2, "a": {"b": 3, "b": "\#(long)"}, "c": {"a": 4}}"#.utf8))
    #expect(screen.rows(containing: "duplicate").count == 2)
    #expect(screen.rows(containing: "a: {2}").first?.contains("duplicate") == true)
    #expect(screen.rows(containing: "xxx").first?.contains("duplicate") == true)
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
    driver.press(.alternate("r"), "k")
    #expect(!driver.text(of: .response).contains("data.json"))
    bytes.append(upTo: text.count) { room in
      room.copyBytes(from: text[1_000...])
      return room.count
    }
    driver.read(indexer.read(isWhole: true))
    driver.press("j")
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
