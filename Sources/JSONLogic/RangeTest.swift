import OrderedJSON

/// A test whether a variable is between two fixed values, such as the traffic allocation of an experience.
///
/// Artifacts write it as `{"and": [{"<=": [0, A]}, {">=": [50, A]}]}`, older ones as `{"<": [0, A, 50]}`.
public struct RangeTest: Sendable, Equatable {
  /// One end of a range.
  public struct Bound: Sendable, Equatable {
    /// The value in the rule.
    public let value: LogicValue
    /// Whether the value itself is inside.
    public let isIncluded: Bool

    /// Makes an end.
    public init(value: LogicValue, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }
  }

  /// The path of the variable.
  public let variable: String
  /// The value of the variable.
  public let value: LogicValue
  /// The lower end.
  public let lower: Bound
  /// The upper end.
  public let upper: Bound
  /// Whether the value is inside.
  public let holds: Bool

  /// The range in words: "0 to 50", "50 to 100, without 50", "0 to 50, without both ends".
  public var text: String {
    let text = "\(lower.value.summary) to \(upper.value.summary)"
    switch (lower.isIncluded, upper.isIncluded) {
    case (true, true): return text
    case (false, true): return "\(text), without \(lower.value.summary)"
    case (true, false): return "\(text), without \(upper.value.summary)"
    case (false, false): return "\(text), without both ends"
    }
  }

  /// The number when it is exactly at an end while both ends are excluded; nil otherwise.
  var excludedBoundary: Double? {
    guard !lower.isIncluded, !upper.isIncluded, case .number(let number) = value,
      number == lower.value.primitiveNumber || number == upper.value.primitiveNumber
    else { return nil }
    return number
  }
}

extension RangeTest {
  /// Recognizes the range that an explained node tests; nil when it does not test one.
  init?(operation: RuleOperation, operands: [Explanation], holds: Bool) {
    switch operation {
    case .less, .lessOrEqual:
      guard operands.count == 3, let variable = operands[1].variable,
        let lower = operands[0].literal, let upper = operands[2].literal
      else { return nil }
      let isIncluded = operation == .lessOrEqual
      self.init(
        variable: variable, value: operands[1].value, lower: Bound(value: lower, isIncluded: isIncluded),
        upper: Bound(value: upper, isIncluded: isIncluded), holds: holds)
    case .and:
      guard operands.count == 2, let first = OneSidedTest(operands[0]),
        let second = OneSidedTest(operands[1]),
        first.variable.hasSameCodeUnits(as: second.variable), first.isLower != second.isLower
      else { return nil }
      let (lower, upper) = first.isLower ? (first, second) : (second, first)
      self.init(
        variable: first.variable, value: first.value, lower: lower.bound, upper: upper.bound, holds: holds)
    default:
      return nil
    }
  }
}

/// A comparison of one variable with one fixed value, read with the variable on the left.
struct OneSidedTest {
  let variable: String
  let value: LogicValue
  let bound: RangeTest.Bound
  /// Whether the variable must be above the bound.
  let isLower: Bool

  /// Recognizes such a comparison; nil for anything else.
  init?(_ explanation: Explanation) {
    guard let operation = explanation.operation.flatMap(RuleOperation.init(name:)), operation.isOrdering,
      explanation.operands.count == 2
    else { return nil }
    let (left, right) = (explanation.operands[0], explanation.operands[1])
    let isVariableLeft = left.variable != nil
    guard let variable = left.variable ?? right.variable, let bound = left.literal ?? right.literal else {
      return nil
    }
    self.variable = variable
    value = isVariableLeft ? left.value : right.value
    self.bound = RangeTest.Bound(
      value: bound, isIncluded: operation == .lessOrEqual || operation == .greaterOrEqual)
    let isLess = operation == .less || operation == .lessOrEqual
    isLower = isLess != isVariableLeft
  }

  /// What the variable must be: "at least 0", "below 50".
  var wanted: String {
    switch (isLower, bound.isIncluded) {
    case (true, true): "at least \(bound.value.summary)"
    case (true, false): "above \(bound.value.summary)"
    case (false, true): "at most \(bound.value.summary)"
    case (false, false): "below \(bound.value.summary)"
    }
  }
}
