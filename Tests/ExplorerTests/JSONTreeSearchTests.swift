import OrderedJSON
import TerminalUI
import Testing

@testable import Explorer

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

  @Test func `only what has rows is searched, and what is not found leaves the cursor where it was`() throws {
    let document = JSONDocument(
      Array(#"{"name": "gift", "trace": {"campaign": "gift", "id": 1}, "other": {"x": "gift"}}"#.utf8))
    let trace = try #require(document.node(at: JSONPath("trace") ?? JSONPath()))
    var tree = JSONTreeState(document, roots: [.init(title: "hero", start: trace.start)], page: 20)
    tree.beginSearch()
    tree.search(for: try TextPattern("gi"))
    #expect(tree.searchStatus == "1 of 1")
    #expect(tree.path?.description == "trace.campaign")
    tree.search(for: try TextPattern("gixx"))
    #expect(tree.searchStatus == "not found")
    #expect(tree.selected?.start == trace.start)
  }

  @Test func `the path of the match is told beside the search`() {
    var driver = driver()
    driver.press("/")
    driver.type("infrared")
    driver.runSearches()
    driver.press(.enter)
    #expect(footer(driver).contains("/infrared  1 of 1"))
    #expect(footer(driver).contains("[7000].colour"))
  }

  @Test func `a search that is given up brings back the one before and its place`() {
    var driver = driver()
    driver.press("/")
    driver.type("infrared")
    driver.runSearches()
    driver.press(.enter, "/")
    driver.type("blue")
    driver.runSearches()
    #expect(!footer(driver).contains("[7000].colour"))
    driver.press(.escape)
    #expect(footer(driver).contains("/infrared  1 of 1"))
    #expect(footer(driver).contains("[7000].colour"))
    driver.press("/")
    driver.type("x")
    driver.press(.backspace, .escape)
    #expect(footer(driver).contains("/infrared  1 of 1"))
    driver.press(.escape)
    #expect(!footer(driver).contains("infrared"))
  }

  @Test func `earlier searches come back with the keys up and down`() {
    var driver = driver()
    for word in ["red", "blue", "red"] {
      driver.press("/")
      driver.type(word)
      driver.runSearches()
      driver.press(.enter)
    }
    driver.press("/")
    driver.type("infra")
    driver.press(.up)
    #expect(footer(driver).hasPrefix("/red"))
    driver.press(.up, .up)
    driver.runSearches()
    #expect(footer(driver).hasPrefix("/blue"))
    #expect(footer(driver).contains("of 8,100"))
    driver.press(.down, .down, .down)
    #expect(footer(driver).hasPrefix("/infra"))
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

  @Test
  func `a search that was left for a pane that is searched through already goes on when one comes back`()
    throws
  {
    var driver = ExplorerDriver(columns: 80, rows: 24)
    driver.press(.control("r"))
    driver.answer(
      try .answer([
        "status": 200, "execute": ["mboxes": [["name": "hero", "trace": ["clientCode": "red"]]]],
        "filler": JSON(parsing: Self.text),
      ]))
    func search(_ tab: ResponseTab) {
      driver.press(.alternate("o"), tab.key, "/")
      driver.type("red")
      driver.press(.enter)
    }
    search(.trace)
    driver.runSearches()
    #expect(footer(driver).contains("1 of 1"))
    search(.json)
    #expect(footer(driver).contains("searching…"))
    let cancelled = driver.cancelledSearches
    driver.press(ResponseTab.trace.key)
    #expect(driver.cancelledSearches == cancelled + 1)
    // What the search found that was given up is stale.
    driver.runSearches()
    driver.press(ResponseTab.json.key)
    #expect(footer(driver).contains("searching…"))
    driver.runSearches()
    #expect(footer(driver).contains("of 901"))
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
    let found = results.flatMap(\.found)
    for (position, matches) in found.enumerated().reversed() {
      driver.report(SearchResult(job: job.number, found: [matches], isLast: position == 0))
    }
    #expect(footer(driver).contains(" of 900"))
    #expect(!footer(driver).contains("searching"))
  }
}
