import OrderedJSON
import Testing
import Workspace

@testable import Explorer

/// The A4T payloads of an answer, taken apart.
struct AnalyticsPaneTests {
  @Test func `activities and experiences are named where response tokens tell their names`() throws {
    var driver = ExplorerDriver([.cart], columns: 240, rows: 60)
    driver.press(.control("r"))
    driver.answer(
      try .answer(
        mbox: [
          "index": 3, "name": "cart-banner",
          "options": [
            [
              "type": "html", "content": "x",
              "responseTokens": [
                "activity.id": "410101", "activity.name": "Hero test", "experience.id": "0",
                "experience.name": "A: trail",
              ],
            ]
          ],
          "analytics": ["payload": ["pe": "tnt", "tnta": "410101:0:0|2,999:1:0|1"]],
        ]))
    driver.open(.analytics)
    let text = driver.text(of: .response)
    #expect(
      text.contains("activity 410101 Hero test experience 0 A: trail traffic type 0 event 2"), "\(text)")
    #expect(text.contains("activity 999 experience 1 traffic type 0 event 1"))
  }

  @Test func `a decision on this machine names them too`() async throws {
    var driver = ExplorerDriver([try .demo(4)], columns: 240, rows: 60)
    await driver.send()
    driver.open(.analytics)
    #expect(driver.text(of: .response).contains("activity 410103 Product grid layout experience 2 C: list"))
  }
}
