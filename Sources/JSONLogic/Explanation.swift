public import OrderedJSON

/// How a rule, or a part of one, came to its result.
public struct Explanation: Sendable, Equatable {
  /// The part of the rule, as written. Sharing it costs nothing.
  public let expression: JSON
  /// The name of the operation, such as `==`; nil for data.
  public let operation: String?
  /// The path of the variable when this reads one with a fixed path.
  public let variable: String?
  /// The result; undefined when there is a diagnostic.
  public let value: LogicValue
  /// Why there is no result.
  public let diagnostic: RuleDiagnostic?
  /// Whether the evaluation comes here. The rest of an `and` after a false operand is explained all the
  /// same, but has no part in the result.
  public let isNeeded: Bool
  /// How the operands came to their results. The second operand of `map` and the like is not among them,
  /// as it has a result for every element.
  public let operands: [Explanation]
  /// What people commonly trip over here.
  public let notes: [RuleNote]
  /// The range that is tested, if this tests whether a variable is between two values.
  public let range: RangeTest?

  /// Whether the result is truthy.
  public var isTruthy: Bool { value.isTruthy }

  /// The value when this is data without any operation in it; nil otherwise.
  var literal: LogicValue? { operation == nil && operands.isEmpty ? value : nil }

  /// The same explanation with the outcome of an actual evaluation.
  func with(_ outcome: RuleOutcome) -> Explanation {
    Explanation(
      expression: expression, operation: operation, variable: variable, value: outcome.value,
      diagnostic: outcome.diagnostic, isNeeded: isNeeded, operands: operands, notes: notes, range: range)
  }
}

extension CompiledRule {
  /// Evaluates the rule and tells how it came to its result, including the parts that the result does not
  /// depend on.
  ///
  /// - Complexity: linear in the size of the rule, whatever short cuts its result allows.
  public func explain(with provider: any VariableProvider) -> Explanation {
    let outcome = outcome(with: provider)
    guard program.rejection == nil else {
      return Explanation(
        expression: source, operation: nil, variable: nil, value: .undefined, diagnostic: outcome.diagnostic,
        isNeeded: true, operands: [], notes: [], range: nil)
    }
    var explainer = Explainer(rule: self, provider: provider)
    return explainer.explanation(of: 0, source: source, isNeeded: true).with(outcome)
  }
}
