import DeliveryAPI
import Explorer
import OrderedJSON
import TargetClient

extension CallOutcome {
  /// A decision with an answer made up by the test, given as JSON.
  static func answer(_ json: JSON) throws -> CallOutcome {
    .decided(
      TargetDeliveryResult(
        response: try OrderedJSONDecoder().decode(DeliveryResponse.self, from: json), rawResponse: json,
        meta: DecisionMeta(
          decisioningMethod: .onDevice, configuredDecisioningMethod: .onDevice, reason: "the test says so"),
        request: DeliveryRequest(), session: SessionIdentity(value: "session", source: .generated)))
  }

  /// A decision for one mbox.
  static func answer(mbox: JSON) throws -> CallOutcome {
    try answer(["status": 200, "execute": ["mboxes": [mbox]]])
  }

  /// A decision for one mbox with one offer.
  static func offer(_ content: JSON, mbox: String = "hero") throws -> CallOutcome {
    try answer(
      mbox: ["index": 0, "name": .string(mbox), "options": [["type": "json", "content": content]]])
  }
}
