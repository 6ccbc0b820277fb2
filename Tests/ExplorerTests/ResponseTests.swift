import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

@testable import Explorer

struct ResponseTests {
  @Test func `sending shows the offer and everything around it`() async throws {
    var driver = ExplorerDriver([try .demo(1)], columns: 200, rows: 60)
    await driver.send()
    let expected: [(tab: ResponseTab, texts: [String])] = [
      (.overview, ["200", "on-device", "Hero test (410101)", "A: trail (0)", "html"]),
      (.offers, ["execute.mboxes[0]", "html", "A: trail (0)", "Leave the road behind"]),
      (.why, ["homepage-hero", "tnt id", "Hero test", "A: trail", "B: hearth"]),
      (.trace, ["homepage-hero", "execute.mboxes[0].trace", "clientCode: \"acmeclient\""]),
      (.analytics, ["pe tnt", "tnta", "activity 410101", "experience 0", "pe=tnt&tnta=410101%3A0%3A0%7C"]),
      (.tokens, ["activity.id", "410101", "experience.name", "\"A: trail\""]),
      (.meta, ["method on-device", "none: the artifact decides every mbox", "total 0.37 ms"]),
      (.cookies, ["mbox", "session id 1936ae6b-a9e0-4fa2-adda-da1921650014", "Max-Age=", "35"]),
      (.json, ["status: 200", "client: \"acmeclient\""]),
    ]
    for (tab, texts) in expected {
      driver.open(tab)
      let shown = driver.text(of: .response)
      for text in texts { #expect(shown.contains(text), "\(tab.title): \(shown)") }
    }
  }

  @Test func `brackets lead through all panes in both directions`() async {
    var driver = ExplorerDriver()
    await driver.send()
    driver.press(.alternate("o"))
    var tabs: [ResponseTab] = []
    for _ in ResponseTab.allCases {
      tabs.append(driver.state.response.tab)
      driver.press("]")
    }
    #expect(tabs == ResponseTab.allCases)
    #expect(driver.state.response.tab == .overview)
    driver.press("[")
    #expect(driver.state.response.tab == ResponseTab.allCases.last)
  }

  @Test func `the open pane stays open when the next answer comes`() async {
    var driver = ExplorerDriver([.hero, .cart])
    await driver.send()
    driver.open(.tokens)
    driver.press(.alternate("r"), "j")
    await driver.send()
    #expect(driver.text(of: .response).contains("\"Cart: free shipping\""))
  }

  @Test func `default content is told as such`() async throws {
    var driver = ExplorerDriver([try .demo(5)])
    await driver.send()
    #expect(driver.text(of: .response).contains("default content"))
  }

  @Test func `a view that the server says nothing of is listed as default content`() throws {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.control("r"))
    let answer: JSON = ["status": 200, "prefetch": ["views": [["name": "checkout", "options": []]]]]
    guard case .decided(var result) = try CallOutcome.serverSide(.sample(), answer: answer) else { return }
    result.request.prefetch = PrefetchRequest(views: ["checkout", "basket"].map { ViewRequest(name: $0) })
    driver.answer(.decided(result))
    let text = driver.text(of: .response)
    #expect(text.contains("checkout prefetch.views[0]"))
    #expect(text.contains("basket prefetch view, not in the response"))
  }

  @Test func `what needs the server is told by status and by name`() async throws {
    var driver = ExplorerDriver([try .demo(15)], columns: 200, rows: 60)
    await driver.send()
    #expect(driver.titleBar.contains("206"))
    driver.open(.meta)
    for name in ["product-detail-banner", "product-recommendations", "homepage-herro", "order-confirmation"] {
      #expect(driver.text(of: .response).contains(name))
    }
  }

  @Test func `a pane without content says how to get some`() async {
    var driver = ExplorerDriver()
    await driver.send()
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("No trace was asked for."))
    driver.open(.analytics)
    #expect(driver.text(of: .response).contains("client_side"))
  }

  @Test func `a line opens and closes`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .answer(["status": 200, "client": "acmeclient"]))
    driver.open(.json)
    driver.select("response")
    driver.press("h")
    #expect(
      driver.rows(containing: "client").allSatisfy { !$0.contains("\"acmeclient\"") || $0.contains("{") })
    let folded = driver.rows(of: .response).count { $0.contains("acmeclient") || $0.contains("status") }
    driver.press("l")
    let unfolded = driver.rows(of: .response).count { $0.contains("acmeclient") || $0.contains("status") }
    #expect(folded <= 1)
    #expect(unfolded == 2)
    driver.press(.space)
    #expect(driver.rows(of: .response).count { $0.contains("acmeclient") || $0.contains("status") } == folded)
  }

  @Test func `everything below a line opens at once, and all closes again`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer(["a": ["b": ["c": ["d": ["e": "deep down"]]]]]))
    driver.open(.json)
    driver.press("E")
    #expect(driver.rows(of: .response).contains { $0.contains("e: \"deep down\"") })
    driver.press("C")
    #expect(driver.rows(of: .response).contains { $0.contains("deep down") } == false)
  }

  @Test func `the parent and the siblings of a line are one key away`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .answer(["status": 200, "id": ["tntId": "visitor"], "client": "acmeclient"]))
    driver.open(.json)
    driver.press("E")
    driver.select("tntId")
    driver.press("p")
    #expect(driver.selectedLine?.contains("id:") == true)
    driver.press("J")
    #expect(driver.selectedLine?.contains("client:") == true)
    driver.press("K", "K")
    #expect(driver.selectedLine?.contains("status:") == true)
  }

  @Test func `a value and its path can be copied`() async throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .answer(["status": 200, "id": ["tntId": "a \"quoted\" visitor"]]))
    driver.open(.json)
    driver.press("E")
    driver.select("tntId")
    driver.press("y", "Y")
    #expect(driver.copied == ["a \"quoted\" visitor", "id.tntId"])
    #expect(driver.hintLine.contains("Handed “id.tntId”"))
    driver.select("id:")
    driver.press("y")
    #expect(try JSON(parsing: #require(driver.copied.last)) == ["tntId": "a \"quoted\" visitor"])
  }

  @Test func `a token name with dots is quoted in its path`() async throws {
    var driver = ExplorerDriver()
    await driver.send()
    driver.open(.tokens)
    driver.select("activity.id")
    driver.press("Y")
    #expect(driver.copied == ["execute.mboxes[0].options[0].responseTokens[\"activity.id\"]"])
  }

  @Test func `a line without a value has no path to copy`() async {
    var driver = ExplorerDriver()
    await driver.send()
    driver.open(.meta)
    driver.press("Y")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("stands for no value"))
  }

  @Test func `the place of the selected line in the response shows below it`() async {
    var driver = ExplorerDriver()
    await driver.send()
    driver.open(.offers)
    #expect(driver.rows(of: .response).last?.contains("execute.mboxes[0]") == true)
  }

  @Test(arguments: [
    ("410101:0:0|2|1,410102:1:0|0", ["410101 0 0 2|1", "410102 1 0 0"]), ("1:2:3", ["1 2 3"]),
    ("", []), ("no group", []), ("1:2", []), ("|,|", []),
  ])
  func `an A4T payload is taken apart into its groups`(payload: String, groups: [String]) {
    let actual = AnalyticsGroup.groups(of: payload).map { group in
      [group.activityId, group.experienceId, group.trafficType, group.event]
        .compactMap(\.self).joined(separator: " ")
    }
    #expect(actual == groups)
  }

  @Test func `a report tells the same as the overview`() async throws {
    let report = DecisionReport.text(of: try await DemoDecisions.result(of: .hero))
    #expect(report.contains("Hero test (410101)"))
    #expect(report.contains("B: hearth (1)"))
    #expect(report.contains("200"))
  }

  @Test func `a sentence that is too long for the pane is broken, and copied as a whole`() async {
    var driver = ExplorerDriver(columns: 60, rows: 30)
    await driver.send()
    driver.press("0")
    #expect(driver.text(of: .response).contains("it was decided on-device."))
    driver.select("Nothing went over the wire")
    driver.press("y")
    #expect(driver.copied.last == "Nothing went over the wire for this answer: it was decided on-device.")
  }
}
