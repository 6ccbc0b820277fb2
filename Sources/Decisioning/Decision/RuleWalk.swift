/// How many of a location's rules may deliver.
enum MatchPolicy {
  /// The first that is satisfied: regional mboxes.
  case first
  /// All that are satisfied, one for each rule key: the global mbox and views.
  case onePerRuleKey
}

/// What became of a rule.
enum RuleStanding: String {
  /// It is satisfied and delivers.
  case won
  /// Its condition does not hold.
  case failed
  /// Another rule won before it.
  case notReached
  /// A rule with the same key won before it.
  case ruleKeyServed
  /// It is restricted to other properties.
  case filtered
}

/// The way through rules in the order of their priority.
///
/// Decisions and explanations both go this way, so that an explanation cannot differ from the decision.
struct RuleWalk {
  private let policy: MatchPolicy
  private let propertyToken: String?
  private var hasWinner = false
  private var servedRuleKeys: Set<String> = []

  init(_ policy: MatchPolicy, propertyToken: String?) {
    self.policy = policy
    self.propertyToken = propertyToken
  }

  /// Whether no further rule can deliver.
  var isDecided: Bool { hasWinner && policy == .first }

  /// What becomes of the next rule.
  mutating func standing(of rule: ArtifactRule, in context: RuleContext) -> RuleStanding {
    guard rule.isOpen(toProperty: propertyToken) else { return .filtered }
    if isDecided { return .notReached }
    if policy == .onePerRuleKey, let key = rule.ruleKey, servedRuleKeys.contains(key) {
      return .ruleKeyServed
    }
    guard context.satisfies(rule) else { return .failed }
    hasWinner = true
    if policy == .onePerRuleKey, let key = rule.ruleKey { servedRuleKeys.insert(key) }
    return .won
  }
}
