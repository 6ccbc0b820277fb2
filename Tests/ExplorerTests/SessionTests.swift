import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct SessionTests {
  @Test func `the explorer is found as it was left`() {
    var before = ExplorerDriver([.hero, .cart], columns: 160)
    before.press("j", ">")
    before.open(.meta)
    before.press(.alternate("r"), ":")
    before.type("theme: light")
    before.press(.enter)
    var after = ExplorerDriver([.hero, .cart], columns: 160)
    after.restore(before.state.session)
    #expect(after.document == .cart)
    #expect(after.state.response.tab == .meta)
    #expect(after.state.theme == .light)
    #expect(after.state.layout == before.state.layout)
    #expect(after.state.session == before.state.session)
  }

  @Test func `neither a document that filled the screen nor a diff is waited for at the next start`() async {
    var before = ExplorerDriver([.hero], columns: 120)
    before.show(JSONDocument(Array("[1]".utf8)), named: "data.json")
    #expect(!before.shows(.requests))
    #expect(before.state.session.isZoomed != true)
    #expect(before.state.session.request == nil)
    before.press(.alternate("r"), "k")
    await before.send()
    before.open(.diff)
    var after = ExplorerDriver([.hero], columns: 120)
    after.restore(before.state.session)
    #expect(after.state.response.tab == .overview)
    #expect(after.shows(.requests))
  }

  @Test func `looking at a document leaves what was remembered alone`() {
    var first = ExplorerDriver([.hero, .cart], columns: 160)
    first.press("j")
    first.open(.meta)
    var second = ExplorerDriver([.hero, .cart], columns: 160)
    second.restore(first.state.session)
    second.show(JSONDocument(Array("[1]".utf8)), named: "data.json")
    #expect(second.state.session == first.state.session)
  }

  @Test func `a theme that nobody chose is not kept`() {
    #expect(ExplorerDriver().state.session.theme == nil)
  }

  @Test func `nothing of the request but its name is kept`() throws {
    var driver = ExplorerDriver([.cart])
    driver.edit("page URL", to: "https://secret.example.com/")
    let text = try OrderedJSONEncoder().encode(driver.state.session).compact
    #expect(text.contains("Cart"))
    for secret in ["secret", "silver", "b95480c8593aa06395e40da3d02766b2"] { #expect(!text.contains(secret)) }
  }

  @Test func `what is not there any more is left out`() {
    var session = SavedSession()
    session.request = "gone"
    session.tab = "Nonsense"
    session.theme = "pink"
    session.requestColumns = .max
    session.formColumns = .min
    var driver = ExplorerDriver([.hero, .cart])
    driver.restore(session)
    #expect(driver.document == .hero)
    #expect(driver.state.response.tab == .overview)
    #expect(driver.state.theme == .dark)
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }
}
