import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// The form in its states, from the smallest screen to a large one.
struct FormSnapshotTests {
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 60)]

  private func driver(_ document: RequestDocument, _ columns: Int, _ rows: Int) -> ExplorerDriver {
    var driver = ExplorerDriver(
      [document], columns: columns, rows: rows, knownMboxNames: ["cart-banner", "homepage-hero"])
    driver.press(.alternate("f"))
    return driver
  }

  @Test(arguments: sizes)
  func `a usual request looks as recorded`(columns: Int, rows: Int) throws {
    try Snapshot.check(driver(.cart, columns, rows).surface, "form-usual")
  }

  @Test(arguments: sizes)
  func `a full request looks as recorded`(columns: Int, rows: Int) throws {
    var driver = driver(try .full(), columns, rows)
    driver.select("profile parameters")
    try Snapshot.check(driver.surface, "form-full")
  }

  @Test(arguments: sizes)
  func `the empty parts look as recorded when they are shown`(columns: Int, rows: Int) throws {
    var driver = driver(.cart, columns, rows)
    driver.select("more: client hints")
    driver.press(.enter, "j", .enter, "j", "j", .enter, "U", "S")
    try Snapshot.check(driver.surface, "form-empty-parts")
  }

  @Test(arguments: sizes)
  func `errors and advice look as recorded`(columns: Int, rows: Int) throws {
    var document = RequestDocument.cart
    document.request.context?.address?.url = "shop.example.com"
    document.request.context?.geo = Geo(countryCode: "usa")
    document.request.execute?.mboxes?[0].name = "cart-baner"
    var driver = driver(document, columns, rows)
    driver.press("!", "!")
    try Snapshot.check(driver.surface, "form-advice")
  }
}
