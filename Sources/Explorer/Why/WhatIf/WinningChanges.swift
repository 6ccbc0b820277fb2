import Decisioning
import DeliveryAPI
import JSONLogic
import Workspace

/// The smallest changes of a request that would make a rule win, as far as they can be told.
///
/// Whether they are enough is for a decision to say: they are offered to be tried.
struct WinningChanges: Sendable {
  /// The experience and its activity.
  let title: String
  /// The changes, each of another value.
  private(set) var changes: [WhatIfChange] = []
  /// What stands in the way and cannot be changed from here, in sentences.
  private(set) var obstacles: [String] = []

  /// What a visitor's id has to do: give a bucket inside a range, or outside of it.
  private var bucketWishes: [BucketWish] = []
  private let place: RequestItemPlace
  private let bucketing: BucketingIdentifier.Source
  private var document: RequestDocument

  /// Looks for changes.
  ///
  /// - Parameters:
  ///   - rule: the rule that is to win.
  ///   - explanation: how the request was decided.
  ///   - document: the request.
  init?(for rule: WhySubject.Rule, in explanation: DecisionExplanation, document: RequestDocument) {
    let places = RequestItemPlace.all(in: document.request)
    guard explanation.items.indices.contains(rule.item), places.count == explanation.items.count else {
      return nil
    }
    let item = explanation.items[rule.item]
    let isWanted = { (candidate: CandidateExplanation) in
      candidate.location == rule.location && candidate.position == rule.position
    }
    guard let candidate = item.candidates.first(where: isWanted), candidate.standing != .won else {
      return nil
    }
    title = candidate.whatIfTitle
    place = places[rule.item]
    bucketing = explanation.bucketingIdentifier.source
    self.document = document.repeated(like: explanation)
    guard candidate.standing != .broken, let condition = candidate.condition else {
      obstacles = ["Its rule is broken: \(candidate.fault ?? "it cannot be read")."]
      return
    }
    if candidate.standing == .filtered { add(.propertyToken, candidate.propertyTokens.first) }
    satisfy(condition, of: candidate)
    for blocker in Self.blockers(of: candidate, in: item) { prevent(blocker, before: condition, in: item) }
    findVisitor(clientCode: explanation.decision.response.client)
  }

  /// The rules that would go before a rule even if its condition held.
  private static func blockers(
    of candidate: CandidateExplanation, in item: ItemExplanation
  ) -> [CandidateExplanation] {
    let earlier = item.candidates.prefix {
      $0.location != candidate.location || $0.position != candidate.position
    }
    let holding = earlier.filter {
      $0.isConditionSatisfied && ($0.standing == .won || $0.standing == .notReached)
    }
    // At page loads, views and the global mbox every activity delivers, once for each rule key.
    let isSingle = item.kind == .mbox && item.winners.count <= 1
    return isSingle ? holding : holding.filter { $0.ruleKey != nil && $0.ruleKey == candidate.ruleKey }
  }

  // MARK: - Making a condition hold

  private mutating func satisfy(_ condition: Explanation, of candidate: CandidateExplanation) {
    let unmet = condition.unmetConditions
    let groups = Set(unmet.flatMap(\.part.readVariables).map(VariableGroup.init))
    if groups.contains(.time) { findTime(condition) }
    if groups.contains(.user) { findBrowser(condition) }
    for part in unmet {
      switch part.part.readVariables.first.map(VariableGroup.init) {
      case .time?, .user?: continue
      case .allocation?:
        guard let range = candidate.allocation else { break }
        bucketWishes.append(BucketWish(activityID: candidate.activityID, range: range, isInside: true))
        continue
      case .page?, .referring?:
        if changeAddress(for: part) { continue }
      default:
        if let wanted = WantedValue(for: part), add(wanted) { continue }
      }
      obstacles.append(
        "Not found: a value for which this is otherwise: \(ConditionSentence.text(for: part)).")
    }
  }

  /// Makes a rule fail that would win before, in a way that lets the own condition hold.
  private mutating func prevent(
    _ blocker: CandidateExplanation, before own: Explanation, in item: ItemExplanation
  ) {
    let token = document.text(of: .propertyToken)
    if !blocker.propertyTokens.isEmpty, !blocker.propertyTokens.contains(token ?? "") { return }
    let parts = blocker.condition?.conditionsToBreak ?? []
    // What is changed already may be enough.
    if parts.contains(where: { isTurnedRound($0.part) }) { return }
    for part in parts where !part.isAboutAllocation {
      guard let wanted = WantedValue(for: part), let target = target(of: wanted.variable),
        !changes.contains(where: { $0.target == target })
      else { continue }
      let before = (changes, document)
      for text in [wanted.text] + own.values(of: wanted.variable) {
        add(target, text)
        let spoils = own.satisfiedParts.contains { isTurnedRound($0) }
        if isTurnedRound(part.part), !spoils { return }
        (changes, document) = before
      }
    }
    guard parts.contains(where: \.isAboutAllocation) else {
      obstacles.append("\(blocker.whatIfTitle) goes before it.")
      return
    }
    // Who is inside another experience of the activity is outside of this one.
    if bucketWishes.contains(where: { $0.isInside && $0.activityID == blocker.activityID }) { return }
    // Outside of this experience, the visitor must not fall into another one of the same activity.
    for other in item.candidates where other.activityID == blocker.activityID {
      guard let range = other.allocation else { continue }
      bucketWishes.append(BucketWish(activityID: other.activityID, range: range, isInside: false))
    }
  }

  /// Whether a part of a condition holds no more with the changes made so far.
  private func isTurnedRound(_ part: Explanation) -> Bool {
    let variables = part.readVariables
    guard !variables.isEmpty else { return false }
    var members: [String: LogicValue] = [:]
    for variable in variables {
      guard let target = target(of: variable), changes.contains(where: { $0.target == target }) else {
        return false
      }
      switch VariableGroup(variable) {
      case .user: members["user"] = Self.user(document.text(of: .userAgent) ?? "")
      case .time: members.merge(FittingInstant.data(for: instant)) { $1 }
      case .parameter, .geo:
        guard let text = document.text(of: target) else { continue }
        let path = variable.split(separator: ".").map(String.init)
        let value: LogicValue =
          target == .geo(.latitude) || target == .geo(.longitude)
          ? .number(Double(text) ?? 0) : .string(variable.hasSuffix("_lc") ? text.lowercased() : text)
        guard variables.count == 1, let first = path.first else { return false }
        members[first] = path.dropFirst().reversed().reduce(value) {
          .object(LogicObject([.init(name: $1, value: $0)]))
        }
      default: return false
      }
    }
    let data = LogicValue.object(LogicObject(members.map { .init(name: $0.key, value: $0.value) }))
    return part.holds(in: data) != part.isTruthy
  }

  /// The instant of the decision in milliseconds since 1970.
  private var instant: Int64 { document.at.flatMap(DecisionInstant.init)?.milliseconds ?? 0 }

  /// What conditions can read of a browser.
  private static func user(_ userAgent: String) -> LogicValue {
    let browser = DetectedBrowser(userAgent: userAgent)
    return [
      "browserType": .string(browser.name), "browserVersion": .number(Double(browser.majorVersion)),
      "platform": .string(DetectedPlatform.name(userAgent: userAgent)), "locale": "en",
    ]
  }

  // MARK: - Finding values

  private func target(of variable: String) -> WhatIfTarget? {
    WhatIfTarget(variable: variable, of: place, in: document, bucketing: bucketing)
  }

  private mutating func add(_ wanted: WantedValue) -> Bool {
    guard let target = target(of: wanted.variable) else { return false }
    add(target, wanted.text)
    return true
  }

  private mutating func add(_ target: WhatIfTarget, _ text: String?) {
    changes.removeAll { $0.target == target }
    changes.append(WhatIfChange(target: target, text: text))
    _ = document.setText(text, of: target)
  }

  private mutating func changeAddress(for part: UnmetCondition) -> Bool {
    guard part.mustHold, let wanted = WantedValue(for: part), let target = target(of: wanted.variable),
      let text = wanted.text,
      let url = EditedAddress(document.text(of: target) ?? "").setting(
        wanted.variable, to: text, contains: wanted.isPart)
    else { return false }
    add(target, url)
    return true
  }

  private mutating func findTime(_ condition: Explanation) {
    let parts = condition.requiredParts { VariableGroup($0) == .time }
    guard let instant = FittingInstant(parts, near: instant)?.milliseconds else {
      obstacles.append("No instant fits its conditions on time.")
      return
    }
    add(.time, UTCDate(millisecondsSince1970: instant).iso8601)
  }

  private mutating func findBrowser(_ condition: Explanation) {
    let parts = condition.requiredParts { VariableGroup($0) == .user }
    let preset = UserAgentPreset.all.first { preset in
      let data: LogicValue = ["user": Self.user(preset.userAgent)]
      return parts.allSatisfy { $0.holds(in: data) }
    }
    guard let preset else {
      obstacles.append("None of the known browsers fits its conditions.")
      return
    }
    add(.userAgent, preset.userAgent)
  }

  private mutating func findVisitor(clientCode: String?) {
    guard !bucketWishes.isEmpty else { return }
    let kind = VisitorIDKind(bucketing)
    guard let clientCode, let id = BucketWish.visitorID(for: bucketWishes, clientCode: clientCode, kind: kind)
    else {
      obstacles.append("No visitor was found whose buckets fit.")
      return
    }
    add(.visitor(kind), id)
  }
}

/// The groups of variables whose values come from one value of the request.
enum VariableGroup: Hashable, Sendable {
  case time, allocation, user, page, referring, geo, parameter, other

  /// The group of a variable.
  init(_ variable: String) {
    switch variable.prefix(while: { $0 != "." }) {
    case "current_timestamp", "current_time", "current_day": self = .time
    case "allocation": self = .allocation
    case "user": self = .user
    case "page": self = .page
    case "referring": self = .referring
    case "geo": self = .geo
    case "mbox": self = .parameter
    default: self = .other
    }
  }
}

extension Explanation {
  /// The parts that must all hold, and do.
  fileprivate var satisfiedParts: [Explanation] {
    guard operation == "and", range == nil else { return isTruthy ? [self] : [] }
    return operands.flatMap(\.satisfiedParts)
  }

  /// Values of a variable with which parts of this hold that read it.
  fileprivate func values(of variable: String) -> [String?] {
    satisfiedParts.filter { $0.readVariables == [variable] }
      .compactMap { WantedValue(for: UnmetCondition(part: $0, mustHold: true)) }
      .filter { $0.variable == variable }.map(\.text)
  }

  /// Parts of which one has to stop holding for this to fail, those first that are easiest to break.
  var conditionsToBreak: [UnmetCondition] {
    guard operation == "and", range == nil else {
      return changes(toBe: false)
    }
    return operands.flatMap(\.conditionsToBreak)
  }

  /// The parts that must all hold and that read variables of one kind only.
  func requiredParts(_ isMeant: (String) -> Bool) -> [Explanation] {
    if operation == "and", range == nil { return operands.flatMap { $0.requiredParts(isMeant) } }
    let variables = readVariables
    return !variables.isEmpty && variables.allSatisfy(isMeant) ? [self] : []
  }

  /// Whether the condition holds for other data.
  func holds(in data: LogicValue) -> Bool {
    var variables = VariableTable()
    let rule = CompiledRule(compiling: expression, variables: &variables)
    return rule.isSatisfied(with: TreeVariableProvider(data: data, variables: variables))
  }
}
