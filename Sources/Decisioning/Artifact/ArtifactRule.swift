import JSONLogic
import OrderedJSON

/// One rule of a location: the condition under which an experience of an activity is delivered.
///
/// What it delivers is read when the rule matches for the first time.
final class ArtifactRule: Sendable {
  /// The name of the location.
  let location: String
  /// The place among the rules of its location, from 0.
  let position: Int
  /// Names the activity's place in a location: of the rules with the same key, only one delivers.
  let ruleKey: String?
  /// The number of the activity, which decides the visitor's bucket.
  let activityID: Int64?
  /// The properties that the rule is restricted to; none means every property.
  let propertyTokens: [String]
  /// The condition, with allocation and audiences.
  let condition: CompiledRule
  /// What the conditions of the location's rules have in common.
  let common: CommonConditions
  /// The common conditions that the condition requires, by their positions.
  let requirements: [Int]
  /// Whether the condition reads the name of a country, region or city.
  let readsPlaceNames: Bool

  private let metaRange: Range<Int>?
  private let consequenceRange: Range<Int>?
  private let source: ArtifactSource
  private let readContent = LazyReference<RuleContent>()

  init(
    _ draft: ArtifactRuleDraft, location: String, position: Int, condition: CompiledRule,
    common: CommonConditions, requirements: [Int], source: ArtifactSource
  ) {
    self.location = location
    self.position = position
    self.condition = condition
    self.common = common
    self.requirements = requirements
    self.source = source
    ruleKey = draft.ruleKey
    activityID = draft.activityID
    propertyTokens = draft.propertyTokens
    metaRange = draft.metaRange
    consequenceRange = draft.consequenceRange
    let variables = common.variables
    readsPlaceNames =
      variables.contains(where: \.readsPlaceName)
      && condition.variableSlots.contains { variables[$0].readsPlaceName }
  }

  /// What the rule delivers and tells about itself.
  var content: RuleContent {
    readContent.load()
      ?? readContent.storeIfNil(
        RuleContent(
          meta: metaRange.flatMap(source.value(in:)),
          consequence: consequenceRange.flatMap(source.value(in:)),
          tokens: source.tokens))
  }

  /// The paths of the variables that the condition reads, as it writes them.
  var variablePaths: [String] { condition.variableSlots.map { common.paths[$0].text } }

  /// The paths among them that no request has a value for.
  var unknownVariablePaths: [String] {
    condition.variableSlots.filter { common.variables[$0].isUnknown }.map { common.paths[$0].text }
  }

  /// Whether the rule may be used for a property. Without a token, only rules of every property may.
  func isOpen(toProperty token: String?) -> Bool {
    if propertyTokens.isEmpty { return true }
    guard let token else { return false }
    return propertyTokens.contains(token)
  }
}
