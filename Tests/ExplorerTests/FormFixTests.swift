import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct FormFixTests {
  private func driver(_ document: RequestDocument) -> ExplorerDriver {
    var driver = ExplorerDriver(
      [document], columns: 200, rows: 70, knownMboxNames: ["cart-banner", "geo-banner"])
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `a misspelt mbox is advice, and its fix is the nearest name`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    document.request.execute?.mboxes?[0].name = "Cart-baner"
    var driver = driver(document)
    driver.press("!")
    #expect(driver.selectedLine?.contains("is not in the artifact") == true)
    #expect(driver.hintLine.contains("f fix"))
    driver.press("f")
    #expect(driver.document.request.execute?.mboxes?.first?.name == "cart-banner")
    #expect(driver.hintLine.contains("Named it cart-banner. u undoes it."))
    driver.press("u")
    #expect(driver.document == document)
    driver.press(.control("r"))
    #expect(driver.sent.count == 1)
  }

  @Test func `advice of every kind is fixed one after another`() {
    var document = RequestDocument.cart
    document.decisioningMethod = "on-device"
    document.at = "2026-11-27 18:00"
    document.request.context?.address?.url = "shop.example.com"
    document.request.context?.geo = Geo(countryCode: "us", stateCode: "ca")
    document.request.context?.clientHints = ClientHints(platform: "\"macOS\"")
    document.request.qaMode = QAMode(token: "t")
    document.request.execute?.mboxes?.append(MboxRequest(name: "geo-banner", index: 3))
    document.request.execute?.mboxes?[0].parameters = ["profile.tier": "gold", "orderId": "o-1", "visits": 5]
    var driver = driver(document)
    for _ in 0..<12 { driver.press("!", "f") }
    let fixed = driver.document
    #expect(fixed.decisioningMethod == "server-side")
    #expect(fixed.at == "2026-11-27T18:00:00Z")
    #expect(fixed.request.context?.address?.url == "https://shop.example.com")
    #expect(fixed.request.context?.geo == Geo(countryCode: "US", stateCode: "CA"))
    #expect(fixed.request.context?.clientHints?.platform == "macOS")
    #expect(
      fixed.request.execute?.mboxes?.map(\.index) == [3, 4]
        || fixed.request.execute?.mboxes?.map(\.index) == [4, 3])
    #expect(fixed.request.execute?.mboxes?[0].parameters == ["visits": "5"])
    #expect(fixed.request.execute?.mboxes?[0].profileParameters == ["tier": "gold"])
    #expect(fixed.request.execute?.mboxes?[0].order?.id == "o-1")
    #expect(!driver.title(of: .form).contains("✗"))
  }

  @Test func `customer ids without an ECID open its field`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    document.sessionId = "s"
    document.request.id?.customerIds = [
      CustomerId(id: "c", integrationCode: "crm", authenticatedState: .authenticated)
    ]
    var driver = driver(document)
    driver.press("!")
    #expect(driver.text(of: .form).contains("needs an ECID"))
    driver.press("f")
    #expect(driver.hintLine.contains("Type the ECID here"))
    driver.type("4711")
    driver.press(.enter)
    #expect(driver.document.request.id?.marketingCloudVisitorId == "4711")
    driver.press("!")
    #expect(driver.hintLine.contains("no problem"))
  }

  @Test func `a trace that needs a token opens its field`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    document.request.trace = .init()
    document.decisioningMethod = "server-side"
    var driver = driver(document)
    driver.press("!", "f")
    driver.type("token")
    driver.press(.enter)
    #expect(driver.document.request.trace?.authorizationToken == "token")
  }

  @Test func `a parameter that stands twice keeps the value that counts`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    var driver = driver(document)
    driver.select("add a parameter")
    driver.press(.enter)
    driver.type("tier")
    #expect(driver.text(of: .form).contains("more than once"))
    driver.press(.enter)
    driver.type("gold")
    driver.press(.enter, "!", "f")
    #expect(
      driver.document.request.execute?.mboxes?.first?.parameters == ["cartTotal": "89.90", "tier": "gold"])
    #expect(driver.hintLine.contains("Kept the last tier"))
  }

  @Test func `what has ended in the mbox cookie is told and taken out`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    let now = DemoDecisions.instant / 1000
    document.targetCookie = "session#s-1#\(now - 60)|PC#abc.28_0#\(now + 60)"
    var driver = driver(document)
    driver.press("!")
    #expect(driver.selectedLine?.contains("mbox cookie") == true)
    #expect(driver.text(of: .form).contains("the session in it ended at"))
    driver.press("f")
    #expect(driver.document.targetCookie == "PC#abc.28_0#\(now + 60)")
    driver.press("!")
    #expect(driver.hintLine.contains("no problem"))
  }

  @Test func `a text that is no mbox cookie is told`() {
    var document = RequestDocument.cart
    document.targetCookie = "b95480c8"
    var driver = driver(document)
    driver.press("!", "!")
    #expect(driver.text(of: .form).contains("has no part such as session#"))
  }

  @Test func `a cookie that has ended altogether is taken out`() {
    var document = RequestDocument.cart
    document.targetCookie = "session#s-1#1570321860|PC#abc.28_0#1570321860"
    var driver = driver(document)
    driver.press("!", "!")
    #expect(driver.text(of: .form).contains("both count as absent"))
    driver.press("f")
    #expect(driver.document.targetCookie == nil)
  }

  @Test func `what the mbox cookie goes before is told at its field`() {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    let later = DemoDecisions.instant / 1000 + 60
    document.targetCookie = "session#s-1#\(later)|PC#abc.28_0#\(later)"
    document.sessionId = "s-2"
    document.targetLocationHint = "35"
    var driver = driver(document)
    driver.press("!")
    #expect(driver.selectedLine?.contains("session id") == true)
    #expect(driver.text(of: .form).contains("the session of the mbox cookie, s-1, goes before it"))
    driver.press("f", "!")
    #expect(driver.selectedLine?.contains("location hint") == true)
    driver.press("f")
    #expect(driver.document.targetLocationHint == "28")
    #expect(driver.document.sessionId == nil)
  }

  @Test func `what only a person can put right is told`() {
    let document = RequestDocument.cart
    var driver = driver(document)
    driver.press("!", "f")
    #expect(driver.hintLine.contains("user agent: is missing"))
    #expect(driver.hintLine.contains("Only you can know"))
    #expect(driver.document == document)
    driver.select("page URL")
    driver.press("f")
    #expect(driver.hintLine.contains("Nothing is wrong here"))
  }
}
