import DeliveryAPI
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct MethodTests {
  @Test func `a key goes through the methods from every pane`() {
    for pane in Pane.allCases {
      var driver = ExplorerDriver()
      for _ in 0..<pane.rawValue { driver.press(.tab) }
      driver.press("m")
      #expect(driver.document.decisioningMethod == "server-side")
      #expect(driver.hintLine.contains("by the sandbox edge on this machine"))
      driver.press("m")
      #expect(driver.document.decisioningMethod == "hybrid")
      driver.press("m")
      #expect(driver.document.decisioningMethod == "on-device")
    }
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40)])
  func `the title bar tells the method`(columns: Int, rows: Int) {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    #expect(driver.titleBar.contains("on-device"))
    driver.press("m")
    #expect(driver.titleBar.contains("server-side"))
  }

  @Test func `the request's title tells a method that is not the account's`() {
    var driver = ExplorerDriver(columns: 200)
    #expect(!driver.title(of: .form).contains("on-device"))
    driver.press("m")
    #expect(driver.title(of: .form).contains("server-side"))
  }

  @Test func `the change is undone in the form and stays with its request`() {
    var driver = ExplorerDriver([.hero, .cart])
    driver.press("m", "j")
    #expect(driver.document.decisioningMethod == nil)
    driver.press("k")
    #expect(driver.document.decisioningMethod == "server-side")
    driver.press(.alternate("f"), "u")
    #expect(driver.document == .hero)
  }

  @Test func `in a text field the key is text`() {
    var driver = ExplorerDriver()
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter, "m")
    #expect(driver.document.decisioningMethod == nil)
  }

  @Test func `overview and meta tell the method asked for, the one used, and why`() throws {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.control("r"))
    driver.answer(try .serverSide(.sample()))
    #expect(driver.text(of: .response).contains("server-side · asked for hybrid"))
    #expect(driver.text(of: .response).contains("The test says so."))
    #expect(driver.text(of: .response).contains("127.0.0.1:8080 the server domain of the client"))
    driver.press("7")
    let meta = driver.text(of: .response)
    #expect(meta.contains("method server-side configured hybrid why The test says so."))
  }

  @Test func `the title bar tells the sandbox edge where it is asked`() throws {
    var driver = ExplorerDriver(columns: 120, rows: 30)
    #expect(!driver.titleBar.contains("sandbox"))
    driver.press("m")
    #expect(driver.titleBar.contains("server-side · sandbox edge · artifact 1.0.0"))
    driver.press(.control("r"))
    driver.answer(try .serverSide(.sample()))
    #expect(driver.titleBar.contains("server-side · sandbox edge 127.0.0.1:8080 · artifact 1.0.0"))
    driver.press("m", "m")
    #expect(driver.titleBar.contains("on-device · artifact 1.0.0"))
  }

  @Test func `the progress names the method`() {
    var driver = ExplorerDriver()
    driver.press("m", .control("r"))
    driver.wait(milliseconds: 250)
    #expect(driver.titleBar.contains("deciding server-side · 250 ms · Esc cancels"))
    #expect(driver.text(of: .response).contains("deciding server-side · 250 ms · Esc cancels"))
  }
}
