import JSONLogic
import OrderedJSON

extension DecisionExplanation {
  /// The explanation in lines of plain text for reading, indented by two blanks a level.
  public var textLines: [String] {
    var lines = ["Visitor \(bucketingIdentifier.value) (\(bucketingIdentifier.source.phrase))"]
    lines.append("Decided \(date.iso8601), a \(date.weekdayName) in UTC")
    if let propertyToken { lines.append("Property \(propertyToken)") }
    for item in items { lines += [""] + item.textLines }
    if !decision.diagnostics.isEmpty {
      lines += ["", "Notes"] + decision.diagnostics.map { "  \($0)" }
    }
    return lines
  }
}

extension ItemExplanation {
  /// The item, its outcome, and each candidate with its reasons.
  public var textLines: [String] {
    [heading] + (outcomeLines + findingLines).map { "  \($0)" }
      + candidates.flatMap { $0.textLines(among: candidates) }.map { "  \($0)" }
  }

  private var heading: String {
    switch kind {
    case .pageLoad: "\(mode.rawValue) page load (\(name))"
    case .view: name.isEmpty ? "\(mode.rawValue) all views" : "\(mode.rawValue) view \(name)"
    case .mbox: "\(mode.rawValue) mbox \(name)" + (index.map { " [\($0)]" } ?? "")
    }
  }

  private var outcomeLines: [String] {
    var lines = [ItemLead(for: self, ActivityOutcome.outcomes(of: self)).text]
    if let next {
      lines.append("Had \(winners.count == 1 ? "it" : "they") not won, \(next.title) would have.")
    }
    if let caution { lines.append(caution) }
    return lines
  }

  /// More findings than a person reads about one name.
  private static let mostFindings = 8

  /// The findings, but for broken rules, which stand among the candidates.
  private var findingLines: [String] {
    let notes = findings.filter {
      if case .brokenRule = $0 { false } else { true }
    }
    let lines = notes.prefix(Self.mostFindings).map { "Note: \($0)" }
    return notes.count > lines.count ? lines + ["Note: \(notes.count - lines.count) more like these"] : lines
  }
}

extension CandidateExplanation {
  /// Activity and experience in words.
  public var title: String {
    standing == .broken
      ? "rule \(position + 1)"
      : "\(activityName) (\(activityID.map { "\($0)" } ?? "no id")), \(experienceName)"
  }

  /// What became of the rule, then why.
  ///
  /// - Parameter candidates: all rules of the item: one of them may have the visitor's bucket.
  public func textLines(among candidates: [CandidateExplanation]) -> [String] {
    if let owner = bucketOwner(among: candidates), let bucket {
      return ["· \(title): bucket \(bucket.text) belongs to “\(owner.experienceName)”"]
    }
    return ["\(mark) \(title): \(outcome)"] + reasons.map { "    \($0)" }
  }

  private var mark: String {
    switch standing {
    case .won: "✓"
    case .failed: "✗"
    case .notReached: "·"
    case .filtered: "−"
    case .broken: "!"
    }
  }

  private var outcome: String {
    switch standing {
    case .won: "won"
    case .failed: "failed"
    case .notReached: notReachedText
    case .filtered: "only for the properties \(propertyTokens.joined(separator: ", "))"
    case .broken: "broken, \(fault ?? "")"
    }
  }

  private var reasons: [String] {
    var reasons = condition.map { ConditionLines(of: $0).lines } ?? []
    if isExactlyOnBoundary {
      reasons.append("the bucket is exactly on a boundary that belongs to no experience")
    }
    return reasons + deliverySteps.filter { !$0.isRoutine }.map { "→ \($0)" }
  }
}

/// The parts of a condition that decide its result, as lines of text.
private struct ConditionLines {
  private(set) var lines: [String] = []

  init(of condition: Explanation) {
    add(condition, level: 0)
  }

  /// A group is gone into where its result comes from: all parts of what holds, and of what does not hold
  /// the parts that are to blame.
  private mutating func add(_ node: Explanation, level: Int) {
    guard level < 20, node.diagnostic == nil else { return append(node, level) }
    switch node.operation {
    case "and" where node.range == nil:
      for operand in node.operands where operand.isTruthy == node.isTruthy || operand.diagnostic != nil {
        add(operand, level: level)
      }
    case "or" where node.operands.count > 1 && !node.comparesOneVariable:
      append(node, level)
      for operand in node.operands where operand.isTruthy == node.isTruthy { add(operand, level: level + 1) }
    case "or" where node.operands.count == 1: add(node.operands[0], level: level)
    case "!"
    where node.operands.count == 1 && node.operands[0].isGroup && !node.operands[0].comparesOneVariable:
      append(node, level)
      add(node.operands[0], level: level + 1)
    default: append(node, level)
    }
  }

  private mutating func append(_ node: Explanation, _ level: Int) {
    let indent = String(repeating: "  ", count: level)
    lines.append("\(indent)\(node.isTruthy ? "✓" : "✗") \(ConditionSentence.text(for: node))")
    lines += ConditionSentence.notes(on: node).map { "\(indent)    ! \($0)" }
  }
}

extension BucketingIdentifier.Source {
  fileprivate var phrase: String {
    switch self {
    case .created: "made for this request"
    default: rawValue
    }
  }
}

extension UTCDate {
  /// The English name of the weekday.
  public var weekdayName: String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return names.indices.contains(weekday - 1) ? names[weekday - 1] : ""
  }
}
