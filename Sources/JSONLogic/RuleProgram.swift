import OrderedJSON

/// One node of a compiled rule. Its operands are the nodes `firstOperand ..< firstOperand + operandCount`.
struct RuleNode {
  var operation: RuleOperation
  /// What the operation needs besides its operands: a slot, or a position in one of the program's lists.
  var payload: Int32 = 0
  var firstOperand: Int32 = 0
  var operandCount: Int32 = 0

  var operands: Range<Int> { Int(firstOperand)..<Int(firstOperand) + Int(operandCount) }
}

/// A fixed value of a rule with what it is converted to when compared with a number.
struct RuleConstant {
  let value: LogicValue
  /// `Number(value)` in JavaScript; NaN for arrays and objects, which are converted when needed.
  let number: Double

  init(_ value: LogicValue) {
    self.value = value
    number = value.primitiveNumber ?? .nan
  }
}

/// A rule as a flat list of nodes, the root first and the operands of a node side by side.
///
/// The operands of a node are in the order of the operands in the source, so that a walk over both in
/// step finds the source of each node.
///
/// A class, so that an evaluation holds on to one thing and not to every list.
final class RuleProgram: Sendable {
  let nodes: [RuleNode]
  let constants: [RuleConstant]
  /// The paths of variables inside `map` and the like.
  let paths: [VariablePath]
  /// The names of operations that json-logic does not have.
  let unrecognizedNames: [String]
  /// Why the rule was not compiled, if so.
  let rejection: RuleDiagnostic?

  init(
    nodes: [RuleNode], constants: [RuleConstant], paths: [VariablePath], unrecognizedNames: [String],
    rejection: RuleDiagnostic? = nil
  ) {
    self.nodes = nodes
    self.constants = constants
    self.paths = paths
    self.unrecognizedNames = unrecognizedNames
    self.rejection = rejection
  }

  /// The program of a rule that cannot be evaluated.
  convenience init(rejection: RuleDiagnostic) {
    self.init(
      nodes: [RuleNode(operation: .constant)], constants: [RuleConstant(.boolean(false))], paths: [],
      unrecognizedNames: [], rejection: rejection)
  }

  /// The name of a node's operation as the rule has it; empty for a value.
  func operationName(ofNode position: Int) -> String {
    guard nodes.indices.contains(position) else { return "" }
    let node = nodes[position]
    return node.operation == .unrecognized
      ? unrecognizedNames[Int(node.payload)] : node.operation.name ?? ""
  }

  /// Where a node stands in the source, as a JSON Pointer; empty for the root.
  ///
  /// - Complexity: linear in the size of the rule. Only for messages.
  func pointer(toNode target: Int, in source: JSON) -> String {
    pointer(toNode: target, from: 0, in: source, prefix: "") ?? ""
  }

  private func pointer(toNode target: Int, from position: Int, in source: JSON, prefix: String) -> String? {
    if position == target { return prefix }
    let node = nodes[position]
    guard node.operandCount > 0 else { return nil }
    let operands = RuleSyntax.operands(of: source)
    for (index, operand) in node.operands.enumerated() where index < operands.sources.count {
      let next = prefix + operands.pointer(to: index)
      if let found = pointer(toNode: target, from: operand, in: operands.sources[index], prefix: next) {
        return found
      }
    }
    return nil
  }
}
