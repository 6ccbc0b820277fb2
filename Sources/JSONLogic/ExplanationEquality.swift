extension Explanation {
  /// The variable and the fixed value that are compared by `==`, if this does nothing else.
  public var equality: (variable: String, wanted: LogicValue)? {
    guard operation == "==" || operation == "===" else { return nil }
    return comparedSides
  }

  /// The variable and the fixed value that are compared by `!=`, if this does nothing else.
  var inequality: (variable: String, unwanted: LogicValue)? {
    guard operation == "!=" || operation == "!==" else { return nil }
    return comparedSides.map { ($0.variable, $0.wanted) }
  }

  private var comparedSides: (variable: String, wanted: LogicValue)? {
    guard operands.count == 2 else { return nil }
    let (left, right) = (operands[0], operands[1])
    if let variable = left.variable, right.isFixed { return (variable, right.value) }
    if let variable = right.variable, left.isFixed { return (variable, left.value) }
    return nil
  }

  /// Whether this offers several values for one variable: `geo.country` is "US" or "UNITED STATES".
  public var comparesOneVariable: Bool {
    guard operation == "or", operands.count > 1, let first = operands[0].equality else { return false }
    return operands.allSatisfy { $0.equality?.variable == first.variable }
  }

  /// Whether this is data without any operation in it.
  public var isFixed: Bool { operation == nil && operands.allSatisfy(\.isFixed) }
}

extension LogicValue {
  /// Whether this is what conditions compare with to ask for no value: null or an empty text.
  public var isNoValue: Bool {
    switch self {
    case .null, .undefined: true
    case .string(let text): text.isEmpty
    default: false
    }
  }
}
