import DeliveryAPI
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct FormNavigationTests {
  @Test func `every line of a full request is shown in the narrowest form`() throws {
    var driver = ExplorerDriver([try .full()], columns: 120, rows: 40)
    driver.press(.alternate("f"))
    for _ in 0..<30 { driver.press("<") }
    for _ in 0..<200 {
      driver.press("j")
      #expect(!driver.screen.isEmpty)
    }
  }

  private func driver(_ document: RequestDocument = .cart) -> ExplorerDriver {
    var driver = ExplorerDriver([document], columns: 160, rows: 60)
    driver.press(.alternate("f"))
    return driver
  }

  @Test func `Tab goes from a parameter's name to its value and on to the next`() {
    var driver = driver()
    driver.select("add a parameter")
    driver.press(.enter)
    driver.type("first")
    driver.press(.tab)
    driver.type("1")
    driver.press(.enter)
    driver.select("tier")
    driver.press(.enter, .control("u"))
    driver.type("gold")
    driver.press(.tab, .control("u"))
    driver.type("total")
    driver.press(.tab, .control("u"))
    driver.type("100")
    driver.press(.tab, .tab, .control("u"))
    driver.type("2")
    driver.press(.enter)
    #expect(
      driver.document.request.execute?.mboxes?[0].parameters == [
        "tier": "gold", "total": "100", "first": "2",
      ])
  }

  @Test func `Shift-Tab goes back from a value to its name and to the field before`() {
    var driver = driver()
    driver.select("cartTotal")
    driver.press(.enter, .backTab, .control("u"))
    driver.type("sum")
    driver.press(.backTab, .control("u"))
    driver.type("gold")
    driver.press(.enter)
    #expect(driver.document.request.execute?.mboxes?[0].parameters == ["tier": "gold", "sum": "89.90"])
  }

  @Test func `Tab goes on through plain fields, and stops at a choice`() {
    var driver = driver()
    driver.select("page URL")
    driver.press(.enter, .control("u"))
    driver.type("https://a.example")
    driver.press(.tab)
    driver.type("https://b.example")
    driver.press(.tab)
    #expect(driver.selectedLine?.contains("user agent") == true)
    #expect(driver.document.request.context?.address?.url == "https://a.example")
    #expect(driver.document.request.context?.address?.referringUrl == "https://b.example")
    driver.press(.tab)
    #expect(driver.state.focus == .response)
  }

  @Test func `Tab does not leave a field whose text is refused`() {
    var driver = driver()
    driver.select("time offset")
    driver.press(.enter)
    driver.type("soon")
    driver.press(.tab)
    #expect(driver.text(of: .form).contains("must be a number of minutes"))
    driver.press(.control("u"), "5", .tab)
    #expect(driver.document.request.context?.timeOffsetInMinutes == 5)
  }

  @Test func `outside of fields Tab goes from pane to pane`() {
    var driver = ExplorerDriver()
    var visited: [Pane] = []
    for _ in 0..<4 {
      visited.append(driver.state.focus)
      driver.press(.tab)
    }
    #expect(visited == [.requests, .form, .response, .requests])
    driver.press(.backTab, .backTab)
    #expect(driver.state.focus == .response)
  }

  @Test func `a group folds and unfolds`() {
    var driver = driver()
    #expect(driver.text(of: .form).contains("page URL"))
    driver.select("Context")
    driver.press(.enter)
    #expect(!driver.text(of: .form).contains("page URL"))
    driver.press(.space)
    #expect(driver.text(of: .form).contains("page URL"))
    driver.press("h", "h")
    #expect(!driver.text(of: .form).contains("page URL"))
    driver.press("l", "l")
    #expect(driver.text(of: .form).contains("page URL"))
  }

  @Test func `parameters stand under a heading that counts them`() {
    let driver = driver()
    #expect(driver.rows(of: .form).contains { $0.contains("▾ parameters (2)") })
    var hero = self.driver(.hero)
    hero.select("add a parameter")
    #expect(hero.rows(of: .form).contains { $0.contains("▾ parameters") })
  }

  @Test func `closing from a line inside closes the entry, then its group`() {
    var driver = driver()
    driver.select("tier")
    driver.press("h")
    #expect(driver.selectedLine?.contains("parameters (2)") == true)
    #expect(!driver.text(of: .form).contains("tier"))
    driver.press("l", "j", "h", "h")
    #expect(driver.selectedLine?.contains("cart-banner") == true)
    #expect(!driver.text(of: .form).contains("tier"))
    driver.press("h")
    #expect(driver.selectedLine?.contains("Execute") == true)
    #expect(!driver.text(of: .form).contains("cart-banner"))
    driver.press("l")
    #expect(driver.text(of: .form).contains("cart-banner"))
    #expect(!driver.text(of: .form).contains("tier"))
  }

  @Test func `a part of a label or of a value goes to its field, wherever it is folded away`() {
    var driver = driver()
    driver.press("/")
    driver.type("total")
    driver.press(.enter)
    #expect(driver.selectedLine?.contains("cartTotal") == true)
    driver.press("/", .control("u"))
    driver.type("SILVER")
    driver.press(.enter)
    #expect(driver.selectedLine?.contains("tier") == true)
    #expect(driver.hintLine.contains("1 of 1"))
    driver.press("/", .control("u"))
    driver.type("latitude")
    driver.press(.enter)
    #expect(driver.selectedLine?.contains("latitude") == true)
    driver.press("/", .control("u"))
    driver.type("no such thing")
    driver.press(.enter)
    #expect(driver.hintLine.contains("“no such thing” is not in the form"))
  }

  @Test func `from match to match and back`() {
    var driver = driver()
    driver.press("n")
    #expect(driver.hintLine.contains("There is no search"))
    driver.press("g", "/")
    driver.type("url")
    driver.press(.enter)
    #expect(driver.selectedLine?.contains("page URL") == true)
    driver.press("n")
    #expect(driver.selectedLine?.contains("referring URL") == true)
    driver.press("N")
    #expect(driver.selectedLine?.contains("page URL") == true)
  }

  @Test func `where the form has the screen, no label is cut`() throws {
    let content = try RequestDocument.full().formContent
    let layout = RequestFormState.Layout(in: Rectangle(Size(columns: 58, rows: 40)))
    for line in FormLine.lines(for: content, isOpen: { _, _ in true }) {
      switch line.part {
      case .field, .value:
        #expect(
          line.depth * 2 + DisplayText.columns(of: line.label) < layout.valueColumn(of: line), "\(line.label)"
        )
      case .group, .list, .map, .item, .member, .addList, .addMap, .more: break
      }
    }
  }

  @Test func `many mboxes come folded, so that all of them are seen`() throws {
    let driver = driver(try .demo(16))
    for name in ["homepage-hero", "newsletter-signup", "cart-banner"] {
      #expect(driver.text(of: .form).contains(name))
    }
    #expect(driver.rows(of: .form).count { $0.contains("add a parameter") } == 0)
  }

  @Test func `a group tells how many entries it has`() throws {
    let driver = driver(try .demo(4))
    #expect(driver.rows(of: .form).contains { $0.contains("Customer IDs") && $0.contains("2") })
    #expect(driver.rows(of: .form).contains { $0.contains("Execute") && $0.contains("1") })
  }

  @Test func `the selected field is explained`() {
    var driver = driver()
    driver.select("tnt id")
    #expect(driver.text(of: .form).contains("Target's own id of the visitor."))
    driver.select("index")
    #expect(driver.text(of: .form).contains("The number that matches answers to requests"))
  }

  @Test func `the selection stays on the screen however long the form is`() {
    var document = RequestDocument.hero
    document.request.execute?.mboxes?[0].parameters = .init(
      (1...60).map { .init(name: "parameter\($0)", value: "v") })
    var driver = ExplorerDriver([document], columns: 80, rows: 12)
    driver.press(.alternate("f"))
    for _ in 0..<70 {
      driver.press("j")
      #expect(driver.selectedLine != nil)
    }
    driver.press(.pageDown, .control("d"), .control("f"), "G", .control("b"), .control("u"), "g")
    #expect(driver.selectedLine?.contains("Context") == true)
  }
}
