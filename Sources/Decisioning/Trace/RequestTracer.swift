import DeliveryAPI
import OrderedJSON

/// Writes down how the items of one mode, execute or prefetch, are decided, in the form of the Node.js SDK.
///
/// Activities accumulate over all items of the mode. A trace is a snapshot of what was found so far.
struct RequestTracer {
  private let frame: TraceFrame
  private let mode: RequestMode
  private var item: JSONObject.Member?
  private var campaigns: [TracedCampaign] = []
  private var targets: [TracedTarget] = []

  init(frame: TraceFrame, mode: RequestMode) {
    self.frame = frame
    self.mode = mode
  }

  /// Goes over to the next requested item.
  mutating func enter(_ item: some DecidableItem) {
    var members = JSON(encodingOrNull: item).object ?? JSONObject()
    members["type"] = .string(mode.rawValue)
    self.item = JSONObject.Member(name: item.locationKind.rawValue, value: .object(members))
  }

  /// Notes that a rule's condition was evaluated.
  mutating func note(_ rule: ArtifactRule, isSatisfied: Bool, in context: RuleContext) {
    let meta = rule.content.meta
    let id = meta["activity.id"]
    let position = targets.firstIndex { $0.id == id } ?? targets.endIndex
    if position == targets.endIndex {
      targets.append(TracedTarget(id: id, type: meta["activity.type"], context: context.data.json() ?? .null))
    }
    targets[position].add(meta.audienceIDs, condition: rule.condition.source, isMatched: isSatisfied)
    if isSatisfied, !campaigns.contains(where: { $0.id == id }) {
      campaigns.append(TracedCampaign(meta: meta, environment: frame.environmentName))
    }
  }

  /// Notes a notification for what a rule delivers.
  mutating func note(_ notification: DeliveryAPI.Notification, of rule: ArtifactRule) {
    let id = rule.content.meta["activity.id"]
    guard let position = campaigns.firstIndex(where: { $0.id == id }) else { return }
    campaigns[position].notifications.append(JSON(encodingOrNull: notification))
  }

  /// What was found so far, as the trace of the current item.
  func snapshot() -> JSON {
    var request = frame.request
    if let item { request.append(item.name, item.value) }
    return [
      "clientCode": .string(frame.clientCode),
      "artifact": frame.artifact,
      "profile": frame.profile,
      "request": .object(request),
      "campaigns": .array(campaigns.map(\.json)),
      "evaluatedCampaignTargets": .array(targets.map(\.json)),
    ]
  }
}

/// An activity that delivers, named "campaign" on the wire.
private struct TracedCampaign {
  let id: JSON?
  let meta: RuleMeta
  let environment: JSON?
  var notifications: [JSON] = []

  init(meta: RuleMeta, environment: JSON?) {
    id = meta["activity.id"]
    self.meta = meta
    self.environment = environment
  }

  var json: JSON {
    var members = JSONObject()
    members["id"] = id
    members["campaignType"] = meta["activity.type"]
    members["branchId"] = meta["experience.id"]
    members["offers"] = .array(meta["offer.id"].map { [$0] } ?? [])
    members["environment"] = environment
    if !notifications.isEmpty { members["notifications"] = .array(notifications) }
    return .object(members)
  }
}

/// An activity of which at least one rule was evaluated.
private struct TracedTarget {
  let id: JSON?
  let type: JSON?
  /// What the conditions could read when the first rule of the activity was evaluated.
  let context: JSON
  private var matchedSegments: [JSON] = []
  private var unmatchedSegments: [JSON] = []
  private var matchedConditions: [JSON] = []
  private var unmatchedConditions: [JSON] = []

  init(id: JSON?, type: JSON?, context: JSON) {
    self.id = id
    self.type = type
    self.context = context
  }

  mutating func add(_ segments: [JSON], condition: JSON, isMatched: Bool) {
    if isMatched {
      matchedConditions.append(condition)
      matchedSegments += segments.filter { !matchedSegments.contains($0) }
    } else {
      unmatchedConditions.append(condition)
      unmatchedSegments += segments.filter { !unmatchedSegments.contains($0) }
    }
  }

  var json: JSON {
    var members = JSONObject()
    members["context"] = context
    members["campaignId"] = id
    members["campaignType"] = type
    members["matchedSegmentIds"] = .array(matchedSegments)
    members["unmatchedSegmentIds"] = .array(unmatchedSegments)
    members["matchedRuleConditions"] = .array(matchedConditions)
    members["unmatchedRuleConditions"] = .array(unmatchedConditions)
    return .object(members)
  }
}
