import DeliveryAPI
import OrderedJSON

/// What an artifact has for one mbox or view, for looking through it.
public struct LocationSummary: Hashable, Sendable {
  /// Mbox or view.
  public let kind: LocationKind
  /// The name of the mbox or view.
  public let name: String
  /// Whether the artifact lists it as decidable on the device.
  public let isLocal: Bool
  /// Whether the artifact lists it as not, or only partly, decidable on the device.
  public let isRemote: Bool
  /// The activities in the order of their priority, highest first.
  public let activities: [ActivitySummary]
  /// What is likely wrong or surprising.
  public let findings: [ArtifactFinding]
}

/// One activity at a location.
public struct ActivitySummary: Hashable, Sendable {
  /// The number of the activity.
  public let id: Int64?
  /// The name of the activity, or its number.
  public let name: String
  /// The kind of activity: `ab` for A/B tests, `landing` for experience targeting.
  public let type: String?
  /// The experiences, one for each rule, in the order of their priority.
  public fileprivate(set) var experiences: [ExperienceSummary]

  /// How many of the 10,000 buckets get an experience, whoever the visitors are; nil if the activity does
  /// not split its traffic.
  public var allocatedBucketCount: Int? {
    let ranges = experiences.compactMap(\.allocation)
    return ranges.isEmpty ? nil : Set(ranges).reduce(0) { $0 + $1.bucketCount }
  }
}

/// One experience of an activity, as one rule delivers it.
public struct ExperienceSummary: Hashable, Sendable {
  /// The place of the rule at its location, from 0.
  public let position: Int
  /// The number of the experience in its activity.
  public let id: Int64?
  /// The name of the experience, or its number.
  public let name: String
  /// Of rules with the same key, only one delivers.
  public let ruleKey: String?
  /// The part of the traffic that gets the experience; nil if the condition does not ask for one.
  public let allocation: AllocationRange?
  /// The audiences of experience, location and activity together.
  public let audienceIDs: [Int64]
  /// The properties that the rule is restricted to; none means every property.
  public let propertyTokens: [String]
  /// The condition as written.
  public let condition: JSON
  /// The paths of the variables that the condition reads.
  public let variables: [String]
  /// What the rule tells about itself.
  public let meta: JSONObject
  /// The options as they are delivered to be shown later, with their event tokens.
  public let options: [Option]
}

extension Artifact {
  /// What the artifact has for an mbox; nil if it does not mention the name.
  ///
  /// Reads and compiles the rules of this mbox if they were not asked for before.
  public func summary(ofMbox name: String) -> LocationSummary? {
    mboxes[name].map { LocationSummary($0, rules: $0.rules) }
  }

  /// What the artifact has for a view; nil if it does not mention the name.
  ///
  /// Reads and compiles the rules of this view if they were not asked for before.
  public func summary(ofView name: String) -> LocationSummary? {
    views[name].map { LocationSummary($0, rules: $0.rules) }
  }
}

extension LocationSummary {
  init(_ location: ArtifactLocation, rules locationRules: LocationRules) {
    kind = location.kind
    name = location.name
    isLocal = location.isLocal
    isRemote = location.isRemote
    var activities: [ActivitySummary] = []
    var positions: [Int64?: Int] = [:]
    for rule in locationRules.rules {
      let experience = ExperienceSummary(rule)
      if let position = positions[rule.activityID] {
        activities[position].experiences.append(experience)
      } else {
        positions[rule.activityID] = activities.count
        activities.append(ActivitySummary(rule, experience))
      }
    }
    self.activities = activities
    findings = ArtifactFinding.all(at: location, rules: locationRules, activities: activities)
  }
}

extension ActivitySummary {
  fileprivate init(_ rule: ArtifactRule, _ experience: ExperienceSummary) {
    id = rule.activityID
    name = experience.meta["activity.name"]?.string ?? id.map { "\($0)" } ?? "unknown"
    type = experience.meta["activity.type"]?.string
    experiences = [experience]
  }
}

extension ExperienceSummary {
  fileprivate init(_ rule: ArtifactRule) {
    let content = rule.content
    position = rule.position
    id = content.meta["experience.id"]?.integer
    name = content.meta["experience.name"]?.string ?? id.map { "\($0)" } ?? "unknown"
    ruleKey = rule.ruleKey
    allocation = AllocationRange(in: rule.condition.source)
    audienceIDs = content.meta.audienceIDs.compactMap(\.integer)
    propertyTokens = rule.propertyTokens
    condition = rule.condition.source
    variables = rule.variablePaths
    meta = content.meta.members
    options = content.prefetch.options
  }
}
