import OrderedJSON

/// Something in an artifact that is likely wrong, or that surprises people.
public enum ArtifactFinding: Hashable, Sendable {
  /// A rule cannot be used, or not fully.
  case brokenRule(DecisionDiagnostic)
  /// A condition reads a variable that no request has.
  case unknownVariable(path: String, position: Int)
  /// The ranges of an activity leave out buckets that lie between them or at their ends.
  case unallocatedBoundaries(activity: String, count: Int)
  /// Ranges of an activity overlap, so that the order of the rules decides.
  case overlappingRanges(activity: String)
  /// A rule can never deliver: a rule before it takes all requests.
  case unreachable(position: Int, behind: Int)
  /// The location is listed as local and as remote: some of its activities need Target's servers.
  case partlyRemote
}

extension ArtifactFinding: CustomStringConvertible {
  /// What was found and what it means.
  public var description: String {
    switch self {
    case .brokenRule(let diagnostic): "\(diagnostic)"
    case .unknownVariable(let path, let position):
      "Rule \(position + 1) reads \"\(path)\", which no request has: that part never matches."
    case .unallocatedBoundaries(let activity, let count):
      "\(activity) leaves \(count) of 10000 buckets on the boundaries of its ranges to no experience."
    case .overlappingRanges(let activity):
      "Traffic ranges of \(activity) overlap: the experience of the higher priority gets the common part."
    case .unreachable(let position, let behind):
      "Rule \(position + 1) can never deliver: rule \(behind + 1) before it takes every request."
    case .partlyRemote:
      "Some activities here need Target's servers: decisions on the device are incomplete (status 206)."
    }
  }
}

extension ArtifactFinding {
  static func all(
    at location: ArtifactLocation, rules locationRules: LocationRules, activities: [ActivitySummary]
  ) -> [ArtifactFinding] {
    let rules = locationRules.rules
    var findings = locationRules.diagnostics.map(ArtifactFinding.brokenRule)
    if location.isLocal, location.isRemote { findings.append(.partlyRemote) }
    for rule in rules {
      findings += rule.unknownVariablePaths.map { .unknownVariable(path: $0, position: rule.position) }
    }
    for activity in activities { findings += Self.ranges(of: activity) }
    // Only one rule delivers at a regional mbox; elsewhere others may deliver besides.
    if location.kind == .mbox, !location.isGlobal, let winner = rules.first(where: \.takesEveryRequest) {
      findings += rules.filter { $0.position > winner.position }
        .map { .unreachable(position: $0.position, behind: winner.position) }
    }
    return findings
  }

  private static func ranges(of activity: ActivitySummary) -> [ArtifactFinding] {
    let ranges = Set(activity.experiences.compactMap(\.allocation)).sorted {
      ($0.lower, $0.upper) < ($1.lower, $1.upper)
    }
    var findings: [ArtifactFinding] = []
    var lost = 0
    for (range, next) in zip(ranges, ranges.dropFirst()) {
      if next.lower < range.upper {
        findings.append(.overlappingRanges(activity: activity.name))
        break
      }
      if next.lower == range.upper, !range.includesUpper, !next.includesLower { lost += 1 }
    }
    if let first = ranges.first, first.lower == 0, !first.includesLower { lost += 1 }
    if lost > 0 { findings.append(.unallocatedBoundaries(activity: activity.name, count: lost)) }
    return findings
  }
}

extension ArtifactRule {
  /// Whether every request that comes here is delivered to.
  fileprivate var takesEveryRequest: Bool { condition.source == true && propertyTokens.isEmpty }
}
