import JSONLogic
import OrderedJSON
import Testing

/// Rules that no editor of audiences writes, and that must not take the process with them.
@Suite struct HostileRuleTests {
  /// A rule that is nested this deep; taken apart again without recursion by `dismantle`.
  private func nested(_ depth: Int, in wrap: (JSON) -> JSON) -> JSON {
    var rule: JSON = true
    for _ in 0..<depth { rule = wrap(rule) }
    return rule
  }

  private func dismantle(_ rule: inout JSON) {
    while true {
      let inner: JSON
      switch rule {
      case .array(let elements): inner = elements.first ?? nil
      case .object(let object): inner = object.first?.value ?? nil
      default: return
      }
      rule = inner
    }
  }

  @Test func `a rule that is nested far too deep is given up`() {
    var rule = nested(100_000) { ["!": [$0]] }
    let outcome = outcomeOf(rule, data: .null)
    #expect(outcome.diagnostic?.problem == .nestedTooDeep(limit: RuleLimits.standard.depth))
    #expect(!outcome.isSatisfied)
    #expect(outcome.diagnostic?.message.contains("nests deeper than 256 levels") == true)
    dismantle(&rule)
  }

  @Test func `a list that is nested far too deep is given up`() {
    var rule = nested(100_000) { [$0] }
    #expect(outcomeOf(rule, data: .null).diagnostic?.problem == .nestedTooDeep(limit: 256))
    dismantle(&rule)
  }

  @Test func `a rule as deep as the limit is evaluated and explained`() {
    let rule = nested(RuleLimits.standard.depth / 2) { ["!": ["and": [$0]]] }
    #expect(outcomeOf(rule, data: .null).isSatisfied)
    #expect(explanationOf(rule, data: .null).isTruthy)
    let branches = nested(RuleLimits.standard.depth) { ["if": [$0, true]] }
    #expect(outcomeOf(branches, data: .null).isSatisfied)
    #expect(explanationOf(branches, data: .null).isTruthy)
    let additions = nested(RuleLimits.standard.depth) { ["cat": [$0, ""]] }
    #expect(outcomeOf(additions, data: .null).value == "true")
    #expect(explanationOf(additions, data: .null).value == "true")
    let maps = nested(RuleLimits.standard.depth - 1) { ["map": [[1], $0]] }
    #expect(outcomeOf(maps, data: .null).isSatisfied)
  }

  @Test func `a rule with too many parts is given up`() {
    let rule: JSON = ["or": .array(Array(repeating: ["var": "a"], count: 100_001))]
    #expect(outcomeOf(rule, data: .null).diagnostic?.problem == .tooManyNodes(limit: 100_000))
  }

  @Test func `an unrecognized operation is a diagnostic with its place`() {
    var variables = VariableTable()
    let rule = CompiledRule(
      compiling: ["and": [true, ["or": [["a/b": [1]]]]]], variables: &variables)
    let provider = TreeVariableProvider(data: .null, variables: variables)
    let expected = RuleDiagnostic(.unrecognizedOperation("a/b"), pointer: "/and/1/or/0")
    #expect(rule.diagnostics == [expected])
    #expect(rule.outcome(with: provider).diagnostic == expected)
    #expect(!rule.isSatisfied(with: provider))
    #expect(rule.evaluate(with: provider) == .undefined)
    #expect(expected.message.hasPrefix("Unrecognized operation a/b"))
  }

  @Test func `an operand without brackets has the place of its operation`() {
    #expect(outcomeOf(["!": ["nope": 1]], data: .null).diagnostic?.pointer == "/!")
    #expect(outcomeOf(["nope": 1], data: .null).diagnostic?.pointer == "")
    #expect(outcomeOf([1, ["nope": 1]], data: .null).diagnostic?.pointer == "/1")
  }

  @Test func `an unrecognized operation that is not reached does no harm`() {
    #expect(outcomeOf(["or": [true, ["nope": 1]]], data: .null).isSatisfied)
    #expect(outcomeOf(["if": [false, ["nope": 1], "x"]], data: .null).value == "x")
    #expect(outcomeOf(["map": [[], ["nope": 1]]], data: .null).value == [])
    #expect(!outcomeOf(["or": [false, ["nope": 1]]], data: .null).isSatisfied)
    #expect(outcomeOf(["!": [["nope": 1]]], data: .null).diagnostic != nil)
    #expect(outcomeOf(["<": [5, 1, ["nope": 1]]], data: .null).diagnostic != nil)
  }

  @Test(arguments: [
    "toString", "constructor", "__proto__", "hasOwnProperty", "", " ==", "AND", "var.x", "method",
  ])
  func `names that JavaScript inherits are no operations`(name: String) {
    let rule: JSON = .object(JSONObject([.init(name: name, value: [1])]))
    #expect(outcomeOf(rule, data: .null).diagnostic?.problem == .unrecognizedOperation(name))
  }

  @Test func `a product of nothing is a diagnostic`() {
    #expect(outcomeOf(["*": []], data: .null).diagnostic?.problem == .noOperands(operation: "*"))
    #expect(outcomeOf(["missing_some": [1]], data: .null).diagnostic?.problem == .noOptions)
  }

  @Test(
    arguments: RuleCase.table(
      #"""
      ["text doubles", null, {"reduce":[LIST,{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"xxxxxxxxxxxxxxxx"]}]
      ["lists double", null, {"reduce":[LIST,{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]}]
      ["shared lists become text", null, {"cat":[{"reduce":[LIST,[{"var":"accumulator"},{"var":"accumulator"}],1]}]}]
      ["loops in loops", null, {"map":[LIST,{"map":[LIST,{"map":[LIST,{"map":[LIST,1]}]}]}]}]
      ["filters in filters", null, {"filter":[LIST,{"filter":[LIST,{"filter":[LIST,{"filter":[LIST,0]}]}]}]}]
      """#.replacing("LIST", with: "[\((1...100).map(String.init).joined(separator: ","))]")))
  func `a rule that grows without end runs out of steps`(row: RuleCase) {
    #expect(outcomeOf(row.result, data: .null).diagnostic?.problem == .tooManySteps(limit: 1_000_000))
    #expect(explanationOf(row.result, data: .null).diagnostic?.problem == .tooManySteps(limit: 1_000_000))
  }

  @Test(arguments: ["[{\"var\":\"accumulator\"}]", "{\"var\":\"\"}"])
  func `a value that nests without end is given up`(body: String) throws {
    let list = (1...20_000).map(String.init).joined(separator: ",")
    let rule = try JSON(parsing: "{\"reduce\":[[\(list)],\(body),0]}")
    #expect(outcomeOf(rule, data: .null).diagnostic?.problem == .valueNestedTooDeep(limit: 512))
  }

  @Test func `a small budget ends an ordinary rule`() {
    let limits = RuleLimits(steps: 3)
    let rule: JSON = ["and": [["==": [1, 1]], ["==": [1, 1]]]]
    #expect(outcomeOf(rule, data: .null, limits: limits).diagnostic?.problem == .tooManySteps(limit: 3))
    #expect(explanationOf(rule, data: .null, limits: limits).diagnostic?.problem == .tooManySteps(limit: 3))
  }

  @Test func `an object with several names is data`() {
    let rule: JSON = ["==": [1, 1], "and": [false]]
    #expect(outcomeOf(rule, data: .null).isSatisfied)
    #expect(outcomeOf(rule, data: .null).value == LogicValue(rule))
  }

  @Test func `a name that occurs twice is one operation with its last operands`() throws {
    let rule = try JSON(parsing: "{\"==\":[1,2],\"==\":[1,1]}")
    #expect(outcomeOf(rule, data: .null).value == true)
    #expect(explanationOf(rule, data: .null).operands.map(\.value) == [1, 1])
  }
}
