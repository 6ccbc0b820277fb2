import Decisioning
import DeliveryAPI
import OrderedJSON

/// Decides calls by the rules of an artifact, without Target's servers.
struct OnDeviceDecisions: DecisionPlace {
  let engine: DecisioningEngine
  private let origin: ArtifactOrigin
  private let surroundings: ClientSurroundings
  private let isTelemetryEnabled: Bool

  let method = DecisioningMethod.onDevice

  /// Decides by an artifact.
  init(
    _ artifact: Artifact, origin: ArtifactOrigin, options: TargetClientOptions,
    surroundings: ClientSurroundings
  ) {
    engine = DecisioningEngine(artifact: artifact, clientCode: options.client)
    self.origin = origin
    isTelemetryEnabled = options.telemetryEnabled
    self.surroundings = surroundings
  }

  /// Reads the artifact that the options hand in or name as a file; nil when they do neither.
  init?(_ options: TargetClientOptions, surroundings: ClientSurroundings) throws(TargetClientError) {
    if let artifact = options.artifact {
      let origin = ArtifactOrigin(location: options.artifactLocation)
      self.init(artifact, origin: origin, options: options, surroundings: surroundings)
    } else {
      guard let source = try ArtifactSource(options, at: surroundings.now()) else { return nil }
      self.init(
        try source.artifact(organizationId: options.organizationId), origin: source.origin,
        options: options, surroundings: surroundings)
    }
  }

  func deliver(
    _ call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async throws -> PlaceDelivery {
    let environment = DecisionEnvironment(
      instant: call.now,
      makeIdentifier: surroundings.makeIdentifier,
      locationHint: call.cluster?.number,
      publicSuffixes: surroundings.publicSuffixes,
      geoReply: await geoReply(for: call, report: report),
      sessionID: call.session.value,
      artifactOrigin: origin,
      isTelemetryEnabled: isTelemetryEnabled)
    let start = ContinuousClock.now
    let explanation = call.isExplained ? engine.explain(call.request, in: environment) : nil
    let decision = explanation?.decision ?? engine.decide(call.request, in: environment)
    do throws(JSONEncodingError) {
      return PlaceDelivery(
        document: try Document(decision.response),
        notifications: measured(decision.notifications, execution: ContinuousClock.now - start),
        explanation: explanation,
        diagnostics: decision.diagnostics)
    } catch {
      throw TargetClientError.notEncodable(error)
    }
  }

  /// Asks where the visitor is when the artifact wants to know and the request does not tell.
  private func geoReply(
    for call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async -> GeoReply? {
    guard let lookup = GeoLookup(for: call.request, artifact: engine.artifact) else { return nil }
    if let reply = call.geoReply { return reply }
    guard let reply = await surroundings.lookUpGeo?(lookup) else { return nil }
    if let geo = reply.geo { report(.geoLocationUpdated(geo)) }
    return reply
  }

  /// The notifications with how long the decision took in their telemetry, in milliseconds with two
  /// decimals as the SDKs send it.
  private func measured(_ notifications: [DeliveryRequest], execution: Duration) -> [DeliveryRequest] {
    guard isTelemetryEnabled else { return notifications }
    let milliseconds = (execution / .microseconds(10)).rounded() / 100
    return notifications.map { notification in
      var notification = notification
      var entries = notification.telemetry?.entries ?? []
      for position in entries.indices { entries[position].execution = milliseconds }
      notification.telemetry?.entries = entries
      return notification
    }
  }
}
