import OrderedJSON

/// Finds what is remarkable about one comparison.
struct NoteTaker {
  let operation: RuleOperation
  let operands: [Explanation]
  let holds: Bool

  /// The notes on the comparison; none for other operations.
  var notes: [RuleNote] {
    guard operands.count >= 2 else { return [] }
    if operation.isOrdering {
      let pairs = zip(operands, operands.dropFirst()).prefix(2)
      return pairs.flatMap { byNumber($0, $1) + missingAsZero($0, $1) }.withoutRepetition
    }
    if operation == .equal || operation == .notEqual {
      return caseDifference + byNumber(operands[0], operands[1])
    }
    return operation.isEquality || operation == .contains ? caseDifference : []
  }

  private func byNumber(_ left: Explanation, _ right: Explanation) -> [RuleNote] {
    let (text, number): (String, Double)
    switch (left.value, right.value) {
    case (.string(let string), .number(let value)): (text, number) = (string, value)
    case (.number(let value), .string(let string)): (text, number) = (string, value)
    default: return []
    }
    if NumberReading.number(from: text).isNaN { return [.textIsNoNumber(text)] }
    return Self.isPlainNumber(text) ? [] : [.textComparedWithNumber(text: text, number: number)]
  }

  /// Whether a text is the number that everybody takes it for: digits, with a sign and a fraction perhaps, and
  /// not so many that the number loses some.
  private static func isPlainNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { 48...57 ~= $0 } }
    return isDecimal && digits.utf8.count <= 15 && (parts[0].utf8.count == 1 || !parts[0].hasPrefix("0"))
  }

  private func missingAsZero(_ left: Explanation, _ right: Explanation) -> [RuleNote] {
    [left, right].compactMap { operand in
      guard case .null = operand.value, let variable = operand.variable else { return nil }
      return .missingComparedAsZero(variable)
    }
  }

  /// Texts that would be found equal, or one in the other, were it not for upper and lower case.
  private var caseDifference: [RuleNote] {
    let isUnequal = operation == .notEqual || operation == .strictNotEqual
    guard holds == isUnequal, case .string(let left) = operands[0].value else { return [] }
    let (actual, wanted) = operands[0].literal == nil ? (0, 1) : (1, 0)
    switch operands[1].value {
    case .string(let right):
      let isMatch =
        operation == .contains
        ? right.lowercased().containsCodeUnits(of: left.lowercased())
        : right.lowercased().hasSameCodeUnits(as: left.lowercased())
      guard isMatch, !right.isEmpty, case .string(let actualText) = operands[actual].value,
        case .string(let wantedText) = operands[wanted].value
      else { return [] }
      return [.differsOnlyByCase(actual: actualText, wanted: wantedText)]
    case .array(let elements) where operation == .contains:
      let lowercased = left.lowercased()
      for case .string(let element) in elements
      where element.lowercased().hasSameCodeUnits(as: lowercased) {
        return [.differsOnlyByCase(actual: left, wanted: element)]
      }
      return []
    default:
      return []
    }
  }
}

extension Array<RuleNote> {
  /// The notes, each once, in order.
  fileprivate var withoutRepetition: [RuleNote] {
    var seen: Set<RuleNote> = []
    return filter { seen.insert($0).inserted }
  }
}
