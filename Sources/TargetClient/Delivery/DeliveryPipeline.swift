import Decisioning
import DeliveryAPI
import OrderedJSON

/// One call of `getOffers`, from top to bottom: validate, complete, choose where to decide, deliver,
/// assemble.
struct DeliveryPipeline: Sendable {
  let options: TargetClientOptions
  let onDevice: OnDeviceDecisions?
  let surroundings: ClientSurroundings
  let report: @Sendable (ClientEvent) -> Void

  func run(_ call: GetOffersOptions) async throws -> TargetDeliveryResult {
    try Task.checkCancellation()
    var stopwatch = CallStopwatch()

    try call.validate()
    var problems = call.request.validate()
    stopwatch.finish(\.validation)

    let completed = CompletedCall(call, options: options, surroundings: surroundings)
    problems += completed.problems
    stopwatch.finish(\.completion)

    let place = try choosePlace(for: completed)
    let delivery = try await place.deliver(completed, report: report)
    try Task.checkCancellation()
    stopwatch.finish(\.decision)

    var result = assemble(delivery, of: completed, problems: problems)
    stopwatch.finish(\.assembly)
    result.timing = stopwatch.timing
    return result
  }

  /// Where to decide: on the device, until this build can ask Target's servers.
  private func choosePlace(for call: CompletedCall) throws(TargetClientError) -> any DecisionPlace {
    switch call.decisioningMethod {
    case .onDevice:
      guard let onDevice else { throw .notReady }
      return onDevice
    default:
      throw .unsupportedDecisioningMethod(call.decisioningMethod)
    }
  }

  private func assemble(
    _ delivery: PlaceDelivery, of call: CompletedCall, problems: [ValidationProblem]
  ) -> TargetDeliveryResult {
    let response = delivery.document.value
    let items = response.items
    let targetCookie = TargetCookie(sessionId: call.session.value, deviceId: response.id?.tntId, at: call.now)
    let cluster = call.cluster ?? response.edgeHost.flatMap(EdgeCluster.inHost)
    return TargetDeliveryResult(
      response: response,
      rawResponse: delivery.document.json,
      targetCookie: targetCookie.cookie(at: call.now),
      targetLocationHintCookie: cluster.map(EdgeCluster.cookie),
      analyticsDetails: items.compactMap(\.analytics),
      trace: items.compactMap(\.trace),
      responseTokens: items.flatMap(\.options).compactMap(\.responseTokens).filter { !$0.isEmpty },
      meta: delivery.meta,
      visitorState: call.visitorState,
      request: call.request,
      notifications: delivery.notifications,
      explanation: delivery.explanation,
      session: call.session,
      problems: problems,
      diagnostics: delivery.diagnostics)
  }
}

extension EdgeCluster {
  /// The cookie that brings the number of a cluster to the next call.
  fileprivate static func cookie(_ cluster: String) -> Cookie {
    Cookie(name: cookieName, value: cluster, maxAge: cookieLifetime)
  }
}
