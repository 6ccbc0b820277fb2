import JSONLogic

/// One activity at a location: its rules, what became of them together, and which of them tells why.
public struct ActivityOutcome: Sendable {
  /// The rules of the activity, in the order of their priority; never empty.
  public let candidates: [CandidateExplanation]
  /// The rule that tells why: the one that won, or else the one that came nearest.
  public let decisive: CandidateExplanation
  /// What would have to change for the decisive rule to hold; empty when it holds.
  public let unmet: [UnmetCondition]

  /// What became of the activity.
  public var standing: CandidateExplanation.Standing { decisive.standing }
  /// The name of the activity.
  public var name: String {
    decisive.standing == .broken ? "rule \(decisive.position + 1)" : decisive.activityName
  }
  /// The visitor's bucket in the activity.
  public var bucket: AllocationBucket? { decisive.bucket }

  /// The rules of an item by activity, in the order in which each activity comes first.
  public static func outcomes(of item: ItemExplanation) -> [ActivityOutcome] {
    var order: [[CandidateExplanation]] = []
    var places: [Key: Int] = [:]
    for (position, candidate) in item.candidates.enumerated() {
      let key = Key(candidate, position)
      if let place = places[key] {
        order[place].append(candidate)
      } else {
        places[key] = order.count
        order.append([candidate])
      }
    }
    return order.compactMap(ActivityOutcome.init)
  }

  /// Whether another outcome is one of the same activity.
  public func isAboutSameActivity(as other: ActivityOutcome) -> Bool {
    decisive.activityID == other.decisive.activityID && decisive.activityName == other.decisive.activityName
      && candidates[0].position == other.candidates[0].position
  }

  /// What holds rules together: the activity. A broken rule does not tell its activity.
  private struct Key: Hashable {
    let id: Int64?
    let name: String
    let position: Int?

    init(_ candidate: CandidateExplanation, _ position: Int) {
      id = candidate.activityID
      name = candidate.activityName
      self.position = candidate.standing == .broken || id == nil ? position : nil
    }
  }

  private init?(_ candidates: [CandidateExplanation]) {
    guard let first = candidates.first else { return nil }
    self.candidates = candidates
    var best = (candidate: first, unmet: first.condition?.unmetConditions ?? [])
    for candidate in candidates.dropFirst() {
      let unmet = candidate.condition?.unmetConditions ?? []
      if Self.tellsMore((candidate, unmet), than: best) { best = (candidate, unmet) }
    }
    (decisive, unmet) = best
  }

  /// Whether a rule tells more about the outcome than another one with a higher priority: it got further,
  /// or less is missing, the visitor's own experience before others.
  private static func tellsMore(
    _ other: (candidate: CandidateExplanation, unmet: [UnmetCondition]),
    than one: (candidate: CandidateExplanation, unmet: [UnmetCondition])
  ) -> Bool {
    let ranks = (rank(of: other.candidate.standing), rank(of: one.candidate.standing))
    guard ranks.0 == ranks.1 else { return ranks.0 < ranks.1 }
    if other.candidate.standing == .won { return false }
    if other.unmet.count != one.unmet.count { return other.unmet.count < one.unmet.count }
    return !other.unmet.contains(where: \.isAboutAllocation) && one.unmet.contains(where: \.isAboutAllocation)
  }

  private static func rank(of standing: CandidateExplanation.Standing) -> Int {
    switch standing {
    case .won: 0
    case .failed, .notReached: 1
    case .filtered: 2
    case .broken: 3
    }
  }
}

// MARK: - In words

extension ActivityOutcome {
  /// The part of the traffic the visitor fell into, in words: `bucket 78.3 % falls in 50–100 %`.
  public var bucketText: String? {
    guard let bucket, let range = decisive.allocation else { return nil }
    return "bucket \(bucket.text) \(range.contains(bucket) ? "falls in" : "is outside") \(range.text)"
  }

  /// Why, in one line.
  public var reason: String {
    switch standing {
    case .won: wonReason
    case .failed: blame
    case .notReached:
      decisive.isConditionSatisfied
        ? decisive.notReachedText : "\(decisive.notReachedText), as \(blame)"
    case .filtered: Self.propertyReason(decisive.propertyTokens)
    case .broken: "broken: \(decisive.fault ?? "its rule cannot be read")"
    }
  }

  /// What an activity that is limited to properties wants.
  private static func propertyReason(_ tokens: [String]) -> String {
    "only for \(tokens.count == 1 ? "the property" : "the properties") \(tokens.joined(separator: ", "))"
  }

  /// What holds for the winner; of more than four conditions, how many others there are.
  public var wonReason: String {
    let texts = winningTexts
    return wonReason(naming: texts.prefix(4), of: texts.count)
  }

  /// What holds for the winner, in as many conditions as there is room for: the first ones, or else the shortest; nil
  /// when not even that fits.
  ///
  /// - Parameters:
  ///   - room: how many characters there is room for at most, so that longer texts are not made at all.
  ///   - fits: whether there is room for a text.
  /// - Complexity: linear in the length of the condition.
  public func wonReason(within room: Int, fitting fits: (String) -> Bool) -> String? {
    let texts = winningTexts
    var length = 0
    let most = texts.prefix { text in
      length += text.count + (length == 0 ? 0 : Self.conjunction.count)
      return length <= room
    }.count
    let shortest = texts.min { $0.utf8.count < $1.utf8.count }.map { [$0] } ?? []
    // What has to follow the conditions is as long as a few of them.
    let counts = (1...max(1, most)).suffix(8).reversed()
    let ways = counts.map { texts.prefix($0) } + [shortest[...]]
    return ways.lazy.map { wonReason(naming: $0, of: texts.count) }.first(where: fits)
  }

  /// What stands between two conditions.
  private static let conjunction = ", and "

  private func wonReason(naming shown: ArraySlice<String>, of count: Int) -> String {
    if let bucketText, decisive.condition?.range != nil { return bucketText }
    let rest = count - shown.count
    var words = shown.joined(separator: Self.conjunction)
    if rest > 0 { words += ", and \(rest) more \(rest == 1 ? "condition holds" : "conditions hold")" }
    if words.isEmpty, bucketText == nil { words = "open to everybody" }
    return [words, bucketText ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The conditions that hold for the winner besides that on its bucket.
  private var winningTexts: [String] {
    (decisive.condition.map(Self.meaningfulParts) ?? [])
      .filter { !$0.readVariables.contains("allocation") }.map(ConditionSentence.text(for:))
  }

  /// The parts that must all hold.
  private static func meaningfulParts(_ condition: Explanation) -> [Explanation] {
    guard condition.operation == "and", condition.range == nil else {
      return condition.isFixed ? [] : [condition]
    }
    return condition.operands.flatMap(meaningfulParts)
  }

  /// What stands in the way, in one line.
  public var blame: String {
    if let boundary { return boundary }
    guard !unmet.isEmpty else { return "its condition does not hold" }
    return ConditionSentence.list(unmet, bucket: outsideText)
  }

  /// Where the bucket lies when no experience of the activity has it.
  private var outsideText: String? {
    guard let bucket else { return nil }
    let ranges = candidates.compactMap(\.allocation)
    guard !ranges.isEmpty, !ranges.contains(where: { $0.contains(bucket) }) else { return bucketText }
    return "bucket \(bucket.text) belongs to no experience"
  }

  /// Where the bucket lies when it is exactly on a boundary that all experiences exclude.
  var boundary: String? {
    let onBoundary = candidates.filter(\.isExactlyOnBoundary)
    guard let bucket, let first = onBoundary.first,
      !candidates.contains(where: { $0.allocation?.contains(bucket) ?? true })
    else { return nil }
    let others = onBoundary.map { "“\($0.experienceName)”" }
    guard let last = others.last, others.count > 1 else {
      return "bucket \(bucket.text) is exactly the boundary that “\(first.experienceName)” excludes"
    }
    let names = others.dropLast().joined(separator: ", ")
    return "bucket \(bucket.text) is exactly the boundary of \(names) and \(last), which belongs to neither"
  }
}
