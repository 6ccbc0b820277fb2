import OrderedJSON

/// Evaluates a rule node by node and keeps what it finds.
///
/// The operations themselves are those of `RuleEvaluation`; only the order of evaluation is spelled out here.
struct Explainer {
  private let rule: CompiledRule
  private var evaluation: RuleEvaluation

  init(rule: CompiledRule, provider: any VariableProvider) {
    self.rule = rule
    // Everything is evaluated, also what an actual evaluation leaves out, so it may take more steps.
    let (steps, isTooLarge) = rule.limits.steps.multipliedReportingOverflow(by: 4)
    let limits = RuleLimits(
      depth: rule.limits.depth, nodes: rule.limits.nodes, steps: isTooLarge ? Int.max : steps)
    evaluation = RuleEvaluation(program: rule.program, provider: provider, limits: limits)
  }

  /// Explains a node; its operands stand in the source as they stand in the program.
  mutating func explanation(of position: Int, source: JSON, isNeeded: Bool) -> Explanation {
    let node = rule.program.nodes[position]
    switch node.operation {
    case .constant:
      return finish(node, source, .success(constant(node)), [], isNeeded)
    case .variable, .elementVariable:
      return finish(node, source, applied(node, at: position), [], isNeeded)
    case .and, .or:
      return shortCircuited(node, source, isNeeded)
    case .conditional:
      return branched(node, source, isNeeded)
    case .filter, .map, .reduce, .all, .none, .some:
      return perElement(node, source, isNeeded)
    default:
      return eager(node, at: position, source, isNeeded)
    }
  }

  private typealias NodeResult = Result<LogicValue, RuleDiagnostic>

  private func constant(_ node: RuleNode) -> LogicValue {
    rule.program.constants[Int(node.payload)].value
  }

  /// A node with a fixed variable: its operands are only its path and its fallback.
  private mutating func applied(_ node: RuleNode, at position: Int) -> NodeResult {
    attempt { evaluation throws(EvaluationFailure) in
      try evaluation.apply(node, to: try evaluation.values(of: node.operands), at: position)
    }
  }

  private mutating func attempt(
    _ work: (inout RuleEvaluation) throws(EvaluationFailure) -> LogicValue
  ) -> NodeResult {
    do throws(EvaluationFailure) {
      return .success(try work(&evaluation))
    } catch {
      return .failure(rule.diagnostic(for: error))
    }
  }

  private func finish(
    _ node: RuleNode, _ source: JSON, _ result: NodeResult, _ operands: [Explanation], _ isNeeded: Bool
  ) -> Explanation {
    var value = LogicValue.undefined
    var diagnostic: RuleDiagnostic?
    switch result {
    case .success(let result): value = result
    case .failure(let failure): diagnostic = failure
    }
    let range =
      diagnostic == nil
      ? RangeTest(operation: node.operation, operands: operands, holds: value.isTruthy) : nil
    let variable = node.operation == .variable ? variablePath(in: source) : nil
    var notes = NoteTaker(operation: node.operation, operands: operands, holds: value.isTruthy).notes
    if let variable, case .undefined = evaluation.provider.value(ofSlot: Int(node.payload)) {
      notes.append(.missingVariable(variable))
    }
    if let range, let boundary = range.excludedBoundary {
      notes.append(.exactlyOnBoundary(variable: range.variable, value: boundary))
    }
    return Explanation(
      expression: source, operation: RuleSyntax.operation(in: source)?.name, variable: variable, value: value,
      diagnostic: diagnostic, isNeeded: isNeeded, operands: operands, notes: notes, range: range)
  }

  private func variablePath(in source: JSON) -> String? {
    RuleSyntax.operands(of: source).sources.first.flatMap { LogicValue($0).variablePathText }
  }
}

// MARK: - Orders of evaluation

extension Explainer {
  /// All operands, then the operation.
  private mutating func eager(
    _ node: RuleNode, at position: Int, _ source: JSON, _ isNeeded: Bool
  ) -> Explanation {
    var operands: [Explanation] = []
    var failure: RuleDiagnostic?
    for (position, source) in zip(node.operands, RuleSyntax.operands(of: source).sources) {
      let operand = explanation(of: position, source: source, isNeeded: isNeeded && failure == nil)
      failure = failure ?? operand.diagnostic
      operands.append(operand)
    }
    if let failure { return finish(node, source, .failure(failure), operands, isNeeded) }
    let values = operands.map(\.value)
    let result = attempt { evaluation throws(EvaluationFailure) in
      try evaluation.apply(node, to: values, at: position)
    }
    return finish(node, source, result, operands, isNeeded)
  }

  /// `and` and `or`: operands until the result is certain, the rest as not needed.
  private mutating func shortCircuited(_ node: RuleNode, _ source: JSON, _ isNeeded: Bool) -> Explanation {
    var operands: [Explanation] = []
    var result: NodeResult?
    var last = LogicValue.undefined
    for (position, source) in zip(node.operands, RuleSyntax.operands(of: source).sources) {
      let operand = explanation(of: position, source: source, isNeeded: isNeeded && result == nil)
      operands.append(operand)
      guard result == nil else { continue }
      last = operand.value
      if let failure = operand.diagnostic {
        result = .failure(failure)
      } else if operand.isTruthy == (node.operation == .or) {
        result = .success(operand.value)
      }
    }
    return finish(node, source, result ?? .success(last), operands, isNeeded)
  }

  /// `if`: conditions until one holds, and the result that belongs to it.
  private mutating func branched(_ node: RuleNode, _ source: JSON, _ isNeeded: Bool) -> Explanation {
    var operands: [Explanation] = []
    var result: NodeResult?
    var isChosen = false
    for (index, operand) in zip(node.operands, RuleSyntax.operands(of: source).sources).enumerated() {
      let isLast = index == Int(node.operandCount) - 1
      let isCondition = index % 2 == 0 && !isLast
      let isReached = result == nil && (isCondition || isChosen || (isLast && index % 2 == 0))
      let explained = explanation(of: operand.0, source: operand.1, isNeeded: isNeeded && isReached)
      operands.append(explained)
      guard isReached else { continue }
      if let failure = explained.diagnostic {
        result = .failure(failure)
      } else if isCondition {
        isChosen = explained.isTruthy
      } else {
        result = .success(explained.value)
      }
    }
    return finish(node, source, result ?? .success(.null), operands, isNeeded)
  }

  /// `map` and the like: the list, and for `reduce` the value to start with, then the elements.
  private mutating func perElement(_ node: RuleNode, _ source: JSON, _ isNeeded: Bool) -> Explanation {
    let sources = RuleSyntax.operands(of: source).sources
    var operands: [Explanation] = []
    var failure: RuleDiagnostic?
    let explained = node.operation == .reduce ? [0, 2] : [0]
    for index in explained where index < sources.count {
      let operand = explanation(
        of: Int(node.firstOperand) + index, source: sources[index], isNeeded: isNeeded && failure == nil)
      failure = failure ?? operand.diagnostic
      operands.append(operand)
    }
    if let failure { return finish(node, source, .failure(failure), operands, isNeeded) }
    let list = operands.first?.value ?? .undefined
    let start = operands.count > 1 ? operands[1].value : .null
    let result = attempt { evaluation throws(EvaluationFailure) in
      try evaluation.goThroughElements(of: list, node, startingWith: start)
    }
    return finish(node, source, result, operands, isNeeded)
  }
}
