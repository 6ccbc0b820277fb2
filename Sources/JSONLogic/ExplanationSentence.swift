import OrderedJSON

extension Explanation {
  /// The result in one sentence: `user.browserType is "chrome", wanted "firefox"`,
  /// `allocation 48.44 is within 0 to 50`.
  public var sentence: String {
    if let diagnostic { return diagnostic.message }
    if let range {
      return "\(range.variable) \(range.value.summary) is \(range.holds ? "within" : "outside") \(range.text)"
    }
    if let variable { return "\(variable) is \(valueText)" }
    guard let operation = operation.flatMap(RuleOperation.init(name:)) else {
      return value.isReference ? "the value is \(value.summary)" : "always \(value.summary)"
    }
    return sentence(for: operation) ?? "\(expressionText) is \(value.summary)"
  }

  private func sentence(for operation: RuleOperation) -> String? {
    switch operation {
    case .and, .or: return countSentence(isAll: operation == .and)
    case .not where operands.count == 1: return negationSentence
    case .equal, .strictEqual, .notEqual, .strictNotEqual: return equalitySentence(operation)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return orderingSentence
    case .contains: return containsSentence
    default: return nil
    }
  }

  private func countSentence(isAll: Bool) -> String {
    let holding = operands.count(where: \.isTruthy)
    if operands.isEmpty { return "there is nothing to hold" }
    if operands.count == 1 { return isTruthy ? "the one condition holds" : "the one condition does not hold" }
    if isAll {
      return isTruthy
        ? "all \(operands.count) conditions hold"
        : "all \(operands.count) conditions must hold, \(operands.count - holding) \(operands.count - holding == 1 ? "does" : "do") not"
    }
    return isTruthy
      ? "one of \(operands.count) conditions must hold, \(holding) \(holding == 1 ? "does" : "do")"
      : "one of \(operands.count) conditions must hold, none does"
  }

  private func equalitySentence(_ operation: RuleOperation) -> String? {
    guard operands.count == 2, let sides else { return nil }
    if let inequality, sides.actual.variable != nil {
      return sides.actual.exclusionSentence(of: [inequality.unwanted], holds: isTruthy)
    }
    let actual = "\(sides.actual.expressionText) is \(sides.actual.valueText)"
    let wanted = sides.wanted.literal == nil ? sides.wanted.expressionText + ", which is " : ""
    let isUnequal = operation == .notEqual || operation == .strictNotEqual
    if isUnequal { return "\(actual), wanted anything but \(wanted)\(sides.wanted.valueText)" }
    return isTruthy && sides.wanted.literal != nil
      ? actual : "\(actual), wanted \(wanted)\(sides.wanted.valueText)"
  }

  /// The operand that depends on data and the one it is compared with; nil when none depends on data.
  private var sides: (actual: Explanation, wanted: Explanation)? {
    if operands[0].literal == nil { return (operands[0], operands[1]) }
    return operands[1].literal == nil ? (operands[1], operands[0]) : nil
  }

  private var orderingSentence: String? {
    guard let test = OneSidedTest(self), let sides else { return nil }
    return isTruthy
      ? "\(test.variable) \(sides.actual.valueText) is \(test.wanted)"
      : "\(test.variable) is \(sides.actual.valueText), wanted \(test.wanted)"
  }

  private var containsSentence: String? {
    guard operands.count == 2 else { return nil }
    let (part, list) = (operands[0], operands[1])
    if case .array = list.value {
      let subject = part.literal == nil ? "\(part.expressionText) is \(part.valueText)" : part.valueText
      return "\(subject), \(isTruthy ? "one" : "none") of \(list.valueText)"
    }
    let subject = list.literal == nil ? "\(list.expressionText) is \(list.valueText)" : list.valueText
    let searched = part.literal == nil ? "\(part.expressionText), which is \(part.valueText)" : part.valueText
    return "\(subject), \(isTruthy ? "contains" : "does not contain") \(searched)"
  }
}

/// One line of an explanation, for people.
public struct ExplanationLine: Sendable, Equatable {
  /// How far the line is indented; 0 for the rule itself.
  public let depth: Int
  /// The sentence.
  public let text: String
  /// Whether this part of the rule holds.
  public let isTruthy: Bool
  /// Whether the result of the rule depends on it.
  public let isNeeded: Bool
  /// What people commonly trip over, in this part and its operands.
  public let notes: [RuleNote]
}

extension Explanation {
  /// The explanation line by line: conditions that are made of conditions, and under them those.
  ///
  /// A comparison is one line, with the notes on its operands; so is a range.
  public var lines: [ExplanationLine] {
    var lines: [ExplanationLine] = []
    appendLines(to: &lines, depth: 0)
    return lines
  }

  private func appendLines(to lines: inout [ExplanationLine], depth: Int) {
    let isMadeOfConditions = range == nil && ["and", "or", "!", "!!", "if", "?:"].contains(operation)
    var notes = self.notes
    if !isMadeOfConditions { appendOperandNotes(to: &notes) }
    lines.append(
      ExplanationLine(depth: depth, text: sentence, isTruthy: isTruthy, isNeeded: isNeeded, notes: notes))
    guard isMadeOfConditions else { return }
    for operand in operands { operand.appendLines(to: &lines, depth: depth + 1) }
  }

  private func appendOperandNotes(to notes: inout [RuleNote]) {
    for operand in operands {
      for note in operand.notes where !notes.contains(note) { notes.append(note) }
      operand.appendOperandNotes(to: &notes)
    }
  }
}
