import DeliveryAPI
import JSONLogic

/// All that the conditions of one request can read.
///
/// Values are computed when a condition reads them for the first time, so that what no rule asks for
/// costs nothing. An instance belongs to one decision, which is why it need not be thread-safe. Nothing that
/// changes it calls back into it, so the checks for overlapping access, which took 4 % of the time of a
/// decision, are left out of what conditions read and write.
final class RuleContext: VariableProvider {
  private let instant: Int64
  private let suffixes: PublicSuffixList
  private let visitor: VisitorBuckets
  @exclusivity(unchecked) private var user: UserVariables
  @exclusivity(unchecked) private var geo: GeoVariables
  @exclusivity(unchecked) private var requestPage: AddressVariables
  @exclusivity(unchecked) private var requestReferring: AddressVariables
  @exclusivity(unchecked) private var itemPage: AddressVariables?
  @exclusivity(unchecked) private var itemReferring: AddressVariables?
  @exclusivity(unchecked) private var parameters = MboxParameters(nil)
  private lazy var hasNamesToUppercase = !geo.namesToUppercase.isEmpty
  private var hasTriedUppercase = false

  @exclusivity(unchecked) private var activityID: Int64?
  /// The location of the selected rule, by what its rules have in common.
  @exclusivity(unchecked) private var common: CommonConditions?
  /// What conditions of the location have read for the item, by slot.
  @exclusivity(unchecked) private var values: [LogicValue?] = []
  /// Which common conditions of the location hold for the item, as far as it is known.
  @exclusivity(unchecked) private var results: [Bool?] = []

  /// The context of a request.
  init(
    request: Context?, geo: Geo?, instant: Int64, visitor: VisitorBuckets, suffixes: PublicSuffixList
  ) {
    self.instant = instant
    self.suffixes = suffixes
    self.visitor = visitor
    user = UserVariables(context: request)
    self.geo = GeoVariables(geo)
    requestPage = AddressVariables(url: request?.address?.url)
    requestReferring = AddressVariables(url: request?.address?.referringUrl)
  }

  /// Goes over to the next requested item. An address of the item stands in place of the request's.
  func enter(_ item: some RequestItem) {
    parameters = MboxParameters(item.parameters)
    itemPage = item.address.map { AddressVariables(url: $0.url) }
    itemReferring = item.address.map { AddressVariables(url: $0.referringUrl) }
    common = nil
  }

  /// Whether a rule's condition holds.
  ///
  /// Conditions name places in upper case. When the request spells a place otherwise and the condition
  /// does not hold for it, the condition is tried once more with the place in upper case.
  func satisfies(_ rule: ArtifactRule) -> Bool {
    select(rule)
    guard rule.readsPlaceNames, hasNamesToUppercase else {
      return meetsRequirements(of: rule) && rule.condition.isSatisfied(with: self)
    }
    if rule.condition.isSatisfied(with: self) { return true }
    hasTriedUppercase = true
    geo.spelling = .upperCase
    defer { geo.spelling = .asGiven }
    return rule.condition.isSatisfied(with: self)
  }

  /// How a rule's condition comes to its result, with places in the spelling that decides it.
  func explanation(of rule: ArtifactRule) -> Explanation {
    select(rule)
    let asGiven = rule.condition.explain(with: self)
    guard !asGiven.isTruthy, rule.readsPlaceNames, hasNamesToUppercase else { return asGiven }
    geo.spelling = .upperCase
    defer { geo.spelling = .asGiven }
    let inUpperCase = rule.condition.explain(with: self)
    return inUpperCase.isTruthy ? inUpperCase : asGiven
  }

  /// Prepares for reading the variables of a rule.
  func select(_ rule: ArtifactRule) {
    activityID = rule.activityID
    guard common !== rule.common else { return }
    common = rule.common
    values = Array(repeating: nil, count: rule.common.variables.count)
    results = Array(repeating: nil, count: rule.common.conditions.count)
  }

  /// Whether the common conditions hold that the selected rule requires. If one is known not to, nothing is
  /// evaluated.
  private func meetsRequirements(of rule: ArtifactRule) -> Bool {
    for position in rule.requirements where results[position] == false { return false }
    for position in rule.requirements where results[position] == nil {
      let holds = rule.common.conditions[position].isSatisfied(with: self)
      results[position] = holds
      if !holds { return false }
    }
    return true
  }

  // MARK: Variables

  /// The value of a variable by its slot among the variables of the selected rule.
  func value(ofSlot slot: Int) -> LogicValue {
    guard let common, common.variables.indices.contains(slot) else { return .undefined }
    switch common.variables[slot] {
    case .allocation, .geo, .other:
      // These depend on the rule or on the spelling of places.
      return value(of: common.variables[slot])
    default:
      if let value = values[slot] { return value }
      let value = value(of: common.variables[slot])
      values[slot] = value
      return value
    }
  }

  private func value(of variable: ContextVariable) -> LogicValue {
    switch variable {
    case .allocation: .number(allocation)
    case .parameter(let path): parameters.value(at: path)
    case .user(let member): user.value(member)
    case .page(let member): page(member)
    case .referring(let member): referring(member)
    case .geo(let member): geo.value(member)
    case .timestamp: .number(Double(instant))
    case .time: .string(date.hourAndMinute)
    case .day: .number(Double(date.weekday))
    case .other(let path): data.value(at: path)
    }
  }

  /// All variables of the selected rule as one tree, in the order that traces show them.
  ///
  /// The groups keep their trees, so that asking again and again costs little.
  var data: LogicValue {
    [
      "current_timestamp": .number(Double(instant)),
      "current_time": .string(date.hourAndMinute),
      "current_day": .number(Double(date.weekday)),
      "user": user.tree(),
      "page": itemPage?.tree(suffixes: suffixes) ?? requestPage.tree(suffixes: suffixes),
      "referring": itemReferring?.tree(suffixes: suffixes) ?? requestReferring.tree(suffixes: suffixes),
      "geo": geo.tree(),
      "mbox": parameters.tree(),
      "allocation": .number(allocation),
    ]
  }

  private var allocation: Double { bucket(inActivity: activityID).percentage }

  /// The visitor's bucket in an activity.
  func bucket(inActivity activityID: Int64?) -> AllocationBucket {
    visitor.bucket(inActivity: activityID)
  }

  private func page(_ member: AddressMember) -> LogicValue {
    itemPage?.value(member, suffixes: suffixes) ?? requestPage.value(member, suffixes: suffixes)
  }

  private func referring(_ member: AddressMember) -> LogicValue {
    itemReferring?.value(member, suffixes: suffixes) ?? requestReferring.value(member, suffixes: suffixes)
  }

  /// The time of the decision in UTC.
  private(set) lazy var date = UTCDate(millisecondsSince1970: instant)

  /// A part of the page address of the request, whatever the item says.
  func requestPage(_ part: AddressMember.Part) -> LogicValue {
    requestPage.value(AddressMember(part, isLowercased: false), suffixes: suffixes)
  }

  // MARK: Findings

  /// What a person should know about the values that conditions have read for the current item.
  func findings(location: String) -> [DecisionDiagnostic] {
    var findings: [DecisionDiagnostic] = []
    if itemPage?.lacksHost ?? requestPage.lacksHost {
      findings.append(.addressWithoutScheme(itemPage?.url ?? requestPage.url))
    }
    if itemReferring?.lacksHost ?? requestReferring.lacksHost {
      findings.append(.addressWithoutScheme(itemReferring?.url ?? requestReferring.url))
    }
    if hasTriedUppercase { findings.append(.placeNotInUpperCase(geo.namesToUppercase)) }
    for name in parameters.hiddenNames {
      findings.append(.parameterHidden(name: name, location: location))
    }
    return findings
  }
}
