import Decisioning
import DeliveryAPI

/// A delivery request and what goes with it into a call.
public struct GetOffersOptions: Hashable, Sendable {
  /// The delivery request. The client works on a copy and completes that.
  public var request: DeliveryRequest

  /// The session id, when the `mbox` cookie has none.
  public var sessionId: String?

  /// The value of the visitor's `mbox` cookie.
  public var targetCookie: String?

  /// The value of the visitor's `mboxEdgeCluster` cookie.
  public var targetLocationHint: String?

  /// The consumer of the supplemental data id, to tell the calls of one page apart; `target-global-mbox`
  /// when nil.
  public var consumerId: String?

  /// Customer ids to add to those of the request.
  public var customerIds: [CustomerId]?

  /// What the page's Visitor API knows about the visitor.
  public var visitor: Visitor?

  /// The value of the visitor's `AMCV_…` cookie; it fills what `visitor` leaves open.
  public var visitorCookie: String?

  /// Where to decide this call, when not as the client does.
  public var decisioningMethod: DecisioningMethod?

  /// Whether an on-device decision comes with the reasons of every rule, which takes longer.
  public var explains = false

  /// The instant to decide for, in milliseconds since 1970 UTC; now when nil.
  ///
  /// Target's servers decide for their own time all the same. A sandbox takes the instant from the header
  /// field `X-Decision-Instant`.
  public var instant: Int64?

  /// What stands for the answer of the geo service, for a place that is known by IP address alone.
  public var geoReply: GeoReply?

  /// Makes the options of a call.
  public init(
    request: DeliveryRequest,
    sessionId: String? = nil,
    targetCookie: String? = nil,
    targetLocationHint: String? = nil,
    consumerId: String? = nil,
    customerIds: [CustomerId]? = nil,
    visitor: Visitor? = nil,
    visitorCookie: String? = nil,
    decisioningMethod: DecisioningMethod? = nil,
    explains: Bool = false,
    instant: Int64? = nil,
    geoReply: GeoReply? = nil
  ) {
    self.request = request
    self.sessionId = sessionId
    self.targetCookie = targetCookie
    self.targetLocationHint = targetLocationHint
    self.consumerId = consumerId
    self.customerIds = customerIds
    self.visitor = visitor
    self.visitorCookie = visitorCookie
    self.decisioningMethod = decisioningMethod
    self.explains = explains
    self.instant = instant
    self.geoReply = geoReply
  }
}

extension GetOffersOptions {
  /// Checks that the request asks for something where it begins to, in the order of the other SDKs. An
  /// empty object asks for nothing and is left out later.
  func validate() throws(TargetClientError) {
    if let execute = request.execute, execute != ExecuteRequest(), execute.isEmpty {
      throw .nothingToExecute
    }
    if let prefetch = request.prefetch, prefetch != PrefetchRequest(), prefetch.isEmpty {
      throw .nothingToPrefetch
    }
    if let decisioningMethod, !decisioningMethod.isKnown {
      throw .invalidDecisioningMethod(decisioningMethod)
    }
  }
}
