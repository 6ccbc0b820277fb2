import Testing
import Workspace

@testable import Explorer

/// A walk through the requests that come with the program.
struct DemoTourTests {
  @Test func `every saved request is valid and is answered`() async throws {
    for document in try RequestDocument.demo() {
      var driver = ExplorerDriver([document])
      #expect(!driver.title(of: .form).contains("✗"), "\(document.shownName)")
      await driver.send()
      #expect(driver.sent == [document])
      #expect(driver.titleBar.contains("200") || driver.titleBar.contains("206"), "\(document.shownName)")
    }
  }

  @Test func `every saved request has a name and a description in the list`() throws {
    let documents = try RequestDocument.demo()
    var driver = ExplorerDriver(documents, columns: 240, rows: 60)
    for document in documents {
      let line = try #require(driver.selectedLine)
      let name = try #require(document.name)
      #expect(line.contains(name.prefix(20)))
      let description = try #require(document.description?.split(separator: " ").first)
      #expect(driver.text(of: .requests).contains(description))
      driver.press("j")
    }
  }

  @Test func `no pane of any answer is blank`() async throws {
    for document in try RequestDocument.demo() {
      var driver = ExplorerDriver([document])
      await driver.send()
      for tab in ResponseTab.allCases {
        driver.open(tab)
        let lines = driver.rows(of: .response).dropFirst(2).filter { $0.contains { $0 != " " } }
        #expect(!lines.isEmpty, "\(tab.title) of \(document.shownName)")
      }
    }
  }

  /// What a pane shows when there is something in it besides a note.
  @Test(arguments: [
    (ResponseTab.overview, "experience"), (.offers, "Leave the road behind"), (.offers, "event token"),
    (.why, "Cart: gift for gold members"), (.trace, "clientCode"),
    (.analytics, "analytics hit"), (.tokens, "activity.id"), (.meta, "product-recommendations"),
    (.meta, "Remote mboxes"), (.cookies, "session id"), (.json, "status: 200"),
    (.offers, "redirects to"), (.offers, "content from"), (.offers, "default content"), (.offers, "metrics"),
    (.overview, "206"),
  ])
  func `across the saved requests every pane has something to show`(tab: ResponseTab, text: String)
    async throws
  {
    var documents = try RequestDocument.demo()[...]
    var isFound = false
    while !isFound, let document = documents.popFirst() {
      var driver = ExplorerDriver([document], columns: 200, rows: 200)
      await driver.send()
      driver.open(tab)
      isFound = driver.text(of: .response).contains(text)
    }
    #expect(isFound)
  }
}
