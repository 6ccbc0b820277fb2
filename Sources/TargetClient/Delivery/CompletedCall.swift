import Decisioning
import DeliveryAPI
import OrderedJSON

/// A call with everything filled in that it did not say: what goes to wherever it is decided.
struct CompletedCall: Sendable {
  /// The completed request.
  private(set) var request: DeliveryRequest
  /// What was noticed on the way.
  private(set) var problems: [ValidationProblem] = []
  /// The session.
  let session: SessionIdentity
  /// The time of the call, in milliseconds since 1970 UTC.
  let now: Int64
  /// The edge cluster that is to answer, if one is known.
  let cluster: KnownCluster?
  /// Where to decide.
  private(set) var decisioningMethod: DecisioningMethod
  /// Whether the call itself says where to decide.
  let isMethodOfCall: Bool
  /// The instant that the call itself wants to be decided for, in milliseconds since 1970 UTC.
  let instant: Int64?
  /// What the call gives for the answer of the geo service.
  let geoReply: GeoReply?
  /// Whether the reasons of the decision are wanted.
  let isExplained: Bool
  /// The state for the page's Visitor API.
  private(set) var visitorState: JSON?

  /// Completes a call.
  ///
  /// - Parameter rememberedCluster: the edge cluster that answered the client before. It counts only for
  ///   visitors who are new, since every other one has a profile on a cluster of their own.
  init(
    _ call: GetOffersOptions, options: TargetClientOptions, rememberedCluster: String?,
    surroundings: ClientSurroundings
  ) {
    instant = call.instant
    now = call.instant ?? surroundings.now()
    geoReply = call.geoReply
    let cookie = TargetCookie(parsing: call.targetCookie ?? "")
    session = SessionIdentity(
      cookie: cookie.sessionId(at: now), option: call.sessionId, makeIdentifier: surroundings.makeIdentifier)
    let deviceId = cookie.deviceId(at: now)
    let isNewVisitor = deviceId == nil && nonEmpty(call.request.id?.tntId) == nil
    cluster =
      KnownCluster(deviceId.flatMap(EdgeCluster.inDeviceId), .deviceCluster)
      ?? KnownCluster(call.targetLocationHint, .callCluster)
      ?? KnownCluster(options.targetLocationHint, .clientCluster)
      ?? KnownCluster(isNewVisitor ? rememberedCluster : nil, .rememberedCluster)
    isMethodOfCall = call.decisioningMethod != nil
    decisioningMethod = call.decisioningMethod ?? options.decisioningMethod
    isExplained = call.explains
    request = call.request
    let visitor = call.completeVisitor(at: now)

    noteSessionProblems()
    request.requestId = nonEmpty(request.requestId) ?? surroundings.makeIdentifier()
    request.environmentId = request.environmentId ?? options.environmentId
    completeProperty(options)
    request.id = completeId(request.id, call, visitor: visitor, deviceId: deviceId)
    request.context = completeContext(request.context, surroundings)
    completeExperienceCloud(call, visitor: visitor, options, surroundings)
    request.execute = completeExecute(request.execute)
    request.prefetch = completePrefetch(request.prefetch)
    completeNotifications()
  }
}

extension CompletedCall {
  /// The call with the ids that the answer gave its visitor.
  func answered(as id: VisitorId?) -> CompletedCall {
    var call = self
    call.request.id = id ?? request.id
    return call
  }

  /// The call that sends what this one brought about: for the same visitor and session, to the same
  /// environment and property.
  func background(_ request: DeliveryRequest, requestId: String) -> CompletedCall {
    var call = self
    call.decisioningMethod = .serverSide
    call.request = accompanying(request)
    call.request.requestId = request.requestId ?? requestId
    return call
  }

  /// A request that this one brought about, for the same environment, property and QA mode.
  func accompanying(_ request: DeliveryRequest) -> DeliveryRequest {
    var request = request
    request.environmentId = request.environmentId ?? self.request.environmentId
    request.property = request.property ?? self.request.property
    request.qaMode = request.qaMode ?? self.request.qaMode
    return request
  }
}

extension GetOffersOptions {
  /// What is known of the visitor by the values given and by the cookie.
  fileprivate func completeVisitor(at now: Int64) -> Visitor {
    let fromCookie = visitorCookie.map { Visitor(VisitorCookie(parsing: $0), at: now) }
    return (visitor ?? Visitor()).completed(with: fromCookie)
  }
}

// MARK: - Visitor and property

extension CompletedCall {
  private mutating func noteSessionProblems() {
    for broken in DeliveryLimits.sessionId.broken(by: session.value) {
      problems.append(ValidationProblem(path: ["sessionId"], broken: broken))
    }
  }

  private mutating func completeProperty(_ options: TargetClientOptions) {
    let configured = nonEmpty(options.propertyToken)
    guard let requested = nonEmpty(request.property?.token) else {
      request.property = configured.map { Property(token: $0) }
      return
    }
    guard let configured, configured != requested else { return }
    let message =
      "the property token specified in the request '\(requested)' does not match the one specified"
      + " in the config '\(configured)'; the request's is used"
    problems.append(
      ValidationProblem(
        path: ["property", "token"], broken: BrokenLimit(.advice, message, severity: .warning)))
  }

  private func completeId(
    _ id: VisitorId?, _ call: GetOffersOptions, visitor: Visitor, deviceId: String?
  ) -> VisitorId? {
    let customerIds = visitor.deliveryCustomerIds + (call.customerIds ?? []) + (id?.customerIds ?? [])
    let completed = VisitorId(
      tntId: nonEmpty(id?.tntId) ?? deviceId,
      thirdPartyId: nonEmpty(id?.thirdPartyId),
      marketingCloudVisitorId: nonEmpty(id?.marketingCloudVisitorId) ?? visitor.marketingCloudVisitorId,
      customerIds: customerIds.isEmpty ? nil : customerIds)
    return completed == VisitorId() ? nil : completed
  }

  private func completeContext(_ context: Context?, _ surroundings: ClientSurroundings) -> Context {
    var completed = context ?? Context()
    if completed.channel?.isKnown != true { completed.channel = .web }
    completed.timeOffsetInMinutes =
      completed.timeOffsetInMinutes ?? surroundings.timeOffsetInMinutes(now)
    // Some spellings of IPv6 addresses make Target's servers refuse the request; RFC 5952's is safe.
    if let address = completed.geo?.ipAddress.flatMap(InternetAddress.init) {
      completed.geo?.ipAddress = address.description
    }
    return completed
  }
}

// MARK: - Experience Cloud

extension CompletedCall {
  private mutating func completeExperienceCloud(
    _ call: GetOffersOptions, visitor: Visitor, _ options: TargetClientOptions,
    _ surroundings: ClientSurroundings
  ) {
    let given = request.experienceCloud
    let audienceManager = AudienceManager(
      locationHint: given?.audienceManager?.locationHint
        ?? visitor.audienceManagerLocationHint.flatMap { Int($0) },
      blob: nonEmpty(given?.audienceManager?.blob) ?? visitor.audienceManagerBlob)
    var analytics = given?.analytics ?? AnalyticsRequest()
    let isForAnalytics = given?.analytics != nil && analytics.logging ?? .serverSide == .serverSide
    analytics.logging = analytics.logging ?? .serverSide
    let consumer = nonEmpty(call.consumerId) ?? "target-global-mbox"
    if nonEmpty(analytics.supplementalDataId) == nil {
      analytics.supplementalDataId =
        visitor.supplementalDataIds?[consumer]
        ?? (isForAnalytics ? supplementalDataId(from: surroundings.makeIdentifier()) : nil)
    }
    // The page has to use the same id, also one that the caller chose.
    visitorState = analytics.supplementalDataId.map {
      makeVisitorState(organization: options.organizationId, supplementalDataId: $0, consumer: consumer)
    }
    request.experienceCloud = ExperienceCloud(
      audienceManager: audienceManager == AudienceManager() ? nil : audienceManager, analytics: analytics)
  }

  /// A supplemental data id from a UUID: its 32 digits, with a hyphen in the middle.
  private func supplementalDataId(from identifier: String) -> String {
    let digits = identifier.uppercased().filter { $0.isASCII && $0.isHexDigit }.prefix(32)
    let all = String(repeating: "0", count: 32 - digits.count) + digits
    return "\(all.prefix(16))-\(all.suffix(16))"
  }

  /// The state in the form in which the Visitor API reads `serverState`.
  private func makeVisitorState(organization: String, supplementalDataId: String, consumer: String) -> JSON {
    let consumed: JSON = .object(JSONObject([.init(name: "payload:\(consumer)", value: true)]))
    let state: JSON = [
      "sdid": [
        "supplementalDataIDCurrent": .string(supplementalDataId),
        "supplementalDataIDCurrentConsumed": consumed,
        "supplementalDataIDLastConsumed": [:],
      ]
    ]
    return .object(JSONObject([.init(name: organization, value: state)]))
  }
}

// MARK: - Items

extension CompletedCall {
  private mutating func completeExecute(_ execute: ExecuteRequest?) -> ExecuteRequest? {
    guard var execute else { return nil }
    execute.mboxes = completeMboxes(execute.mboxes)
    return execute.isEmpty ? nil : execute
  }

  private mutating func completePrefetch(_ prefetch: PrefetchRequest?) -> PrefetchRequest? {
    guard var prefetch else { return nil }
    prefetch.mboxes = completeMboxes(prefetch.mboxes)
    return prefetch.isEmpty ? nil : prefetch
  }

  /// Leaves out mboxes without a name, which validation told of, and numbers those without an index.
  private func completeMboxes(_ mboxes: [MboxRequest]?) -> [MboxRequest]? {
    mboxes?.filter { !$0.name.isEmpty }.enumerated().map { position, mbox in
      var mbox = mbox
      mbox.index = mbox.index ?? position
      return mbox
    }
  }

  /// Leaves out notifications that the Delivery API would refuse together with the whole request, which
  /// validation told of.
  private mutating func completeNotifications() {
    guard let notifications = request.notifications else { return }
    let valid = notifications.filter { !$0.id.isEmpty && $0.type.isKnown }
    request.notifications = valid.isEmpty ? nil : valid
    guard decisioningMethod == .onDevice, !valid.isEmpty else { return }
    problems.append(
      ValidationProblem(
        path: ["notifications"],
        broken: BrokenLimit(
          .advice, "are not sent by a call that is decided on-device", severity: .warning)))
  }
}
