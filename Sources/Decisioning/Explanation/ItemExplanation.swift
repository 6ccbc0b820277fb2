/// How one item of a request was decided.
public struct ItemExplanation: Sendable {
  /// What was asked for.
  public enum Kind: String, Hashable, Sendable {
    /// A regional mbox, or the global one by its name.
    case mbox
    /// The page load, whose rules stand under the global mbox.
    case pageLoad
    /// A view, or all views.
    case view
  }

  /// Whether the content is to be shown now or later.
  public let mode: RequestMode
  /// What was asked for.
  public let kind: Kind
  /// The name of the mbox or view; empty for all views.
  public let name: String
  /// The index of an mbox.
  public let index: Int?
  /// Whether the artifact has anything under this name.
  public let isKnown: Bool
  /// Whether Target's servers are needed to decide it fully.
  public let isRemote: Bool
  /// Names of the artifact that are spelled nearly the same, the nearest first; empty for a known name.
  public let nearestNames: [String]
  /// What is likely wrong or surprising about the rules under this name.
  public let findings: [ArtifactFinding]
  /// All rules in the order of their priority.
  public let candidates: [CandidateExplanation]

  /// The rules that deliver.
  public var winners: [CandidateExplanation] { candidates.filter { $0.standing == .won } }

  /// The rule that would win if the winning ones were not there.
  public var next: CandidateExplanation? { candidates.first { $0.isNext } }

  /// The activities among the candidates, in the order of their priority.
  public var activities: [ActivityExplanation] {
    var activities: [ActivityExplanation] = []
    for candidate in candidates {
      guard let bucket = candidate.bucket else { continue }
      let position =
        activities.firstIndex { $0.id == candidate.activityID && $0.name == candidate.activityName }
        ?? activities.endIndex
      if position == activities.endIndex {
        activities.append(
          ActivityExplanation(
            id: candidate.activityID, name: candidate.activityName, bucket: bucket, shares: []))
      }
      activities[position].add(candidate)
    }
    return activities
  }
}

/// Where a visitor falls in the traffic of an activity.
public struct ActivityExplanation: Sendable {
  /// The part of the traffic of one experience.
  public struct Share: Hashable, Sendable {
    /// The name of the experience.
    public let experience: String
    /// The part of the traffic.
    public let range: AllocationRange
    /// Whether the visitor falls into it.
    public let isVisitors: Bool
  }

  /// The number of the activity.
  public let id: Int64?
  /// The name of the activity.
  public let name: String
  /// The visitor's bucket in the activity.
  public let bucket: AllocationBucket
  /// The traffic of the experiences; empty if the activity does not split it.
  public private(set) var shares: [Share]

  /// Whether the traffic is split but the visitor's bucket falls exactly on an excluded boundary.
  public var isOnBoundary: Bool {
    !shares.contains(where: \.isVisitors) && shares.contains { $0.range.excludesAsBoundary(bucket) }
  }

  fileprivate mutating func add(_ candidate: CandidateExplanation) {
    guard let range = candidate.allocation else { return }
    let share = Share(
      experience: candidate.experienceName, range: range, isVisitors: range.contains(bucket))
    if !shares.contains(share) { shares.append(share) }
  }
}
