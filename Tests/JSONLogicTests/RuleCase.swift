import JSONLogic
import OrderedJSON
import Testing

/// One line of a table of cases: `[rule, data, result]`.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let rule: JSON
  let data: JSON
  let result: JSON
  let testDescription: String

  /// Reads a table with one case per line; lines that start with `#` are headings.
  static func table(_ text: String) -> [RuleCase] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      guard let json = try? JSON(parsing: String(line)), let parts = json.array, parts.count == 3 else {
        return RuleCase(
          rule: ["cannot read": .string(String(line))], data: .null, result: "a case",
          testDescription: String(line))
      }
      return RuleCase(rule: parts[0], data: parts[1], result: parts[2], testDescription: String(line))
    }
  }

  /// Makes a case of its own.
  init(rule: JSON, data: JSON, result: JSON, testDescription: String) {
    self.rule = rule
    self.data = data
    self.result = result
    self.testDescription = testDescription
  }

  var outcome: RuleOutcome { outcomeOf(rule, data: LogicValue(data)) }
}

/// Compiles a rule for itself and evaluates it.
func outcomeOf(_ rule: JSON, data: LogicValue, limits: RuleLimits = .standard) -> RuleOutcome {
  var variables = VariableTable()
  let compiled = CompiledRule(compiling: rule, variables: &variables, limits: limits)
  return compiled.outcome(with: TreeVariableProvider(data: data, variables: variables))
}

/// Compiles a rule for itself and explains it.
func explanationOf(_ rule: JSON, data: LogicValue, limits: RuleLimits = .standard) -> Explanation {
  var variables = VariableTable()
  let compiled = CompiledRule(compiling: rule, variables: &variables, limits: limits)
  return compiled.explain(with: TreeVariableProvider(data: data, variables: variables))
}
