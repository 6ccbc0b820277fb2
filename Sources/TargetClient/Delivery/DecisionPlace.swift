import Decisioning
import DeliveryAPI
import OrderedJSON

/// A place where calls can be decided.
protocol DecisionPlace: Sendable {
  /// The method that deciding there is called.
  var method: DecisioningMethod { get }

  /// Decides a completed call.
  ///
  /// - Parameter report: Is told what happens to the client on the way.
  /// - Throws: `TargetClientError`, or `CancellationError`.
  func deliver(
    _ call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async throws -> PlaceDelivery
}

/// What a place answers.
struct PlaceDelivery: Sendable {
  /// The answer, with its JSON.
  var document: Document<DeliveryResponse>
  /// The request as it was sent, when the place added something to it.
  var sentRequest: DeliveryRequest?
  /// The host that was asked, if any.
  var host: DeliveryHost?
  /// What was exchanged with it.
  var exchange: HTTPExchange?
  /// Notification requests that belong to the decision and that the place did not send.
  var notifications: [DeliveryRequest] = []
  /// The reasons, when the call asked for them and the place knows them.
  var explanation: DecisionExplanation?
  /// What a person should know about it.
  var diagnostics: [DecisionDiagnostic] = []
}
