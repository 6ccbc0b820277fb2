import Decisioning
import DeliveryAPI
import OrderedJSON

/// One call of `getOffers`, from top to bottom: validate, complete, choose where to decide, deliver,
/// assemble.
///
/// A class, so that no call has to copy all that it holds.
final class DeliveryPipeline: Sendable {
  let options: TargetClientOptions
  let artifact: CurrentArtifact
  let server: ServerDecisions
  let background: BackgroundNotifications
  let surroundings: ClientSurroundings
  let report: @Sendable (ClientEvent) -> Void

  init(
    options: TargetClientOptions, artifact: CurrentArtifact, server: ServerDecisions,
    background: BackgroundNotifications, surroundings: ClientSurroundings,
    report: @escaping @Sendable (ClientEvent) -> Void
  ) {
    self.options = options
    self.artifact = artifact
    self.server = server
    self.background = background
    self.surroundings = surroundings
    self.report = report
  }

  /// Whether measurements wait for a call.
  var hasTelemetry: Bool { !server.telemetry.isEmpty }

  func run(_ call: GetOffersOptions) async throws -> TargetDeliveryResult {
    try Task.checkCancellation()
    var stopwatch = CallStopwatch()

    try call.validate()
    stopwatch.finish(\.validation)

    let completed = CompletedCall(
      call, options: options, rememberedCluster: server.rememberedCluster.number, surroundings: surroundings)
    server.log.noticed(completed.problems)
    stopwatch.finish(\.completion)

    let choice = try choosePlace(for: completed)
    let delivery = try await choice.place.deliver(completed, report: report)
    try Task.checkCancellation()
    stopwatch.finish(\.decision)
    if options.sendsNotifications { background.send(delivery.notifications, of: completed) }

    return assemble(delivery, of: completed, choice: choice, given: call.request, &stopwatch)
  }

  private func assemble(
    _ delivery: PlaceDelivery, of call: CompletedCall, choice: PlaceChoice, given: DeliveryRequest,
    _ stopwatch: inout CallStopwatch
  ) -> TargetDeliveryResult {
    let response = delivery.document.value
    let items = response.items
    let targetCookie = TargetCookie(sessionId: call.session.value, deviceId: response.id?.tntId, at: call.now)
    let answeringCluster = response.edgeHost.flatMap(EdgeCluster.inHost)
    let cluster = call.cluster?.number ?? answeringCluster
    return TargetDeliveryResult(
      response: response,
      rawResponse: delivery.document.json,
      targetCookie: targetCookie.cookie(at: call.now),
      targetLocationHintCookie: cluster.map(EdgeCluster.cookie),
      analyticsDetails: items.compactMap(\.analytics),
      trace: items.compactMap(\.trace),
      responseTokens: items.flatMap(\.options).compactMap(\.responseTokens).filter { !$0.isEmpty },
      meta: choice.meta(of: call, host: delivery.host),
      visitorState: call.visitorState,
      request: delivery.sentRequest ?? call.request,
      notifications: delivery.notifications.map(call.accompanying),
      notificationsAreSent: options.sendsNotifications,
      explanation: delivery.explanation,
      session: call.session,
      diagnostics: delivery.diagnostics,
      timing: stopwatch.timing(after: \.assembly, http: delivery.exchange?.attempts.last?.timing),
      exchange: delivery.exchange,
      givenRequest: given,
      notedProblems: call.problems)
  }
}

extension EdgeCluster {
  /// The cookie that brings the number of a cluster to the next call.
  fileprivate static func cookie(_ cluster: String) -> Cookie {
    Cookie(name: cookieName, value: cluster, maxAge: cookieLifetime)
  }
}
