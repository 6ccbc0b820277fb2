import OrderedJSON

/// Turns the JSON of a rule into a flat program.
struct RuleCompiler {
  private let limits: RuleLimits
  private(set) var variables: VariableTable
  /// Problems that do not keep the rule from being compiled, with the nodes they are about.
  private(set) var problems: [(RuleDiagnostic.Problem, node: Int)] = []

  private var nodes: [RuleNode] = []
  private var constants: [RuleConstant] = []
  private var paths: [VariablePath] = []
  private var unrecognizedNames: [String] = []

  /// The deepest level reached so far.
  private var deepest = 0

  /// What `var` reads at a place in the rule.
  private enum Scope {
    /// The data of the evaluation.
    case data
    /// An element of the array that `map` and the like go through.
    case element
  }

  init(limits: RuleLimits, variables: VariableTable) {
    self.limits = limits
    self.variables = variables
  }

  /// Compiles a rule.
  ///
  /// - Throws: when the rule is deeper or larger than the limits.
  mutating func program(from source: JSON) throws(RuleDiagnostic) -> RuleProgram {
    nodes = [RuleNode(operation: .constant)]
    try compile(source, into: 0, scope: .data, depth: 0)
    return RuleProgram(
      nodes: nodes, constants: constants, paths: paths, unrecognizedNames: unrecognizedNames)
  }

  private mutating func compile(
    _ json: JSON, into position: Int, scope: Scope, depth: Int
  ) throws(RuleDiagnostic) {
    guard depth <= limits.depth else { throw RuleDiagnostic(.nestedTooDeep(limit: limits.depth)) }
    deepest = max(deepest, depth)
    if case .array(let elements) = json {
      try compileArray(elements, into: position, scope: scope, depth: depth)
    } else if let operation = RuleSyntax.operation(in: json) {
      try compileOperation(
        named: operation.name, argument: operation.argument, into: position, scope: scope, depth: depth)
    } else {
      nodes[position] = constant(LogicValue(json))
    }
  }

  /// An array is data whose elements may be operations. Without any it is a constant.
  private mutating func compileArray(
    _ elements: [JSON], into position: Int, scope: Scope, depth: Int
  ) throws(RuleDiagnostic) {
    let constantCount = constants.count
    nodes[position] = try node(.arrayLiteral, operands: elements, scope: scope, depth: depth)
    let operands = nodes[position].operands
    guard nodes.count == operands.upperBound || operands.isEmpty,
      nodes[operands].allSatisfy({ $0.operation == .constant })
    else { return }
    let values = nodes[operands].map { constants[Int($0.payload)].value }
    nodes.removeSubrange(operands)
    constants.removeSubrange(constantCount...)
    nodes[position] = constant(.array(values))
  }

  private mutating func compileOperation(
    named name: String, argument: JSON, into position: Int, scope: Scope, depth: Int
  ) throws(RuleDiagnostic) {
    let operands: [JSON] = if case .array(let list) = argument { list } else { [argument] }
    guard let operation = RuleOperation(name: name) else {
      nodes[position] = try node(.unrecognized, operands: operands, scope: scope, depth: depth)
      nodes[position].payload = Int32(unrecognizedNames.count)
      unrecognizedNames.append(name)
      problems.append((.unrecognizedOperation(name), position))
      return
    }
    nodes[position] = try node(operation, operands: operands, scope: scope, depth: depth)
    switch operation {
    case .variable:
      bindVariable(at: position, scope: scope)
    case .multiply where operands.isEmpty:
      problems.append((.noOperands(operation: name), position))
    case .missingSome where operands.count < 2:
      problems.append((.noOptions, position))
    default:
      break
    }
  }

  /// A node with its operands compiled side by side.
  private mutating func node(
    _ operation: RuleOperation, operands: [JSON], scope: Scope, depth: Int
  ) throws(RuleDiagnostic) -> RuleNode {
    let first = nodes.count
    guard operands.count <= limits.nodes - first else {
      throw RuleDiagnostic(.tooManyNodes(limit: limits.nodes))
    }
    nodes.append(contentsOf: repeatElement(RuleNode(operation: .constant), count: operands.count))
    let deepestBefore = deepest
    deepest = depth
    for (index, operand) in operands.enumerated() {
      let isBody = operation.isPerElement && index == 1
      try compile(operand, into: first + index, scope: isBody ? .element : scope, depth: depth + 1)
    }
    let node = RuleNode(
      operation: operation, payload: operation == .reduce ? Int32(deepest - depth) : 0,
      firstOperand: Int32(first), operandCount: Int32(operands.count))
    deepest = max(deepest, deepestBefore)
    return node
  }

  private mutating func constant(_ value: LogicValue) -> RuleNode {
    constants.append(RuleConstant(value))
    return RuleNode(operation: .constant, payload: Int32(constants.count - 1))
  }

  /// Chooses how a `var` reads its data: by slot, inside an element, whole, or by a computed path.
  private mutating func bindVariable(at position: Int, scope: Scope) {
    var path = LogicValue.undefined
    if let first = nodes[position].operands.first {
      guard nodes[first].operation == .constant else {
        nodes[position].operation = .computedVariable
        return
      }
      path = constants[Int(nodes[first].payload)].value
    }
    guard let text = path.variablePathText else {
      nodes[position].operation = .wholeData
      return
    }
    switch scope {
    case .data:
      nodes[position].payload = Int32(variables.slot(for: text))
    case .element:
      nodes[position].operation = .elementVariable
      nodes[position].payload = Int32(paths.count)
      paths.append(VariablePath(text))
    }
  }
}
