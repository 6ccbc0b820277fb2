/// How many of a location's rules may deliver.
enum MatchPolicy {
  /// The first that is satisfied: regional mboxes.
  case first
  /// All that are satisfied, one for each rule key: the global mbox and views.
  case onePerRuleKey
}

/// The rules that decide about an item, in the order of their priority.
struct RuleSource {
  let locations: [LocationRules]
  let policy: MatchPolicy
}

/// What became of a rule.
enum RuleStanding {
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
/// Decisions and explanations both go this way, so that an explanation cannot differ from the decision. A
/// decision stops when it is decided; an explanation goes on to the end.
struct RuleWalk {
  private let policy: MatchPolicy
  private let propertyToken: String?
  private var locations: IndexingIterator<[LocationRules]>
  private var rules: [ArtifactRule] = []
  private var position = 0
  private var hasWinner = false
  private var servedRuleKeys: Set<String> = []

  init(_ source: RuleSource, propertyToken: String?) {
    policy = source.policy
    self.propertyToken = propertyToken
    locations = source.locations.makeIterator()
  }

  /// Whether no further rule can deliver.
  var isDecided: Bool { hasWinner && policy == .first }

  /// The next rule and what becomes of it; nil after the last.
  mutating func next(in context: RuleContext) -> (rule: ArtifactRule, standing: RuleStanding)? {
    while position == rules.endIndex {
      guard let location = locations.next() else { return nil }
      rules = location.rules
      position = 0
    }
    let rule = rules[position]
    position += 1
    return (rule, standing(of: rule, in: context))
  }

  private mutating func standing(of rule: ArtifactRule, in context: RuleContext) -> RuleStanding {
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
