extension RuleEvaluation {
  /// `filter`, `map`, `reduce`, `all`, `none` and `some`: the second operand for every element of the first.
  mutating func goThroughElements(_ node: RuleNode) throws(EvaluationFailure) -> LogicValue {
    let list = node.operandCount > 0 ? try value(of: Int(node.firstOperand)) : .undefined
    let hasStart = node.operation == .reduce && node.operandCount > 2
    let start = hasStart ? try value(of: Int(node.firstOperand) + 2) : .null
    return try goThroughElements(of: list, node, startingWith: start)
  }

  /// The same for a list that is known already; only `reduce` has a value to start with.
  mutating func goThroughElements(
    of list: LogicValue, _ node: RuleNode, startingWith start: LogicValue
  ) throws(EvaluationFailure) -> LogicValue {
    let elements: [LogicValue]? = if case .array(let elements) = list { elements } else { nil }
    switch node.operation {
    case .filter:
      return .array(try filtered(elements ?? [], node))
    case .map:
      return .array(try mapped(elements ?? [], node))
    case .reduce:
      guard let elements else { return start }
      return try reduced(elements, node, from: start)
    case .all:
      guard let elements, !elements.isEmpty else { return false }
      return .boolean(!(try hasElement(elements, node, thatIs: false)))
    case .none:
      return .boolean(!(try hasElement(elements ?? [], node, thatIs: true)))
    default:
      return .boolean(try hasElement(elements ?? [], node, thatIs: true))
    }
  }

  private mutating func filtered(
    _ elements: [LogicValue], _ node: RuleNode
  ) throws(EvaluationFailure) -> [LogicValue] {
    var kept: [LogicValue] = []
    for element in elements where try body(node, for: element).isTruthy { kept.append(element) }
    return kept
  }

  private mutating func mapped(
    _ elements: [LogicValue], _ node: RuleNode
  ) throws(EvaluationFailure) -> [LogicValue] {
    var results: [LogicValue] = []
    for element in elements { results.append(try body(node, for: element)) }
    return results
  }

  private mutating func hasElement(
    _ elements: [LogicValue], _ node: RuleNode, thatIs truth: Bool
  ) throws(EvaluationFailure) -> Bool {
    for element in elements where try body(node, for: element).isTruthy == truth { return true }
    return false
  }

  private mutating func reduced(
    _ elements: [LogicValue], _ node: RuleNode, from start: LogicValue
  ) throws(EvaluationFailure) -> LogicValue {
    var accumulator = start
    // Each round can nest the accumulator as deep as the body; the payload has that depth.
    let roundsPerCheck = max(1, LogicValue.deepestNesting / max(1, Int(node.payload)))
    for (round, element) in elements.enumerated() {
      let scope = LogicObject([
        LogicObject.Member(name: "current", value: element),
        LogicObject.Member(name: "accumulator", value: accumulator),
      ])
      accumulator = try body(node, for: .object(scope))
      if (round + 1) % roundsPerCheck == 0 { try checkNesting(of: accumulator, depth: 0) }
    }
    try checkNesting(of: accumulator, depth: 0)
    return accumulator
  }

  /// The value of the second operand with `var` reading this element.
  private mutating func body(_ node: RuleNode, for element: LogicValue) throws(EvaluationFailure)
    -> LogicValue
  {
    try budget.spend()
    guard node.operandCount > 1 else { return .undefined }
    let outer = self.element
    self.element = element
    defer { self.element = outer }
    return try value(of: Int(node.firstOperand) + 1)
  }

  /// Ends the evaluation when a value nests too deep for the stack of whoever handles it.
  private mutating func checkNesting(of value: LogicValue, depth: Int) throws(EvaluationFailure) {
    guard value.isReference else { return }
    try budget.spend()
    guard depth <= LogicValue.deepestNesting else { throw EvaluationFailure(reason: .valueNestedTooDeep) }
    switch value {
    case .array(let elements):
      for element in elements { try checkNesting(of: element, depth: depth + 1) }
    case .object(let object):
      for member in object.members { try checkNesting(of: member.value, depth: depth + 1) }
    default:
      break
    }
  }
}
