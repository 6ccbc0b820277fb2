import Decisioning
import DeliveryAPI
import OrderedJSON

/// Decides calls by the rules of an artifact, without Target's servers.
struct OnDeviceDecisions: DecisionPlace {
  let engine: DecisioningEngine
  private let origin: ArtifactOrigin
  private let surroundings: ClientSurroundings
  private let isTelemetryEnabled: Bool

  /// Reads the artifact that the options name; nil when they name none.
  init?(_ options: TargetClientOptions, surroundings: ClientSurroundings) throws(TargetClientError) {
    let artifact: Artifact
    if let given = options.artifact {
      artifact = given
      origin = ArtifactOrigin(location: options.artifactLocation)
    } else {
      guard let source = try ArtifactSource(options, at: surroundings.now()) else { return nil }
      artifact = try source.artifact(organizationId: options.organizationId)
      origin = source.origin
    }
    engine = DecisioningEngine(artifact: artifact, clientCode: options.client)
    isTelemetryEnabled = options.telemetryEnabled
    self.surroundings = surroundings
  }

  func deliver(
    _ call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async throws(TargetClientError) -> PlaceDelivery {
    let environment = DecisionEnvironment(
      instant: call.now,
      makeIdentifier: surroundings.makeIdentifier,
      locationHint: call.cluster,
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
        document: try Document(decision.response), meta: meta(of: decision, call),
        notifications: measured(decision.notifications, execution: ContinuousClock.now - start),
        explanation: explanation,
        diagnostics: decision.diagnostics)
    } catch {
      throw .notEncodable(error)
    }
  }

  /// Asks where the visitor is when the artifact wants to know and the request does not tell.
  private func geoReply(
    for call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async -> GeoReply? {
    guard let lookUpGeo = surroundings.lookUpGeo,
      let lookup = GeoLookup(for: call.request, artifact: engine.artifact),
      let reply = await lookUpGeo(lookup)
    else { return nil }
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

  private func meta(of decision: Decision, _ call: CompletedCall) -> DecisionMeta {
    let remote = decision.remoteMboxes + decision.remoteViews
    let asked = call.isMethodOfCall ? "The call asks for on-device" : "The client decides on-device"
    let reason =
      remote.isEmpty
      ? "\(asked)."
      : "\(asked); Target's servers may have more for \(remote.joined(separator: ", "))."
    return DecisionMeta(
      decisioningMethod: .onDevice, configuredDecisioningMethod: call.decisioningMethod, reason: reason,
      remoteMboxes: decision.remoteMboxes, remoteViews: decision.remoteViews)
  }
}
