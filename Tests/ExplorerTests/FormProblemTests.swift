import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct FormProblemTests {
  @Test func `the account's method decides what is advised`() {
    for (method, words) in [
      (DecisioningMethod.serverSide, "count nothing"), (.onDevice, "browser conditions"),
    ] {
      var driver = ExplorerDriver([.hero], columns: 200, rows: 60, decisioningMethod: method)
      driver.press(.alternate("f"), "!")
      #expect(driver.selectedLine?.contains("user agent") == true)
      #expect(driver.text(of: .form).contains("is missing"))
      #expect(driver.text(of: .form).contains(words))
    }
  }

  /// A request with nothing wrong in it.
  private static var sound: RequestDocument {
    var document = RequestDocument.cart
    document.request.context?.userAgent = UserAgentPreset.all[0].userAgent
    return document
  }

  private func driver(_ document: RequestDocument = FormProblemTests.sound) -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: 200, rows: 60)
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `the limit of an mbox name shows while it is typed`() {
    var driver = driver()
    driver.select("name ")
    driver.press(.enter, .control("u"))
    driver.paste(String(repeating: "m", count: 250))
    #expect(!driver.text(of: .form).contains("must not be longer"))
    driver.type(String(repeating: "m", count: 50))
    #expect(
      driver.text(of: .form).contains("must not be longer than 250 characters, but has 300"))
    driver.press(.backspace)
    #expect(
      driver.text(of: .form).contains("must not be longer than 250 characters, but has 299"))
  }

  @Test func `an mbox name that is too long is kept but not sent`() {
    var driver = driver()
    driver.edit("name ", to: String(repeating: "m", count: 300))
    #expect(driver.document.request.execute?.mboxes?.first?.name.count == 300)
    #expect(driver.title(of: .form).contains("✗ 1"))
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("Not sent"))
    #expect(driver.hintLine.contains("must not be longer than 250 characters, but has 300"))
    driver.press("u", .control("r"))
    #expect(driver.sent == [Self.sound])
  }

  @Test func `the fifty-first customer id is one too many`() {
    var document = RequestDocument.hero
    document.request.id?.customerIds = (1...50).map {
      CustomerId(id: "customer-\($0)", integrationCode: "crm", authenticatedState: .authenticated)
    }
    var driver = driver(document)
    #expect(!driver.title(of: .form).contains("✗"))
    driver.select("customer-50")
    driver.press("c")
    #expect(driver.title(of: .form).contains("✗ 1"))
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("must not have more than 50 entries, but has 51"))
    #expect(driver.selectedLine?.contains("Customer IDs") == true)
  }

  @Test func `the fifty-first parameter is one too many`() {
    var document = RequestDocument.hero
    document.request.execute?.mboxes?[0].parameters = JSONObject(
      (1...51).map { JSONObject.Member(name: "p\($0)", value: "v") })
    var driver = driver(document)
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("must not have more than 50 entries, but has 51"))
    #expect(driver.selectedLine?.contains("parameters (51)") == true)
  }

  @Test(arguments: [
    ("profile.tier", "the name must not start with \"profile.\""),
    ("orderId", "use the members of order"),
    (String(repeating: "n", count: 129), "the name must not be longer than 128 characters, but has 129"),
  ])
  func `the rules of parameter names show while a name is typed`(name: String, sentence: String) {
    var driver = driver()
    driver.select("add a parameter")
    driver.press(.enter)
    driver.paste(name)
    // The count of characters stands at the end of the first line of a long sentence.
    #expect(driver.text(of: .form).contains(sentence.prefix(40)))
    driver.press(.enter, .enter)
    #expect(driver.title(of: .form).contains("✗"))
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains(sentence))
  }

  @Test func `a parameter without a name is refused`() {
    var driver = driver()
    driver.select("add a parameter")
    driver.press(.enter, .enter, "v", .enter, .control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("the name must not be empty"))
  }

  @Test func `a value of more than 5000 characters is refused`() {
    var driver = driver()
    driver.edit("tier", to: String(repeating: "v", count: 5_001))
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("must not be longer than 5000 characters, but has 5001"))
  }

  @Test(arguments: ["tomorrow", "2026-13-01T00:00:00Z", "2026-11-27 18:00"])
  func `a time that cannot be read is refused with an example`(text: String) {
    var driver = driver()
    driver.edit("decide at", to: text)
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("such as 2026-11-27T18:00:00Z"))
    #expect(driver.selectedLine?.contains("decide at") == true)
  }

  @Test func `advice is shown but does not keep a request from being sent`() {
    var driver = driver()
    driver.edit("page URL", to: "shop.example.com")
    #expect(driver.text(of: .form).contains("should start with a scheme"))
    #expect(!driver.title(of: .form).contains("✗"))
    driver.press(.control("r"))
    #expect(driver.sent.count == 1)
  }

  @Test func `sending an invalid request goes to the field that is refused, not to advice`() {
    var document = RequestDocument.cart
    document.request.context?.address?.url = "shop.example.com"
    document.request.id?.tntId = "a.b.c"
    var driver = ExplorerDriver([document], columns: 200, rows: 60)
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.state.focus == .form)
    #expect(driver.selectedLine?.contains("tnt id") == true)
    #expect(driver.hintLine.contains("must have no dot"))
  }

  @Test func `the field that is refused opens when it is folded away`() {
    var driver = driver()
    driver.edit("tnt id", to: "a.b.c")
    driver.select("Visitor")
    driver.press("h")
    #expect(!driver.text(of: .form).contains("tnt id"))
    driver.press(.control("r"))
    #expect(driver.selectedLine?.contains("tnt id") == true)
  }

  @Test func `one key goes from problem to problem and around`() {
    var driver = driver()
    driver.edit("tnt id", to: "a.b.c")
    driver.edit("decide at", to: "tomorrow")
    driver.press("g", "!")
    #expect(driver.selectedLine?.contains("tnt id") == true)
    driver.press("!")
    #expect(driver.selectedLine?.contains("decide at") == true)
    driver.press("!")
    #expect(driver.selectedLine?.contains("tnt id") == true)
  }

  @Test func `with several problems the message tells how many`() {
    var driver = driver()
    driver.edit("tnt id", to: "a.b.c")
    driver.edit("decide at", to: "tomorrow")
    driver.press("g", .control("r"))
    #expect(driver.hintLine.contains("! goes to the next of 2"))
    #expect(driver.hintLine.contains("must have no dot"))
  }

  @Test func `a message that is longer than a row is told in full`() {
    var document = Self.sound
    document.request.id?.tntId = "a.b.c"
    document.at = "tomorrow"
    var driver = ExplorerDriver([document], columns: 60, rows: 16)
    driver.press(.control("r"))
    #expect(
      driver.hintLine.contains("Not sent. tnt id: must have no dot except the one before the location hint"))
    #expect(driver.hintLine.contains("! goes to the next of 2"))
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
    driver.press("j")
    #expect(!driver.screen.contains("Not sent"))
  }

  @Test func `problems are gone to from other panes, and counted with advice`() {
    var document = Self.sound
    document.request.id?.tntId = "a.b.c"
    document.request.context?.address?.url = "shop.example.com"
    var driver = ExplorerDriver([document], columns: 160, rows: 60)
    #expect(driver.title(of: .form).contains("✗ 1 ! 1"))
    driver.press(.alternate("o"), "!")
    #expect(driver.state.focus == .form)
    #expect(driver.selectedLine?.contains("page URL") == true)
    #expect(driver.hintLine.contains("1 of 2 · f fixes it"))
    driver.press(.alternate("r"), "!")
    #expect(driver.selectedLine?.contains("tnt id") == true)
    #expect(driver.hintLine.contains("2 of 2"))
  }

  @Test func `without a problem there is none to go to`() {
    var driver = driver()
    driver.press("!")
    #expect(driver.hintLine.contains("no problem"))
  }

  @Test func `a problem in a part that is closed is gone to`() {
    var document = Self.sound
    document.request.context?.application = Application(id: String(repeating: "i", count: 251))
    var driver = driver(document)
    #expect(driver.title(of: .form).contains("✗ 1"))
    driver.select("Context")
    driver.press("h", "!")
    #expect(driver.text(of: .form).contains("must not be longer than 250 characters"))
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("id: must not be longer"))
  }

  @Test func `a bare request and a wrapped one show the same problems`() throws {
    let bare = #"{"context":{"channel":"web"},"execute":{"mboxes":[{"name":""}]}}"#
    for text in [bare, #"{"request":\#(bare)}"#] {
      var driver = driver(try RequestDocument(parsing: Array(text.utf8), source: "request.json"))
      #expect(driver.title(of: .form).contains("✗ 1"))
      driver.press(.control("r"))
      #expect(driver.selectedLine?.contains("must not be empty") == true)
    }
  }
}
