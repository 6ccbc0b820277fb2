import OrderedJSON

/// The operations of json-logic on text and lists.
extension LogicValue {
  /// `in`: whether this is an element of an array, or its text a part of a text.
  func isContained(
    in list: LogicValue, _ budget: inout EvaluationBudget
  ) throws(EvaluationFailure) -> Bool {
    switch list {
    case .string(let text):
      // json-logic asks nothing of the empty text: not even the empty text is in it.
      if text.isEmpty { return false }
      try budget.spendText(bytes: text.utf8.count / 4)
      if case .string(let part) = self { return text.containsCodeUnits(of: part) }
      return text.containsCodeUnits(of: try self.text(&budget))
    case .array(let elements):
      try budget.spend(elements.count / 4)
      return elements.contains { isStrictlyEqual(to: $0) }
    default:
      return false
    }
  }

  /// `substr`: from a position, counted from the end when negative, with a length; a negative length
  /// leaves off that many code units at the end.
  func substring(
    from start: LogicValue, _ end: LogicValue, _ budget: inout EvaluationBudget
  ) throws(EvaluationFailure) -> LogicValue {
    let text = try text(&budget)
    try budget.spendText(bytes: text.utf8.count)
    var first = try start.number(&budget).codeUnitOffset
    var length: Int?
    if first < 0 {
      let total = text.codeUnitCount
      first = max(0, total + first)
    }
    if case .undefined = end {
      length = nil
    } else if try end.isOrdered(.less, .number(0), &budget) {
      let remaining = max(0, text.codeUnitCount - first)
      // JavaScript adds a number, but puts a text behind the count, which then is no number.
      guard case .number(let left) = end else { return .string("") }
      length = max(0, (Double(remaining) + left).codeUnitOffset)
    } else {
      length = max(0, try end.number(&budget).codeUnitOffset)
    }
    return .string(text.codeUnits(from: first, count: length))
  }
}

extension Double {
  /// A whole number of code units, toward zero, within what any text can have; 0 for NaN.
  fileprivate var codeUnitOffset: Int {
    isNaN ? 0 : Int(Swift.min(Swift.max(self, -1e15), 1e15))
  }
}

extension String {
  /// Whether the code units from a position on, `count` of them or all that are left, are those of the
  /// other text.
  func hasCodeUnits(of other: String, from start: Int, count: Int?) -> Bool {
    let isDecided: Bool? = withUTF8Bytes { bytes in
      let end = count.map { start.addingReportingOverflow($0) }.map {
        $0.overflow ? Int.max : $0.partialValue
      }
      let slice = bytes.slice(fromCodeUnit: start, to: end ?? .max)
      guard !slice.startsWithHalf, !slice.endsWithHalf else { return nil }
      return other.withUTF8Bytes {
        bytes[slice.bytes].elementsEqual($0)
      }
    }
    return isDecided ?? codeUnits(from: start, count: count).hasSameCodeUnits(as: other)
  }
}
