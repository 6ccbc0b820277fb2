import JSONLogic
import OrderedJSON

/// What the conditions of a location's rules have in common: the variables they read, and the conditions
/// that several of them require, such as the audience of an activity's experiences.
///
/// A rule whose condition joins others by `and` is satisfied only if each of these is. So one evaluation of
/// an audience can rule out many rules.
final class CommonConditions: Sendable {
  /// The paths of the variables that the rules read, by slot.
  let paths: [VariablePath]
  /// The variables that the rules read, by slot.
  let variables: [ContextVariable]
  /// The conditions that several rules require, each once. They come to the same for all rules.
  let conditions: [CompiledRule]
  /// By the position of the rule: the conditions it requires, as positions among ``conditions``.
  let requirements: [[Int]]

  /// Finds what conditions have in common.
  ///
  /// - Parameters:
  ///   - rules: The conditions of a location's rules.
  ///   - variables: The table that they were compiled with.
  /// - Complexity: Linear in the size of the conditions.
  init(of rules: [CompiledRule], variables: VariableTable) {
    paths = variables.paths
    let contextVariables = variables.paths.map(ContextVariable.init(path:))
    self.variables = contextVariables
    let requirements = rules.map { Self.requirements(of: $0.source) }
    var counts: [JSON: Int] = [:]
    for requirement in requirements.joined() { counts[requirement, default: 0] += 1 }

    var table = variables
    var conditions: [CompiledRule] = []
    var positions: [JSON: Int] = [:]
    for requirement in requirements.joined() {
      guard let count = counts.removeValue(forKey: requirement), count > 1 else { continue }
      let condition = CompiledRule(compiling: requirement, variables: &table)
      guard Self.isSameForAllRules(condition, contextVariables) else { continue }
      positions[requirement] = conditions.count
      conditions.append(condition)
    }
    self.conditions = conditions
    self.requirements = requirements.map { $0.compactMap { positions[$0] } }
  }

  /// What a condition joins by `and`, also by one inside another, in order.
  private static func requirements(of condition: JSON) -> [JSON] {
    var requirements: [JSON] = []
    var pending = [condition]
    while let next = pending.popLast() {
      guard let object = next.object, object.count == 1, let operation = object.first else { continue }
      if operation.name == "and" {
        pending += (operation.value.array ?? [operation.value]).reversed()
      } else {
        requirements.append(next)
      }
    }
    return requirements
  }

  /// Whether a condition reads nothing that may differ from rule to rule: neither the bucket, which belongs
  /// to the activity, nor a variable that is looked up among all.
  private static func isSameForAllRules(_ condition: CompiledRule, _ variables: [ContextVariable]) -> Bool {
    condition.readsFixedVariablesOnly
      && condition.variableSlots.allSatisfy { slot in
        // A variable that only rejected rules read has no slot.
        guard variables.indices.contains(slot) else { return false }
        return switch variables[slot] {
        case .allocation, .other: false
        default: true
        }
      }
  }
}
