import DeliveryAPI
import JSONLogic
import OrderedJSON
import RandomTestSupport
import Testing

@testable import Decisioning

/// Rules of a location are decided with the help of what they have in common; that must not show.
struct CommonConditionTests {
  private static let gold = Condition.equal("gold", "mbox.tier")
  private static let chrome = Condition.equal("chrome", "user.browserType")

  private static func common(_ conditions: [JSON]) -> CommonConditions {
    var variables = VariableTable()
    let rules = conditions.map { CompiledRule(compiling: $0, variables: &variables) }
    return CommonConditions(of: rules, variables: variables)
  }

  @Test func `a condition that several rules require is found wherever their outer ands hold it`() {
    let common = Self.common([
      ["and": [Condition.allocation(0, 50), Self.gold]],
      ["and": [["and": [Self.chrome, Self.gold]]]],
      Self.gold,
      Self.chrome,
      ["or": [Self.gold, Self.chrome]],
    ])
    #expect(common.conditions.map(\.source) == [Self.gold, Self.chrome])
    #expect(common.requirements == [[0], [1, 0], [0], [1], []])
  }

  @Test(arguments: [
    Condition.allocation(0, 50), ["==": ["x", ["var": ""]]], ["missing": ["mbox.tier"]],
    ["==": ["x", ["var": [["var": "mbox.tier"]]]]], ["==": ["x", ["var": "unknown.variable"]]], true, [],
  ])
  func `a condition that may differ from rule to rule is not shared`(condition: JSON) {
    #expect(Self.common([condition, condition]).conditions.isEmpty)
  }

  @Test func `a rule is not ruled out by what another item or location came to`() throws {
    let rules = ["A", "B"].map {
      rule(
        activity: 1, location: "hero", condition: ["and": [Self.gold, true]], options: [html($0, token: $0)])
    }
    let artifact = try artifact(mboxes: [("hero", rules), ("footer", rules)])
    let mboxes = [("hero", "silver"), ("hero", "gold"), ("footer", "gold"), ("hero", "silver")].enumerated()
      .map { MboxRequest(name: $1.0, index: $0, parameters: ["tier": .string($1.1)]) }
    #expect(artifact.decide(request(execute: mboxes)).executedContents == [nil, ["A"], ["A"], nil])
  }

  @Test func `places are tried in upper case for shared conditions too`() throws {
    let canada: JSON = ["and": [Condition.equal("CANADA", "geo.country"), true]]
    let rules = ["A", "B"].map {
      rule(activity: 1, location: "hero", condition: canada, options: [html($0, token: $0)])
    }
    let request = request(
      execute: [MboxRequest(name: "hero")],
      context: Context(channel: .web, geo: Geo(countryCode: "Canada")))
    #expect(try artifact(mboxes: [("hero", rules)]).decide(request).executedContents == [["A"]])
  }

  @Test func `random rules win exactly if their whole condition is satisfied`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let rules = (0..<8).map { position in
        rule(
          activity: Int64(position / 2), location: "hero", condition: Self.condition(&random, depth: 3),
          options: [html("\(position)", token: "\(position)")])
      }
      let parameters: JSONObject = ["tier": Bool.random(using: &random) ? "gold" : "silver", "size": 3]
      let explanation = try artifact(mboxes: [("hero", rules)])
        .explain(request(execute: [MboxRequest(name: "hero", parameters: parameters)]))
      let satisfied = explanation.items.first?.candidates.first { $0.condition?.isTruthy == true }
      let won = explanation.items.first?.candidates.first { $0.standing == .won }
      #expect(won?.position == satisfied?.position, "\(rules)")
    }
  }

  /// A condition of few parts, so that rules often share some.
  private static func condition(_ random: inout SeededGenerator, depth: Int) -> JSON {
    let parts: [JSON] = [
      gold, ["!": gold], Condition.allocation(0, 50), Condition.allocation(50, 100),
      ["<": [["var": "mbox.size"], 3]],
      ["unheardOf": [1]], ["missing": ["mbox.tier"]], ["in": ["o", ["var": "mbox.tier_lc"]]],
    ]
    guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else {
      return parts.randomElement(using: &random) ?? true
    }
    let operands = (0..<Int.random(in: 1...3, using: &random)).map { _ in condition(&random, depth: depth - 1)
    }
    return Int.random(in: 0..<3, using: &random) == 0 ? ["or": .array(operands)] : ["and": .array(operands)]
  }
}
