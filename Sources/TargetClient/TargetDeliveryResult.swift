import Decisioning
import DeliveryAPI
import OrderedJSON

/// What a call of `getOffers` gives back.
public struct TargetDeliveryResult: Sendable {
  /// The answer.
  public var response: DeliveryResponse

  /// The answer as JSON, with every member as it came.
  public var rawResponse: JSON

  /// The `mbox` cookie to set, so that the visitor is known the next time.
  public var targetCookie: Cookie?

  /// The `mboxEdgeCluster` cookie to set; nil when no edge cluster is known.
  public var targetLocationHintCookie: Cookie?

  /// What to tell Analytics, for each item that has something.
  public var analyticsDetails: [AnalyticsResponse]

  /// The traces, for each item that has one.
  public var trace: [JSON]

  /// The response tokens, for each option that has some.
  public var responseTokens: [JSONObject]

  /// How the decision was made.
  public var meta: DecisionMeta

  /// The state for the page's Visitor API, `Visitor.getInstance(organization, {serverState: …})`; nil when
  /// no supplemental data id was used.
  public var visitorState: JSON?

  /// The request as completed.
  public var request: DeliveryRequest

  /// The notification requests that belong to the decision. On-device decisions make them. They are sent
  /// in the background only when the client's options say so, since each one counts impressions.
  public var notifications: [DeliveryRequest]

  /// Whether those notification requests were handed over to be sent in the background.
  public var notificationsAreSent: Bool

  /// The reasons of an on-device decision, when the call asked for them.
  public var explanation: DecisionExplanation?

  /// The session of the call.
  public var session: SessionIdentity

  /// The request as the caller gave it; nil when nobody called.
  private let givenRequest: DeliveryRequest?

  /// What was noticed of the request while it was completed.
  private let notedProblems: [ValidationProblem]

  /// What a person should know about an on-device decision.
  public var diagnostics: [DecisionDiagnostic]

  /// How long the parts of the call took.
  public var timing: CallTiming

  /// What was exchanged with Target's servers; nil for a decision that was made without them.
  public var exchange: HTTPExchange?

  /// Makes a result, for instance to show one that was kept.
  public init(
    response: DeliveryResponse,
    rawResponse: JSON,
    targetCookie: Cookie? = nil,
    targetLocationHintCookie: Cookie? = nil,
    analyticsDetails: [AnalyticsResponse] = [],
    trace: [JSON] = [],
    responseTokens: [JSONObject] = [],
    meta: DecisionMeta,
    visitorState: JSON? = nil,
    request: DeliveryRequest,
    notifications: [DeliveryRequest] = [],
    notificationsAreSent: Bool = false,
    explanation: DecisionExplanation? = nil,
    session: SessionIdentity,
    diagnostics: [DecisionDiagnostic] = [],
    timing: CallTiming = CallTiming(),
    exchange: HTTPExchange? = nil,
    givenRequest: DeliveryRequest? = nil,
    notedProblems: [ValidationProblem] = []
  ) {
    self.response = response
    self.rawResponse = rawResponse
    self.targetCookie = targetCookie
    self.targetLocationHintCookie = targetLocationHintCookie
    self.analyticsDetails = analyticsDetails
    self.trace = trace
    self.responseTokens = responseTokens
    self.meta = meta
    self.visitorState = visitorState
    self.request = request
    self.notifications = notifications
    self.notificationsAreSent = notificationsAreSent
    self.explanation = explanation
    self.session = session
    self.diagnostics = diagnostics
    self.timing = timing
    self.exchange = exchange
    self.givenRequest = givenRequest
    self.notedProblems = notedProblems
  }
}

extension TargetDeliveryResult {
  /// What the Delivery API would refuse of the request as it was given, and advice, in document order.
  ///
  /// - Complexity: linear in the size of the request, which is checked when this is asked for.
  public var problems: [ValidationProblem] { (givenRequest?.validate() ?? []) + notedProblems }

  /// The notifications of the request that the answer does not name as processed. They can be sent again. Status 204
  /// takes all of them in without naming any.
  public var unprocessedNotifications: [Notification] {
    if exchange?.response?.status == 204 { return [] }
    let processed = Set((response.notifications ?? []).compactMap(\.id))
    return (request.notifications ?? []).filter { !processed.contains($0.id) }
  }
}

extension TargetDeliveryResult: Encodable {
  private enum CodingKeys: CodingKey {
    case response, targetCookie, targetLocationHintCookie, analyticsDetails, trace, responseTokens, meta
    case visitorState, notifications, notificationsAreSent, explanation, timing
  }

  /// Writes the result as the SDKs give it, with the answer as it came. Lists are left out when empty.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func encode(_ list: [some Encodable], as key: CodingKeys) throws {
      if !list.isEmpty { try container.encode(list, forKey: key) }
    }
    try container.encode(rawResponse, forKey: .response)
    try container.encodeIfPresent(targetCookie, forKey: .targetCookie)
    try container.encodeIfPresent(targetLocationHintCookie, forKey: .targetLocationHintCookie)
    try encode(analyticsDetails, as: .analyticsDetails)
    try encode(trace, as: .trace)
    try encode(responseTokens, as: .responseTokens)
    try container.encode(meta, forKey: .meta)
    try container.encodeIfPresent(visitorState, forKey: .visitorState)
    try encode(notifications, as: .notifications)
    if notificationsAreSent, !notifications.isEmpty {
      try container.encode(true, forKey: .notificationsAreSent)
    }
    try container.encodeIfPresent(explanation?.json, forKey: .explanation)
    try container.encode(timing, forKey: .timing)
  }
}
