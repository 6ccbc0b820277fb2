import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Mboxes, parameters and customer ids: adding, duplicating, deleting.
struct FormListTests {
  private func driver(_ document: RequestDocument = .cart) -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: 160, rows: 70)
    driver.press(.alternate("f"))
    return driver
  }

  private func mboxes(_ driver: ExplorerDriver) -> [MboxRequest] {
    driver.document.request.execute?.mboxes ?? []
  }

  private func parameters(_ driver: ExplorerDriver) -> JSONObject? { mboxes(driver).first?.parameters }

  // MARK: - Mboxes

  @Test func `an mbox is added with the next free index`() {
    var driver = driver()
    driver.select("add an mbox")
    driver.press(.enter)
    driver.type("geo-banner")
    driver.press(.enter)
    #expect(mboxes(driver).map(\.name) == ["cart-banner", "geo-banner"])
    #expect(mboxes(driver).map(\.index) == [3, 4])
  }

  @Test func `an mbox is added from the heading of its group`() {
    var driver = driver()
    driver.select("Prefetch")
    driver.press("a")
    driver.type("geo-banner")
    driver.press(.enter)
    #expect(driver.document.request.prefetch?.mboxes?.map(\.name) == ["geo-banner"])
    #expect(mboxes(driver).count == 1)
  }

  @Test func `an mbox is duplicated with all it has, but with an index of its own`() {
    var driver = driver()
    driver.select("cart-banner")
    driver.press("c")
    #expect(mboxes(driver).map(\.name) == ["cart-banner", "cart-banner"])
    #expect(mboxes(driver).map(\.index) == [3, 4])
    #expect(mboxes(driver)[1].parameters == mboxes(driver)[0].parameters)
    driver.press("u")
    #expect(driver.document == .cart)
  }

  @Test func `a notification is added with the time it is now`() {
    var driver = driver()
    driver.select("Notifications")
    driver.press("a")
    driver.type("n-1")
    driver.press(.enter)
    let notification = driver.document.request.notifications?.first
    #expect(notification?.id == "n-1")
    #expect(notification?.timestamp == DemoDecisions.instant)
  }

  @Test func `deleting the last mbox leaves its list out`() {
    var driver = driver()
    driver.select("cart-banner")
    driver.press("d")
    #expect(driver.document.request.execute == nil)
    driver.press("u")
    #expect(driver.document == .cart)
  }

  @Test func `deleting a page's mboxes keeps its page load`() {
    var document = RequestDocument.cart
    document.request.execute?.pageLoad = .init()
    var driver = driver(document)
    driver.select("cart-banner")
    driver.press("d")
    #expect(driver.document.request.execute?.pageLoad != nil)
    #expect(driver.document.request.execute?.mboxes == nil)
  }

  // MARK: - Parameters

  @Test func `a new parameter asks for its name, then for its value`() {
    var driver = driver()
    driver.select("add a parameter")
    driver.press(.enter)
    driver.type("page.type")
    driver.press(.enter)
    driver.type("cart")
    driver.press(.enter)
    #expect(parameters(driver) == ["tier": "silver", "cartTotal": "89.90", "page.type": "cart"])
  }

  @Test func `a parameter is added from any line of its mbox`() {
    for line in ["cart-banner", "index", "tier"] {
      var driver = driver()
      driver.select(line)
      driver.press("a")
      driver.type("user")
      driver.press(.enter, "B", .enter)
      #expect(parameters(driver)?["user"] == "B", "from \(line)")
    }
  }

  @Test func `a parameter is duplicated behind itself and deleted`() {
    var driver = driver()
    driver.select("tier")
    driver.press("c")
    #expect(parameters(driver)?.map(\.name) == ["tier", "tier", "cartTotal"])
    // Two of the same name are of no use: the name of the second is edited.
    driver.type("2")
    driver.press(.enter, .enter)
    #expect(parameters(driver)?.map(\.name) == ["tier", "tier2", "cartTotal"])
    #expect(parameters(driver)?["tier2"] == "silver")
    driver.press("d")
    #expect(parameters(driver)?.map(\.name) == ["tier", "cartTotal"])
    driver.select("tier")
    driver.press("d", "d")
    #expect(parameters(driver) == nil)
  }

  @Test func `Escape takes the duplicate of a parameter away again`() {
    var driver = driver()
    driver.select("tier")
    driver.press("c", .escape)
    #expect(driver.document == .cart)
  }

  @Test func `a number stays a number when another is typed`() {
    var document = RequestDocument.cart
    document.request.execute?.mboxes?[0].parameters = ["visits": 5, "isMember": true, "visitsText": "5"]
    var driver = driver(document)
    driver.edit("visits ", to: "12")
    #expect(parameters(driver)?["visits"] == 12)
    driver.edit("isMember", to: "false")
    #expect(parameters(driver)?["isMember"] == false)
    driver.edit("visitsText", to: "6")
    #expect(parameters(driver)?["visitsText"] == "6")
    driver.edit("visits ", to: "a dozen")
    #expect(parameters(driver)?["visits"] == "a dozen")
  }

  @Test func `a parameter can be renamed`() {
    var driver = driver()
    driver.select("tier")
    driver.press(.enter, .backTab, .control("u"))
    driver.type("level")
    driver.press(.enter)
    #expect(parameters(driver)?.map(\.name) == ["level", "cartTotal"])
    #expect(parameters(driver)?["level"] == "silver")
  }

  // MARK: - Customer ids

  @Test func `a customer id is added as an authenticated one`() {
    var driver = driver(.hero)
    driver.select("Customer IDs")
    driver.press("a")
    driver.type("customer-1")
    driver.press(.enter)
    driver.type("crm")
    driver.press(.enter)
    #expect(
      driver.document.request.id?.customerIds
        == [CustomerId(id: "customer-1", integrationCode: "crm", authenticatedState: .authenticated)])
  }

  @Test func `a customer id is duplicated, changed and deleted`() throws {
    var driver = driver(try .demo(4))
    let before = driver.document
    driver.select("customer-48213")
    driver.press("c")
    #expect(
      driver.document.request.id?.customerIds?.map(\.id) == [
        "customer-48213", "customer-48213", "leaf-7730192",
      ])
    driver.press("d")
    #expect(driver.document == before)
    driver.select("state")
    driver.press(.enter)
    driver.type("unk")
    driver.press(.enter)
    #expect(driver.document.request.id?.customerIds?.first?.authenticatedState == .unknown)
  }

  @Test func `customer ids of the call are edited where they stand`() {
    var document = RequestDocument.hero
    document.customerIds = [
      CustomerId(id: "customer-1", integrationCode: "crm", authenticatedState: .loggedOut)
    ]
    var driver = driver(document)
    driver.select("customer-1")
    driver.press("c")
    #expect(driver.document.customerIds?.count == 2)
    #expect(driver.document.request.id?.customerIds == nil)
  }

  // MARK: - Giving up

  @Test(arguments: ["add an mbox", "add a parameter", "Customer IDs"])
  func `Escape on a new entry takes it away again`(line: String) {
    var driver = driver()
    driver.select(line)
    driver.press("a", "x", .escape)
    #expect(driver.document == .cart)
    #expect(!driver.title(of: .form).contains("changed"))
  }

  @Test(arguments: ["Context", "page URL", "Visitor"])
  func `where nothing can be added or duplicated, the hint line says so`(line: String) {
    var driver = driver()
    driver.select(line)
    driver.press("a")
    #expect(driver.hintLine.contains("add"))
    driver.press("c")
    #expect(driver.hintLine.contains("nothing to duplicate"))
    #expect(driver.document == .cart)
  }

  @Test func `a heading cannot be deleted, a field can be emptied once`() {
    var driver = driver()
    driver.select("Context")
    driver.press("d")
    #expect(driver.hintLine.contains("nothing to delete"))
    driver.select("page URL")
    driver.press("d")
    #expect(driver.document.request.context?.address == nil)
    driver.press("d")
    #expect(driver.hintLine.contains("nothing to delete"))
  }
}
