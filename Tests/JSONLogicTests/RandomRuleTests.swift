import JSONLogic
import OrderedJSON
import Testing

@Suite struct RandomRuleTests {
  private static let rulesPerSeed = 1500

  @Test(arguments: 1...8)
  func `random rules give what the reference gives`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    var failures = 0
    for _ in 0..<Self.rulesPerSeed {
      let rule = random.rule(depth: 4)
      let data = random.data()
      let expected = try? ReferenceEvaluator.apply(rule, data)
      let outcome = outcomeOf(rule, data: data)
      failures += expected == nil ? 1 : 0
      #expect(outcome.diagnostic == nil ? outcome.value == expected : expected == nil, "\(rule) with \(data)")
    }
    // The comparison means nothing if most rules fail.
    #expect(failures < Self.rulesPerSeed / 2)
  }

  @Test(arguments: 11...14)
  func `random rules are explained as they are evaluated`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    for _ in 0..<Self.rulesPerSeed / 2 {
      let rule = random.rule(depth: 4)
      let data = random.data()
      var variables = VariableTable()
      let compiled = CompiledRule(compiling: rule, variables: &variables)
      let provider = TreeVariableProvider(data: data, variables: variables)
      let outcome = compiled.outcome(with: provider)
      let explanation = compiled.explain(with: provider)
      #expect(explanation.value == outcome.value, "\(rule) with \(data)")
      #expect(explanation.diagnostic == outcome.diagnostic)
      #expect(compiled.isSatisfied(with: provider) == outcome.isSatisfied, "\(rule) with \(data)")
      #expect(explanation.lines.count >= 1)
      #expect(explanation.json["truthy"] == .boolean(outcome.value.isTruthy))
    }
  }

  /// The result of an explanation is that of the evaluation by construction; its parts must lead to it.
  @Test(arguments: 21...24)
  func `the parts of an explanation lead to its result`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    for _ in 0..<Self.rulesPerSeed / 2 {
      let rule = random.rule(depth: 4)
      let data = random.data()
      // Wrapped in a list, the explained rule is an operand and not replaced by the evaluation.
      let explanation = explanationOf([rule], data: data)
      guard explanation.operands.count == 1 else { continue }
      let outcome = outcomeOf(rule, data: data)
      #expect(explanation.operands[0].value == outcome.value, "\(rule) with \(data)")
      #expect(
        explanation.operands[0].diagnostic?.problem == outcome.diagnostic?.problem, "\(rule) with \(data)")
    }
  }
}
