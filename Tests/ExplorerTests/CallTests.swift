import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct CallTests {
  @Test(arguments: [KeyPress.control("r"), KeyPress(.function(5))])
  func `a request can be sent from every pane`(key: KeyPress) {
    for pane in Pane.allCases {
      var driver = ExplorerDriver()
      for _ in 0..<pane.rawValue { driver.press(.tab) }
      driver.press(key)
      #expect(driver.sent == [.hero])
    }
  }

  @Test func `before anything is sent the response says how to send`() {
    let driver = ExplorerDriver()
    #expect(driver.text(of: .response).contains("Nothing was sent yet. ^R sends the request"))
  }

  @Test func `an answer shows its status and its time in the title bar`() async {
    var driver = ExplorerDriver()
    await driver.send()
    #expect(driver.titleBar.contains("200"))
    #expect(driver.titleBar.contains("0.37 ms"))
  }

  @Test func `a failed call shows why`() {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(.failed(CallFailure("The artifact went away. Put it back.")))
    #expect(driver.text(of: .response).contains("The artifact went away. Put it back."))
    #expect(driver.titleBar.contains("failed"))
  }

  @Test func `a request with a method that does not exist is not sent`() {
    var document = RequestDocument.hero
    document.decisioningMethod = "magic"
    var driver = ExplorerDriver([document])
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("method: must be one of on-device"))
  }

  @Test func `sending again gives up the call in flight, and only the new answer counts`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"), .control("r"))
    #expect(driver.cancelledCalls == [1])
    driver.answer(try .offer("old"), call: 1)
    #expect(!driver.text(of: .response).contains("old"))
    driver.answer(try .offer("new"), call: 2)
    #expect(driver.text(of: .response).contains("new"))
    driver.answer(try .offer("old"), call: 1)
    #expect(!driver.text(of: .response).contains("old"))
  }

  @Test func `Escape gives up a call in flight, and its answer is dropped`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"), .escape)
    #expect(driver.cancelledCalls == [1])
    #expect(driver.hintLine.contains("cancelled"))
    driver.answer(try .offer("late"), call: 1)
    #expect(driver.text(of: .response).contains("Nothing was sent yet"))
  }

  @Test func `the answer before stays on the screen while a new call runs`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer("before"))
    driver.press(.control("r"))
    #expect(driver.text(of: .response).contains("before"))
    driver.press(.escape)
    #expect(driver.text(of: .response).contains("before"))
  }

  @Test func `a call that takes longer than 100 ms tells its time and how to cancel`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    #expect(driver.wakes == [100])
    #expect(!driver.titleBar.contains("deciding"))
    driver.wait(milliseconds: 1_500)
    #expect(driver.titleBar.contains("deciding on-device · 1.5 s"))
    #expect(driver.titleBar.contains("Esc cancels"))
    #expect(driver.wakes.count == 2)
    driver.answer(try .offer("done"))
    #expect(!driver.titleBar.contains("deciding"))
    driver.wait(milliseconds: 1_600)
    #expect(driver.wakes.count == 2)
  }

  @Test func `the form can be edited while a call runs`() async {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.edit("page URL", to: "https://shop.example.com/other")
    await driver.answerCalls()
    #expect(driver.sent == [.hero])
    #expect(driver.text(of: .response).contains("Hero test"))
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/other")
  }

  @Test func `an answer belongs to the request that was sent, whatever is open by then`() async throws {
    var traced = RequestDocument.hero
    traced.request.trace = .init()
    var driver = ExplorerDriver([.cart, traced])
    driver.press(.control("r"), "j")
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("Nothing was sent yet."))
    driver.press("k")
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("No trace was asked for."))
  }

  @Test func `every request keeps its answer`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.press("j")
    #expect(driver.text(of: .response).contains("Nothing was sent yet."))
    driver.press("k")
    #expect(driver.text(of: .response).contains("Hero test"))
  }

  @Test func `an answer from before a change says so`() async {
    var driver = ExplorerDriver([.hero])
    await driver.send()
    #expect(!driver.surface.text.contains("before your change"))
    driver.edit("page URL", to: "https://shop.example.com/other")
    #expect(driver.surface.text.contains("before your change"))
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40)])
  func `the answer comes to the screen, however narrow it is`(columns: Int, rows: Int) async {
    var driver = ExplorerDriver([.hero], columns: columns, rows: rows)
    await driver.send()
    #expect(driver.text(of: .response).contains("Hero test"))
  }

  @Test func `the keys that leave the program do so from every pane`() {
    for pane in Pane.allCases {
      var driver = ExplorerDriver()
      for _ in 0..<pane.rawValue { driver.press(.tab) }
      driver.press(.control("z"), .control("l"))
      #expect(driver.suspensions == 1)
      #expect(driver.redraws == 1)
      #expect(!driver.hasQuit)
      driver.press("q")
      #expect(driver.hasQuit)
    }
  }

  @Test(arguments: [
    (310, "0.31 ms"), (24_000, "24.0 ms"), (99_949, "99.9 ms"), (250_000, "250 ms"),
    (1_500_000, "1.5 s"), (0, "0.0 ms"),
  ])
  func `a duration is told in the unit that suits it`(microseconds: Int, text: String) {
    #expect(Duration.microseconds(microseconds).shortText == text)
  }
}
