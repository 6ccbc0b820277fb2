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

  @Test func `what only a person can put right is told`() {
    var document = RequestDocument.cart
    document.request.id?.customerIds = [
      CustomerId(id: "c", integrationCode: "crm", authenticatedState: .authenticated)
    ]
    var driver = driver(document)
    driver.press("!", "f")
    #expect(driver.hintLine.contains("Only you can know"))
    #expect(driver.document == document)
    driver.select("page URL")
    driver.press("f")
    #expect(driver.hintLine.contains("Nothing is wrong here"))
  }
}
