extension Explanation {
  /// What a negation found, in words of what it denies: `user.platform is "mac", neither "iOS" nor "Android"`.
  var negationSentence: String {
    guard let denied = operands.first else { return "there is nothing to deny" }
    let parts = denied.operation == "or" && denied.range == nil ? denied.operands : [denied]
    if let sentence = exclusionSentence(of: parts) { return sentence }
    if !isTruthy, let holding = parts.first(where: \.isTruthy) {
      return "\(holding.sentence), which must not be"
    }
    let sentences = parts.compactMap(\.absenceSentence)
    return (1...2).contains(parts.count) && sentences.count == parts.count
      ? sentences.joined(separator: ", and ")
      : parts.count == 1
        ? "what must not hold does not" : "none of \(parts.count) conditions may hold, none does"
  }

  /// The sentence of a variable that must have none of some fixed values; nil when the parts say anything else.
  private func exclusionSentence(of parts: [Explanation]) -> String? {
    let equalities = parts.compactMap(\.equality)
    guard let variable = equalities.first?.variable, equalities.count == parts.count,
      equalities.allSatisfy({ $0.variable == variable }),
      let actual = parts[0].operands.first(where: { $0.variable != nil })
    else { return nil }
    return actual.exclusionSentence(of: equalities.map(\.wanted), holds: isTruthy)
  }

  /// What this variable is, and which values it must not have.
  func exclusionSentence(of unwanted: [LogicValue], holds: Bool) -> String {
    let actual = "\(expressionText) is \(valueText)"
    if unwanted.allSatisfy(\.isNoValue) {
      return holds ? "\(actual), so it is not empty" : "\(actual), wanted any value"
    }
    let values = unwanted.map { $0.isNoValue ? "empty" : $0.summary }
    guard let last = values.last, values.count > 1 else {
      return "\(actual), \(holds ? "not" : "wanted anything but") \(values.joined())"
    }
    let list =
      values.count == 2
      ? "neither \(values[0]) nor \(last)"
      : "none of \(values.dropLast().joined(separator: ", ")) and \(last)"
    return "\(actual), \(holds ? "" : "wanted ")\(list)"
  }

  /// What was found instead by a condition that does not hold, as nobody wanted it; nil for those that are
  /// made of others.
  private var absenceSentence: String? {
    if let equality, let actual = operands.first(where: { $0.variable != nil }) {
      return actual.exclusionSentence(of: [equality.wanted], holds: true)
    }
    if inequality != nil, let actual = operands.first(where: { $0.variable != nil }) {
      return "\(actual.expressionText) is \(actual.valueText)"
    }
    if let test = OneSidedTest(self), let actual = operands.first(where: { $0.variable != nil }) {
      return "\(test.variable) is \(actual.valueText), not \(test.wanted)"
    }
    return range != nil || operation == "in" || variable != nil ? sentence : nil
  }
}
