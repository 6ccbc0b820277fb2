import Decisioning
import DeliveryAPI
import OrderedJSON

/// Answers the Delivery API from an artifact, in the manner of Target's servers.
struct DeliveryEndpoint: Sendable {
  let artifact: Artifact
  let account: ServedAccount
  /// The edge cluster, which becomes part of visitor ids; nil for none.
  let cluster: String?
  /// The host that answers claim to come from.
  let edgeHost: String
  /// The tokens that get traces; nil for any that is not empty.
  let traceTokens: Set<String>?
  /// The instant of decisions whose call names none; nil for the time of the call.
  let instant: Int64?
  let publicSuffixes: PublicSuffixList
  let surroundings: SandboxSurroundings

  /// Answers a call.
  func answer(_ call: EdgeCall) -> EdgeAnswer {
    var finding = CallFinding()
    do {
      let delivery = try DeliveryCall(call, for: account, finding: &finding)
      return try accept(delivery, at: call.decisionInstant, &finding)
    } catch let refusal as DeliveryRefusal {
      finding.summary = refusal.message
      return .error(400, refusal.message, finding: finding)
    } catch {
      return .error(500, "The decision cannot be written as JSON: \(error)", finding: finding)
    }
  }

  private func accept(
    _ call: DeliveryCall, at instant: Int64?, _ finding: inout CallFinding
  ) throws -> EdgeAnswer {
    let request = call.request
    finding.notifications = request.notifications ?? []
    finding.telemetry = request.telemetry?.entries ?? []
    finding.customerIDsLackExperienceCloudID =
      request.id?.customerIds?.isEmpty == false && request.id?.marketingCloudVisitorId?.isEmpty != false
    let response = decide(call, at: instant)
    finding.requestID = response.requestId
    let json = try response.encoded()
    finding.response = json
    if request.context?.beacon == true { return EdgeAnswer(status: 204, finding: finding) }
    return .json(json, finding: finding)
  }

  private func decide(_ call: DeliveryCall, at instant: Int64?) -> DeliveryResponse {
    var request = call.request
    if !isAuthorized(request.trace) { request.trace = nil }
    let engine = DecisioningEngine(artifact: artifact, clientCode: account.client)
    let environment = environment(for: request, sessionID: call.sessionID, at: instant)

    var response = engine.decide(request, in: environment).response
    response.status = 200  // A part that needs Target's servers is default content here.
    response.id = completed(response.id)
    response.edgeHost = edgeHost
    response.becomeServerSide(edgeHost: edgeHost)
    response.notifications = request.notifications?.map { NotificationResponse(id: $0.id) }
    response.telemetryServerToken = surroundings.makeIdentifier()
    return response
  }

  /// Traces protect activities and profiles: without a valid token, the answer has none.
  private func isAuthorized(_ trace: TraceRequest?) -> Bool {
    guard let token = trace?.authorizationToken, !token.isEmpty else { return false }
    return traceTokens?.contains(token) ?? true
  }

  private func environment(
    for request: DeliveryRequest, sessionID: String, at callInstant: Int64?
  ) -> DecisionEnvironment {
    let lookup = GeoLookup(for: request, artifact: artifact)
    return DecisionEnvironment(
      instant: callInstant ?? instant ?? surroundings.now(), makeIdentifier: surroundings.makeIdentifier,
      locationHint: cluster, publicSuffixes: publicSuffixes,
      geoReply: lookup.map { lookup in
        GeoReply(json: GeoTable.reply(for: lookup.ipAddress.flatMap(InternetAddress.init)))
      },
      sessionID: sessionID)
  }

  /// The visitor's ids as Target returns them: with a `tntId`, and that with the cluster of its profile.
  private func completed(_ id: VisitorId?) -> VisitorId {
    var id = id ?? VisitorId()
    let tntID = id.tntId.flatMap { $0.isEmpty ? nil : $0 } ?? surroundings.makeIdentifier()
    id.tntId = tntID.contains(".") ? tntID : tntID + (cluster.map { ".\($0)_0" } ?? "")
    return id
  }
}

extension EdgeCall {
  /// The instant to decide for that the call names, in milliseconds since 1970 UTC. Target does not know this
  /// field; it lets a saved request be decided for the same time everywhere.
  fileprivate var decisionInstant: Int64? { headers["x-decision-instant"].flatMap { Int64($0) } }
}
