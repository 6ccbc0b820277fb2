import OrderedJSON
import Testing

@testable import Decisioning

struct BrowsingTests {
  private func summary(_ rules: [JSON], remote: Bool = false) throws -> LocationSummary {
    let artifact = try artifact(mboxes: [("hero", rules)], remoteMboxes: remote ? ["hero"] : [])
    return try #require(artifact.summary(ofMbox: "hero"))
  }

  @Test func `rules are grouped by activity in the order of priority`() throws {
    let summary = try summary([
      rule(
        activity: 2, experience: 0, location: "hero", condition: Condition.allocation(0, 50),
        options: [html("a", token: "t")], properties: ["px"], audiences: [7]),
      rule(activity: 1, location: "hero", condition: Condition.equal("x", "mbox.a"), options: []),
      rule(
        activity: 2, experience: 1, location: "hero", condition: Condition.allocation(50, 100), options: []),
    ])
    #expect(summary.activities.map(\.name) == ["Activity 2", "Activity 1"])
    #expect(summary.activities.map(\.type) == ["ab", "ab"])
    #expect(summary.activities.map(\.allocatedBucketCount) == [10_000, nil])
    let first = try #require(summary.activities.first?.experiences.first)
    #expect(first.name == "Experience 0")
    #expect(first.allocation?.description == "[0, 50]")
    #expect(first.audienceIDs == [7])
    #expect(first.propertyTokens == ["px"])
    #expect(first.variables == ["allocation"])
    #expect(first.options.first?.content == "a")
    #expect(summary.activities[1].experiences.map(\.variables) == [["mbox.a"]])
    #expect(summary.isLocal && !summary.isRemote)
    #expect(summary.findings.isEmpty)
  }

  @Test func `names that the artifact does not mention have no summary`() throws {
    let artifact = try artifact(mboxes: [("hero", [])], remoteMboxes: ["far"])
    #expect(artifact.summary(ofMbox: "cart") == nil)
    #expect(artifact.summary(ofView: "hero") == nil)
    #expect(artifact.summary(ofMbox: "far")?.isRemote == true)
  }

  @Test func `variables that no request has are found`() throws {
    let paths = [
      "page.{parameter=nina}", "page.domian", "users.name", "mbox.any.thing", "geo", "page.url_lc",
    ]
    let rules = paths.map {
      rule(activity: 1, location: "hero", condition: Condition.equal("x", $0), options: [])
    }
    #expect(
      try summary(rules).findings == [0, 1, 2].map { .unknownVariable(path: paths[$0], position: $0) })
  }

  @Test func `boundaries that belong to no experience are found`() throws {
    let rules: [JSON] = [["<": [0, ["var": "allocation"], 50]], ["<": [50, ["var": "allocation"], 100]]].map {
      rule(activity: 1, location: "hero", condition: $0, options: [])
    }
    #expect(try summary(rules).findings == [.unallocatedBoundaries(activity: "Activity 1", count: 2)])
  }

  @Test func `overlapping ranges are found`() throws {
    let rules = [Condition.allocation(0, 60), Condition.allocation(50, 100)].map {
      rule(activity: 1, location: "hero", condition: $0, options: [])
    }
    #expect(try summary(rules).findings == [.overlappingRanges(activity: "Activity 1")])
  }

  @Test func `rules behind one that takes every request are found`() throws {
    let rules = [true, true].map { rule(activity: 1, location: "hero", condition: $0, options: []) }
    #expect(try summary(rules).findings == [.unreachable(position: 1, behind: 0)])
  }

  @Test func `broken rules and partly remote locations are found`() throws {
    let findings = try summary([7], remote: true).findings
    #expect(findings.count == 2)
    #expect(findings.last == .partlyRemote)
    #expect(findings.first?.description == "Rule 1 of mbox \"hero\" cannot be used: it is no object.")
  }
}
