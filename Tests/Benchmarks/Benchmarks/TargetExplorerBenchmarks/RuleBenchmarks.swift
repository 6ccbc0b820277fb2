import Benchmark
import JSONLogic
import OrderedJSON

/// Compiling and evaluating json-logic rules, without the engine around them.
func addRuleBenchmarks() {
  let many = Benchmark.Configuration(scalingFactor: .kilo)

  for rule in SampleRule.all {
    Benchmark("rule: evaluate \(rule.name)", configuration: many) { benchmark, sample in
      for _ in benchmark.scaledIterations {
        blackHole(sample.rule.isSatisfied(with: sample.provider))
      }
    } setup: {
      rule.compiled()
    }
  }

  Benchmark("rule: compile \(SampleRule.audience.name)", configuration: many) { benchmark in
    for _ in benchmark.scaledIterations {
      var variables = VariableTable()
      blackHole(CompiledRule(compiling: SampleRule.audience.source, variables: &variables))
    }
  }

  Benchmark("rule: explain \(SampleRule.audience.name)", configuration: many) { benchmark, sample in
    for _ in benchmark.scaledIterations {
      blackHole(sample.rule.explain(with: sample.provider))
    }
  } setup: {
    SampleRule.audience.compiled()
  }
}

/// A rule to measure; each is satisfied by the data.
private struct SampleRule {
  let name: String
  let source: JSON

  static let all = [allocation, audience, list]

  static let allocation = SampleRule(
    name: "an allocation",
    source: ["and": [["<": [50, ["var": "allocation"]]], [">=": [100, ["var": "allocation"]]]]])

  static let audience = SampleRule(
    name: "an audience of browser, place, address and parameter",
    source: [
      "and": [
        [
          "or": [
            ["==": [["var": "user.browserType"], "firefox"]],
            ["==": [["var": "user.browserType"], "chrome"]],
          ]
        ],
        ["==": ["CANADA", ["var": "geo.country"]]],
        ["in": ["kitchen", ["var": "page.url_lc"]]],
        ["==": [["substr": [["var": "mbox.category_lc"], 0, 4]], "lamp"]],
        ["!": ["==": [["var": "user.platform"], "linux"]]],
      ]
    ])

  static let list = SampleRule(
    name: "a search among 20 texts",
    source: ["in": [["var": "geo.country"], .array((1..<20).map { .string("PLACE \($0)") } + ["CANADA"])]])

  private static let data: JSON = [
    "allocation": 62.5,
    "user": ["browserType": "chrome", "platform": "mac"],
    "geo": ["country": "CANADA"],
    "page": ["url_lc": "https://shop.example.com/kitchen?category=lamp"],
    "mbox": ["category_lc": "lamps"],
  ]

  func compiled() -> (rule: CompiledRule, provider: TreeVariableProvider) {
    var variables = VariableTable()
    let rule = CompiledRule(compiling: source, variables: &variables)
    return (rule, TreeVariableProvider(data: LogicValue(Self.data), variables: variables))
  }
}
