import Decisioning
import DeliveryAPI
import OrderedJSON

/// A place where calls can be decided.
protocol DecisionPlace: Sendable {
  /// Decides a completed call.
  ///
  /// - Parameter report: Is told what happens to the client on the way.
  func deliver(
    _ call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async throws(TargetClientError) -> PlaceDelivery
}

/// What a place answers.
struct PlaceDelivery: Sendable {
  /// The answer, with its JSON.
  var document: Document<DeliveryResponse>
  /// How the decision was made.
  var meta: DecisionMeta
  /// Notification requests that belong to it and that the place did not send.
  var notifications: [DeliveryRequest] = []
  /// The reasons, when the call asked for them and the place knows them.
  var explanation: DecisionExplanation?
  /// What a person should know about it.
  var diagnostics: [DecisionDiagnostic] = []
}
