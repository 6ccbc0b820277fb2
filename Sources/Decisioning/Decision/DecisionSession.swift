import DeliveryAPI
import OrderedJSON

/// The work on one request: what is common to all of its items, and what comes together over them.
struct DecisionSession {
  let artifact: Artifact
  let facts: RequestFacts
  let context: RuleContext
  /// Response tokens about the visitor, which each option gets.
  let geoTokens: [JSONObject.Member]
  private let frame: TraceFrame?
  private var tracer: RequestTracer?
  private(set) var notifications: DisplayNotifications
  private var diagnosticsSoFar: [DecisionDiagnostic]

  init(
    _ request: borrowing DeliveryRequest, artifact: Artifact, clientCode: String,
    environment: DecisionEnvironment
  ) {
    self.artifact = artifact
    facts = RequestFacts(request, artifact: artifact, environment: environment)
    context = RuleContext(
      request: request.context, geo: facts.geo, instant: environment.instant,
      visitor: VisitorBuckets(clientCode: clientCode, identifier: facts.identifier),
      suffixes: environment.publicSuffixes)
    geoTokens = artifact.tokens.values(of: facts.geo)
    if request.trace == nil {
      frame = nil
    } else {
      frame = TraceFrame(
        clientCode: clientCode, artifact: artifact, visitorID: facts.visitorID, environment: environment,
        context: context)
    }
    notifications = DisplayNotifications(environment: environment)
    diagnosticsSoFar = facts.diagnostics
  }

  /// Begins with the items of a mode.
  mutating func begin(_ mode: RequestMode) {
    tracer = frame.map { RequestTracer(frame: $0, mode: mode) }
  }

  /// What a person should know about the decision, each once.
  var diagnostics: [DecisionDiagnostic] {
    guard diagnosticsSoFar.count > 1 else { return diagnosticsSoFar }
    var seen: Set<DecisionDiagnostic> = []
    return diagnosticsSoFar.filter { seen.insert($0).inserted }
  }

  /// Whether traces were asked for.
  var isTracing: Bool { tracer != nil }

  /// The trace of the current item; nil if none was asked for.
  var trace: JSON? { tracer?.snapshot() }

  /// Adds something a person should know.
  mutating func note(_ diagnostic: DecisionDiagnostic) {
    diagnosticsSoFar.append(diagnostic)
  }

  /// What rules deliver for an item, in the order of their priority.
  mutating func deliveries(for item: some DecidableItem, mode: RequestMode) -> [Delivery] {
    context.enter(item)
    tracer?.enter(item)
    let source = item.ruleSource(in: artifact)
    for location in source.locations { diagnosticsSoFar += location.diagnostics }

    var deliveries: [Delivery] = []
    var walk = RuleWalk(source, propertyToken: facts.propertyToken)
    while !walk.isDecided, let (rule, standing) = walk.next(in: context) {
      if standing == .won || standing == .failed {
        tracer?.note(rule, isSatisfied: standing == .won, in: context)
      }
      if standing == .won { deliveries.append(deliver(rule, for: item, mode: mode)) }
    }
    diagnosticsSoFar += context.findings(location: item.locationName)
    return deliveries
  }

  private mutating func deliver(
    _ rule: ArtifactRule, for item: some DecidableItem, mode: RequestMode
  ) -> Delivery {
    let content = rule.content
    if mode == .execute, let notification = notifications.add(content) {
      tracer?.note(notification, of: rule)
    }
    let prepared = content.prepared(for: mode)
    let options = prepared.options(for: item, adding: geoTokens)
    return Delivery(
      name: content.name, options: options, metrics: prepared.metrics,
      analytics: facts.wantsAnalyticsPayloads ? content.analytics : nil, trace: trace)
  }
}

/// What one rule delivers.
struct Delivery {
  let name: String
  var options: [Option]
  var metrics: [Metric]
  var analytics: AnalyticsResponse?
  var trace: JSON?
}
