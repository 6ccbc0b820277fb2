import Decisioning
import DeliveryAPI
import OrderedJSON

/// Conditions in the shapes that artifacts have.
enum Condition {
  static let always: JSON = true

  /// The current form of an allocation range; the first includes its lower end.
  static func allocation(_ lower: Int64, _ upper: Int64) -> JSON {
    let comparison = lower == 0 ? "<=" : "<"
    return [
      "and": [
        .object(
          JSONObject([.init(name: comparison, value: [.number(JSONNumber(lower)), ["var": "allocation"]])])),
        [">=": [.number(JSONNumber(upper)), ["var": "allocation"]]],
      ]
    ]
  }

  static func equal(_ value: JSON, _ variable: String) -> JSON {
    ["==": [value, ["var": .string(variable)]]]
  }
}

/// Makes a rule of an mbox or view.
func rule(
  activity: Int64, experience: Int64 = 0, type: String = "ab", location: String, condition: JSON,
  options: [JSON], metrics: [JSON] = [], properties: [String]? = nil, audiences: [Int64] = [],
  ruleKey: String? = nil
) -> JSON {
  var rule = JSONObject()
  rule["ruleKey"] = .string(ruleKey ?? "\(activity)")
  rule["activityId"] = .number(JSONNumber(activity))
  rule["propertyTokens"] = properties.map { .array($0.map(JSON.string)) }
  rule["condition"] = condition
  rule["consequence"] = ["name": .string(location), "options": .array(options), "metrics": .array(metrics)]
  rule["meta"] = [
    "activity.id": .number(JSONNumber(activity)), "activity.name": .string("Activity \(activity)"),
    "activity.type": .string(type), "experience.id": .number(JSONNumber(experience)),
    "experience.name": .string("Experience \(experience)"), "location.name": .string(location),
    "location.type": "mbox", "location.id": 0,
    "audience.ids": .array(audiences.map { .number(JSONNumber($0)) }),
    "offer.id": .number(JSONNumber(activity * 10 + experience)), "option.id": 2,
  ]
  return .object(rule)
}

func html(_ content: String, token: String) -> JSON {
  ["type": "html", "content": .string(content), "eventToken": .string(token)]
}

/// Makes an artifact. Mboxes and views with rules are local unless told otherwise.
func artifact(
  mboxes: [(String, [JSON])] = [], views: [(String, [JSON])] = [], remoteMboxes: [String] = [],
  remoteViews: [String] = [], localMboxes: [String]? = nil,
  tokens: [String] = ["activity.id", "experience.id"],
  geo: Bool = false
) throws -> Artifact {
  func object(_ members: [(String, [JSON])]) -> JSON {
    .object(JSONObject(members.map { JSONObject.Member(name: $0.0, value: .array($0.1)) }))
  }
  func names(_ names: [String]) -> JSON { .array(names.map(JSON.string)) }
  let json: JSON = [
    "version": "1.0.0",
    "meta": [
      "clientCode": "acmeclient", "environment": "production", "generatedAt": "2026-01-01T00:00:00.000Z",
    ],
    "globalMbox": "target-global-mbox", "geoTargetingEnabled": .boolean(geo), "responseTokens": names(tokens),
    "localMboxes": names(localMboxes ?? mboxes.map(\.0)), "remoteMboxes": names(remoteMboxes),
    "localViews": names(views.map(\.0)), "remoteViews": names(remoteViews), "unknownMember": [1, 2],
    "rules": ["mboxes": object(mboxes), "views": object(views)],
  ]
  return try Artifact(text: json.compact)
}

/// 2020-03-25 01:05:00 UTC, a Wednesday.
let instant: Int64 = 1_585_098_300_000

/// An environment whose identifiers are always the same.
func testEnvironment(
  at time: Int64 = instant, property: String? = nil, geoReply: JSON? = nil, telemetry: Bool = false
) -> DecisionEnvironment {
  DecisionEnvironment(
    instant: time, makeIdentifier: { "made-id" }, locationHint: "28", defaultPropertyToken: property,
    publicSuffixes: PublicSuffixList(parsing: Array("com\nco.uk\n".utf8)),
    geoReply: geoReply.map(GeoReply.init(json:)), sessionID: "session-1", isTelemetryEnabled: telemetry)
}

/// Visitor v775 has bucket 50.0 in activity 1001 of acmeclient, visitor-1 has 18.14, v2597 has 99.99.
func request(
  visitor: String = "visitor-1", execute mboxes: [MboxRequest]? = nil, prefetch: PrefetchRequest? = nil,
  pageLoad: RequestDetails? = nil, context: Context = Context(channel: .web), trace: Bool = false
) -> DeliveryRequest {
  DeliveryRequest(
    requestId: "request-1", id: VisitorId(tntId: visitor), trace: trace ? TraceRequest() : nil,
    context: context,
    execute: mboxes == nil && pageLoad == nil ? nil : ExecuteRequest(pageLoad: pageLoad, mboxes: mboxes),
    prefetch: prefetch)
}

extension Artifact {
  func decide(_ request: DeliveryRequest, in environment: DecisionEnvironment = testEnvironment()) -> Decision
  {
    DecisioningEngine(artifact: self, clientCode: "acmeclient").decide(request, in: environment)
  }

  func explain(_ request: DeliveryRequest, in environment: DecisionEnvironment = testEnvironment())
    -> DecisionExplanation
  {
    DecisioningEngine(artifact: self, clientCode: "acmeclient").explain(request, in: environment)
  }
}

extension Decision {
  /// The contents of the options of the executed mboxes.
  var executedContents: [[JSON?]?] {
    response.execute?.mboxes?.map { $0.options?.map(\.content) } ?? []
  }
}
