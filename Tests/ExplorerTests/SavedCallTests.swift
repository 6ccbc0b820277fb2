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

  /// The explorer with nothing but files, as `explore FILE…` starts it.
  private func explorer(_ files: (JSON, SavedFile.Kind, String)...) -> ExplorerDriver {
    var driver = ExplorerDriver([], columns: 200, rows: 60)
    for (json, kind, name) in files { driver.open(json, as: kind, named: name) }
    return driver
  }

  // MARK: - Large answers

  /// The sample, with so much content that its document is made away from the screen.
  private var largeAnswer: JSON {
    guard case .object(var members) = answer else { return answer }
    members["filler"] = .string(String(repeating: "word ", count: 60_000))
    return .object(members)
  }

  @Test func `a large answer shows as it stands in its file`() throws {
    let bytes = DocumentBytes(largeAnswer.prettyBytes(indent: 2))
    let file = SavedFile(bytes, as: .answer, named: "answer.json")
    #expect(file.calls.first?.facts.document?.bytes == bytes)
    var driver = explorer((largeAnswer, .answer, "answer.json"))
    #expect(driver.text(of: .response).contains("experience Free"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("clientCode: \"acmeclient\""))
    driver.open(.json)
    #expect(driver.text(of: .response).contains("requestId: \"r-1\""))
  }

  @Test func `of a large result the answer shows`() throws {
    let result: JSON = ["meta": ["decisioningMethod": "server-side"], "response": largeAnswer]
    var driver = explorer((result, .answer, "result.json"))
    driver.open(.json)
    #expect(driver.text(of: .response).contains("requestId: \"r-1\""))
    #expect(!driver.text(of: .response).contains("meta:"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("clientCode: \"acmeclient\""))
  }

  // MARK: - A bare answer

  @Test func `an answer opens in every pane that the file has facts for`() throws {
    var driver = explorer((answer, .answer, "answer.json"))
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
    var driver = explorer((answer, .answer, "answer.json"))
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
    var driver = explorer((answer, .answer, "answer.json"))
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
    var driver = explorer((["status": 206, "execute": ["mboxes": [["name": "a"]]]], .answer, "a.json"))
    #expect(driver.text(of: .response).contains("decided not told by the file"))
    driver.open(.why)
    #expect(driver.text(of: .response).contains("There is no trace in a.json, which would tell why"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("There is no trace in a.json."))
    driver.open(.analytics)
    #expect(driver.text(of: .response).contains("No activity in this answer reports to Adobe Analytics."))
  }

  @Test func `an answer that tells of an error shows its message`() throws {
    let driver = explorer((["status": 400, "message": "context is missing"], .answer, "a.json"))
    #expect(driver.text(of: .response).contains("message context is missing"))
    #expect(!driver.text(of: .response).contains("default content"))
  }

  @Test func `two answers are compared`() throws {
    let other: JSON = ["status": 200, "execute": ["mboxes": [["index": 3, "name": "cart-banner"]]]]
    var driver = explorer((answer, .answer, "before.json"), (other, .answer, "after.json"))
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
    var driver = explorer((json, .answer, "result.json"))
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
    var driver = explorer((json, .answer, "node.json"))
    #expect(driver.document.request.execute?.mboxes?.first?.name == "hero")
    driver.open(.meta)
    #expect(driver.text(of: .response).contains("tells no more of how this was decided"))
  }

  // MARK: - A capture

  @Test func `the calls of a capture stand in the list, with request and answer`() throws {
    var driver = explorer((capture, .capture, "shop.har"))
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
    var driver = explorer((capture, .capture, "shop.har"))
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
    var driver = explorer((capture, .capture, "shop.har"))
    driver.press("j", .alternate("o"), "d")
    let diff = driver.text(of: .response)
    #expect(diff.contains("mbox.tier silver → gold"))
    #expect(diff.contains("Free of Shipping (7) → default content"))
  }

  @Test func `a captured call is changed and sent again`() throws {
    var driver = explorer((capture, .capture, "shop.har"))
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
    var driver = explorer((capture, .capture, "shop.har"))
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
    var driver = explorer((["log": ["entries": [["request": request]]]], .capture, "a.har"))
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

  // MARK: - What is broken

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
    var driver = explorer((try JSON(parsing: text), .answer, "a.json"))
    #expect(driver.state.history.records.count == 1)
    for tab in ResponseTab.allCases {
      driver.open(tab)
      driver.press("E")
    }
  }

  @Test func `deep conditions of a saved explanation do not exhaust the stack`() throws {
    var part: JSON = ["sentence": "innermost", "truthy": false]
    for _ in 0..<2_000 { part = ["operation": "and", "truthy": false, "operands": [part]] }
    var driver = explorer(
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

  // MARK: - Large files

  @Test func `a file that is read while it shows gives way to its calls`() throws {
    var driver = ExplorerDriver([], columns: 120, rows: 40)
    let bytes = DocumentBytes(answer.compactBytes)
    driver.show(JSONDocument(answer.compactBytes), named: "big.json", isProvisional: true)
    #expect(driver.screen.contains("requestId"))
    driver.take(SavedFile(bytes, as: .answer, named: "big.json"))
    #expect(driver.text(of: .response).contains("file big.json"))
    #expect(driver.shows(.requests))
    #expect(driver.rows(of: .requests).first?.contains("▸ big.json") == true)
    #expect(driver.state.requests.documents.count == 1)
  }

  @Test func `calls of another file leave a document where it is`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(JSONDocument(Array("[1]".utf8)), named: "data.json")
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    #expect(driver.text(of: .response).contains("file big.json"))
    driver.press(.alternate("r"), "k", .enter)
    #expect(driver.screen.contains("data.json: [1]"))
  }

  /// A document of which only the beginning is there, and the rest of it.
  private func halfRead(_ text: [UInt8]) -> (document: JSONDocument, rest: JSONIndex.Part) {
    let bytes = DocumentBytes(capacity: text.count)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    for end in [text.count / 2, text.count] {
      bytes.append(upTo: end - bytes.count) { room in
        room.copyBytes(from: text[bytes.count..<bytes.count + room.count])
        return room.count
      }
      let part = indexer.read(isWhole: end == text.count)
      if end == text.count { return (document, part) }
      document.append(part)
    }
    return (document, indexer.read(isWhole: true))
  }

  @Test func `what is still read of a file stays out of an answer that shows instead`() async throws {
    let (document, rest) = halfRead(
      JSON.array((0..<500).map { ["line": .string("of file \($0)")] }).compactBytes)
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(document, named: "data.json")
    driver.press(.alternate("r"), "k")
    await driver.send()
    driver.open(.json)
    let answer = driver.screen
    driver.read(rest)
    #expect(driver.screen == answer)
  }

  @Test func `calls of a file do not take away an answer that shows instead of it`() async throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(JSONDocument(answer.compactBytes), named: "big.json", isProvisional: true)
    driver.press(.alternate("r"), "k")
    await driver.send()
    let isAnswered = driver.state.response.record != nil
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    driver.press(.alternate("r"), "k")
    #expect(isAnswered)
    #expect(driver.state.response.record != nil)
  }

  @Test func `what is still read of a file goes with its request`() throws {
    let (document, rest) = halfRead(
      JSON.array((0..<500).map { ["line": .string("of file \($0)")] }).compactBytes)
    var driver = ExplorerDriver([.hero, .cart], columns: 120, rows: 40)
    driver.show(document, named: "data.json")
    driver.press(.alternate("r"), "d", "y")
    let screen = driver.screen
    #expect(!screen.contains("data.json"))
    driver.read(rest)
    #expect(driver.screen == screen)
  }

  @Test func `calls of a file wait in the list for somebody who types`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.press(.alternate("f"))
    driver.select("URL")
    driver.press(.enter, .control("u"))
    driver.type("https://a.ex")
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    driver.type("ample/")
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url == "https://a.example/")
    #expect(driver.text(of: .requests).contains("big.json"))
    driver.press(.alternate("r"), "j")
    #expect(driver.text(of: .response).contains("file big.json"))
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

  @Test func `terminal controls in a file stay in it`() throws {
    let json: JSON = [
      "status": 200, "client": "\u{1B}]0;x\u{7}", "message": "\u{1B}[31m",
      "execute": ["mboxes": [["name": "\u{1B}c", "options": [["content": "\u{9B}5m"]]]]],
    ]
    var driver = explorer((json, .answer, "\u{1B}x.json"))
    for tab in ResponseTab.allCases {
      driver.open(tab)
      #expect(
        !driver.screen.unicodeScalars.contains {
          $0.value < 32 && $0 != "\n" || (127..<160).contains($0.value)
        })
    }
  }
}
