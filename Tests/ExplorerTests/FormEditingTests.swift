import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct FormEditingTests {
  private func driver(_ document: RequestDocument = .hero) -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: 200, rows: 60)
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `a field is edited where it stands`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter)
    driver.type("stories")
    #expect(driver.rows(of: .form).contains { $0.contains("https://shop.example.com/stories") })
    #expect(driver.document == .hero)
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url == "https://shop.example.com/stories")
    #expect(driver.title(of: .form).contains("changed"))
  }

  @Test func `Escape gives up what was typed`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter)
    driver.type("stories")
    driver.press(.escape)
    #expect(driver.document == .hero)
    #expect(!driver.title(of: .form).contains("changed"))
  }

  @Test func `keys that are commands elsewhere are text in a field`() {
    var driver = driver()
    driver.select("property token")
    driver.press(.enter)
    driver.type("qjk?/u!z1")
    driver.press(.enter)
    #expect(driver.document.request.property?.token == "qjk?/u!z1")
    #expect(!driver.hasQuit)
  }

  @Test func `Control-C in a field gives up the field, not the program`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter, "x", .control("c"))
    #expect(driver.document == .hero)
    #expect(!driver.hasQuit)
    driver.press(.control("c"))
    #expect(driver.hasQuit)
  }

  @Test func `an emptied field leaves its member out, and its parent with it`() throws {
    var driver = driver()
    driver.edit("page URL", to: "")
    #expect(driver.document.request.context?.address == nil)
    #expect(driver.document.request.context?.channel == .web)
    driver.edit("tnt id", to: "")
    #expect(driver.document.request.id == nil)
  }

  @Test(arguments: [
    ("referring URL", "https://www.google.com/", "context.address.referringUrl"),
    ("ECID", "01173826832780065249666817431534081219", "id.marketingCloudVisitorId"),
    ("third-party id", "faye-2291", "id.thirdPartyId"), ("property token", "7d1c6a54", "property.token"),
  ])
  func `a text field sets its member of the request`(label: String, text: String, path: String) throws {
    var driver = driver()
    driver.edit(label, to: text)
    let request = try OrderedJSONEncoder().encode(driver.document.request)
    let value = path.split(separator: ".").reduce(JSON?.some(request)) { $0?[String($1)] }
    #expect(value == .string(text))
  }

  @Test func `session id and time stand beside the request`() {
    var driver = driver()
    driver.edit("session id", to: "my-session")
    driver.edit("decide at", to: "2026-11-27T18:00:00Z")
    #expect(driver.document.sessionId == "my-session")
    #expect(driver.document.at == "2026-11-27T18:00:00Z")
  }

  @Test func `pasted lines become one line in the field`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter, .control("u"))
    driver.paste("https://a.example/\n?b\n")
    #expect(driver.hintLine.contains("The line break became a blank"))
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url == "https://a.example/ ?b")
  }

  @Test func `pasting without a field says where to paste`() {
    var driver = driver()
    driver.paste("dq")
    #expect(driver.document == .hero)
    #expect(driver.hintLine.contains("Open a field with Enter"))
    #expect(!driver.hasQuit)
  }

  // MARK: - Numbers

  @Test(arguments: [("60", 60.0), ("-300", -300), ("0", 0), ("5.5", 5.5), (" 5 ", 5), ("+5", 5)])
  func `a number of minutes is taken over`(text: String, minutes: Double) {
    var driver = driver()
    driver.edit("time offset", to: text)
    #expect(driver.document.request.context?.timeOffsetInMinutes == minutes)
  }

  @Test(arguments: ["an hour", "1h", "nan", "inf", "1e999", "0x10", "5 5"])
  func `what is no number of minutes is refused with a sentence, and editing goes on`(text: String) {
    var driver = driver()
    driver.edit("time offset", to: text)
    #expect(driver.text(of: .form).contains("must be a number of minutes, such as 60 or -300"))
    #expect(driver.document == .hero)
    driver.press(.control("u"), "9", "0", .enter)
    #expect(driver.document.request.context?.timeOffsetInMinutes == 90)
  }

  @Test(arguments: ["one", "1.5", "99999999999999999999", "2147483648"])
  func `an index that is no whole number of 32 bits is refused`(text: String) {
    var driver = driver()
    driver.edit("index", to: text)
    #expect(driver.text(of: .form).contains("must be a whole number"))
    driver.press(.escape)
    #expect(driver.document == .hero)
  }

  @Test func `blanks alone are nothing where a number or an instant is wanted`() throws {
    for kind: FormValueKind in [.number("a number"), .wholeNumber, .milliseconds, .instant] {
      #expect(try kind.value(of: "  ", replacing: nil) == nil)
    }
    #expect(try FormValueKind.text(nil).value(of: "  ", replacing: nil) == "  ")
  }

  @Test func `an index that is out of range is told the range`() {
    var driver = driver()
    driver.edit("index", to: "99999999999")
    #expect(driver.hintLine.contains("must be a whole number from -2147483648 to 2147483647"))
  }

  @Test func `a refused text is not sent`() {
    var driver = driver()
    driver.edit("time offset", to: "an hour")
    driver.press(.control("r"))
    #expect(driver.sent.isEmpty)
    #expect(driver.hintLine.contains("Not sent. time offset must be a number of minutes"))
    #expect(driver.text(of: .form).contains("must be a number of minutes"))
  }

  @Test func `sending takes over the field being edited`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter)
    driver.type("stories")
    driver.press(.control("r"))
    #expect(driver.sent.last?.request.context?.address?.url == "https://shop.example.com/stories")
  }

  // MARK: - Choices

  @Test func `a choice is narrowed down by typing`() {
    var driver = driver()
    driver.select("channel")
    driver.press(.enter)
    #expect(driver.screen.contains("mobile  a mobile"))
    driver.type("mob")
    #expect(!driver.screen.contains("web  a web page"))
    driver.press(.enter)
    #expect(driver.document.request.context?.channel == .mobile)
    #expect(!driver.screen.contains("mobile  a mobile"))
  }

  @Test func `a choice begins at the value the field has`() {
    var driver = driver()
    for wanted in ["client_side", "server_side"] {
      driver.select("analytics")
      driver.press(.enter)
      driver.type(wanted)
      driver.press(.enter)
      driver.press(.enter, .enter)
      #expect(driver.document.request.experienceCloud?.analytics?.logging?.rawValue == wanted)
    }
  }

  @Test func `Escape leaves a choice without choosing`() {
    var driver = driver()
    driver.select("channel")
    driver.press(.enter, .down, .escape)
    #expect(driver.document == .hero)
    #expect(!driver.screen.contains("mobile  a mobile"))
  }

  @Test func `sending closes a choice without choosing`() {
    var driver = driver()
    driver.select("channel")
    driver.press(.enter, .down, .control("r"))
    #expect(driver.sent == [.hero])
    #expect(!driver.screen.contains("mobile  a mobile"))
  }

  @Test func `trace and analytics are switched on and off again`() {
    var driver = driver()
    for (label, option) in [("trace", "on"), ("analytics", "client_side")] {
      driver.select(label)
      driver.press(.enter)
      driver.type(option)
      driver.press(.enter)
    }
    #expect(driver.document.request.trace != nil)
    #expect(driver.document.request.experienceCloud?.analytics?.logging == .clientSide)
    for (label, option) in [("trace", "off"), ("analytics", "Not given")] {
      driver.select(label)
      driver.press(.enter)
      driver.type(option)
      driver.press(.enter)
    }
    #expect(driver.document == .hero)
  }

  @Test func `a browser is chosen by name, and its user agent is sent`() throws {
    var driver = driver()
    driver.select("user agent")
    driver.press(.enter)
    driver.type("firefox")
    driver.press(.enter)
    let userAgent = try #require(driver.document.request.context?.userAgent)
    #expect(userAgent.contains("Firefox/"))
    #expect(driver.rows(containing: "user agent").contains { $0.contains("Firefox · ") })
  }

  @Test func `a user agent can be typed or pasted as well`() {
    var typed = driver()
    typed.select("user agent")
    typed.press(.enter)
    typed.type("Type")
    typed.press(.enter)
    typed.type("curl/8")
    typed.press(.enter)
    #expect(typed.document.request.context?.userAgent == "curl/8")

    var pasted = driver()
    pasted.select("user agent")
    pasted.press(.enter)
    pasted.paste("curl/8")
    pasted.press(.enter)
    #expect(pasted.document.request.context?.userAgent == "curl/8")
  }

  // MARK: - Undoing

  @Test func `what is undone or made again is gone to`() {
    var driver = ExplorerDriver([.cart], columns: 200, rows: 70)
    driver.edit("tier", to: "gold")
    driver.select("session id")
    driver.press("u")
    #expect(driver.selectedLine?.contains("silver") == true)
    #expect(driver.hintLine.contains("Undone: tier."))
    driver.select("session id")
    driver.press("U")
    #expect(driver.selectedLine?.contains("gold") == true)
  }

  @Test func `the names of the artifact are offered for an mbox, and Tab completes one`() {
    var driver = ExplorerDriver(
      [.cart], columns: 200, rows: 70, knownMboxNames: ["cart-banner", "geo-banner", "geo-map"])
    driver.press(.alternate("r"), "n")
    #expect(driver.screen.contains("The artifact has cart-banner, geo-banner, geo-map"))
    driver.type("geo-m")
    #expect(driver.screen.contains("Tab completes: geo-map"))
    driver.press(.tab)
    driver.press(.enter)
    #expect(driver.document.request.execute?.mboxes?.map(\.name) == ["geo-map"])
  }

  @Test func `the names of the artifact are a list to choose from, and any other name can be typed`() {
    let names = (1...17).map { "box-\($0)" } + ["geo-map"]
    var driver = ExplorerDriver([.cart], columns: 200, rows: 70, knownMboxNames: names)
    driver.press(.alternate("r"), "n")
    #expect(driver.text(of: .form).contains("and 10 more. ↓ lists them."))
    driver.press(.down)
    #expect(driver.screen.contains("box-17"))
    driver.type("map")
    #expect(!driver.screen.contains("box-17"))
    driver.press(.escape)
    driver.type("other")
    driver.press(.down, .escape, .control("u"))
    driver.type("geo")
    driver.press(.down, .enter)
    #expect(driver.document.request.execute?.mboxes?.map(\.name) == ["geo-map"])
    #expect(driver.state.form.editing == nil)
  }

  @Test func `a text that is too long for its window takes the room of its label`() {
    var driver = ExplorerDriver([.hero], columns: 80, rows: 24)
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter)
    #expect(driver.rows(of: .form).contains { $0.contains("page URL https://shop.example.com/") })
    driver.type("category")
    #expect(driver.rows(of: .form).contains { $0.contains("  https://shop.example.com/category") })
    driver.press(.enter)
    // What the line cuts stands below the form.
    #expect(driver.rows(of: .form).contains { $0.hasPrefix("https://shop.example.com/category") })
  }

  @Test func `the whole value of a field is shown on its own, and copied`() {
    var driver = driver()
    let url = "https://shop.example.com/" + String(repeating: "long/", count: 80)
    driver.edit("page URL", to: url)
    driver.press("v")
    #expect(driver.screen.contains("page URL"))
    driver.press("y")
    #expect(driver.copied == [url])
    driver.press("v")
    #expect(driver.state.overlay == nil)
    driver.select("session id")
    driver.press("v")
    #expect(driver.hintLine.contains("There is no value here"))
  }

  @Test func `changes are undone and made again, one by one`() {
    var driver = driver()
    driver.edit("page URL", to: "https://one.example")
    driver.edit("session id", to: "two")
    let changed = driver.document
    driver.press("u")
    #expect(driver.document.sessionId == nil)
    #expect(driver.document.request.context?.address?.url == "https://one.example")
    driver.press("u")
    #expect(driver.document == .hero)
    #expect(!driver.title(of: .form).contains("changed"))
    driver.press("u")
    #expect(driver.hintLine.contains("Nothing to undo"))
    driver.press("U", "U")
    #expect(driver.document == changed)
    driver.press("U")
    #expect(driver.hintLine.contains("Nothing to redo"))
  }

  @Test func `a new change ends what could be made again`() {
    var driver = driver()
    driver.edit("session id", to: "one")
    driver.press("u")
    driver.edit("session id", to: "two")
    driver.press("U")
    #expect(driver.document.sessionId == "two")
  }

  @Test func `taking over the same text is no change`() {
    var driver = driver()
    driver.edit("page URL", to: "https://shop.example.com/")
    #expect(!driver.title(of: .form).contains("changed"))
    driver.press("u")
    #expect(driver.hintLine.contains("Nothing to undo"))
  }
}
