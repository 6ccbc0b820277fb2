import Decisioning
import DeliveryAPI
import DemoResources
import Foundation
import OrderedJSON
import PublicSuffixListData
import Testing

struct DemoDecisionTests {
  @Test func `every saved request has an expected decision`() throws {
    let fileNames = try DemoWorkspace.locate().savedRequests().map(\.fileName)
    #expect(fileNames == ExpectedDecision.all.map(\.fileName))
  }

  @Test(arguments: ExpectedDecision.all)
  func `a saved request is decided as the demo says`(expected: ExpectedDecision) throws {
    let decision = try decide(expected.fileName)
    // A view that nothing matches is in an answer only to carry its trace.
    let isAnswer = { (item: ExpectedItem) in item.kind != "view" || !item.experiences.isEmpty }

    #expect(Self.items(of: decision.response).filter(isAnswer) == expected.items.filter(isAnswer))
    #expect(decision.remoteMboxes == expected.remoteMboxes)
    #expect(decision.remoteViews == expected.remoteViews)
    let needsServer = !expected.remoteMboxes.isEmpty || !expected.remoteViews.isEmpty
    #expect(decision.response.status == (needsServer ? 206 : 200))
  }

  @Test(arguments: ExpectedDecision.all)
  func `the answer to a saved request can be explained by its trace`(expected: ExpectedDecision) throws {
    let response = try decide(expected.fileName).response
    let traces =
      (response.execute?.mboxes ?? []).map(\.trace) + (response.prefetch?.views ?? []).map(\.trace)
      + [response.execute?.pageLoad].compactMap { $0 }.map(\.trace)
    #expect(!traces.isEmpty)
    #expect(traces.allSatisfy { $0?["clientCode"]?.string == "acmeclient" })
  }

  @Test func `the visitor on the boundary is in neither half of the newsletter test`() throws {
    let mbox = try #require(decide("05-newsletter-boundary.json").response.execute?.mboxes?.first)
    let evaluated = try #require(mbox.trace?["evaluatedCampaignTargets"]?[0])
    #expect(evaluated["context"]?["allocation"]?.number?.double == 50)
    #expect(evaluated["matchedRuleConditions"]?.array == [])
    #expect(evaluated["unmatchedRuleConditions"]?.array?.count == 2)
  }

  @Test func `no rule of the demo is broken`() throws {
    for expected in ExpectedDecision.all {
      let broken = try decide(expected.fileName).diagnostics.filter { diagnostic in
        if case .brokenRule = diagnostic { true } else { false }
      }
      #expect(broken.isEmpty, "\(expected.fileName)")
    }
  }

  @Test func `the welcome message names the visitor and keeps the macro without a value`() throws {
    let mboxes = try #require(decide("16-search-page.json").response.execute?.mboxes)
    let welcome = try #require(mboxes.first { $0.name == "welcome-message" }?.options?.first?.content?.string)
    #expect(welcome.contains("Welcome back, Faye. Welcome message was made for a window 1366 pixels wide"))
    #expect(welcome.contains("${mbox.pageName}"))
  }

  // MARK: Deciding

  private static let publicSuffixes = Result {
    PublicSuffixList(parsing: try PublicSuffixListFile.bytes())
  }

  private func decide(_ fileName: String) throws -> Decision {
    let demo = try DemoWorkspace.locate()
    let file = try #require(demo.savedRequests().first { $0.fileName == fileName })
    let json = try JSON(parsing: file.bytes)
    var request = try OrderedJSONDecoder().decode(DeliveryRequest.self, from: #require(json["request"]))
    // The client takes the visitor from the cookie; the engine is given it.
    if request.id == nil, let deviceID = json["targetCookie"]?.string.flatMap(Self.deviceID) {
      request.id = VisitorId(tntId: deviceID)
    }
    let instant = try Date(json["at"]?.string ?? "2026-01-15T10:00:00Z", strategy: .iso8601)
    let engine = DecisioningEngine(artifact: try Artifact(bytes: demo.artifact()), clientCode: "acmeclient")
    return try engine.decide(
      request,
      in: DecisionEnvironment(
        instant: Int64(instant.timeIntervalSince1970) * 1000,
        makeIdentifier: { "3f0c9d52-7a41-4c1e-9b58-0e6f2a7d4c13" },
        publicSuffixes: Self.publicSuffixes.get(),
        geoReply: json["geo"].map(GeoReply.init)))
  }

  /// The value of the entry `PC` of an `mbox` cookie.
  private static func deviceID(inCookie cookie: String) -> String? {
    let entries = cookie.split(separator: "|").map { $0.split(separator: "#") }
    return entries.first { $0.first == "PC" && $0.count == 3 }.map { String($0[1]) }
  }

  /// The experiences in an answer, as response tokens name them.
  private static func items(of response: DeliveryResponse) -> [ExpectedItem] {
    let mboxes = (response.execute?.mboxes ?? []).map { mbox in
      ExpectedItem.mbox(mbox.name ?? "", experiences(of: mbox.options))
    }
    let views = (response.prefetch?.views ?? []).map { view in
      ExpectedItem.view(view.name ?? "", experiences(of: view.options))
    }
    let pageLoad =
      response.execute?.pageLoad.map { [ExpectedItem.pageLoad(experiences(of: $0.options))] } ?? []
    return mboxes + views + pageLoad
  }

  private static func experiences(of options: [DeliveryAPI.Option]?) -> [String] {
    (options ?? []).map { option in
      let activity = option.responseTokens?["activity.id"]?.integer ?? -1
      let experience = option.responseTokens?["experience.id"]?.integer ?? -1
      return "\(activity):\(experience)"
    }
  }
}
