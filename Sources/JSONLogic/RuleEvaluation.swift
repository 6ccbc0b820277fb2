/// One evaluation of a compiled rule.
///
/// The operations that artifacts use are written out for two or three operands, so that no list of operands
/// is made; everything else goes through `apply(_:to:at:)`.
struct RuleEvaluation {
  let program: RuleProgram
  let provider: any VariableProvider
  var budget: EvaluationBudget
  /// What `var` reads inside `map` and the like; nil outside.
  var element: LogicValue?

  init(program: RuleProgram, provider: any VariableProvider, limits: RuleLimits) {
    self.program = program
    self.provider = provider
    budget = EvaluationBudget(steps: limits.steps)
  }

  /// The value of a node.
  mutating func value(of position: Int) throws(EvaluationFailure) -> LogicValue {
    try budget.spend()
    let node = program.nodes[position]
    switch node.operation {
    case .constant:
      return program.constants[Int(node.payload)].value
    case .variable where node.operandCount <= 1:
      let value = provider.value(ofSlot: Int(node.payload))
      if case .undefined = value { return .null }
      return value
    case .and, .or:
      return try firstDeciding(node)
    case .conditional:
      return try chosenBranch(node)
    case .not where node.operandCount == 1:
      return .boolean(!(try isTruthy(Int(node.firstOperand))))
    case .notNot where node.operandCount == 1:
      return .boolean(try isTruthy(Int(node.firstOperand)))
    case .equal, .strictEqual, .notEqual, .strictNotEqual, .contains:
      guard node.operandCount == 2 else { break }
      return .boolean(try relation(node))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard node.operandCount == 2 || node.operandCount == 3 else { break }
      return .boolean(try ordering(node))
    case .substring where node.operandCount == 2 || node.operandCount == 3:
      return try substring(node)
    case .filter, .map, .reduce, .all, .none, .some:
      return try goThroughElements(node)
    default:
      break
    }
    return try apply(node, to: try values(of: node.operands), at: position)
  }

  /// Whether a node's value is truthy, without making the value where that can be avoided.
  mutating func isTruthy(_ position: Int) throws(EvaluationFailure) -> Bool {
    let node = program.nodes[position]
    switch node.operation {
    case .and:
      try budget.spend()
      for operand in node.operands {
        guard try isTruthy(operand) else { return false }
      }
      return node.operandCount > 0
    case .or:
      try budget.spend()
      for operand in node.operands {
        if try isTruthy(operand) { return true }
      }
      return false
    case .not where node.operandCount == 1:
      try budget.spend()
      return !(try isTruthy(Int(node.firstOperand)))
    case .equal, .strictEqual, .notEqual, .strictNotEqual, .contains:
      guard node.operandCount == 2 else { break }
      try budget.spend()
      return try relation(node)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard node.operandCount == 2 || node.operandCount == 3 else { break }
      try budget.spend()
      return try ordering(node)
    default:
      break
    }
    return try value(of: position).isTruthy
  }

  /// The values of several nodes.
  mutating func values(of positions: Range<Int>) throws(EvaluationFailure) -> [LogicValue] {
    var values: [LogicValue] = []
    values.reserveCapacity(positions.count)
    for position in positions { values.append(try value(of: position)) }
    return values
  }
}

// MARK: - Logic

extension RuleEvaluation {
  /// `and`: the first falsy value or the last; `or`: the first truthy one or the last; undefined for none.
  private mutating func firstDeciding(_ node: RuleNode) throws(EvaluationFailure) -> LogicValue {
    var value = LogicValue.undefined
    for operand in node.operands {
      value = try self.value(of: operand)
      if value.isTruthy == (node.operation == .or) { return value }
    }
    return value
  }

  /// `if`: condition and result in turns, then perhaps a result for all other cases; null without one.
  private mutating func chosenBranch(_ node: RuleNode) throws(EvaluationFailure) -> LogicValue {
    var position = Int(node.firstOperand)
    let end = node.operands.upperBound
    while position + 1 < end {
      if try isTruthy(position) { return try value(of: position + 1) }
      position += 2
    }
    return position < end ? try value(of: position) : .null
  }
}

// MARK: - Comparison

extension RuleEvaluation {
  /// An equality or `in` with two operands.
  private mutating func relation(_ node: RuleNode) throws(EvaluationFailure) -> Bool {
    let (leftPosition, rightPosition) = (Int(node.firstOperand), Int(node.firstOperand) + 1)
    if node.operation != .contains, let isEqual = try substringEquality(leftPosition, rightPosition) {
      return isEqual == (node.operation == .equal || node.operation == .strictEqual)
    }
    let left = try value(of: leftPosition)
    let right = try value(of: rightPosition)
    switch node.operation {
    case .contains: return try left.isContained(in: right, &budget)
    case .strictEqual: return left.isStrictlyEqual(to: right)
    case .strictNotEqual: return !left.isStrictlyEqual(to: right)
    case .notEqual: return !(try isLooselyEqual(left, leftPosition, right, rightPosition))
    default: return try isLooselyEqual(left, leftPosition, right, rightPosition)
    }
  }

  private mutating func isLooselyEqual(
    _ left: LogicValue, _ leftPosition: Int, _ right: LogicValue, _ rightPosition: Int
  ) throws(EvaluationFailure) -> Bool {
    switch (left, right) {
    case (.number(let left), .string):
      return left == number(right, rightPosition)
    case (.string, .number(let right)):
      return number(left, leftPosition) == right
    default:
      return try left.isLooselyEqual(to: right, &budget)
    }
  }

  /// An ordering with two operands, or `<` and `<=` with three: between.
  private mutating func ordering(_ node: RuleNode) throws(EvaluationFailure) -> Bool {
    let position = Int(node.firstOperand)
    let left = try value(of: position)
    let right = try value(of: position + 1)
    guard node.operandCount == 3 else {
      return try isOrdered(left, position, node.operation, right, position + 1)
    }
    let last = try value(of: position + 2)
    guard try isOrdered(left, position, node.operation, right, position + 1) else { return false }
    if case .undefined = last { return true }
    guard node.operation == .less || node.operation == .lessOrEqual else { return true }
    return try isOrdered(right, position + 1, node.operation, last, position + 2)
  }

  private mutating func isOrdered(
    _ left: LogicValue, _ leftPosition: Int, _ ordering: RuleOperation, _ right: LogicValue,
    _ rightPosition: Int
  ) throws(EvaluationFailure) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)):
      return LogicValue.isOrdered(left, ordering, right)
    case (.string(let left), .string(let right)):
      return LogicValue.isOrdered(left, ordering, right)
    case (.number(let left), .string):
      return LogicValue.isOrdered(left, ordering, number(right, rightPosition))
    case (.string, .number(let right)):
      return LogicValue.isOrdered(number(left, leftPosition), ordering, right)
    default:
      return try left.isOrdered(ordering, right, &budget)
    }
  }

  /// The number of a text, which is known beforehand when the text is part of the rule.
  private func number(_ text: LogicValue, _ position: Int) -> Double {
    let node = program.nodes[position]
    return node.operation == .constant
      ? program.constants[Int(node.payload)].number : text.primitiveNumber ?? .nan
  }

  /// Compares a fixed part of a text with a text without making the part ("starts with"); nil when the
  /// operands are not of that kind.
  private mutating func substringEquality(_ left: Int, _ right: Int) throws(EvaluationFailure) -> Bool? {
    let other: Int
    let substring: Int
    if program.nodes[right].operation == .substring {
      (other, substring) = (left, right)
    } else if program.nodes[left].operation == .substring {
      (other, substring) = (right, left)
    } else {
      return nil
    }
    guard let bounds = fixedBounds(of: program.nodes[substring]),
      program.nodes[other].operation == .constant,
      case .string(let wanted) = program.constants[Int(program.nodes[other].payload)].value,
      case .string(let text) = try value(of: Int(program.nodes[substring].firstOperand))
    else { return nil }
    return text.hasCodeUnits(of: wanted, from: bounds.start, count: bounds.count)
  }

  /// The bounds of a `substr` whose start and length are whole numbers in the rule.
  private func fixedBounds(of node: RuleNode) -> (start: Int, count: Int?)? {
    guard node.operandCount == 2 || node.operandCount == 3,
      let start = fixedCount(at: Int(node.firstOperand) + 1)
    else { return nil }
    guard node.operandCount == 3 else { return (start, nil) }
    guard let count = fixedCount(at: Int(node.firstOperand) + 2) else { return nil }
    return (start, count)
  }

  private func fixedCount(at position: Int) -> Int? {
    let node = program.nodes[position]
    guard node.operation == .constant, case .number(let value) = program.constants[Int(node.payload)].value,
      value >= 0, value < 1e9
    else { return nil }
    return Int(value)
  }

  /// `substr` with two or three operands.
  private mutating func substring(_ node: RuleNode) throws(EvaluationFailure) -> LogicValue {
    let position = Int(node.firstOperand)
    let source = try value(of: position)
    let start = try value(of: position + 1)
    let end = node.operandCount == 3 ? try value(of: position + 2) : .undefined
    return try source.substring(from: start, end, &budget)
  }
}
