import Comparison
import OrderedJSON
import RandomTestSupport
import Testing

struct JSONComparisonTests {
  /// The differences in a line each.
  private func differences(_ before: JSON, _ after: JSON) -> [String] {
    JSONComparison(from: before, to: after).differences.map { $0.sentence() }
  }

  private func differences(_ before: String, _ after: String) throws -> [String] {
    differences(try JSON(parsing: before), try JSON(parsing: after))
  }

  @Test(arguments: [
    "null", "1", "\"a\"", "[]", "{}", "[1,[2,{\"a\":3}]]", "{\"a\":1,\"a\":2}",
    "{\"mboxes\":[{\"name\":\"a\",\"index\":0},{\"name\":\"a\",\"index\":0}]}",
  ])
  func `a value does not differ from itself`(text: String) throws {
    #expect(try differences(text, text) == [])
  }

  @Test func `members are told with their paths`() throws {
    let actual = try differences(
      #"{"a":1,"b":{"c":"x","d":true},"gone":[1]}"#, #"{"a":2,"b":{"c":"x","d":null},"new.one":{}}"#)
    #expect(actual == ["~ a: 1 → 2", "~ b.d: true → null", "- gone: [1]", "+ [\"new.one\"]: {}"])
  }

  @Test func `the order of members is no difference`() throws {
    #expect(try differences(#"{"a":1,"b":[{"c":1,"d":2}]}"#, #"{"b":[{"d":2,"c":1}],"a":1}"#) == [])
  }

  @Test func `numbers are compared as they are written`() throws {
    #expect(try differences("[1, 1e2, 12345678901234567890]", "[1.0, 100, 12345678901234567891]").count == 3)
  }

  @Test func `texts of other code points differ, though they look the same`() throws {
    #expect(try differences(#"{"é":"é"}"#, #"{"é":"e\u0301"}"#) == ["~ [\"é\"]: \"é\" → \"e\u{301}\""])
  }

  @Test func `of duplicate names the last belong together, and the earlier ones are told apart`() throws {
    #expect(try differences(#"{"a":1,"a":2}"#, #"{"a":2}"#) == ["- a (an earlier duplicate): 1"])
    #expect(try differences(#"{"a":2}"#, #"{"a":1,"a":2}"#) == ["+ a (an earlier duplicate): 1"])
    #expect(try differences(#"{"a":1,"a":2}"#, #"{"a":1,"a":3}"#) == ["~ a: 2 → 3"])
  }

  @Test func `another kind of value is a change`() throws {
    #expect(try differences(#"{"a":[1]}"#, #"{"a":{"0":1}}"#) == ["~ a: [1] → {\"0\":1}"])
  }

  @Test func `elements are found again by name and index wherever they stand`() throws {
    let actual = try differences(
      #"[{"name":"hero","index":0,"x":1},{"name":"hero","index":1,"x":2},{"name":"footer","x":3}]"#,
      #"[{"name":"new","x":0},{"name":"hero","index":0,"x":1},{"name":"footer","x":3},{"name":"hero","index":1,"x":9}]"#
    )
    #expect(
      actual == ["~ the whole: in another order", "~ [3].x: 2 → 9", #"+ [0]: {"name":"new","x":0}"#])
  }

  @Test func `options are found again by their activity`() throws {
    let option = { (activity: Int, content: String) in
      #"{"content":"\#(content)","responseTokens":{"activity.id":\#(activity)}}"#
    }
    let actual = try differences(
      "[\(option(1, "a")),\(option(2, "b"))]", "[\(option(2, "b")),\(option(3, "c"))]")
    #expect(
      actual == [
        #"~ [1].content: "a" → "c""#, #"~ [1].responseTokens["activity.id"]: 1 → 3"#,
      ])
  }

  @Test func `a customer id is found again by its integration code`() throws {
    #expect(
      try differences(
        #"[{"id":"1","integrationCode":"crm"},{"id":"2","integrationCode":"shop"}]"#,
        #"[{"id":"1","integrationCode":"crm"},{"id":"3","integrationCode":"shop"}]"#) == [
          #"~ [1].id: "2" → "3""#
        ])
  }

  @Test func `in other lists as few elements as possible differ`() throws {
    #expect(try differences("[1,2,3,4,5]", "[1,3,4,9,5]") == ["- [1]: 2", "+ [3]: 9"])
    #expect(try differences("[1,2,3]", "[1,7,3]") == ["~ [1]: 2 → 7"])
    #expect(try differences("[]", "[1]") == ["+ [0]: 1"])
  }

  @Test func `a hundred thousand elements without anything in common are compared by position`() {
    let before = JSON.array((0..<100_000).map { JSON.number(JSONNumber($0)) })
    let after = JSON.array((0..<100_000).map { JSON.number(JSONNumber(-$0 - 1)) })
    let comparison = JSONComparison(from: before, to: after)
    #expect(comparison.differences.count == JSONComparison.mostDifferences)
    #expect(!comparison.isComplete)
    #expect(comparison.differences.first?.sentence() == "~ [0]: 0 → -1")
  }

  @Test func `one element among a hundred thousand is found`() {
    var elements = (0..<100_000).map { JSON.number(JSONNumber($0)) }
    let before = JSON.array(elements)
    elements.remove(at: 50_000)
    elements.insert("new", at: 70_000)
    #expect(differences(before, .array(elements)) == ["- [50000]: 50000", "+ [70000]: \"new\""])
  }

  @Test func `values nested ten thousand deep are compared`() throws {
    let open = String(repeating: "[1,", count: 9_000)
    let close = String(repeating: "]", count: 9_000)
    let actual = JSONComparison(
      from: try JSON(parsing: open + "2" + close), to: try JSON(parsing: open + "3" + close))
    #expect(actual.differences.count == 1)
    #expect(actual.differences.first?.path.steps.count == 9_000)
  }

  @Test(arguments: 0..<60)
  func `changing sides changes the marks and nothing else`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let before = JSON.random(depth: 4, using: &random)
    let after = before.altered(using: &random)
    let forth = JSONComparison(from: before, to: after).differences
    let back = JSONComparison(from: after, to: before).differences
    func values(_ differences: [JSONDifference], swapping: Bool) -> [String] {
      differences.map { difference in
        let (old, new) = (difference.before?.compact ?? "", difference.after?.compact ?? "")
        let mark = swapping ? difference.mark.swapped : difference.mark
        return swapping ? "\(mark) \(new) \(old)" : "\(mark) \(old) \(new)"
      }.sorted()
    }
    #expect(values(forth, swapping: false) == values(back, swapping: true))
    #expect(forth.isEmpty == (before.isEquivalent(to: after) && after.isEquivalent(to: before)))
  }

  @Test(arguments: 0..<40)
  func `a value that was changed in one place differs only there`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(1_000 + seed))
    let value = JSON.random(depth: 4, using: &random)
    #expect(JSONComparison(from: value, to: value).differences.isEmpty)
    let wrapped: JSON = ["a": value, "mark": 1, "b": value]
    let changed: JSON = ["b": value, "a": value, "mark": 2]
    #expect(differences(wrapped, changed) == ["~ mark: 1 → 2"])
  }
}

struct VaryingMembersTests {
  private func expected(_ before: JSON, _ after: JSON) -> [Bool] {
    JSONComparison(from: before, to: after, varying: .deliveryResponse).differences.map(\.isExpected)
  }

  @Test func `what differs between any two calls is marked`() {
    #expect(expected(["requestId": "a"], ["requestId": "b"]) == [true])
    #expect(expected(["id": ["tntId": "a"]], ["id": ["tntId": "b"]]) == [true])
    #expect(expected(["id": ["thirdPartyId": "a"]], ["id": ["thirdPartyId": "b"]]) == [false])
    let option: (JSON) -> JSON = { ["execute": ["mboxes": [["name": "hero", "options": [$0]]]]] }
    #expect(expected(option(["eventToken": "a"]), option(["eventToken": "b"])) == [true])
    #expect(expected(option(["type": "html"]), option(["type": "json"])) == [false])
  }

  @Test func `the content of an offer is the customer's own, whatever its members are called`() {
    let option: (JSON) -> JSON = { content in
      ["execute": ["mboxes": [["name": "hero", "options": [["content": content]]]]]]
    }
    #expect(
      expected(
        option(["eventToken": "a", "trace": ["timestamp": 1]]),
        option(["eventToken": "b", "trace": ["timestamp": 2]]))
        == [false, false])
  }

  @Test func `in traces times and made-up ids are marked, all else is not`() {
    let answer: (JSON) -> JSON = { ["execute": ["mboxes": [["name": "hero", "trace": $0]]]] }
    let context: (Int64, JSON) -> JSON = { time, geo in
      answer([
        "evaluatedCampaignTargets": [
          ["context": ["current_timestamp": .number(JSONNumber(time)), "geo": geo]]
        ]
      ])
    }
    #expect(expected(context(1, "OAKLAND"), context(2, "BERLIN")) == [true, false])
  }

  @Test func `every entry says why`() {
    for entry in VaryingMembers.deliveryResponse.entries { #expect(!entry.reason.isEmpty) }
  }
}
