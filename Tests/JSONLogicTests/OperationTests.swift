import JSONLogic
import OrderedJSON
import Testing

@Suite struct OperationTests {
  @Test(arguments: OperationCases.data)
  func `an operation gives what json-logic gives`(row: RuleCase) {
    let outcome = row.outcome
    #expect(outcome.diagnostic == nil)
    #expect(outcome.value.json() == row.result)
  }

  @Test(arguments: OperationCases.data)
  func `an explanation comes to the same result`(row: RuleCase) {
    #expect(explanationOf(row.rule, data: LogicValue(row.data)).value == row.outcome.value)
  }

  @Test(arguments: OperationCases.data)
  func `a rule is satisfied when its value is truthy`(row: RuleCase) {
    var variables = VariableTable()
    let rule = CompiledRule(compiling: row.rule, variables: &variables)
    let provider = TreeVariableProvider(data: LogicValue(row.data), variables: variables)
    #expect(rule.isSatisfied(with: provider) == rule.evaluate(with: provider).isTruthy)
  }

  @Test func `undefined data is not null`() {
    #expect(outcomeOf(["===": [["var": ""], nil]], data: .undefined).value == false)
    #expect(outcomeOf(["missing": ["a"]], data: .undefined).value == ["a"])
  }

  @Test func `the source of a rule is kept as written`() {
    var variables = VariableTable()
    let source: JSON = ["and": [["<=": [0, ["var": "allocation"]]], [">=": [50, ["var": "allocation"]]]]]
    #expect(CompiledRule(compiling: source, variables: &variables).source == source)
  }
}
