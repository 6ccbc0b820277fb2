import DemoResources
import OrderedJSON
import Testing

struct ArtifactTests {
  let artifact: DemoArtifact

  init() throws {
    artifact = try DemoArtifact()
  }

  @Test func `the artifact is of a supported version and belongs to the demo client`() {
    #expect(artifact.json["version"]?.string == "1.0.0")
    #expect(artifact.json["meta"]?["clientCode"]?.string == "acmeclient")
    #expect(artifact.json["meta"]?["environment"]?.string == "production")
    #expect(artifact.json["geoTargetingEnabled"]?.boolean == true)
    #expect(artifact.rules.count > 60)
  }

  @Test func `no object has two members of one name`() {
    for object in artifact.json.withDescendants.compactMap(\.object) {
      #expect(Set(object.map(\.name)).count == object.count)
    }
  }

  @Test func `exactly the locations with rules are local`() {
    #expect(Set(artifact.mboxRules.map(\.location)) == artifact.names("localMboxes"))
    #expect(Set(artifact.viewRules.map(\.location)) == artifact.names("localViews"))
  }

  @Test func `some locations are remote only and some are both`() {
    for (local, remote) in [("localMboxes", "remoteMboxes"), ("localViews", "remoteViews")] {
      #expect(!artifact.names(remote).isDisjoint(with: artifact.names(local)))
      #expect(!artifact.names(remote).isSubset(of: artifact.names(local)))
    }
  }

  @Test func `every rule agrees with its description and its place`() throws {
    for rule in artifact.rules {
      let meta = try #require(rule.json["meta"])
      let locationID = try #require(meta["location.id"]?.integer)
      let isMultiMatch = rule.location == "target-global-mbox" || meta["location.type"]?.string == "view"
      #expect(rule.ruleKey == (isMultiMatch ? "\(rule.activity)-\(locationID)" : "\(rule.activity)"))
      #expect(meta["activity.id"]?.integer == rule.activity)
      #expect(meta["location.name"]?.string == rule.location)
      #expect(rule.json["consequence"]?["name"]?.string == rule.location)
      #expect(["ab", "landing"].contains(rule.activityType))
      #expect(meta["experience.name"]?.string?.isEmpty == false)
      #expect(meta["audience.ids"]?.array != nil)
      #expect(rule.json["condition"] != nil)
    }
  }

  @Test func `an activity has one name and one type`() {
    for rules in Dictionary(grouping: artifact.rules, by: \.activity).values {
      #expect(Set(rules.map { $0.json["meta"]?["activity.name"] }).count == 1)
      #expect(Set(rules.map(\.activityType)).count == 1)
    }
  }

  @Test func `a rule key and an experience occur together once`() {
    let keys = artifact.rules.map { "\($0.ruleKey)/\($0.experience)" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `event tokens are unique`() {
    let tokens = artifact.rules.flatMap { $0.options + $0.metrics }.map { $0["eventToken"]?.string ?? "" }
    #expect(tokens.allSatisfy { $0.utf8.count == 88 })
    #expect(Set(tokens).count == tokens.count)
  }

  @Test func `all kinds of offers occur, default content too`() {
    let types = Set(artifact.rules.flatMap(\.options).map { $0["type"]?.string ?? "default" })
    #expect(types == ["html", "json", "redirect", "dynamic", "actions", "default"])
  }

  @Test func `the traffic of a test is shared out from 0 to 100 without a gap`() throws {
    let tests = artifact.rules.filter { $0.activityType == "ab" }
    for (activity, rules) in Dictionary(grouping: tests, by: \.activity) {
      // An experience may have several locations, each with the range of the experience.
      let ranges = try Set(
        rules.map { rule in try #require(AllocationRange(in: rule.json["condition"]), "\(activity)") })
      var reached = 0.0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        #expect(range.lowerBound == reached, "\(activity)")
        reached = range.upperBound
      }
      #expect(reached == 100, "\(activity)")
    }
  }

  @Test func `an analytics payload names its own activity and experience`() throws {
    let payloads = artifact.rules.compactMap { rule in
      rule.json["consequence"]?["analytics"]?["payload"].map { (rule, $0) }
    }
    #expect(payloads.count >= 8)
    for (rule, payload) in payloads {
      let group = "\(rule.activity):\(rule.experience):0"
      #expect(payload["pe"]?.string == "tnt")
      #expect(payload["tnta"]?.string == "\(group)|2,\(group)|1")
    }
  }
}

/// The part of the traffic that a rule's condition asks for, in percent.
private struct AllocationRange: Hashable {
  let lowerBound: Double
  let upperBound: Double

  /// Finds the bounds in either form of condition: two comparisons, or one with three arguments.
  init?(in condition: JSON?) {
    let allocation: JSON = ["var": "allocation"]
    var bounds: [Double] = []
    for object in condition?.withDescendants.compactMap(\.object) ?? [] {
      guard let comparison = object.first, let arguments = comparison.value.array,
        arguments.contains(allocation)
      else { continue }
      bounds += arguments.compactMap(\.number).compactMap { Double($0.text) }
    }
    guard bounds.count == 2 else { return nil }
    (lowerBound, upperBound) = (bounds[0], bounds[1])
  }
}
