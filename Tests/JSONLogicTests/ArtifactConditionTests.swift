import JSONLogic
import OrderedJSON
import Testing

/// The conditions that on-device decisioning artifacts are made of.
@Suite struct ArtifactConditionTests {
  static func range(_ lower: JSON, _ upper: JSON, first: Bool) -> JSON {
    ["and": [[first ? "<=" : "<": [lower, ["var": "allocation"]]], [">=": [upper, ["var": "allocation"]]]]]
  }

  private func isSatisfied(_ rule: JSON, _ data: LogicValue) -> Bool {
    outcomeOf(rule, data: data).isSatisfied
  }

  @Test(arguments: [(0.0, 0), (25, 0), (49.99, 0), (50, 0), (50.01, 1), (99.99, 1), (100, 1)])
  func `every allocation is in exactly one of the ranges`(allocation: Double, index: Int) {
    let data: LogicValue = ["allocation": .number(allocation)]
    let holds = [Self.range(0, 50, first: true), Self.range(50, 100, first: false)].map {
      isSatisfied($0, data)
    }
    #expect(holds == [index == 0, index == 1])
  }

  @Test(arguments: [(0.0, []), (0.01, [0]), (50, []), (50.01, [1]), (100, [])] as [(Double, [Int])])
  func `older ranges leave out their boundaries`(allocation: Double, indexes: [Int]) {
    let data: LogicValue = ["allocation": .number(allocation)]
    let rules: [JSON] = [["<": [0, ["var": "allocation"], 50]], ["<": [50, ["var": "allocation"], 100]]]
    #expect(rules.indices.filter { isSatisfied(rules[$0], data) } == indexes)
  }

  static let timeFrame: JSON = [
    "and": [
      ["or": [["==": [["var": "current_day"], "5"]]]],
      ["<=": ["0900", ["var": "current_time"], "1745"]],
    ]
  ]

  @Test(arguments: [
    (5, "0900", true), (5, "1745", true), (5, "0859", false), (5, "1746", false), (4, "1200", false),
  ])
  func `a time frame compares times as text and days as numbers`(day: Int64, time: String, holds: Bool) {
    let data: LogicValue = ["current_day": .number(Double(day)), "current_time": .string(time)]
    #expect(isSatisfied(Self.timeFrame, data) == holds)
  }

  @Test func `start and end of an activity compare milliseconds`() {
    let rule: JSON = ["<=": [1_600_000_000_000, ["var": "current_timestamp"], 1_700_000_000_000]]
    #expect(isSatisfied(rule, ["current_timestamp": 1_650_000_000_000]))
    #expect(!isSatisfied(rule, ["current_timestamp": 1_700_000_000_001]))
  }

  static let page: LogicValue = ["page": ["url": "https://X.y/Some/Bar", "url_lc": "https://x.y/some/bar"]]

  @Test func `a page address is matched by what it contains and starts with`() {
    #expect(isSatisfied(["in": ["bar", ["var": "page.url_lc"]]], Self.page))
    #expect(!isSatisfied(["in": ["baz", ["var": "page.url_lc"]]], Self.page))
    #expect(isSatisfied(["==": ["https://x.y/", ["substr": [["var": "page.url_lc"], 0, 12]]]], Self.page))
    #expect(isSatisfied(["==": [["substr": [["var": "page.url_lc"], -3, 3]], "bar"]], Self.page))
    #expect(!isSatisfied(["==": ["https://z.y/", ["substr": [["var": "page.url_lc"], 0, 12]]]], Self.page))
    #expect(isSatisfied(["!": ["or": [["in": ["baz", ["var": "page.url_lc"]]]]]], Self.page))
  }

  @Test func `a missing address matches nothing`() {
    #expect(!isSatisfied(["in": ["bar", ["var": "page.url_lc"]]], ["page": [:]]))
    #expect(!isSatisfied(["==": ["https", ["substr": [["var": "page.url_lc"], 0, 5]]]], [:]))
    #expect(isSatisfied(["==": ["null", ["substr": [["var": "page.url_lc"], 0, 5]]]], [:]))
  }

  @Test func `an untranslatable page condition never matches`() {
    #expect(!isSatisfied(["==": ["nina", ["var": "page.{parameter=nina}"]]], Self.page))
  }

  @Test func `a literal condition is a rule`() {
    #expect(isSatisfied(true, [:]))
    #expect(!isSatisfied(false, [:]))
  }
}
