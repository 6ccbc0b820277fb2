import DeliveryAPI

/// Decides delivery requests on the device, by the rules of an artifact.
///
/// The engine does no input or output: what a decision needs from outside comes in as a
/// `DecisionEnvironment`, and what it wants to tell Target comes out in the ``Decision``.
public struct DecisioningEngine: Sendable {
  /// The rules.
  public let artifact: Artifact
  /// The client code of the account, by which visitors fall into buckets.
  public let clientCode: String

  /// Makes an engine.
  ///
  /// - Parameters:
  ///   - artifact: The rules.
  ///   - clientCode: The client code of the account.
  public init(artifact: Artifact, clientCode: String) {
    self.artifact = artifact
    self.clientCode = clientCode
  }

  /// Decides a request.
  ///
  /// Takes time in proportion to the rules of the requested mboxes and views, which are compiled when they
  /// are requested for the first time.
  public func decide(_ request: DeliveryRequest, in environment: DecisionEnvironment) -> Decision {
    var session = DecisionSession(
      request, artifact: artifact, clientCode: clientCode, environment: environment)
    return decision(about: request, in: &session, environment)
  }

  /// Explains how a request is decided: for each item what became of every rule, and why.
  ///
  /// The decision itself is part of the explanation. Unlike ``decide(_:in:)``, this evaluates all rules of
  /// the requested locations completely.
  public func explain(
    _ request: DeliveryRequest, in environment: DecisionEnvironment
  ) -> DecisionExplanation {
    var session = DecisionSession(
      request, artifact: artifact, clientCode: clientCode, environment: environment)
    let decision = decision(about: request, in: &session, environment)
    return DecisionExplanation(of: decision, items: session.explanations(of: request), session: session)
  }

  private func decision(
    about request: borrowing DeliveryRequest, in session: inout DecisionSession,
    _ environment: DecisionEnvironment
  ) -> Decision {
    let remoteDependency = RemoteDependency(of: request, on: artifact)
    let response = DeliveryResponse(
      status: remoteDependency.isNeeded ? 206 : 200, requestId: session.facts.requestID,
      id: session.facts.visitorID, client: clientCode, execute: session.execute(request.execute),
      prefetch: session.prefetch(request.prefetch))
    return Decision(
      response: response, remoteDependency: remoteDependency,
      notifications: Self.notifications(of: session, for: request, in: environment),
      diagnostics: session.diagnostics)
  }

  /// The background request that tells Target what is shown; none if there is nothing to tell.
  private static func notifications(
    of session: DecisionSession, for request: borrowing DeliveryRequest, in environment: DecisionEnvironment
  ) -> [DeliveryRequest] {
    let notifications = session.notifications.collected
    guard !notifications.isEmpty || environment.isTelemetryEnabled else { return [] }
    // Filled where it stays: on its way through a variable, all of this large value would be copied again.
    var background = [DeliveryRequest(id: session.facts.visitorID)]
    background[0].context = request.context
    background[0].context?.geo = session.facts.geo
    background[0].experienceCloud = request.experienceCloud
    if environment.isTelemetryEnabled {
      background[0].telemetry = telemetry(of: session, for: request, in: environment)
    }
    if !notifications.isEmpty { background[0].notifications = notifications }
    return background
  }

  /// The measurements of a decision, without its duration, which only the caller can measure.
  private static func telemetry(
    of session: DecisionSession, for request: borrowing DeliveryRequest, in environment: DecisionEnvironment
  ) -> Telemetry {
    let entry = TelemetryEntry(
      requestId: session.facts.requestID, timestamp: environment.instant, mode: .local,
      features: TelemetryFeatures(of: request, decisioningMethod: .onDevice))
    return Telemetry(entries: [entry])
  }
}
