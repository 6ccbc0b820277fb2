import OrderedJSON

/// The comparisons of JavaScript.
///
/// Where JavaScript compares arrays and objects by identity, which JSON does not have, they are never
/// equal here.
extension LogicValue {
  /// JavaScript's `===`.
  func isStrictlyEqual(to other: LogicValue) -> Bool {
    switch (self, other) {
    case (.undefined, .undefined), (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodeUnits(as: right)
    default: false
    }
  }

  /// JavaScript's `==`.
  func isLooselyEqual(
    to other: LogicValue, _ budget: inout EvaluationBudget
  ) throws(EvaluationFailure) -> Bool {
    switch (self, other) {
    case (.string(let left), .string(let right)):
      return left.hasSameCodeUnits(as: right)
    case (.number(let left), .number(let right)):
      return left == right
    default:
      break
    }
    if isMissing || other.isMissing { return isMissing && other.isMissing }
    if isReference && other.isReference { return false }
    // An array or object with a boolean: the boolean becomes a number, the text of the array as well.
    let left = try primitive(&budget)
    let right = try other.primitive(&budget)
    if case .string(let leftText) = left, case .string(let rightText) = right {
      return leftText.hasSameCodeUnits(as: rightText)
    }
    return left.primitiveNumber == right.primitiveNumber
  }

  /// JavaScript's `<`, `<=`, `>` and `>=`: two texts by code units, everything else by number.
  func isOrdered(
    _ ordering: RuleOperation, _ other: LogicValue, _ budget: inout EvaluationBudget
  ) throws(EvaluationFailure) -> Bool {
    let left = try primitive(&budget)
    let right = try other.primitive(&budget)
    if case .string(let leftText) = left, case .string(let rightText) = right {
      return Self.isOrdered(leftText, ordering, rightText)
    }
    return Self.isOrdered(left.primitiveNumber ?? .nan, ordering, right.primitiveNumber ?? .nan)
  }

  @inline(__always)
  static func isOrdered(_ left: Double, _ ordering: RuleOperation, _ right: Double) -> Bool {
    switch ordering {
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }

  static func isOrdered(_ left: String, _ ordering: RuleOperation, _ right: String) -> Bool {
    switch ordering {
    case .less: left.precedesByCodeUnits(right)
    case .lessOrEqual: !right.precedesByCodeUnits(left)
    case .greater: right.precedesByCodeUnits(left)
    default: !left.precedesByCodeUnits(right)
    }
  }
}
