import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Pasting while no field is open.
struct FormPasteTests {
  private func driver(_ document: RequestDocument = .cart) -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: 200, rows: 60)
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `a URL is the new page, in one change`() {
    var driver = driver()
    driver.paste("https://shop.example.com/cart?a=1\n")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/cart?a=1")
    #expect(driver.hintLine.contains("Set the page URL. u undoes it."))
    driver.press("u")
    #expect(driver.document == .cart)
    driver.press("U")
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/cart?a=1")
  }

  @Test func `a curl command replaces the request`() {
    var driver = driver()
    driver.paste(
      "curl 'https://a.tt.omtrdc.net/rest/v1/delivery?client=a&sessionId=s-1' "
        + #"-d '{"context":{"channel":"mobile"},"prefetch":{"mboxes":[{"name":"geo-banner"}]}}'"#)
    #expect(driver.document.request.context == Context(channel: .mobile))
    #expect(driver.document.sessionId == "s-1")
    #expect(driver.text(of: .form).contains("geo-banner"))
    driver.press("u")
    #expect(driver.document == .cart)
  }

  @Test func `a request that was pasted is not lost without a question`() {
    var driver = ExplorerDriver([.cart], columns: 120, rows: 40)
    driver.paste(#"{"execute": {"mboxes": [{"name": "geo-banner"}]}}"#)
    driver.press(.alternate("r"), "q")
    #expect(!driver.hasQuit)
    #expect(driver.screen.contains("geo-banner"))
  }

  @Test func `a request that is pasted among the requests is a new one`() {
    var driver = ExplorerDriver([.cart, .hero], columns: 200, rows: 60)
    driver.paste(#"{"execute": {"mboxes": [{"name": "geo-banner"}]}}"#)
    #expect(driver.state.requests.documents.count == 3)
    #expect(driver.document.request.execute?.mboxes?.map(\.name) == ["geo-banner"])
    #expect(driver.state.focus == .form)
    #expect(driver.hintLine.contains("A new request."))
    driver.press(.alternate("r"), "g")
    #expect(driver.document == .cart)
  }

  @Test func `a part that is pasted among the requests changes the open one, and u undoes it at once`() {
    var driver = ExplorerDriver([.cart, .hero], columns: 200, rows: 60)
    driver.paste("https://other.example/")
    #expect(driver.document.request.context?.address?.url == "https://other.example/")
    driver.press("u")
    #expect(driver.document == .cart)
  }

  @Test func `an object goes into the parameters that are selected`() {
    var driver = driver()
    driver.select("tier")
    driver.paste(#"{"tier": "gold", "user": "B"}"#)
    #expect(
      driver.document.request.execute?.mboxes?.first?.parameters
        == ["tier": "gold", "cartTotal": "89.90", "user": "B"])
    #expect(driver.hintLine.contains("Set 2 parameters."))
  }

  @Test(arguments: [#"{"name": "Ann", "address": "Main St"}"#, #"{"name": "Ann"}"#])
  func `parameters that are called like members of an mbox are parameters`(text: String) {
    var driver = driver()
    driver.select("tier")
    driver.paste(text)
    #expect(driver.document.request.execute?.mboxes?.count == 1)
    #expect(driver.document.request.execute?.mboxes?.first?.parameters?["name"] == "Ann")
  }

  @Test func `an mbox is added even when parameters are selected`() {
    var driver = driver()
    driver.select("tier")
    driver.paste(#"{"name": "geo-banner", "index": 7}"#)
    #expect(driver.document.request.execute?.mboxes?.map(\.name).last == "geo-banner")
  }

  @Test func `a request replaces the request even when parameters are selected`() {
    var driver = driver()
    driver.select("tier")
    driver.paste(#"{"execute": {"pageLoad": {}}}"#)
    #expect(driver.document.request.execute == ExecuteRequest(pageLoad: .init()))
  }

  @Test(arguments: [("dq", "no URL"), ("{\"a\":\n!}", "line 2, column 1"), ("curl 'x", "does not end")])
  func `what cannot be understood is told, and nothing changes`(text: String, sentence: String) {
    var driver = driver()
    driver.paste(text)
    #expect(driver.hintLine.contains("Nothing was pasted"))
    #expect(driver.hintLine.contains(sentence))
    #expect(driver.document == .cart)
    #expect(!driver.hasQuit)
  }

  @Test func `what the request has already is no change`() {
    var driver = driver()
    driver.paste("https://shop.example.com/cart")
    #expect(driver.hintLine.contains("already"))
    driver.press("u")
    #expect(driver.hintLine.contains("Nothing to undo"))
  }

  @Test func `the response is no place to paste into`() {
    var driver = driver()
    driver.press(.alternate("o"))
    driver.paste("https://other.example")
    #expect(driver.document == .cart)
    #expect(driver.hintLine.contains("Go to the form"))
  }
}
