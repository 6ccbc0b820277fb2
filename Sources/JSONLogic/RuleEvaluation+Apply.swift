extension RuleEvaluation {
  /// Applies an operation to the values of its operands.
  ///
  /// Every operation except those that choose which operands to evaluate. This is the one definition of
  /// the operations; the written-out cases of `value(of:)` are shortcuts to the same functions.
  mutating func apply(
    _ node: RuleNode, to values: [LogicValue], at position: Int
  ) throws(EvaluationFailure) -> LogicValue {
    let first = values.first ?? .undefined
    let second = values.count > 1 ? values[1] : .undefined
    let third = values.count > 2 ? values[2] : .undefined
    switch node.operation {
    case .constant: return program.constants[Int(node.payload)].value
    case .arrayLiteral: return .array(values)
    case .unrecognized: throw EvaluationFailure(reason: .unrecognizedOperation, node: position)
    case .variable, .elementVariable, .wholeData, .computedVariable:
      return try variable(node, path: first, fallback: second)
    case .missing: return .array(try missing(values))
    case .missingSome: return try missingSome(needed: first, options: second, at: position)
    case .not: return .boolean(!first.isTruthy)
    case .notNot: return .boolean(first.isTruthy)
    case .equal: return .boolean(try first.isLooselyEqual(to: second, &budget))
    case .notEqual: return .boolean(!(try first.isLooselyEqual(to: second, &budget)))
    case .strictEqual: return .boolean(first.isStrictlyEqual(to: second))
    case .strictNotEqual: return .boolean(!first.isStrictlyEqual(to: second))
    case .less, .lessOrEqual: return .boolean(try isBetween(first, node.operation, second, third))
    case .greater, .greaterOrEqual: return .boolean(try first.isOrdered(node.operation, second, &budget))
    case .contains: return .boolean(try first.isContained(in: second, &budget))
    case .substring: return try first.substring(from: second, third, &budget)
    case .concatenate: return try concatenated(values)
    case .add, .multiply, .minimum, .maximum: return try combined(values, node.operation, at: position)
    case .subtract, .divide, .remainder:
      return try arithmetic(first, node.operation, second)
    case .merge: return .array(try merged(values))
    case .log: return first
    case .and, .or, .conditional, .filter, .map, .reduce, .all, .none, .some:
      return try value(of: position)
    }
  }

  private mutating func isBetween(
    _ first: LogicValue, _ ordering: RuleOperation, _ second: LogicValue, _ third: LogicValue
  ) throws(EvaluationFailure) -> Bool {
    guard try first.isOrdered(ordering, second, &budget) else { return false }
    if case .undefined = third { return true }
    return try second.isOrdered(ordering, third, &budget)
  }

  private mutating func concatenated(_ values: [LogicValue]) throws(EvaluationFailure) -> LogicValue {
    var text = ""
    for value in values { try value.appendJoinedText(to: &text, &budget) }
    return .string(text)
  }

  private mutating func merged(_ values: [LogicValue]) throws(EvaluationFailure) -> [LogicValue] {
    var merged: [LogicValue] = []
    for value in values {
      guard case .array(let elements) = value else {
        merged.append(value)
        continue
      }
      try budget.spend(elements.count)
      merged += elements
    }
    return merged
  }
}

// MARK: - Numbers

extension RuleEvaluation {
  /// `+`, `*`, `min` and `max`.
  private mutating func combined(
    _ values: [LogicValue], _ operation: RuleOperation, at position: Int
  ) throws(EvaluationFailure) -> LogicValue {
    switch operation {
    case .add:
      var sum = 0.0
      for value in values { sum += try value.leadingNumber(&budget) }
      return .number(sum)
    case .multiply:
      // JavaScript's reduce: a single operand is the result as it is, and none is an error.
      guard let first = values.first else { throw EvaluationFailure(reason: .noOperands, node: position) }
      guard values.count > 1 else { return first }
      var product = try first.leadingNumber(&budget)
      for value in values.dropFirst() { product *= try value.leadingNumber(&budget) }
      return .number(product)
    default:
      let isMaximum = operation == .maximum
      var extreme = isMaximum ? -Double.infinity : .infinity
      for value in values {
        let number = try value.number(&budget)
        if extreme.isNaN || number.isNaN {
          extreme = .nan
        } else if isMaximum ? number > extreme : number < extreme {
          extreme = number
        }
      }
      return .number(extreme)
    }
  }

  /// `-`, `/` and `%`; `-` with one operand negates it.
  private mutating func arithmetic(
    _ first: LogicValue, _ operation: RuleOperation, _ second: LogicValue
  ) throws(EvaluationFailure) -> LogicValue {
    let left = try first.number(&budget)
    if operation == .subtract, case .undefined = second { return .number(-left) }
    let right = try second.number(&budget)
    switch operation {
    case .subtract: return .number(left - right)
    case .divide: return .number(left / right)
    default: return .number(left.truncatingRemainder(dividingBy: right))
    }
  }
}

// MARK: - Data

extension RuleEvaluation {
  /// `var`: the value, or the fallback, or null, when the data does not have it.
  private mutating func variable(
    _ node: RuleNode, path: LogicValue, fallback: LogicValue
  ) throws(EvaluationFailure) -> LogicValue {
    let value: LogicValue
    switch node.operation {
    case .variable:
      value = provider.value(ofSlot: Int(node.payload))
    case .elementVariable:
      value = (element ?? .undefined).value(at: program.paths[Int(node.payload)])
    case .wholeData:
      return dataInReach
    default:
      return try lookUp(path, fallback: fallback)
    }
    if case .undefined = value { return fallback.orNull }
    return value
  }

  private var dataInReach: LogicValue { element ?? provider.data }

  /// The value at a path that is only known now.
  private mutating func lookUp(
    _ path: LogicValue, fallback: LogicValue = .undefined
  ) throws(EvaluationFailure) -> LogicValue {
    if path.isMissing { return dataInReach }
    let text = try path.text(&budget)
    if text.isEmpty, !path.isReference { return dataInReach }
    try budget.spendText(bytes: text.utf8.count * 16)
    let path = VariablePath(text)
    let value = element.map { $0.value(at: path) } ?? provider.value(at: path)
    if case .undefined = value { return fallback.orNull }
    return value
  }

  /// `missing`: those of the variables that are null or the empty text.
  private mutating func missing(_ values: [LogicValue]) throws(EvaluationFailure) -> [LogicValue] {
    var keys = values
    if case .array(let list) = values.first { keys = list }
    var missing: [LogicValue] = []
    for key in keys {
      switch try valueForPresence(of: key) {
      case .null: missing.append(key)
      case .string(let text) where text.isEmpty: missing.append(key)
      default: break
      }
    }
    return missing
  }

  /// A key that is a list is a path with a fallback, as in `var`.
  private mutating func valueForPresence(of key: LogicValue) throws(EvaluationFailure) -> LogicValue {
    try budget.spend()
    guard case .array(let list) = key else { return try lookUp(key) }
    return try lookUp(list.first ?? .undefined, fallback: list.count > 1 ? list[1] : .undefined)
  }

  /// `missing_some`: nothing when enough of the variables are there, otherwise those that are not.
  private mutating func missingSome(
    needed: LogicValue, options: LogicValue, at position: Int
  ) throws(EvaluationFailure) -> LogicValue {
    let count: Double
    var keys = [options]
    switch options {
    case .undefined, .null:
      throw EvaluationFailure(reason: .noOptions, node: position)
    case .array(let list):
      count = Double(list.count)
      keys = list
    case .string(let text):
      count = Double(text.codeUnitCount)
    default:
      count = .nan
    }
    let missing = try missing(keys)
    let present = LogicValue.number(count - Double(missing.count))
    return try present.isOrdered(.greaterOrEqual, needed, &budget) ? [] : .array(missing)
  }
}

extension LogicValue {
  /// Null instead of undefined.
  fileprivate var orNull: LogicValue {
    if case .undefined = self { return .null }
    return self
  }
}
