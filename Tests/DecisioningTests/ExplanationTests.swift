import DeliveryAPI
import JSONLogic
import OrderedJSON
import Testing

@testable import Decisioning

struct ExplanationTests {
  private func artifact() throws -> Artifact {
    try DecisioningTests.artifact(mboxes: [
      (
        "hero",
        [
          rule(
            activity: 5, location: "hero", condition: Condition.equal("firefox", "user.browserType"),
            options: [html("f", token: "f")], audiences: [11]),
          rule(
            activity: 6, location: "hero", condition: true, options: [html("p", token: "p")],
            properties: ["py"]),
          7,
          rule(
            activity: 1001, experience: 0, location: "hero", condition: Condition.allocation(0, 50),
            options: [html("A", token: "a")]),
          rule(
            activity: 1001, experience: 1, location: "hero", condition: Condition.allocation(50, 100),
            options: [html("B", token: "b")]),
          rule(activity: 8, location: "hero", condition: true, options: [html("next", token: "n")]),
          rule(activity: 9, location: "hero", condition: true, options: [html("last", token: "l")]),
        ]
      )
    ])
  }

  private func hero(visitor: String = "visitor-1") throws -> ItemExplanation {
    let explanation = try artifact().explain(
      request(visitor: visitor, execute: [MboxRequest(name: "hero", index: 2)]))
    return try #require(explanation.items.first)
  }

  @Test
  func `the day of the week is named beside its number, and a count of conditions is not taken for one`()
    throws
  {
    let day: JSON = ["and": [["==": [["var": "current_day"], "2"]], ["!=": [["var": "current_day"], "3"]]]]
    var variables = VariableTable()
    let rule = CompiledRule(compiling: day, variables: &variables, limits: .standard)
    let explanation = rule.explain(with: TreeVariableProvider(data: ["current_day": 5], variables: variables))
    #expect(
      ConditionSentence.text(for: explanation.operands[0])
        == "current_day is 5 (Friday), wanted \"2\" (Tuesday)")
    #expect(!ConditionSentence.text(for: explanation).contains("day)"))
  }

  @Test func `of a winner with very many conditions, as many are named as there is room for`() throws {
    let condition: JSON = [
      "and": .array((0..<900).map { ["!=": [["var": "user.browserType"], .string("x\($0)")]] })
    ]
    let option = html("w", token: "w")
    let artifact = try DecisioningTests.artifact(mboxes: [
      ("hero", [rule(activity: 5, location: "hero", condition: condition, options: [option])])
    ])
    let explanation = artifact.explain(request(execute: [MboxRequest(name: "hero", index: 2)]))
    let item = try #require(explanation.items.first)
    let outcome = try #require(ActivityOutcome.outcomes(of: item).first)
    for room in [300, 600, 1_000] {
      var tried = 0
      let reason = outcome.wonReason(within: room) { text in
        tried += 1
        return text.count <= room
      }
      let text = try #require(reason)
      #expect(text.count > room - 150 && tried <= 9)
      #expect(text.hasSuffix("more conditions hold"))
    }
    #expect(outcome.wonReason(within: 5) { $0.count <= 5 } == nil)
  }

  @Test func `every rule has its standing in the order of priority`() throws {
    let item = try hero()
    #expect(
      item.candidates.map(\.standing) == [
        .failed, .filtered, .broken, .won, .notReached, .notReached, .notReached,
      ])
    #expect(item.candidates.map(\.position) == [0, 1, 2, 3, 4, 5, 6])
    #expect(item.winners.map(\.activityID) == [1001])
    #expect(item.index == 2)
  }

  @Test func `the rule that would win next is marked`() throws {
    let item = try hero()
    #expect(item.next?.activityID == 8)
    #expect(item.candidates.filter(\.isNext).count == 1)
  }

  @Test func `a failed condition is explained with its values`() throws {
    let failed = try #require(hero().candidates.first)
    #expect(failed.condition?.isTruthy == false)
    #expect(failed.condition?.sentence == #"user.browserType is "unknown", wanted "firefox""#)
    #expect(failed.audienceIDs == [11])
  }

  @Test func `a filtered rule tells its properties and a broken one its fault`() throws {
    let candidates = try hero().candidates
    #expect(candidates[1].propertyTokens == ["py"])
    #expect(candidates[2].fault == "it is no object")
  }

  @Test func `the visitor's bucket and the owner of each part of the traffic are told`() throws {
    let activity = try #require(hero().activities.first { $0.id == 1001 })
    #expect(activity.bucket.number == 1814)
    #expect(activity.shares.map(\.range.description) == ["[0, 50]", "(50, 100]"])
    #expect(activity.shares.map(\.isVisitors) == [true, false])
    #expect(!activity.isOnBoundary)
    let other = try #require(hero(visitor: "v2597").activities.first { $0.id == 1001 })
    #expect(other.shares.map(\.isVisitors) == [false, true])
  }

  @Test func `a bucket on a boundary that nobody owns is told`() throws {
    let rules = [(0, 50), (50, 100)].map { lower, upper in
      rule(
        activity: 1001, experience: lower, location: "old",
        condition: ["<": [.number(JSONNumber(lower)), ["var": "allocation"], .number(JSONNumber(upper))]],
        options: [html("x", token: "x")])
    }
    let artifact = try DecisioningTests.artifact(mboxes: [("old", rules)])
    let item = try #require(
      artifact.explain(request(visitor: "v775", execute: [MboxRequest(name: "old")])).items.first)
    #expect(item.winners.isEmpty)
    #expect(item.activities.first?.isOnBoundary == true)
    #expect(item.candidates.allSatisfy { $0.isExactlyOnBoundary })
    #expect(item.textLines.contains { $0.contains("exactly on a boundary") })
  }

  @Test func `the explanation carries the decision that was made`() throws {
    let artifact = try artifact()
    let request = request(execute: [MboxRequest(name: "hero")], trace: true)
    #expect(artifact.explain(request).decision == artifact.decide(request))
  }

  @Test func `a visitor without an id is explained with the id that was made`() throws {
    let explanation = try artifact().explain(
      DeliveryRequest(execute: ExecuteRequest(mboxes: [MboxRequest(name: "hero")])))
    #expect(explanation.bucketingIdentifier.value == "made-id")
    #expect(explanation.bucketingIdentifier.source == .created)
    #expect(explanation.visitorID?.tntId == "made-id.28_0")
  }

  @Test func `all kinds of items are explained in the order of the request`() throws {
    let prefetch = PrefetchRequest(
      views: [ViewRequest(name: "home"), ViewRequest()], pageLoad: RequestDetails(),
      mboxes: [MboxRequest(name: "x")])
    let items = try artifact().explain(
      request(execute: [MboxRequest(name: "hero")], prefetch: prefetch, pageLoad: RequestDetails())
    ).items
    #expect(items.map(\.kind) == [.pageLoad, .mbox, .pageLoad, .view, .view, .mbox])
    #expect(items.map(\.mode) == [.execute, .execute, .prefetch, .prefetch, .prefetch, .prefetch])
    #expect(items.map(\.name) == ["target-global-mbox", "hero", "target-global-mbox", "home", "", "x"])
    #expect(items.map(\.isKnown) == [false, true, false, false, false, false])
  }

  @Test func `rules of a page load that share a key are not reached after the first`() throws {
    let rules = (0..<3).map {
      rule(
        activity: 1 + $0 / 2, location: "target-global-mbox", condition: true,
        options: [html("x", token: "\($0)")])
    }
    let artifact = try DecisioningTests.artifact(mboxes: [("target-global-mbox", rules)])
    let item = try #require(artifact.explain(request(pageLoad: RequestDetails())).items.first)
    #expect(item.candidates.map(\.standing) == [.won, .notReached, .won])
  }

  @Test func `text lines say who won and why others did not`() throws {
    let lines = try artifact().explain(request(execute: [MboxRequest(name: "hero", index: 0)])).textLines
    #expect(lines.first == "Visitor visitor-1 (tntId)")
    #expect(lines.contains("Decided 2020-03-25T01:05:00.000Z, a Wednesday in UTC"))
    #expect(lines.contains("execute mbox hero [0]"))
    #expect(
      lines.contains(
        #"  Experience “Experience 0” of “Activity 1001” won: bucket 18.14 % falls in 0–50 %. Before it, “Activity 5” failed: user.browserType is "unknown", wanted "firefox"."#
      ))
    #expect(lines.contains("  Had it not won, Activity 8 (8), Experience 0 would have."))
    #expect(
      lines.contains("  · Activity 1001 (1001), Experience 1: bucket 18.14 % belongs to “Experience 0”"))
    #expect(lines.contains("  · Activity 8 (8), Experience 0: not reached: would win next"))
    #expect(lines.contains("  · Activity 9 (9), Experience 0: not reached: would match too"))
    #expect(lines.contains("  ✗ Activity 5 (5), Experience 0: failed"))
    #expect(lines.contains(#"      ✗ user.browserType is "unknown", wanted "firefox""#))
    #expect(lines.contains("  − Activity 6 (6), Experience 0: only for the properties py"))
    #expect(lines.contains("  ! rule 3: broken, it is no object"))
    #expect(lines.contains("      ✓ bucket 18.14 % is within 0–50 %"))
    #expect(!lines.contains { $0.contains("→") })
  }

  @Test func `an unknown name is explained`() throws {
    let lines = try artifact().explain(request(execute: [MboxRequest(name: "Hero")])).textLines
    #expect(
      lines.contains("  The artifact does not know this name. Did you mean “hero”? Case counts."))
    #expect(!lines.contains { $0.contains("Only Target's servers") })
  }

  @Test func `an experience of another bucket is told the same way before and after the winner`() throws {
    for (visitor, line) in [
      ("v2597", "  · Activity 1001 (1001), Experience 0: bucket"),
      ("visitor-1", "  · Activity 1001 (1001), Experience 1: bucket"),
    ] {
      let lines = try artifact().explain(
        request(visitor: visitor, execute: [MboxRequest(name: "hero")])
      ).textLines
      #expect(lines.contains { $0.hasPrefix(line) && $0.contains("belongs to “Experience") }, "\(lines)")
    }
  }

  @Test func `the JSON form has the documented members`() throws {
    let json = try artifact().explain(request(execute: [MboxRequest(name: "hero", index: 0)])).json
    #expect(
      json.object?.map(\.name) == [
        "status", "decidedAt", "visitor", "remoteMboxes", "remoteViews", "items", "diagnostics",
      ])
    #expect(json["visitor"] == ["bucketingId": "visitor-1", "source": "tntId"])
    let item = json["items"]?[0]
    #expect(item?["kind"] == "mbox")
    let won = item?["candidates"]?[3]
    #expect(won?["standing"] == "won")
    #expect(won?["priority"] == 4)
    #expect(won?["activityId"] == 1001)
    #expect(won?["bucket"] == ["number": 1814, "percentage": 18.14])
    #expect(won?["allocation"] == ["lower": 0, "lowerIncluded": true, "upper": 50, "upperIncluded": true])
    #expect(won?["explanation"]?["truthy"] == true)
    #expect(item?["candidates"]?[5]?["next"] == true)
    #expect(item?["activities"]?.array?.count == 5)
  }

  @Test func `places in upper case are explained as they decided`() throws {
    let rule = rule(
      activity: 1, location: "m", condition: Condition.equal("PARIS", "geo.city"),
      options: [html("x", token: "x")])
    let artifact = try DecisioningTests.artifact(mboxes: [("m", [rule])])
    let request = request(execute: [MboxRequest(name: "m")], context: Context(geo: Geo(city: "Paris")))
    let candidate = artifact.explain(request).items.first?.candidates.first
    #expect(candidate?.standing == .won)
    #expect(candidate?.condition?.isTruthy == true)
  }
}
