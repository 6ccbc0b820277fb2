import Comparison
import DeliveryAPI
import Foundation
import OrderedJSON
import TargetClient
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct DiffTests {
  /// Two answers of the cart: first for silver, then for gold.
  private static func whatIf(columns: Int = 120, rows: Int = 40, borders: BorderStyle = .lines) async
    -> ExplorerDriver
  {
    var driver = ExplorerDriver([.cart, .hero], columns: columns, rows: rows, borders: borders)
    await driver.send()
    driver.edit("tier", to: "gold")
    driver.edit("cartTotal", to: "250")
    await driver.send()
    driver.press(.alternate("o"), "d")
    return driver
  }

  /// The marks of the lines of the pane that have one, in order.
  private static func marks(_ driver: ExplorerDriver) -> [Character] {
    driver.rows(of: .response).compactMap { row in
      row.first { $0 != " " && $0 != "▾" && $0 != "▸" }.flatMap { "+-~=".contains($0) ? $0 : nil }
    }
  }

  @Test func `d compares the answer with the one before it`() async {
    let driver = await Self.whatIf(columns: 200, rows: 60)
    let text = driver.text(of: .response)
    #expect(driver.state.response.tab == .diff)
    #expect(text.contains("The decision differs."))
    #expect(text.contains("200 on-device Cart · call 1"))
    #expect(text.contains("200 on-device Cart · call 2"))
    #expect(text.contains("Cart: free shipping (410802) → Cart: gift for gold members"))
  }

  @Test func `the diff of one request does not stay open over another`() async {
    var driver = await Self.whatIf(columns: 200, rows: 60)
    driver.press(.alternate("r"), "j")
    #expect(driver.state.response.tab == .overview)
  }

  @Test func `what was changed in the request stands above what it did`() async {
    let driver = await Self.whatIf(columns: 200, rows: 60)
    let rows = driver.rows(of: .response)
    let request = rows.firstIndex { $0.contains("mbox.tier") && $0.contains("silver") && $0.contains("gold") }
    let location = rows.firstIndex { $0.contains("~ cart-banner #3") }
    #expect(request != nil && location != nil)
    #expect((request ?? 0) < (location ?? 0))
  }

  @Test func `values stand below each other whatever the names of what differs`() async throws {
    var driver = await Self.whatIf(columns: 200, rows: 60)
    driver.press("z")
    let rows = driver.rows(of: .response).filter { $0.contains("mbox.") && $0.contains(" → ") }
    #expect(rows.count == 2, "\(driver.screen)")
    #expect(Set(rows.map { Array($0).firstIndex(of: "→") }).count == 1, "\(rows)")
    let values = rows.map { row in
      ["silver", "89.90"].compactMap { row.range(of: $0)?.lowerBound }.first.map {
        row.distance(from: row.startIndex, to: $0)
      }
    }
    #expect(Set(values).count == 1, "\(rows)")
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `the result and both sides show at every size`(columns: Int, rows: Int) async {
    let driver = await Self.whatIf(columns: columns, rows: rows)
    let text = driver.text(of: .response)
    #expect(text.contains("The decision differs."))
    #expect(text.contains("call 1 ") && text.contains("call 2 "))
    #expect(flaw(of: driver.surface, size: Size(columns: columns, rows: rows)) == nil)
  }

  @Test func `the first answer has nothing to be compared with, and says what to do`() async {
    var driver = ExplorerDriver()
    await driver.send()
    driver.press(.alternate("o"), "d")
    #expect(driver.text(of: .response).contains("There is no earlier answer to compare this one with."))
    driver.press("D")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("no other answer"))
  }

  @Test func `an open diff follows the next answer`() async {
    var driver = ExplorerDriver([.cart])
    await driver.send()
    driver.press(.alternate("o"), "d")
    driver.edit("tier", to: "gold")
    await driver.send()
    #expect(driver.text(of: .response).contains("mbox.tier silver → gold"))
    await driver.send()
    #expect(driver.text(of: .response).contains("Same decision."))
    #expect(driver.text(of: .response).contains("Both asked the same."))
  }

  @Test func `the answer before is the one of the same request`() async {
    var driver = ExplorerDriver([.cart, .hero])
    await driver.send()
    driver.press(.alternate("r"), "j")
    await driver.send()
    driver.press(.alternate("r"), "k")
    await driver.send()
    driver.press(.alternate("o"), "d")
    #expect(
      driver.text(of: .response).contains("call 1 ") && driver.text(of: .response).contains("call 3 "))
  }

  @Test func `any older answer can be chosen`() async {
    var driver = ExplorerDriver([.cart, .hero])
    for _ in 0..<3 { await driver.send() }
    driver.press(.alternate("o"), "d")
    #expect(driver.text(of: .response).contains("call 2 "))
    driver.press("(")
    #expect(driver.text(of: .response).contains("call 1 "))
    driver.press("(")
    #expect(driver.hintLine.contains("no older answer"))
    driver.press(")")
    #expect(driver.text(of: .response).contains("call 2 "))
    driver.press(")")
    #expect(driver.hintLine.contains("no newer answer"))
  }

  @Test func `the other answer is chosen from a list`() async {
    var driver = await Self.whatIf(columns: 200, rows: 60)
    driver.edit("tier", to: "bronze")
    await driver.send()
    driver.press(.alternate("o"), "d")
    #expect(driver.text(of: .response).contains("gold → bronze"))
    driver.press("L")
    #expect(driver.screen.contains("Compare with"))
    #expect(driver.screen.contains("Cart · call 1"))
    driver.press("j", .enter)
    #expect(driver.state.overlay == nil)
    #expect(driver.text(of: .response).contains("silver → bronze"))
    driver.press("L", .escape)
    #expect(driver.text(of: .response).contains("silver → bronze"))
  }

  // MARK: - Large answers

  /// Two answers with so many values that they are not compared at once.
  private static func large() throws -> ExplorerDriver {
    var driver = ExplorerDriver([.hero, .cart], columns: 200, rows: 60)
    for last in [1, 2] {
      driver.press(.control("r"))
      let values = (0..<5_000).map { JSON.number(JSONNumber($0 == 4_999 ? -last : $0)) }
      driver.answer(try .offer(["list": .array(values)]))
    }
    driver.press(.alternate("o"), "d")
    return driver
  }

  @Test func `large answers are compared away from the screen`() throws {
    var driver = try Self.large()
    #expect(driver.comparisons.count == 1)
    #expect(driver.text(of: .response).contains("Comparing two large answers…"))
    driver.press("j", "S")
    #expect(driver.comparisons.count == 1)
    driver.runComparisons()
    #expect(driver.text(of: .response).contains("The decision differs."))
    driver.press("S")
    #expect(driver.text(of: .response).contains("Comparing two large answers…"))
    driver.runComparisons()
    #expect(driver.text(of: .response).contains("-2 → -1"))
  }

  @Test func `a comparison that is not wanted any more changes nothing`() throws {
    var driver = try Self.large()
    driver.press(.alternate("r"), "j")
    driver.runComparisons()
    #expect(!driver.text(of: .response).contains("The decision differs."))
    driver.press("k", .alternate("o"), "d")
    #expect(driver.comparisons.count == 1)
    driver.runComparisons()
    #expect(driver.text(of: .response).contains("The decision differs."))
  }

  // MARK: - Sides

  @Test func `changing sides changes the marks`() async {
    var driver = await Self.whatIf(columns: 200, rows: 60)
    let before = Self.marks(driver)
    driver.press("S")
    let text = driver.text(of: .response)
    #expect(text.contains("call 2 ") && text.contains("call 1 "))
    #expect(text.contains("gold → silver"))
    #expect(Self.marks(driver).count { $0 == "+" } == before.count { $0 == "-" })
    driver.press("S")
    #expect(Self.marks(driver) == before)
  }

  @Test func `what differs between any two calls is hidden until it is asked for`() throws {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    for id in ["first", "second"] {
      driver.press(.control("r"))
      driver.answer(try .answer(["status": 200, "requestId": .string(id)]))
    }
    driver.press(.alternate("o"), "d")
    #expect(driver.text(of: .response).contains("1 place that differs between any two calls: A shows them."))
    #expect(!driver.text(of: .response).contains("requestId"))
    driver.press("A")
    #expect(driver.text(of: .response).contains("requestId \"first\" → \"second\""))
    driver.press("A")
    #expect(!driver.text(of: .response).contains("requestId"))
  }

  @Test func `a line is copied as a sentence, and D copies all`() async {
    var driver = await Self.whatIf()
    driver.select("mbox.tier")
    driver.press("y")
    #expect(driver.copied == ["mbox.tier: silver → gold"])
    driver.press("D")
    let report = driver.copied.last ?? ""
    #expect(report.hasPrefix("The decision differs.\n\n- "))
    #expect(report.contains("~ mbox.tier: silver → gold"))
    #expect(report.contains("cart-banner #3  execute.mboxes[0]"))
  }

  @Test func `a long value shows where it differs, and whole on a key`() throws {
    var driver = ExplorerDriver(columns: 60, rows: 16)
    let beginning = String(repeating: "the same beginning ", count: 10)
    for ending in ["here", "there"] {
      driver.press(.control("r"))
      driver.answer(
        try .answer(
          mbox: ["name": "hero", "options": [["type": "html", "content": .string(beginning + ending)]]]))
    }
    driver.press(.alternate("o"), "d")
    driver.select("beginning here")
    driver.press("v")
    #expect(driver.screen.contains("the same beginning the same beginning"))
  }

  @Test func `nothing of an answer reaches the screen as it is`() throws {
    var driver = ExplorerDriver(columns: 120, rows: 40)
    for text in ["\u{1B}[31mred\u{7}", "\u{202E}backwards\n\u{9B}2J"] {
      driver.press(.control("r"))
      driver.answer(try .offer(.object(["\u{1B}]0;title": .string(text)]), mbox: "he\u{1B}ro"))
    }
    driver.press(.alternate("o"), "d", "g", "E")
    #expect(flaw(of: driver.surface, size: Size(columns: 120, rows: 40)) == nil)
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `a what-if by hand looks as recorded`(columns: Int, rows: Int) async throws {
    try Snapshot.check(await Self.whatIf(columns: columns, rows: rows).surface, "diff")
  }

  @Test func `it is readable in plain characters`() async {
    let driver = await Self.whatIf(columns: 120, rows: 40, borders: .none)
    #expect(driver.text(of: .response).contains("The decision differs."))
    #expect(Self.marks(driver).contains("~"))
  }
}
