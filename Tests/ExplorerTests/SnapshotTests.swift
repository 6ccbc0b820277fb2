import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// A few screens as a whole. They change with the layout: record them anew then, and look at the difference.
struct SnapshotTests {
  private static let sizes = [(120, 40), (60, 16)]

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
    try Snapshot.check(driver.surface, "response-\(tab.title.lowercased())")
  }

  /// The Why of a lost gift, of a bucket on a boundary and of a test, from the smallest screen to a large one.
  @Test(
    arguments: [(14, "priority"), (5, "boundary"), (2, "ruler")], [(60, 16), (80, 24), (120, 40), (200, 60)])
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
