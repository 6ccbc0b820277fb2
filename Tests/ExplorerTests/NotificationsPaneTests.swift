import DeliveryAPI
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct NotificationsPaneTests {
  @Test func `what would be sent shows with its mbox, its tokens and its time`() async {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    await driver.send()
    driver.press(.alternate("n"))
    let text = driver.text(of: .response)
    #expect(text.contains("Would be sent"))
    #expect(text.contains("display homepage-hero 1 event token"))
    #expect(text.contains("impression id-"))
    #expect(text.contains("2026-01-15"))
  }

  @Test func `prefetched content tells what is to be sent when it is shown`() async {
    var document = RequestDocument.hero
    document.request.prefetch = PrefetchRequest(mboxes: document.request.execute?.mboxes ?? [])
    document.request.execute = nil
    var driver = ExplorerDriver([document], columns: 200, rows: 60)
    await driver.send()
    driver.press(.alternate("n"))
    #expect(driver.text(of: .response).contains("When the prefetched content is shown"))
  }

  @Test func `what the servers executed needs no notification`() throws {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.control("r"))
    driver.answer(try .serverSide(.sample()))
    driver.press(.alternate("n"))
    #expect(driver.text(of: .response).contains("counted themselves"))
  }

  // MARK: - Sending

  private func driver() async -> ExplorerDriver {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    await driver.send()
    driver.press(.alternate("n"))
    return driver
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40)])
  func `they are sent only after a yes to a question that names place, client and count`(
    columns: Int, rows: Int
  ) async {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    await driver.send()
    driver.press(.alternate("n"), "S")
    #expect(driver.screen.contains("Send 1 notification?"))
    guard case .confirmation(let question)? = driver.state.overlay else {
      Issue.record("No question:\n\(driver.screen)")
      return
    }
    #expect(question.text.contains("counts impressions of acmeclient"))
    #expect(question.text.contains("the sandbox edge on this machine"))
    driver.press("n")
    #expect(driver.sentNotifications.isEmpty)
    driver.press("S", "y")
    #expect(driver.sentNotifications == [1])
    #expect(driver.text(of: .response).contains("Being sent…"))
  }

  @Test func `while they are on their way they are not sent again`() async {
    var driver = await driver()
    driver.press("S", "y", "S")
    #expect(driver.hintLine.contains("on their way"))
    #expect(driver.sentNotifications == [1])
  }

  @Test func `what was sent says so, and asks before it is counted again`() async {
    var driver = await driver()
    driver.press("S", "y")
    driver.endNotifications(.sent(unprocessed: [], exchange: .sample()), call: 1)
    #expect(driver.text(of: .response).contains("▾ Sent 1"))
    #expect(driver.text(of: .response).contains("✓ display homepage-hero"))
    driver.press("S")
    #expect(driver.screen.contains("count again"))
  }

  @Test func `the HTTP pane shows how they were sent`() async {
    var driver = await driver()
    driver.press("S", "y")
    driver.endNotifications(.sent(unprocessed: [], exchange: .sample()), call: 1)
    driver.press("0")
    #expect(driver.text(of: .response).contains("Its notifications, sent"))
    #expect(driver.text(of: .response).contains("POST /rest/v1/delivery"))
  }

  @Test func `one that the server did not process is marked`() async throws {
    var driver = await driver()
    driver.press("S", "y")
    let result = try #require(driver.state.response.record?.result)
    let id = try #require(NotificationsPane.notifications(of: result).first?.id)
    driver.endNotifications(.sent(unprocessed: [id], exchange: nil), call: 1)
    #expect(driver.text(of: .response).contains("✗ display homepage-hero"))
    #expect(driver.hintLine.contains("did not process 1"))
  }

  @Test func `a failure is told with its reason, and can be tried again`() async {
    var driver = await driver()
    driver.press("S", "y")
    driver.endNotifications(.failed(CallFailure("The edge is gone.")), call: 1)
    #expect(driver.text(of: .response).contains("Not sent 1"))
    #expect(driver.text(of: .response).contains("The edge is gone."))
    driver.press("S", "y")
    #expect(driver.sentNotifications == [1, 1])
  }

  @Test func `their outcome finds the answer of a request that was left`() async {
    var driver = ExplorerDriver([.hero, .cart], columns: 200, rows: 60)
    await driver.send()
    driver.press(.alternate("o"), "S", "y", .alternate("r"), "j")
    driver.endNotifications(.sent(unprocessed: [], exchange: nil), call: 1)
    driver.press("k")
    #expect(driver.text(of: .response).contains("✓ display homepage-hero"))
  }

  @Test func `without an answer there is nothing to send`() {
    var driver = ExplorerDriver()
    driver.press(.alternate("o"), "S")
    #expect(driver.state.overlay == nil)
    #expect(driver.hintLine.contains("no answer"))
  }
}
