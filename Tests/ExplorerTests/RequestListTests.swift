import Testing
import Workspace

struct RequestListTests {
  @Test func `the first saved request is in the form at the start`() {
    let driver = ExplorerDriver([.hero, .cart])
    #expect(driver.text(of: .requests).contains("Hero"))
    #expect(driver.text(of: .requests).contains("Cart"))
    #expect(driver.title(of: .form).contains("Hero"))
    #expect(driver.text(of: .form).contains("homepage-hero"))
    #expect(driver.selectedLine?.contains("Hero") == true)
  }

  @Test func `choosing a saved request shows it in the form`() {
    var driver = ExplorerDriver([.hero, .cart], columns: 200)
    driver.press("j")
    #expect(driver.title(of: .form).contains("Cart"))
    #expect(driver.text(of: .form).contains("https://shop.example.com/cart"))
    #expect(driver.text(of: .form).contains("cart-banner"))
    #expect(!driver.text(of: .form).contains("homepage-hero"))
    #expect(driver.sent.isEmpty)
  }

  @Test func `the description of the selected request shows`() {
    var driver = ExplorerDriver([.hero, .cart])
    #expect(driver.text(of: .requests).contains("Hero of the shop."))
    driver.press("j")
    #expect(driver.text(of: .requests).contains("Cart of the shop."))
  }

  @Test func `Enter sends the selected request`() async {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press("j", .enter)
    #expect(driver.sent == [.cart])
    await driver.answerCalls()
    #expect(driver.text(of: .response).contains("Cart: free shipping"))
  }

  @Test func `edits stay with their request when another is opened`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.edit("page URL", to: "https://shop.example.com/new")
    driver.press(.alternate("r"), "j")
    #expect(driver.document == .cart)
    driver.press("k")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/new")
    #expect(driver.title(of: .form).contains("changed"))
  }

  @Test func `requests with changes have a mark in the list`() {
    var driver = ExplorerDriver([.hero, .cart])
    #expect(!driver.text(of: .requests).contains("•"))
    driver.edit("page URL", to: "https://shop.example.com/new")
    driver.press(.alternate("r"), "j")
    #expect(driver.text(of: .requests).contains("Hero •"))
    driver.edit("tier", to: "gold")
    #expect(driver.text(of: .requests).contains("Cart •"))
    driver.press(.alternate("f"), "u", .alternate("r"), "k", .alternate("f"), "u")
    #expect(!driver.text(of: .requests).contains("•"))
  }

  @Test func `an edit can be undone after another request was opened`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.edit("page URL", to: "https://shop.example.com/new")
    driver.press(.alternate("r"), "j", "k", .alternate("f"), "u")
    #expect(driver.document == .hero)
    #expect(!driver.title(of: .form).contains("changed"))
  }

  @Test func `a new request begins with the name of its mbox`() async {
    var driver = ExplorerDriver([.hero])
    driver.press("n")
    driver.type("homepage-hero")
    driver.press(.enter)
    #expect(driver.document.request.execute?.mboxes?.map(\.name) == ["homepage-hero"])
    await driver.send()
    #expect(driver.text(of: .response).contains("Hero test"))

    driver.press(.alternate("r"), "k")
    #expect(driver.document == .hero)
    driver.press("j")
    #expect(driver.document.request.execute?.mboxes?.map(\.name) == ["homepage-hero"])
  }

  @Test func `without saved requests there is one to begin with, and it is not lost`() {
    var driver = ExplorerDriver([])
    driver.edit("page URL", to: "https://shop.example.com/first")
    driver.press(.alternate("r"), "n", .escape, .alternate("r"), "g")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/first")
  }

  @Test func `moving past either end of the list changes nothing`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press("k", .up, "g")
    #expect(driver.document == .hero)
    driver.press("G", "j", .down, .pageDown)
    #expect(driver.document == .cart)
  }
}
