import OrderedJSON
import Synchronization
import TerminalUI
import Testing

@testable import Explorer

/// Answers of so many items that no key may wait for all of them.
struct ManyItemsTests {
  /// An answer of 300 mboxes, every one with an offer, a token, a payload and a trace.
  private static let answer: JSON = [
    "status": 200, "client": "acmeclient", "edgeHost": "mboxedge35.tt.omtrdc.net",
    "execute": ["mboxes": .array((0..<300).map(mbox))],
  ]

  private static func mbox(_ number: Int) -> JSON {
    [
      "index": .number(JSONNumber(number)), "name": .string("mbox-\(number)"),
      "options": [
        [
          "type": "html", "content": .string("<b>offer \(number)</b>"),
          "responseTokens": ["activity.id": .string("\(number)"), "activity.name": .string("Act \(number)")],
        ]
      ],
      "analytics": ["payload": ["pe": "tnt", "tnta": .string("\(number):0:0|2")]],
      "trace": ["campaigns": [["id": .number(JSONNumber(number))]]],
    ]
  }

  private func explorer() -> ExplorerDriver {
    var driver = ExplorerDriver([], columns: 160, rows: 60)
    driver.open(Self.answer, as: .answer, named: "answer.json")
    return driver
  }

  private func footer(_ driver: ExplorerDriver) -> String { driver.rows(of: .response).last ?? "" }

  @Test(arguments: [ResponseTab.overview, .offers, .why, .analytics, .tokens])
  func `the first items are open, and the last one can be opened`(_ tab: ResponseTab) {
    var driver = explorer()
    driver.open(tab)
    driver.press("g", "/")
    driver.paste("^mbox-0 ")
    driver.press(.enter)
    let first = driver.selectedLine ?? ""
    #expect(first.contains("▾ mbox-0 "))
    driver.press("/")
    driver.paste("^mbox-299 ")
    driver.press(.enter)
    driver.runLineSearches()
    #expect(driver.selectedLine?.contains("▸ mbox-299 ") == true)
    driver.press("l")
    #expect(driver.selectedLine?.contains("▾ mbox-299 ") == true)
    driver.press("j")
    #expect(driver.selectedLine?.contains("mbox-299 ") == false)
  }

  @Test func `lines are made to be shown, not before`() {
    let made = Mutex<Set<Int>>([])
    let list = PaneNodeList(count: 10_000) { number in
      made.withLock { _ = $0.insert(number) }
      return PaneNode(StyledLine("line \(number)"), [.note("below \(number)")])
    }
    var pane = PaneState(PaneLines([.note("head")], list: list, [.note("tail")]), columns: 80)
    func draw() {
      var surface = Surface(size: Size(columns: 80, rows: 40))
      pane.draw(
        into: &surface, in: Rectangle(column: 0, row: 0, columns: 80, rows: 40), isFocused: true,
        borders: .lines)
    }
    pane.resize(page: 40)
    draw()
    pane.move(.end)
    draw()
    pane.resize(columns: 100)
    pane.setSiblings(isOpen: true)
    pane.changeLevels(by: 1)
    pane.collapseAll()
    draw()
    #expect(made.withLock(\.count) < 300)
    #expect(pane.selected?.searchText == "tail")
  }

  @Test func `a search goes on away from the screen, and what an older one found is dropped`() {
    var driver = explorer()
    driver.open(.offers)
    driver.press("g", "/")
    driver.type("offer 28")
    #expect(footer(driver).contains("1 of 1+"))
    driver.type("7")
    #expect(footer(driver).contains("searching…"))
    driver.runLineSearches()
    #expect(footer(driver).contains("1 of 1"))
    #expect(!footer(driver).contains("+"))
    #expect(driver.selectedLine?.contains("offer 287") == true)
    driver.press(.backspace, .enter)
    driver.runLineSearches()
    #expect(footer(driver).contains("of 11"))
  }

  @Test func `what is open and selected stays when the screen gets another width`() {
    var driver = explorer()
    driver.open(.offers)
    driver.press("/")
    driver.paste("^mbox-250 ")
    driver.press(.enter)
    driver.runLineSearches()
    driver.press(.escape, "l")
    driver.resize(columns: 130, rows: 50)
    #expect(driver.selectedLine?.contains("▾ mbox-250 ") == true)
    driver.press("$")
    #expect(driver.selectedLine?.contains("mbox-299 ") == true)
  }

  @Test func `of the request that such an answer tells the first items stand in the form`() {
    let driver = explorer()
    #expect(driver.document.request.execute?.mboxes?.count == 100)
    #expect(driver.document.description?.contains("of its 300 items the first 100 stand here") == true)
  }
}
