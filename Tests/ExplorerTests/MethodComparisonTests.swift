import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing
import Workspace

@testable import Explorer

/// A request that is decided on-device and server-side, to see whether both agree.
struct MethodComparisonTests {
  private func answer(_ experience: JSON, tntId: JSON = "minted.35_0", method: DecisioningMethod) throws
    -> CallOutcome
  {
    try told(
      .answer([
        "status": 200, "id": ["tntId": tntId],
        "execute": [
          "mboxes": [
            [
              "name": "homepage-hero",
              "options": [
                [
                  "type": "html", "content": "<p>",
                  "responseTokens": [
                    "activity.id": 1, "activity.name": "Hero test", "experience.id": experience,
                    "activity.decisioningMethod": .string(method.rawValue),
                  ],
                ]
              ],
            ]
          ]
        ],
      ]), by: method)
  }

  /// An answer with the method that gave it.
  private func told(_ outcome: CallOutcome, by method: DecisioningMethod) -> CallOutcome {
    guard case .decided(var result) = outcome else { return outcome }
    result.meta = DecisionMeta(
      decisioningMethod: method, configuredDecisioningMethod: method, reason: "The test says so.")
    return .decided(result)
  }

  @Test func `M asks server-side and on-device, one after the other, and shows what differs`() throws {
    var driver = ExplorerDriver()
    driver.press("M")
    #expect(driver.sent.map(\.decisioningMethod) == ["server-side"])
    driver.answer(try answer(1, method: .serverSide))
    #expect(driver.sent.map(\.decisioningMethod) == ["server-side", "on-device"])
    driver.answer(try answer(1, method: .onDevice))
    #expect(driver.state.response.tab == .diff)
    #expect(driver.text(of: .response).contains("Same decision. server-side and on-device agree."))
    #expect(driver.text(of: .response).contains("Both were decided on this machine, by rules"))
    #expect(driver.text(of: .response).contains("decisioningMethod"))
  }

  @Test func `comparing methods is no change of the request`() throws {
    var driver = ExplorerDriver([.hero], columns: 160)
    driver.press("M")
    driver.answer(try answer(1, method: .serverSide))
    driver.answer(try answer(1, method: .onDevice))
    #expect(driver.state.response.tab == .diff)
    #expect(!driver.title(of: .response).contains("before your change"))
    driver.edit("page URL", to: "https://shop.example.com/other")
    #expect(driver.title(of: .response).contains("before your change"))
  }

  @Test func `methods that decide otherwise are told`() throws {
    var driver = ExplorerDriver()
    driver.press("M")
    driver.answer(try answer(0, method: .serverSide))
    driver.answer(try answer(1, method: .onDevice))
    #expect(driver.text(of: .response).contains("The decision differs."))
  }

  @Test func `default content that only one method lists is no disagreement`() throws {
    var driver = ExplorerDriver()
    driver.press("M")
    let listed = try CallOutcome.answer(["status": 200, "execute": ["mboxes": [["name": "homepage-hero"]]]])
    driver.answer(told(listed, by: .serverSide))
    let missing = try CallOutcome.answer(["status": 200, "execute": ["mboxes": []]])
    driver.answer(told(missing, by: .onDevice))
    #expect(!driver.text(of: .response).contains("disagree"))
    #expect(driver.text(of: .response).contains("The visitor sees the same."))
  }

  @Test func `both calls are for the same visitor, also when the request names none`() throws {
    var document = RequestDocument.hero
    document.request.id = nil
    var driver = ExplorerDriver([document])
    driver.press("M")
    driver.answer(try answer(1, method: .serverSide))
    #expect(driver.sent.last?.request.id?.tntId == "minted.35_0")
  }

  @Test func `a call that fails ends it`() throws {
    var driver = ExplorerDriver()
    driver.press("M")
    driver.answer(.failed(CallFailure("The server is away.")))
    #expect(driver.sent.count == 1)
    #expect(driver.hintLine.contains("the server-side call failed"))
    driver.press(.control("r"))
    driver.answer(try answer(1, method: .onDevice))
    #expect(driver.sent.count == 2)
  }

  @Test func `sending again gives it up`() throws {
    var driver = ExplorerDriver()
    driver.press("M")
    let first = driver.calls.last?.number
    driver.press(.control("r"))
    driver.answer(try answer(1, method: .serverSide), call: first)
    driver.answer(try answer(1, method: .onDevice))
    #expect(driver.sent.count == 2)
    #expect(driver.state.response.tab == .overview)
  }
}
