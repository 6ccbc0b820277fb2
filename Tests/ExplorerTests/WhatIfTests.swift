import Decisioning
import DeliveryAPI
import Testing
import Workspace

@testable import Explorer

/// Imagining other values in the Why pane, with the demo's artifact.
struct WhatIfTests {
  /// The Why pane of a request that was sent, on a large screen.
  private func why(_ document: RequestDocument, columns: Int = 200) async -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: columns, rows: 100)
    await driver.send()
    driver.press("w")
    return driver
  }

  /// Goes to a line, presses e and gives the value another text.
  private func imagine(_ text: String, at line: String, in driver: inout ExplorerDriver) async {
    driver.select(line)
    driver.press("e", .control("u"))
    driver.paste(text)
    driver.press(.enter)
    await driver.answerCalls()
  }

  @Test func `another value shows at once which decisions turn round`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("E")
    await imagine("gold", at: "✗ mbox.tier (in lower case) is", in: &driver)
    var text = driver.text(of: .response)
    #expect(text.contains("What if mbox.tier = gold"))
    #expect(text.contains("mbox.tier of cart-banner silver → gold"))
    #expect(text.contains("= cart-banner stays Cart: free shipping · Reached"))
    #expect(text.contains("✓ mbox.tier (in lower case) is \"gold\""))

    await imagine("250", at: "✗ mbox.cartTotal is", in: &driver)
    text = driver.text(of: .response)
    #expect(text.contains("What if mbox.tier = gold, mbox.cartTotal = 250"))
    #expect(text.contains("≠ cart-banner Cart: free shipping · Reached → Cart: gift for gold members · Gift"))
    #expect(
      text.contains(
        "won: mbox.tier (in lower case) is \"gold\", and mbox.cartTotal \"250\" is at least 200"))
    #expect(text.contains("won → not reached: would win next"))
    #expect(driver.sent.count == 1)
    let unchanged = try RequestDocument.demo(14)
    #expect(driver.document == unchanged)
  }

  @Test func `a message says at once which decisions turn round`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("E")
    await imagine("gold", at: "✗ mbox.tier (in lower case) is", in: &driver)
    #expect(driver.hintLine.contains("No decision turns round."))
    await imagine("250", at: "✗ mbox.cartTotal is", in: &driver)
    #expect(
      driver.hintLine.contains(
        "1 decision turns round: cart-banner → Cart: gift for gold members · Gift."), "\(driver.hintLine)")
  }

  @Test func `where several activities deliver only those are told that come and go`() {
    func winner(_ activity: String, _ experience: String = "A") -> DecisionFlip.Winner {
      DecisionFlip.Winner(activity: activity, experience: experience)
    }
    let flip = DecisionFlip(
      item: "page load", before: [winner("Hero"), winner("Bar"), winner("Test")],
      after: [winner("Hero"), winner("Test", "B"), winner("Welcome")])
    #expect(flip.changes == ["− Bar", "Test: A → B", "+ Welcome"])
    #expect(
      DecisionFlip.sentence([flip])
        == "1 decision turns round: page load − Bar, Test: A → B, + Welcome.")
    #expect(!DecisionFlip(item: "x", before: [winner("A"), winner("B")], after: flip.after).isSimple)
    let same = DecisionFlip(
      item: "x", before: [winner("A"), winner("B")], after: [winner("B"), winner("A")])
    #expect(!same.isFlip)
    let many = (1...4).map { DecisionFlip(item: "m\($0)", before: [], after: [winner("A")]) }
    #expect(
      DecisionFlip.sentence(many) == "4 decisions turn round: m1 → A · A; m2 → A · A; and 2 more.")
  }

  @Test func `there is room for a long address`() async throws {
    var driver = await why(try .demo(14), columns: 160)
    driver.select("✗ Cart: gift")
    driver.press("E")
    driver.select("✗ mbox.tier (in lower case) is")
    driver.press("e", .control("u"))
    driver.paste(String(repeating: "x", count: 95))
    #expect(driver.screen.contains(String(repeating: "x", count: 95)))
    driver.resize(columns: 60, rows: 20)
    #expect(driver.screen.contains("What if mbox.tier of"))
  }

  @Test(arguments: [
    ([BucketWish(activityID: 1, range: AllocationRange(lower: 10, upper: 10.1), isInside: true)], true),
    (
      [
        BucketWish(activityID: 1, range: AllocationRange(lower: 0, upper: 50), isInside: true),
        BucketWish(activityID: 1, range: AllocationRange(lower: 0, upper: 60), isInside: false),
      ], false
    ),
    (
      [
        BucketWish(activityID: 1, range: AllocationRange(lower: 0, upper: 10), isInside: true),
        BucketWish(activityID: 2, range: AllocationRange(lower: 90, upper: 100), isInside: false),
      ], true
    ),
  ])
  func `a visitor for wanted buckets is found when there is one`(wishes: [BucketWish], isFound: Bool) {
    let id = BucketWish.visitorID(for: wishes, clientCode: "acmeclient", kind: .tntId)
    #expect((id != nil) == isFound)
    guard let id else { return }
    for wish in wishes {
      let bucket = AllocationBucket(clientCode: "acmeclient", activityID: wish.activityID, visitorID: id)
      #expect(wish.range.contains(bucket) == wish.isInside)
    }
  }

  @Test func `a what-if can be taken back, and all of them`() async throws {
    var driver = await why(try .demo(14))
    let decided = driver.text(of: .response)
    driver.select("✗ Cart: gift")
    driver.press("E")
    await imagine("gold", at: "✗ mbox.tier (in lower case) is", in: &driver)
    await imagine("250", at: "✗ mbox.cartTotal is", in: &driver)
    driver.select("mbox.tier of cart-banner")
    driver.press("x")
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("What if mbox.cartTotal = 250"))
    #expect(!driver.text(of: .response).contains("mbox.tier of"))
    driver.press(.escape)
    #expect(!driver.text(of: .response).contains("What if"))
    #expect(driver.hintLine.contains("Back to what was decided"))
    driver.select("✗ Cart: gift")
    driver.press("h")
    #expect(driver.text(of: .response) == decided)
  }

  @Test func `what-ifs take no numbers of calls, and going back to a call tells how to return`() async throws
  {
    var driver = ExplorerDriver([try .demo(14)])
    await driver.send()
    driver.press("w")
    driver.select("✗ Cart: gift")
    driver.press("t", .enter)
    await driver.answerCalls()
    #expect(driver.hintLine.contains("a keeps it, x takes it back."))
    driver.press("a")
    await driver.send()
    #expect(driver.state.history.records.map(\.number) == [2, 1])
    driver.press(.alternate("h"), "j", .enter)
    #expect(driver.hintLine.contains("as it was. In the form, u brings back what was there."))
    let count = driver.sent.count
    driver.press("M")
    driver.answer(await DemoDecisions.outcome(of: try .demo(14)))
    #expect(driver.sent.count == count + 2)
  }

  @Test func `what is imagined to be as it was is imagined no more`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("E")
    await imagine("gold", at: "✗ mbox.tier (in lower case) is", in: &driver)
    await imagine("silver", at: "✓ mbox.tier (in lower case) is", in: &driver)
    #expect(!driver.text(of: .response).contains("What if"))
  }

  @Test func `what-ifs become one change of the request that can be undone`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("t", .enter)
    await driver.answerCalls()
    driver.press("a")
    #expect(driver.document.request.execute?.mboxes?.first?.parameters?["tier"] == "gold")
    #expect(driver.document.request.execute?.mboxes?.first?.parameters?["cartTotal"] == "200")
    driver.press(.alternate("f"))
    #expect(driver.selectedLine?.contains("tier") == true)
    driver.press("u")
    let unchanged = try RequestDocument.demo(14)
    #expect(driver.document == unchanged)
  }

  @Test func `an answer to older what-ifs is dropped`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("t", .enter)
    let first = try #require(driver.calls.first)
    driver.select("mbox.tier of")
    driver.press("x")
    #expect(driver.cancelledCalls == [first.number])
    driver.answer(await DemoDecisions.outcome(of: first.document), call: first.number)
    #expect(driver.text(of: .response).contains("deciding…"))
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("= cart-banner stays"))
  }

  @Test func `leaving the request gives up what is not decided yet`() async throws {
    var driver = ExplorerDriver([try .demo(14), .hero], columns: 200, rows: 100)
    await driver.send()
    driver.press("w")
    driver.select("✗ Cart: gift")
    driver.press("t", .enter, .alternate("r"), "j")
    await driver.answerCalls()
    driver.press("k", "w")
    #expect(!driver.text(of: .response).contains("What if"))
    #expect(driver.text(of: .response).contains("Cart: gift"))
  }

  @Test func `a new answer begins without what-ifs`() async throws {
    var driver = await why(try .demo(14))
    driver.select("✗ Cart: gift")
    driver.press("t", .enter)
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("What if"))
    await driver.send()
    #expect(!driver.text(of: .response).contains("What if"))
  }

  /// For an activity that did not win: the line to go to, and the outcome of what is proposed.
  @Test(arguments: [
    (14, "✗ Cart: gift", "→ Cart: gift for gold members · Gift"),
    (1, "· B: hearth", "→ Hero test · B: hearth"),
    (5, "✗ B: stories", "→ Newsletter wording · B: stories"),
    (6, "✗ San Francisco store", "→ Regional banner · San Francisco store"),
    (7, "· Safari on a Mac", "→ App banner by device · Safari on a Mac"),
    (12, "· Weekday lunch", "→ Autumn sale · Weekday lunch"),
    (13, "− Loyalty teaser, app", "→ Loyalty teaser, app · App"),
  ])
  func `what is proposed makes the activity win`(demo: Int, line: String, outcome: String) async throws {
    var driver = await why(try .demo(demo))
    driver.press("g", "J", "E")
    driver.select(line)
    driver.press("t")
    #expect(driver.screen.contains("What it would take for"))
    driver.press(.enter)
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains(outcome), "\(driver.screen)")
  }

  @Test func `while something is imagined the first hints tell how to keep and how to leave it`() async throws
  {
    var driver = await why(try .demo(14))
    #expect(driver.hintLine.hasPrefix(" e what if"))
    driver.select("✗ Cart: gift")
    driver.press("t", .enter)
    await driver.answerCalls()
    driver.press("j")
    #expect(driver.hintLine.hasPrefix(" a keep  x take back  Esc leave what-if"))
    driver.press(.escape, "j")
    #expect(driver.hintLine.hasPrefix(" e what if"))
  }

  @Test(arguments: ["Experience “Reached”", "cart-banner #0", "✓ Cart: free shipping"])
  func `from the answer, its place or the winner it is asked which rule is to win`(line: String) async throws
  {
    var driver = await why(try .demo(14))
    driver.select(line)
    driver.press("t")
    #expect(driver.screen.contains("“Gift” of “Cart: gift for gold members”"))
    #expect(driver.screen.contains("“Almost there” of “Cart: free shipping”"))
    if line.hasPrefix("✓") { driver.press("j") }
    driver.press(.enter)
    #expect(driver.screen.contains("Not enough alone: mbox.tier of cart-banner = gold"), "\(driver.screen)")
    driver.press(.enter)
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("→ Cart: gift for gold members · Gift"))
  }

  @Test func `where one experience is left it is taken at once`() async throws {
    var driver = await why(try .demo(1))
    driver.select("▼ bucket")
    driver.press("t")
    #expect(driver.screen.contains("What it would take for “B: hearth” of “Hero test”"))
  }

  @Test func `on the answer e asks for the value that it names`() async throws {
    var driver = await why(try .demo(14))
    driver.select("Experience “Reached”")
    driver.press("e")
    #expect(driver.screen.contains("What if mbox.tier of cart-banner were"))
  }

  @Test func `what stands in the way is removed without spoiling what the winner needs`() async throws {
    var document = try RequestDocument.demo(14)
    document.request.execute?.mboxes?[0].parameters?["tier"] = "gold"
    document.request.execute?.mboxes?[0].parameters?["cartTotal"] = "250"
    var driver = await why(document)
    driver.press("g", "J", "E")
    driver.select("· Reached")
    driver.press("t", .enter)
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("→ Cart: free shipping · Reached"))
  }

  @Test func `what cannot be had is told`() async throws {
    var driver = await why(try .demo(14))
    driver.select("· Cart: gift wrap")
    driver.press("t")
    #expect(driver.screen.contains("No visitor was found whose buckets fit."))
  }

  @Test func `the visitor, the time and the property can be imagined too`() async throws {
    var driver = await why(try .demo(1))
    driver.press("g", "l")
    await imagine("visitor-2", at: "tnt id", in: &driver)
    #expect(driver.imagined.last?.request.id?.tntId == "visitor-2")
    #expect(driver.text(of: .response).contains("visitor-2 imagined decides the buckets"))
    await imagine("2026-11-27T18:00:00Z", at: "decided for", in: &driver)
    #expect(driver.imagined.last?.at == "2026-11-27T18:00:00Z")
    await imagine("token", at: "none: only activities", in: &driver)
    #expect(driver.imagined.last?.request.property?.token == "token")
    #expect(driver.text(of: .response).contains("Friday 18:00 UTC"))
  }

  @Test func `what the request leaves out, the decision knows`() async throws {
    var document = try RequestDocument.demo(1)
    document.propertyToken = "token-of-the-account"
    let explanation = try #require(try await DemoDecisions.result(of: document).explanation)
    #expect(explanation.text(of: .propertyToken) == "token-of-the-account")
    #expect(explanation.text(of: .time) == explanation.date.iso8601)
    #expect(explanation.text(of: .visitor(.tntId)) == explanation.visitorID?.tntId)
    #expect(explanation.text(of: .userAgent) == nil)
  }

  @Test func `a browser is chosen by name`() async throws {
    var driver = await why(try .demo(7))
    driver.select("✓ user.platform")
    driver.press("e")
    #expect(driver.screen.contains("What if the browser were"))
    let position = try #require(UserAgentPreset.all.firstIndex { $0.name == "Safari · macOS" })
    driver.press(Array(repeating: "j", count: position))
    driver.press(.enter)
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("browser = Safari · macOS"))
  }

  @Test func `an instant that is none is refused`() async throws {
    var driver = await why(try .demo(1))
    driver.press("g", "l")
    driver.select("decided for")
    driver.press("e", .control("u"))
    driver.paste("tomorrow")
    driver.press(.enter)
    #expect(driver.screen.contains("expected an instant"))
    #expect(driver.imagined.isEmpty)
  }

  @Test(arguments: [
    (
      "https://a.example.com/x?q=1#f", "page.path_lc", "/checkout", true,
      "https://a.example.com/checkout?q=1#f"
    ),
    ("https://a.example.com/x?q=1", "page.query_lc", "utm=2", true, "https://a.example.com/x?q=1&utm=2"),
    ("https://a.example.com/x", "page.query", "utm=2", false, "https://a.example.com/x?utm=2"),
    ("https://a.example.com", "page.domain", "google.com", false, "https://google.com/"),
    ("https://a.example.com/", "page.subdomain", "shop", false, "https://shop.example.com/"),
    ("", "referring.domain", "google.com", false, "https://google.com/"),
    ("https://a.example.com/x", "page.url", "https://b/", false, "https://b/"),
    ("https://a.example.com/x", "page.url_lc", "tents", true, "https://a.example.com/tents"),
    ("www.example.com/x", "page.fragment", "top", false, "https://www.example.com/www.example.com/x#top"),
  ])
  func `a part of an address is replaced and the rest stays`(
    url: String, variable: String, text: String, contains: Bool, expected: String
  ) {
    #expect(EditedAddress(url).setting(variable, to: text, contains: contains) == expected)
  }
}
