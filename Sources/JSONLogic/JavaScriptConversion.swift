/// Conversions of JavaScript. Arrays and objects are converted by way of their text, which can be far
/// larger than the value when parts are shared; so these conversions take steps from the budget.
extension LogicValue {
  /// `Number(value)` when the value is neither an array nor an object; nil for those.
  var primitiveNumber: Double? {
    switch self {
    case .undefined: .nan
    case .null: 0
    case .boolean(let value): value ? 1 : 0
    case .number(let value): value
    case .string(let text): NumberReading.number(from: text)
    case .array, .object: nil
    }
  }

  /// `String(value)` when the value is neither an array nor an object; nil for those.
  var primitiveText: String? {
    switch self {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.javaScriptText
    case .string(let text): text
    case .array, .object: nil
    }
  }

  /// Whether this is an array or an object.
  var isReference: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// `Number(value)`.
  func number(_ budget: inout EvaluationBudget) throws(EvaluationFailure) -> Double {
    if let number = primitiveNumber { return number }
    return NumberReading.number(from: try text(&budget))
  }

  /// `parseFloat(value)`.
  func leadingNumber(_ budget: inout EvaluationBudget) throws(EvaluationFailure) -> Double {
    if case .number(let value) = self {
      // By way of its text, -0 loses its sign.
      return value == 0 ? 0 : value
    }
    return NumberReading.leadingNumber(in: try text(&budget))
  }

  /// `String(value)`.
  func text(_ budget: inout EvaluationBudget) throws(EvaluationFailure) -> String {
    if let text = primitiveText { return text }
    var text = ""
    try appendText(to: &text, &budget)
    return text
  }

  /// Adds `String(value)` to a text.
  func appendText(to text: inout String, _ budget: inout EvaluationBudget) throws(EvaluationFailure) {
    try budget.spend()
    switch self {
    case .array(let elements):
      var isFirst = true
      for element in elements {
        if !isFirst { text += "," }
        isFirst = false
        try element.appendJoinedText(to: &text, &budget)
      }
    case .object:
      text += "[object Object]"
    default:
      let own = primitiveText ?? ""
      try budget.spendText(bytes: own.utf8.count)
      text += own
    }
  }

  /// Adds the value as `join` does: undefined and null leave nothing.
  func appendJoinedText(to text: inout String, _ budget: inout EvaluationBudget) throws(EvaluationFailure) {
    if isMissing {
      try budget.spend()
    } else {
      try appendText(to: &text, &budget)
    }
  }

  /// The value with arrays and objects replaced by their text, as JavaScript's ToPrimitive does.
  func primitive(_ budget: inout EvaluationBudget) throws(EvaluationFailure) -> LogicValue {
    isReference ? .string(try text(&budget)) : self
  }

  /// The path that `{"var": value}` reads; nil for the whole data.
  var variablePathText: String? {
    switch self {
    case .undefined, .null: return nil
    case .string(let text): return text.isEmpty ? nil : text
    default:
      var budget = EvaluationBudget(steps: 1_000_000)
      do throws(EvaluationFailure) {
        return try text(&budget)
      } catch {
        return nil
      }
    }
  }
}
