import DeliveryAPI

/// What a decision needs to know of a request besides its items, completed where the request leaves it out.
///
/// The request itself is borrowed, here and wherever it is passed on: it is a large value, and copying it
/// would take a good part of the time of a small decision.
struct RequestFacts {
  let requestID: String
  /// The visitor's ids, with one that was made if there was none.
  let visitorID: VisitorId?
  /// The id that decides the visitor's buckets.
  let identifier: BucketingIdentifier
  /// The property that rules must be open to.
  let propertyToken: String?
  /// The visitor's place, as far as it is known.
  let geo: Geo?
  /// Whether the page itself reports to Analytics, and so wants the payloads (`logging` is `client_side`).
  let wantsAnalyticsPayloads: Bool
  /// What a person should know about these facts.
  let diagnostics: [DecisionDiagnostic]

  init(_ request: borrowing DeliveryRequest, artifact: Artifact, environment: DecisionEnvironment) {
    var diagnostics: [DecisionDiagnostic] = []
    var visitorID = request.id
    let needsVisitorID = visitorID?.identifiesVisitor != true
    if needsVisitorID {
      let hint = environment.locationHint.flatMap { $0.isEmpty ? nil : ".\($0)_0" } ?? ""
      visitorID = visitorID ?? VisitorId()
      visitorID?.tntId = environment.makeIdentifier() + hint
    }
    identifier = BucketingIdentifier(
      visitor: visitorID, isCreated: needsVisitorID, makeIdentifier: environment.makeIdentifier)
    self.visitorID = visitorID
    requestID = request.requestId ?? environment.makeIdentifier()
    let token = request.property?.token ?? environment.defaultPropertyToken
    propertyToken = token.flatMap { $0.isEmpty ? nil : $0 }
    wantsAnalyticsPayloads = request.experienceCloud?.analytics?.logging == .clientSide
    geo = Self.geo(of: request, artifact: artifact, reply: environment.geoReply, &diagnostics)

    if identifier.source == .created { diagnostics.append(.visitorWithoutBucketingID) }
    if request.qaMode != nil || request.preview != nil { diagnostics.append(.previewIgnored) }
    self.diagnostics = diagnostics
  }

  /// The place of the request, without an address that cannot be read, or as the geo service found it.
  private static func geo(
    of request: borrowing DeliveryRequest, artifact: Artifact, reply: GeoReply?,
    _ diagnostics: inout [DecisionDiagnostic]
  ) -> Geo? {
    guard var geo = request.context?.geo else { return nil }
    if let reply = reply?.geo, GeoLookup(for: request, artifact: artifact) != nil {
      return geo.completed(with: reply)
    }
    if let text = geo.ipAddress, text != GeoLookup.unknownAddress, InternetAddress(text) == nil {
      geo.ipAddress = nil
      diagnostics.append(.invalidIPAddress(text))
    }
    return geo
  }
}

extension VisitorId {
  /// Whether there is an id that makes a new one unnecessary.
  fileprivate var identifiesVisitor: Bool {
    func isGiven(_ id: String?) -> Bool { id?.isEmpty == false }
    return isGiven(tntId) || isGiven(marketingCloudVisitorId) || isGiven(thirdPartyId)
      || customerIds?.contains { $0.authenticatedState == .authenticated } == true
  }
}
