import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// A few screens as a whole. They change with the layout: record them anew then, and look at the difference.
struct SnapshotTests {
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 60)]

  @Test(arguments: sizes)
  func `the start looks as recorded`(columns: Int, rows: Int) throws {
    let driver = ExplorerDriver(try RequestDocument.demo(), columns: columns, rows: rows)
    try Snapshot.check(driver.surface, "start")
  }

  @Test(arguments: sizes)
  func `a field with a problem looks as recorded while it is edited`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.cart, .hero], columns: columns, rows: rows)
    driver.press(.alternate("f"))
    driver.select("tier")
    driver.press(.enter, .backTab, .control("u"))
    driver.type("profile.tier")
    try Snapshot.check(driver.surface, "form-problem")
  }

  @Test(arguments: sizes)
  func `the choice of a browser looks as recorded`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.cart, .hero], columns: columns, rows: rows)
    driver.press(.alternate("f"))
    driver.select("user agent")
    driver.press(.enter, "s", "a")
    try Snapshot.check(driver.surface, "form-choice")
  }

  @Test(arguments: sizes)
  func `questions look as recorded`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.cart, .hero], columns: columns, rows: rows)
    driver.press("d")
    try Snapshot.check(driver.surface, "confirmation")
    driver.press("n", "R", .control("u"), .enter)
    try Snapshot.check(driver.surface, "prompt")
  }

  @Test(arguments: sizes)
  func `the palette and the help look as recorded`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.cart, .hero], columns: columns, rows: rows)
    driver.press(":", "p", "a", "n", .down)
    try Snapshot.check(driver.surface, "palette")
    driver.press(.escape, "?")
    try Snapshot.check(driver.surface, "help")
  }

  @Test(arguments: ResponseTab.allCases, sizes)
  func `each pane of a response looks as recorded`(tab: ResponseTab, size: (columns: Int, rows: Int))
    async throws
  {
    var driver = ExplorerDriver([try .demo(1), .cart], columns: size.columns, rows: size.rows)
    await driver.send()
    driver.open(tab)
    if tab == .artifact {
      let report = try DemoDecisions.report()
      driver.report(report)
      if let artifact = report.artifact { await driver.inspect(artifact) }
    }
    try Snapshot.check(driver.surface, "response-\(tab.title.lowercased())")
  }

  @Test(arguments: sizes)
  func `an answer from the server looks as recorded in the HTTP pane`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    driver.press("m", .control("r"))
    driver.answer(
      try .serverSide(
        .sample(request: ["trace": ["authorizationToken": "secret"], "context": ["channel": "web"]])))
    driver.press("0")
    try Snapshot.check(driver.surface, "http-server-side")
  }

  @Test(arguments: sizes)
  func `a call that the server refused looks as recorded`(columns: Int, rows: Int) throws {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    driver.press("m", .control("r"))
    driver.answer(
      .failure(
        .refused(status: 400, message: "Customer ids need an Experience Cloud id"),
        hint: "Set id.marketingCloudVisitorId too.", exchange: .sample(status: 400)))
    try Snapshot.check(driver.surface, "call-refused")
  }

  @Test(arguments: sizes)
  func `the question before notifications are sent looks as recorded`(columns: Int, rows: Int) async throws {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    await driver.send()
    driver.press(.alternate("n"), "S")
    try Snapshot.check(driver.surface, "notifications-question")
  }

  @Test(arguments: sizes)
  func `the history looks as recorded`(columns: Int, rows: Int) async throws {
    var driver = ExplorerDriver(try RequestDocument.demo(), columns: columns, rows: rows)
    await driver.send()
    driver.press(.alternate("r"), "j", .control("r"))
    driver.answer(.failure(.refused(status: 503, message: nil), exchange: .sample(status: 503)))
    driver.press(.alternate("h"))
    try Snapshot.check(driver.surface, "history")
  }

  @Test(arguments: sizes)
  func `a location of the artifact looks as recorded when it is opened`(columns: Int, rows: Int) async throws
  {
    var driver = ExplorerDriver([.hero, .cart], columns: columns, rows: rows)
    driver.press(.alternate("a"))
    driver.report(try DemoDecisions.report())
    driver.select("homepage-hero")
    driver.press(.enter)
    try Snapshot.check(driver.surface, "artifact-location")
  }

  /// The Why of a lost gift, of a bucket on a boundary and of a test, from the smallest screen to a large one.
  @Test(
    arguments: [(14, "priority"), (5, "boundary"), (2, "ruler")], sizes)
  func `the reasons look as recorded`(demo: (number: Int, name: String), size: (columns: Int, rows: Int))
    async throws
  {
    var driver = ExplorerDriver([try .demo(demo.number)], columns: size.columns, rows: size.rows)
    await driver.send()
    driver.press("w")
    try Snapshot.check(driver.surface, "why-\(demo.name)")
  }

  @Test(arguments: [(BorderStyle.ascii, "ascii"), (.none, "plain")])
  func `the reasons look as recorded without lines`(borders: BorderStyle, name: String) async throws {
    var driver = ExplorerDriver([try .demo(5)], columns: 80, rows: 24, borders: borders)
    await driver.send()
    driver.press("w")
    try Snapshot.check(driver.surface, "why-boundary-\(name)")
  }
}
