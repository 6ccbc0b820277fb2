import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Files with answers that are broken, or made to do harm.
struct FaultySavedFileTests {
  @Test(arguments: [
    (#"{"status": 200, "execute": {"mboxes": [{"na"#, "a.json is broken at line 1, column"),
    (
      "{\"status\": 200,\n \"execute\": {\"mboxes\": [{\"name\": 5}]}}",
      "a.json is no answer of the Delivery API: line 2, column 34: execute.mboxes[0].name: expected a string"
    ),
    (
      "{\"response\": {\"status\": \"x\"}}",
      "a.json is no answer of the Delivery API: line 1, column 25: response.status"
    ),
  ])
  func `a faulty answer tells the place and shows as JSON`(text: String, sentence: String) throws {
    let file = SavedFile(DocumentBytes(Array(text.utf8)), as: .answer, named: "a.json")
    #expect(file.calls.isEmpty)
    #expect(file.sentence.hasPrefix(sentence), "\(file.sentence)")
    #expect(file.sentence.hasSuffix("It shows as JSON only."))
  }

  @Test(arguments: [
    #"{"response":{"status":200},"explanation":{"items":[5,{"candidates":[5,{"explanation":{"operands":7}}]}]}}"#,
    #"{"response":{"execute":{"mboxes":[{"options":[{}]}]}},"explanation":{"items":[]}}"#,
    #"{"response":{},"targetCookie":{"name":"mbox","value":"session#a#67768036191676799","maxAge":-5}}"#,
    #"{"response":{"id":{"tntId":""}},"notifications":[{}],"request":{"context":7}}"#,
  ])
  func `hostile results are shown as far as they go`(text: String) throws {
    var driver = ExplorerDriver.opening((try JSON(parsing: text), .answer, "a.json"))
    #expect(driver.state.history.records.count == 1)
    for tab in ResponseTab.allCases {
      driver.open(tab)
      driver.press("E")
    }
  }

  @Test func `deep conditions of a saved explanation do not exhaust the stack`() throws {
    var part: JSON = ["sentence": "innermost", "truthy": false]
    for _ in 0..<2_000 { part = ["operation": "and", "truthy": false, "operands": [part]] }
    var driver = ExplorerDriver.opening(
      (
        [
          "response": ["status": 200],
          "explanation": [
            "items": [["name": "a", "candidates": [["standing": "failed", "explanation": part]]]]
          ],
        ], .answer, "a.json"
      ))
    driver.open(.why)
    driver.press("E")
    #expect(driver.text(of: .response).contains("▾ a"))
  }

  @Test func `terminal controls in a file stay in it`() throws {
    let json: JSON = [
      "status": 200, "client": "\u{1B}]0;x\u{7}", "message": "\u{1B}[31m",
      "execute": ["mboxes": [["name": "\u{1B}c", "options": [["content": "\u{9B}5m"]]]]],
    ]
    var driver = ExplorerDriver.opening((json, .answer, "\u{1B}x.json"))
    for tab in ResponseTab.allCases {
      driver.open(tab)
      #expect(
        !driver.screen.unicodeScalars.contains {
          $0.value < 32 && $0 != "\n" || (127..<160).contains($0.value)
        })
    }
  }
}
