import JSONLogic
import OrderedJSON
import Synchronization
import Testing

@Suite struct VariableTests {
  @Test func `rules of one artifact share their variables`() {
    var variables = VariableTable()
    let rules: [JSON] = [
      ["==": [["var": "user.browserType"], "chrome"]],
      ["and": [["==": [["var": "user.browserType"], "ie"]], ["<": [["var": ["allocation"]], 50]]]],
    ]
    let compiled = rules.map { CompiledRule(compiling: $0, variables: &variables) }
    #expect(variables.paths.map(\.text) == ["user.browserType", "allocation"])
    #expect(compiled.map(\.variableSlots) == [[0], [0, 1]])
    #expect(variables.existingSlot(for: "allocation") == 1)
    #expect(variables.existingSlot(for: "mbox.foo") == nil)
  }

  @Test func `paths with different code units are different variables`() {
    var variables = VariableTable()
    #expect(variables.slot(for: "mbox.é") != variables.slot(for: "mbox.e\u{301}"))
    #expect(variables.slot(for: "mbox.é") == variables.slot(for: "mbox.é"))
  }

  @Test(arguments: [
    ("a.b", ["a", "b"]), ("a", ["a"]), ("a..b", ["a", "", "b"]), (".", ["", ""]), ("", [""]),
  ])
  func `a path is split at every dot`(text: String, components: [String]) {
    #expect(VariablePath(text).components == components)
  }

  @Test func `variables inside map are not variables of the data`() {
    var variables = VariableTable()
    _ = CompiledRule(compiling: ["map": [["var": "list"], ["var": "name"]]], variables: &variables)
    #expect(variables.paths.map(\.text) == ["list"])
  }

  /// Counts how often each variable is asked for.
  private final class CountingProvider: VariableProvider {
    let asked = Mutex<[Int]>([])
    var data: LogicValue { .undefined }
    func value(ofSlot slot: Int) -> LogicValue {
      asked.withLock { $0.append(slot) }
      return .number(Double(slot))
    }
  }

  @Test func `a variable is asked for only when a condition reads it`() {
    var variables = VariableTable()
    let rule = CompiledRule(
      compiling: ["and": [["var": "zero"], ["var": "one"]]], variables: &variables)
    let provider = CountingProvider()
    #expect(!rule.isSatisfied(with: provider))
    #expect(provider.asked.withLock { $0 } == [0])
  }

  @Test func `the table survives a rule that cannot be compiled`() {
    var variables = VariableTable()
    _ = CompiledRule(compiling: ["var": "a"], variables: &variables)
    _ = CompiledRule(compiling: [[[[1]]]], variables: &variables, limits: RuleLimits(depth: 2))
    #expect(variables.paths.map(\.text) == ["a"])
  }
}
