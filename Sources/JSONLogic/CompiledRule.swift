public import OrderedJSON

/// A json-logic rule, compiled once to be evaluated often.
///
/// Compiling never fails: a rule that cannot be evaluated has ``diagnostics`` and is never satisfied.
public struct CompiledRule: Sendable {
  /// The rule as it was written, for traces. Sharing it costs nothing.
  public let source: JSON
  /// What is wrong with the rule as far as it shows without data. An unrecognized operation in a branch
  /// that an evaluation does not reach does no harm, as in json-logic.
  public let diagnostics: [RuleDiagnostic]

  let program: RuleProgram
  let limits: RuleLimits

  /// Compiles a rule.
  ///
  /// - Parameters:
  ///   - source: the rule, such as the `condition` of an artifact rule; literals are rules too.
  ///   - variables: the table that the fixed variables of the rule are added to.
  ///   - limits: how deep and large a rule may be, and how long it may take.
  /// - Complexity: linear in the size of the rule.
  public init(compiling source: JSON, variables: inout VariableTable, limits: RuleLimits = .standard) {
    self.source = source
    self.limits = limits
    var compiler = RuleCompiler(limits: limits, variables: variables)
    // The compiler holds the only reference to the table, so that adding to it copies nothing.
    variables = VariableTable()
    defer { variables = compiler.variables }
    do throws(RuleDiagnostic) {
      let program = try compiler.program(from: source)
      self.program = program
      diagnostics = compiler.problems.map { problem, node in
        RuleDiagnostic(problem, pointer: program.pointer(toNode: node, in: source))
      }
    } catch {
      program = RuleProgram(rejection: error)
      diagnostics = [error]
    }
  }

  /// The slots of the variables with fixed paths that the rule can read, each once, in ascending order.
  public var variableSlots: [Int] {
    Set(program.nodes.lazy.filter { $0.operation == .variable }.map { Int($0.payload) }).sorted()
  }

  /// Whether the rule reads nothing of the data but the variables of ``variableSlots``: neither a variable
  /// whose path is computed nor the data as a whole.
  public var readsFixedVariablesOnly: Bool {
    program.nodes.allSatisfy { node in
      switch node.operation {
      case .wholeData, .computedVariable, .missing, .missingSome: false
      default: true
      }
    }
  }
}

/// What an evaluation came to.
public struct RuleOutcome: Sendable, Equatable {
  /// The result; undefined when there is a diagnostic.
  public let value: LogicValue
  /// Why there is no result.
  public let diagnostic: RuleDiagnostic?

  /// Makes an outcome.
  public init(value: LogicValue, diagnostic: RuleDiagnostic? = nil) {
    self.value = value
    self.diagnostic = diagnostic
  }

  /// Whether the rule is satisfied: its result is truthy and nothing went wrong.
  public var isSatisfied: Bool { diagnostic == nil && value.isTruthy }
}

extension CompiledRule {
  /// Evaluates the rule to its value.
  public func outcome(with provider: any VariableProvider) -> RuleOutcome {
    if let rejection = program.rejection { return RuleOutcome(value: .undefined, diagnostic: rejection) }
    var evaluation = RuleEvaluation(program: program, provider: provider, limits: limits)
    do throws(EvaluationFailure) {
      return RuleOutcome(value: try evaluation.value(of: 0), diagnostic: nil)
    } catch {
      return RuleOutcome(value: .undefined, diagnostic: diagnostic(for: error))
    }
  }

  /// Evaluates the rule to its value, which is undefined when it cannot be evaluated.
  public func evaluate(with provider: any VariableProvider) -> LogicValue {
    outcome(with: provider).value
  }

  /// Whether the rule is satisfied; false when it cannot be evaluated.
  ///
  /// Conditions made of the operations that artifacts use (and, or, !, comparisons, in, substr, var)
  /// allocate no memory beyond what the values of their variables hold.
  public func isSatisfied(with provider: any VariableProvider) -> Bool {
    guard program.rejection == nil else { return false }
    var evaluation = RuleEvaluation(program: program, provider: provider, limits: limits)
    do throws(EvaluationFailure) {
      return try evaluation.isTruthy(0)
    } catch {
      return false
    }
  }

  func diagnostic(for failure: EvaluationFailure) -> RuleDiagnostic {
    let problem: RuleDiagnostic.Problem =
      switch failure.reason {
      case .tooManySteps: .tooManySteps(limit: limits.steps)
      case .valueNestedTooDeep: .valueNestedTooDeep(limit: LogicValue.deepestNesting)
      case .unrecognizedOperation: .unrecognizedOperation(program.operationName(ofNode: failure.node))
      case .noOperands: .noOperands(operation: program.operationName(ofNode: failure.node))
      case .noOptions: .noOptions
      }
    return RuleDiagnostic(problem, pointer: program.pointer(toNode: failure.node, in: source))
  }
}
