import JSONLogic
import OrderedJSON

/// What became of one rule that could have decided about an item, and why.
public struct CandidateExplanation: Sendable {
  /// What became of a rule.
  public enum Standing: String, Hashable, Sendable {
    /// Its condition holds and it delivers.
    case won
    /// Its condition does not hold.
    case failed
    /// A rule of higher priority won, so that this one was not looked at.
    case notReached
    /// It is restricted to properties, of which the request's is none.
    case filtered
    /// It cannot be used.
    case broken
  }

  /// The place among the rules of its location, from 0: the priority, highest first.
  public let position: Int
  /// The location the rule belongs to.
  public let location: String
  /// What became of the rule.
  public let standing: Standing
  /// What the rule tells about activity, experience and offer; empty for a broken rule.
  public let meta: JSONObject
  /// Names the activity's place in the location; of rules with the same key, one delivers.
  public let ruleKey: String?
  /// The number of the activity.
  public let activityID: Int64?
  /// The properties that the rule is restricted to; none means every property.
  public let propertyTokens: [String]
  /// The visitor's bucket in the activity; nil for a broken rule.
  public let bucket: AllocationBucket?
  /// The part of the traffic that gets the experience; nil if the condition does not ask for one.
  public let allocation: AllocationRange?
  /// How the condition comes to its result, also for rules that were not reached or filtered; nil for a
  /// broken rule.
  public let condition: Explanation?
  /// Whether this rule would win if the winning ones were not there.
  public let isNext: Bool
  /// Why a broken rule cannot be used.
  public let fault: String?
  /// What was done to what the rule delivers; empty for rules that do not deliver.
  public let deliverySteps: [DeliveryStep]

  /// The name of the activity, or its number.
  public var activityName: String { meta["activity.name"]?.string ?? activityID.map { "\($0)" } ?? "unknown" }

  /// The name of the experience, or its number.
  public var experienceName: String {
    meta["experience.name"]?.string ?? meta["experience.id"]?.integer.map { "\($0)" } ?? "unknown"
  }

  /// The audiences of experience, location and activity together, named segments in traces.
  public var audienceIDs: [Int64] { meta["audience.ids"]?.array?.compactMap(\.integer) ?? [] }

  /// Whether the condition holds, whatever became of the rule.
  public var isConditionSatisfied: Bool { condition?.isTruthy ?? false }

  /// What it means that the rule was not reached: whether it would have won, or held at all.
  public var notReachedText: String {
    if isNext { return "not reached: would win next" }
    return isConditionSatisfied ? "not reached: would match too" : "not reached: would fail"
  }

  /// The rule of the same activity that has the visitor's bucket, when nothing else keeps this one from
  /// delivering: nothing failed then, the visitor just belongs to another experience.
  ///
  /// - Parameter candidates: the rules of the activity, others among them perhaps.
  public func bucketOwner(among candidates: [CandidateExplanation]) -> CandidateExplanation? {
    guard standing == .failed || standing == .notReached, let bucket, let allocation,
      !allocation.contains(bucket), condition?.unmetConditions.allSatisfy(\.isAboutAllocation) ?? false
    else { return nil }
    return candidates.first {
      $0.activityID == activityID && $0.activityName == activityName
        && $0.allocation?.contains(bucket) ?? false
    }
  }

  /// Whether the visitor's bucket is exactly at an end of the range that does not belong to it.
  public var isExactlyOnBoundary: Bool {
    guard let bucket, let allocation else { return false }
    return allocation.excludesAsBoundary(bucket)
  }
}

extension CandidateExplanation {
  init(
    _ rule: ArtifactRule, standing: RuleStanding, bucket: AllocationBucket, condition: Explanation,
    isNext: Bool, deliverySteps: [DeliveryStep]
  ) {
    self.init(
      position: rule.position, location: rule.location, standing: Standing(standing),
      meta: rule.content.meta.members, ruleKey: rule.ruleKey, activityID: rule.activityID,
      propertyTokens: rule.propertyTokens, bucket: bucket,
      allocation: AllocationRange(in: rule.condition.source), condition: condition, isNext: isNext,
      fault: nil, deliverySteps: deliverySteps)
  }

  init(_ rule: BrokenRule, location: String) {
    self.init(
      position: rule.position, location: location, standing: .broken, meta: JSONObject(), ruleKey: nil,
      activityID: nil, propertyTokens: [], bucket: nil, allocation: nil, condition: nil, isNext: false,
      fault: rule.fault, deliverySteps: [])
  }
}

extension CandidateExplanation.Standing {
  fileprivate init(_ standing: RuleStanding) {
    switch standing {
    case .won: self = .won
    case .failed: self = .failed
    case .notReached, .ruleKeyServed: self = .notReached
    case .filtered: self = .filtered
    }
  }
}
