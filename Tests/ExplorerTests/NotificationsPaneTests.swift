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
}
