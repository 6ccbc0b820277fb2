import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

@testable import Explorer

/// From a line of the Why pane to the same place in the trace.
struct TracePlaceTests {
  /// The cart of the demo with a trace, decided on this machine, in the Why pane.
  private func cart(tracing: Bool = true) async -> ExplorerDriver {
    var document = RequestDocument.cart
    document.request.trace = tracing ? TraceRequest() : nil
    var driver = ExplorerDriver([document], columns: 200, rows: 100)
    await driver.send()
    driver.press("w")
    return driver
  }

  /// The path that the line at which the trace stands is copied as.
  private func path(_ driver: inout ExplorerDriver) -> String? {
    #expect(driver.state.response.tab == .trace, "\(driver.hintLine)")
    driver.press("Y")
    return driver.copied.last
  }

  @Test func `a rule leads to its condition`() async {
    var driver = await cart()
    driver.select("✗ Cart: gift for gold members")
    driver.press("T")
    #expect(
      path(&driver) == "execute.mboxes[0].trace.evaluatedCampaignTargets[0].unmatchedRuleConditions[0]")
    driver.press("w")
    driver.select("✓ Cart: free shipping")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace.evaluatedCampaignTargets[1].matchedRuleConditions[0]")
  }

  @Test func `a part of a condition leads to the condition it belongs to`() async {
    var driver = await cart()
    driver.select("✓ mbox.cartTotal")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace.evaluatedCampaignTargets[1].matchedRuleConditions[0]")
  }

  @Test func `what was not looked at leads to the trace of its item, and the visitor to the profile`() async {
    var driver = await cart()
    driver.select("Cart: gift wrap")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace")
    driver.press("w")
    driver.select("cart-banner #3")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace")
    driver.press("w")
    driver.select("Visitor")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace.profile")
  }

  @Test func `a line made from a trace of Target's servers leads to where it stands`() throws {
    var driver = ExplorerDriver([.cart], columns: 200, rows: 60)
    driver.press(.control("r"))
    driver.answer(
      try .answer(
        mbox: [
          "index": 3, "name": "cart-banner",
          "trace": [
            "Campaigns": [["id": 1]],
            "evaluatedCampaignTargets": [
              [
                "campaignId": 2, "context": ["mbox": ["a": 1]],
                "unmatchedRuleConditions": [["==": [["var": "mbox.a"], 2]]],
              ]
            ],
          ],
        ]))
    driver.press("w")
    driver.select("✗ activity 2")
    driver.press("l")
    driver.select("✗ mbox.a is")
    driver.press("T")
    #expect(
      path(&driver) == "execute.mboxes[0].trace.evaluatedCampaignTargets[0].unmatchedRuleConditions[0]")
    driver.press("w")
    driver.select("✓ activity 1")
    driver.press("T")
    #expect(path(&driver) == "execute.mboxes[0].trace.Campaigns[0]")
  }

  @Test func `without a trace the key says how to get one`() async {
    var driver = await cart(tracing: false)
    driver.press("T")
    #expect(driver.state.response.tab == .why)
    #expect(driver.hintLine.contains("There is no trace."))
  }
}
