import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Answers that were saved to files, and captures of calls, opened as answers.
struct SavedCallTests {
  private let answer = SampleFiles.answer
  private let capture = SampleFiles.capture

  // MARK: - A bare answer

  @Test func `an answer opens in every pane that the file has facts for`() throws {
    var driver = ExplorerDriver.opening((answer, .answer, "answer.json"))
    #expect(driver.titleBar.hasSuffix("200 · answer.json"))
    let overview = driver.text(of: .response)
    #expect(overview.contains("file answer.json"))
    #expect(overview.contains("decided server-side"))
    #expect(overview.contains("experience Free"))
    driver.open(.offers)
    #expect(driver.text(of: .response).contains("<b>free</b>"))
    driver.open(.why)
    #expect(driver.text(of: .response).contains("✗ activity 8 not in audience 5"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("clientCode: \"acmeclient\""))
    driver.open(.analytics)
    #expect(driver.text(of: .response).contains("activity 7 Shipping experience 0"))
    driver.open(.tokens)
    #expect(driver.text(of: .response).contains("activity.name \"Shipping\""))
    driver.open(.json)
    #expect(driver.text(of: .response).contains("requestId: \"r-1\""))
  }

  @Test func `what the file does not tell is not made up`() throws {
    var driver = ExplorerDriver.opening((answer, .answer, "answer.json"))
    #expect(!driver.screen.contains(" ms"))
    #expect(!driver.text(of: .response).contains("user agent"))
    driver.open(.meta)
    #expect(driver.text(of: .response).contains("answer.json tells no more of how this was decided."))
    #expect(!driver.text(of: .response).contains("Time"))
    driver.open(.cookies)
    let cookies = driver.text(of: .response)
    #expect(cookies.contains("tnt id abc.35_0"))
    #expect(cookies.contains("edge cluster 35"))
    #expect(!cookies.contains("max age"))
    driver.open(.http)
    #expect(driver.text(of: .response).contains("tells nothing of what went over the wire"))
    driver.open(.notifications)
    #expect(!driver.text(of: .response).contains("The decision showed nothing"))
    driver.open(.why)
    driver.select("Visitor")
    driver.press("l")
    #expect(!driver.text(of: .response).contains("from the request"))
    #expect(!driver.text(of: .response).contains("property"))
  }

  @Test func `the form holds what the answer tells of its request, ready to be sent`() throws {
    var driver = ExplorerDriver.opening((answer, .answer, "answer.json"))
    let request = driver.document.request
    #expect(request.execute?.mboxes == [.init(name: "cart-banner", index: 3, parameters: ["tier": "silver"])])
    #expect(request.context?.address?.url == "https://shop.example.com/cart")
    #expect(request.id?.tntId == "abc.35_0")
    driver.press(.alternate("r"))
    #expect(driver.text(of: .requests).contains("parameters and context may be missing"))
    driver.press(.control("r"))
    #expect(driver.sent.last?.decisioningMethod == "server-side")
    driver.answer(try .offer("x", mbox: "cart-banner"))
    driver.open(.diff)
    #expect(driver.text(of: .response).contains("answer.json · call 1"))
  }

  @Test func `an answer without a trace says so`() throws {
    var driver = ExplorerDriver.opening(
      (["status": 206, "execute": ["mboxes": [["name": "a"]]]], .answer, "a.json"))
    #expect(driver.text(of: .response).contains("decided not told by the file"))
    driver.open(.why)
    #expect(driver.text(of: .response).contains("There is no trace in a.json, which would tell why"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("There is no trace in a.json."))
    driver.open(.analytics)
    #expect(driver.text(of: .response).contains("No activity in this answer reports to Adobe Analytics."))
  }

  @Test func `an answer that tells of an error shows its message`() throws {
    let driver = ExplorerDriver.opening(
      (["status": 400, "message": "context is missing"], .answer, "a.json"))
    #expect(driver.text(of: .response).contains("message context is missing"))
    #expect(!driver.text(of: .response).contains("default content"))
  }

  @Test func `two answers are compared`() throws {
    let other: JSON = ["status": 200, "execute": ["mboxes": [["index": 3, "name": "cart-banner"]]]]
    var driver = ExplorerDriver.opening((answer, .answer, "before.json"), (other, .answer, "after.json"))
    #expect(driver.text(of: .requests).contains("before.json"))
    #expect(driver.title(of: .form).contains("after.json"))
    driver.press("d")
    let diff = driver.text(of: .response)
    #expect(diff.contains("- 200 server-side before.json · call 1"))
    #expect(diff.contains("+ 200 after.json · call 2"))
    #expect(diff.contains("default content"))
  }

  // MARK: - A result

  @Test func `a result of get-offers opens with its cookies, its method, its time and its reasons`()
    async throws
  {
    let result = try await DemoDecisions.result(of: try .demo(14))
    let json = try OrderedJSONEncoder().encode(result)
    var driver = ExplorerDriver.opening((json, .answer, "result.json"))
    #expect(driver.titleBar.hasSuffix("200 · 0.37 ms · result.json"))
    #expect(driver.text(of: .response).contains("decided on-device in 0.37 ms"))
    driver.open(.why)
    let why = driver.text(of: .response)
    #expect(why.contains("✗ Cart: gift for gold members · Gift mbox.tier_lc is \"silver\", wanted \"gold\""))
    #expect(why.contains("✓ Cart: free shipping · Reached won"))
    #expect(why.contains("mbox.cartTotal \"89.90\" is at least 60"))
    #expect(why.contains("Cart: cross-sell · A: accessories not reached: would win next"))
    driver.open(.cookies)
    #expect(driver.text(of: .response).contains("max age"))
    #expect(!driver.text(of: .response).contains("session from"))
    driver.open(.notifications)
    #expect(driver.text(of: .response).contains("does not tell whether they were sent"))
    driver.open(.meta)
    #expect(driver.text(of: .response).contains("assembly"))
  }

  @Test func `a result of another SDK brings its request`() throws {
    let json: JSON = [
      "request": ["context": ["channel": "web"], "execute": ["mboxes": [["name": "hero", "index": 1]]]],
      "response": answer, "meta": 5, "timing": ["total": 1e30], "targetCookie": "mbox",
    ]
    var driver = ExplorerDriver.opening((json, .answer, "node.json"))
    #expect(driver.document.request.execute?.mboxes?.first?.name == "hero")
    driver.open(.meta)
    #expect(driver.text(of: .response).contains("tells no more of how this was decided"))
  }

  // MARK: - A capture

  @Test func `the calls of a capture stand in the list, with request and answer`() throws {
    var driver = ExplorerDriver.opening((capture, .capture, "shop.har"))
    #expect(driver.hintLine.contains("shop.har: 5 calls to the Delivery API, 1 other left out."))
    #expect(driver.rows(of: .requests).count { $0.contains("cart-banner") } >= 4)
    #expect(driver.state.focus == .requests)
    #expect(driver.document.sessionId == "s1")
    #expect(driver.text(of: .form).contains("silver"))
    #expect(driver.text(of: .response).contains("experience Free"))
    driver.press("j")
    #expect(driver.text(of: .form).contains("gold"))
    #expect(driver.text(of: .response).contains("default content"))
  }

  @Test func `both sides of a captured call show, with the times of the capture`() throws {
    var driver = ExplorerDriver.opening((capture, .capture, "shop.har"))
    driver.open(.http)
    let text = driver.text(of: .response)
    #expect(text.contains("POST /rest/v1/delivery?client=acme&sessionId=s1 HTTP/2"))
    #expect(text.contains("content-type text/plain"))
    #expect(!text.contains(":path"))
    #expect(text.contains("HTTP/2 200"))
    driver.press("G")
    #expect(driver.text(of: .response).contains("wait 90.0 ms"))
  }

  @Test func `two captured calls are compared`() throws {
    var driver = ExplorerDriver.opening((capture, .capture, "shop.har"))
    driver.press("j", .alternate("o"), "d")
    let diff = driver.text(of: .response)
    #expect(diff.contains("mbox.tier silver → gold"))
    #expect(diff.contains("Free of Shipping (7) → default content"))
  }

  @Test func `a captured call is changed and sent again`() throws {
    var driver = ExplorerDriver.opening((capture, .capture, "shop.har"))
    driver.edit("tier", to: "gold")
    #expect(driver.title(of: .response).contains("before your change"))
    driver.press(.control("r"))
    #expect(driver.sent.last?.request.execute?.mboxes?.first?.parameters == ["tier": "gold"])
    #expect(driver.sent.last?.decisioningMethod == "server-side")
  }

  @Test(arguments: [
    (2, "The server answered 400: no context."), (3, "No answer came: the capture has none."),
    (4, "The server answered 200, but the body is HTML: Blocked."),
  ])
  func `a captured call without an answer says why`(position: Int, sentence: String) throws {
    var driver = ExplorerDriver.opening((capture, .capture, "shop.har"))
    for _ in 0..<position { driver.press("j") }
    #expect(driver.text(of: .response).contains(sentence), "\(driver.screen)")
    driver.open(.http)
    #expect(driver.text(of: .response).contains("POST /rest/v1/delivery"))
  }

  @Test func `a captured call is copied as curl so that a shell runs nothing of it`() throws {
    let url = "https://acme.tt.omtrdc.net/rest/v1/delivery?client=acme"
    let request: JSON = [
      "method": "POST'; touch x; '", "url": .string(url), "postData": ["text": "@/etc/passwd"],
      "headers": [["name": "Content-Length", "value": "2"], ["name": "X-A", "value": "`b`"]],
    ]
    var driver = ExplorerDriver.opening((["log": ["entries": [["request": request]]]], .capture, "a.har"))
    driver.open(.http)
    driver.press("c")
    let words = try ShellWords(parsing: try #require(driver.copied.first)).words
    #expect(
      words == ["curl", url, "-H", "X-A: `b`", "-X", "POST'; touch x; '", "--data-raw", "@/etc/passwd"])
  }

  @Test func `a capture without calls says so`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.open(
      ["log": ["entries": [["request": ["url": "https://a.example/"]]]]], as: .capture, named: "a.har")
    #expect(
      driver.hintLine.contains(
        "a.har has no call to the Delivery API (/rest/v1/delivery), 1 other left out. It shows as JSON only.")
    )
    #expect(driver.title(of: .form).contains("Hero"))
  }

  @Test func `requests that were opened too stay`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.open(answer, as: .answer, named: "answer.json")
    #expect(driver.text(of: .requests).contains("Hero ▸ answer.json"))
    driver.press(.alternate("r"), "k")
    #expect(driver.text(of: .response).contains("Nothing was sent yet."))
    driver.press("j")
    #expect(driver.text(of: .response).contains("file answer.json"))
  }
}
