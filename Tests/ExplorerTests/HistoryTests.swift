import TargetClient
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct HistoryTests {
  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `every call that ended is listed with its status and its request`(columns: Int, rows: Int) async {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    await driver.send()
    driver.press(.alternate("r"), "j")
    await driver.send()
    driver.press(.alternate("r"))
    #expect(driver.rows(of: .requests).filter { $0.contains(" 200 ") }.count == 2)
    #expect(driver.text(of: .requests).contains("History 2"))
  }

  @Test func `a wide list tells the method and the duration too`() async {
    var driver = ExplorerDriver(columns: 220, rows: 60)
    await driver.send()
    #expect(driver.text(of: .requests).contains("Hero on-device 0.37 ms"))
  }

  @Test func `a failed call is listed too, and a cancelled one is not`() {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(.failed(CallFailure("The artifact went away.")))
    driver.press(.control("r"), .escape)
    #expect(driver.state.history.records.count == 1)
    driver.press(.alternate("h"))
    #expect(driver.text(of: .requests).contains("Hero: The artifact went away."))
  }

  @Test func `Enter opens a call again: its request and its answer as they were`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer("first"))
    driver.edit("page URL", to: "https://shop.example.com/other")
    driver.press(.control("r"))
    driver.answer(try .offer("second"))
    driver.press(.alternate("h"), "j", .enter)
    #expect(driver.document == .hero)
    #expect(driver.text(of: .response).contains("first"))
    #expect(!driver.title(of: .response).contains("before your change"))
    // What was in the form comes back by undoing.
    driver.press(.alternate("f"), "u")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/other")
  }

  @Test func `a call of another request opens that request`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press("j")
    await driver.send()
    driver.press(.alternate("h"), "j", .enter)
    #expect(driver.document == .hero)
    #expect(driver.text(of: .response).contains("Hero test"))
    #expect(driver.state.requests.opened == 0)
  }

  @Test func `below the last request come the calls, and above the first call the requests`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press("j")
    #expect(driver.document == .cart)
    driver.press("j")
    #expect(driver.selectedLine?.contains(" 200 Hero") == true)
    #expect(driver.document == .cart)
    driver.press("k")
    #expect(driver.selectedLine?.contains("Cart") == true)
  }

  @Test func `a call of a request that was removed brings the request back`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press("d", "y")
    #expect(driver.state.requests.documents == [.cart])
    driver.press(.alternate("h"), .enter)
    #expect(driver.state.requests.documents == [.cart, .hero])
    #expect(driver.text(of: .response).contains("Hero test"))
    // Opened again, it is found there.
    driver.press(.alternate("h"), .enter)
    driver.press(.alternate("r"), "k", .alternate("h"), .enter)
    #expect(driver.state.requests.documents == [.cart, .hero])
    #expect(driver.document == .hero)
  }

  @Test func `the key of the requests leads from the calls to them`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press(.alternate("h"), .alternate("f"), .alternate("r"))
    #expect(driver.state.requests.selectedCall == nil)
    driver.press("j")
    #expect(driver.document == .cart)
  }

  @Test func `a call finds its request when one before it was removed`() async {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press("j")
    await driver.send()
    driver.press("k", "d", "y", .alternate("h"), .enter)
    #expect(driver.state.requests.documents == [.cart])
    #expect(driver.document == .cart)
  }

  @Test func `a double click on a call opens it`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press("j")
    driver.click(" 200 Hero", in: .requests, kind: .doubleClick)
    #expect(driver.document == .hero)
    #expect(driver.text(of: .response).contains("Hero test"))
  }

  @Test func `the selected call stays selected when another one ends`() throws {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press(.control("r"))
    driver.answer(try .offer("one"))
    driver.press(.control("r"), .alternate("h"))
    driver.answer(try .offer("two"))
    #expect(driver.state.requests.selectedCall == 1)
  }

  @Test func `without a call there is no history to go to`() {
    var driver = ExplorerDriver()
    driver.press(.alternate("h"))
    #expect(driver.hintLine.contains("No call has ended"))
    #expect(!driver.screen.contains("History"))
  }

  @Test func `only the newest calls are kept`() throws {
    var history = CallHistory()
    let outcome = try CallOutcome.offer("offer")
    for number in 1...250 { history.add(record(number, outcome)) }
    #expect(history.records.map(\.number) == Array((51...250).reversed()))
    #expect(history.record(51) != nil)
    #expect(history.record(50) == nil)
  }

  @Test func `large answers push older ones out, but never the newest`() throws {
    var history = CallHistory()
    var exchange = HTTPExchange.sample()
    exchange.attempts[0].response?.body = Array(repeating: 0x20, count: CallHistory.mostBytes / 2)
    for number in 1...3 { history.add(record(number, try .serverSide(exchange))) }
    #expect(history.records.map(\.number) == [3])
    exchange.attempts[0].response?.body = Array(repeating: 0x20, count: CallHistory.mostBytes + 1)
    history.add(record(4, try .serverSide(exchange)))
    #expect(history.records.map(\.number) == [4])
  }

  private func record(_ number: Int, _ outcome: CallOutcome) -> CallRecord {
    CallRecord(number: number, document: .hero, outcome: outcome, time: .demo, request: 0)
  }
}
