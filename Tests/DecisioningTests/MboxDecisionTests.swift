import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

private func split(_ location: String, activity: Int64 = 1001) -> [JSON] {
  [
    rule(
      activity: activity, experience: 0, location: location, condition: Condition.allocation(0, 50),
      options: [html("A", token: "token-a")]),
    rule(
      activity: activity, experience: 1, location: location, condition: Condition.allocation(50, 100),
      options: [html("B", token: "token-b")]),
  ]
}

struct MboxDecisionTests {
  @Test(arguments: [("visitor-1", "A"), ("v775", "A"), ("v2597", "B"), ("v6657.28_0", "A")])
  func `visitors get the experience that owns their bucket`(visitor: String, content: String) throws {
    let artifact = try artifact(mboxes: [("hero", split("hero"))])
    let decision = artifact.decide(request(visitor: visitor, execute: [MboxRequest(name: "hero", index: 3)]))
    #expect(decision.executedContents == [[.string(content)]])
    #expect(decision.response.execute?.mboxes?.first?.index == 3)
    #expect(decision.response.execute?.mboxes?.first?.name == "hero")
    #expect(decision.response.status == 200)
    #expect(decision.response.client == "acmeclient")
    #expect(decision.response.requestId == "request-1")
    #expect(decision.response.edgeHost == nil)
  }

  @Test func `an mbox without a matching rule is answered without options`() throws {
    let artifact = try artifact(mboxes: [("hero", [])])
    let response = artifact.decide(request(execute: [MboxRequest(name: "hero", index: 1)])).response
    #expect(response.execute?.mboxes == [MboxResponse(index: 1, name: "hero")])
    #expect(response.prefetch == nil)
  }

  @Test func `the first satisfied rule wins`() throws {
    let rules = ["first", "second"].enumerated().map {
      rule(
        activity: Int64($0.offset), location: "hero", condition: true,
        options: [html($0.element, token: $0.element)])
    }
    let artifact = try artifact(mboxes: [("hero", rules)])
    #expect(artifact.decide(request(execute: [MboxRequest(name: "hero")])).executedContents == [["first"]])
  }

  @Test func `execute drops default content, event tokens and display metrics`() throws {
    let rule = rule(
      activity: 1, location: "hero", condition: true,
      options: [["eventToken": "only"], ["type": "html", "content": "", "eventToken": "t"]],
      metrics: [
        ["type": "display", "eventToken": "d"], ["type": "click", "selector": "#a", "eventToken": "c"],
      ])
    let mbox = try artifact(mboxes: [("hero", [rule])])
      .decide(request(execute: [MboxRequest(name: "hero")])).response.execute?.mboxes?.first
    #expect(mbox?.options?.count == 1)
    #expect(mbox?.options?.first?.content == "")
    #expect(mbox?.options?.first?.eventToken == nil)
    #expect(mbox?.metrics == [Metric(type: .click, selector: "#a", eventToken: "c")])
  }

  @Test func `execute leaves metrics out when there are no clicks`() throws {
    let rule = rule(
      activity: 1, location: "hero", condition: true, options: [],
      metrics: [["type": "display", "eventToken": "d"]])
    let mbox = try artifact(mboxes: [("hero", [rule])])
      .decide(request(execute: [MboxRequest(name: "hero")])).response.execute?.mboxes?.first
    #expect(mbox?.options == [])
    #expect(mbox?.metrics == nil)
  }

  @Test func `prefetch keeps event tokens and takes missing ones from display metrics`() throws {
    let rule = rule(
      activity: 1, location: "hero", condition: true,
      options: [
        html("a", token: "own"), ["type": "html", "content": "b"], ["type": "html", "content": "c"],
      ],
      metrics: [
        ["type": "display", "eventToken": "x"], ["type": "display", "eventToken": "from-metric"],
        ["type": "click", "eventToken": "y"],
      ])
    let decision = try artifact(mboxes: [("hero", [rule])])
      .decide(request(prefetch: PrefetchRequest(mboxes: [MboxRequest(name: "hero", index: 0)])))
    let mbox = decision.response.prefetch?.mboxes?.first
    #expect(mbox?.options?.map(\.eventToken) == ["own", "from-metric", nil])
    #expect(mbox?.metrics == nil)
    #expect(decision.notifications.isEmpty)
    #expect(decision.response.execute == nil)
  }

  @Test func `mboxes without a name are left out and indexes default to positions`() throws {
    let artifact = try artifact(mboxes: [("a", []), ("b", [])])
    let decision = artifact.decide(
      request(execute: [MboxRequest(name: ""), MboxRequest(name: "a"), MboxRequest(name: "b", index: 9)]))
    #expect(decision.response.execute?.mboxes?.map(\.index) == [0, 9])
    #expect(decision.diagnostics == [.mboxWithoutName(position: 0)])
  }

  @Test func `requested but empty groups are empty`() throws {
    let artifact = try artifact()
    let response = artifact.decide(
      DeliveryRequest(execute: ExecuteRequest(mboxes: []), prefetch: PrefetchRequest())
    ).response
    #expect(response.execute == ExecuteResponse(mboxes: []))
    #expect(response.prefetch == nil)
  }

  @Test func `the global mbox answers once for each rule key`() throws {
    let rules = [
      rule(activity: 1, location: "target-global-mbox", condition: true, options: [html("1", token: "1")]),
      rule(activity: 1, location: "target-global-mbox", condition: true, options: [html("1b", token: "1b")]),
      rule(activity: 2, location: "target-global-mbox", condition: false, options: [html("2", token: "2")]),
      rule(activity: 3, location: "target-global-mbox", condition: true, options: [html("3", token: "3")]),
    ]
    let artifact = try artifact(mboxes: [("target-global-mbox", rules)])
    let mbox = MboxRequest(name: "target-global-mbox", index: 1)
    #expect(artifact.decide(request(execute: [mbox])).executedContents == [["1"], ["3"]])
  }

  @Test func `the global mbox without a match is not answered`() throws {
    let artifact = try artifact(mboxes: [("target-global-mbox", [])])
    #expect(
      artifact.decide(request(execute: [MboxRequest(name: "target-global-mbox")])).executedContents == [])
  }

  @Test func `a missing visitor id is made with the location hint and reported`() throws {
    let artifact = try artifact(mboxes: [("hero", split("hero"))])
    let decision = artifact.decide(
      DeliveryRequest(execute: ExecuteRequest(mboxes: [MboxRequest(name: "hero")])))
    #expect(decision.response.id == VisitorId(tntId: "made-id.28_0"))
    #expect(decision.response.requestId == "made-id")
    #expect(decision.diagnostics == [.visitorWithoutBucketingID])
  }

  @Test func `an authenticated customer needs no made id but has no lasting bucket`() throws {
    let artifact = try artifact(mboxes: [("hero", split("hero"))])
    let customer = CustomerId(id: "c", integrationCode: "crm", authenticatedState: .authenticated)
    let decision = artifact.decide(DeliveryRequest(id: VisitorId(customerIds: [customer])))
    #expect(decision.response.id?.tntId == nil)
    #expect(decision.diagnostics == [.visitorWithoutBucketingID])
  }

  @Test func `the bucketing id is the first of ECID, device id and third-party id`() {
    func identifier(_ id: VisitorId) -> BucketingIdentifier {
      BucketingIdentifier(visitor: id) { "made" }
    }
    let all = VisitorId(tntId: "tnt.28_0", thirdPartyId: "third.1", marketingCloudVisitorId: "ecid.1")
    #expect(identifier(all).value == "ecid.1")
    #expect(identifier(VisitorId(tntId: "tnt.28_0", thirdPartyId: "third.1")).value == "tnt")
    #expect(identifier(VisitorId(tntId: "", thirdPartyId: "third.1")).value == "third.1")
    #expect(identifier(VisitorId(tntId: ".28_0")).source == .created)
  }

  @Test func `deciding twice gives the same decision`() throws {
    let artifact = try artifact(mboxes: [("hero", split("hero"))])
    let request = request(execute: [MboxRequest(name: "hero")], trace: true)
    #expect(artifact.decide(request) == artifact.decide(request))
  }

  @Test func `threads that ask for the same rules first get the same decision`() async throws {
    let artifact = try artifact(mboxes: [("hero", split("hero"))])
    let request = request(execute: [MboxRequest(name: "hero")])
    let decisions = await withTaskGroup(of: Decision.self) { group in
      for _ in 0..<50 { group.addTask { artifact.decide(request) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(decisions).count == 1)
  }
}

struct PropertyTests {
  private let rules = [
    rule(
      activity: 1, location: "m", condition: true, options: [html("x", token: "x")], properties: ["px", "pz"]),
    rule(activity: 2, location: "m", condition: true, options: [html("y", token: "y")], properties: ["py"]),
    rule(activity: 3, location: "m", condition: true, options: [html("all", token: "a")], properties: []),
  ]

  @Test(arguments: [("px", "x"), ("pz", "x"), ("py", "y"), ("other", "all"), ("", "all")])
  func `rules of other properties are passed over`(token: String, content: String) throws {
    let artifact = try artifact(mboxes: [("m", rules)])
    var request = request(execute: [MboxRequest(name: "m")])
    request.property = Property(token: token)
    #expect(
      artifact.decide(request, in: testEnvironment(property: "py")).executedContents == [[.string(content)]])
  }

  @Test func `the property of the client counts when the request has none`() throws {
    let artifact = try artifact(mboxes: [("m", rules)])
    let request = request(execute: [MboxRequest(name: "m")])
    #expect(artifact.decide(request, in: testEnvironment(property: "py")).executedContents == [["y"]])
    #expect(artifact.decide(request).executedContents == [["all"]])
  }
}

struct RemoteDependencyTests {
  private func decide(_ request: DeliveryRequest) throws -> Decision {
    try artifact(
      mboxes: [("hero", []), ("cart", [])], views: [("home", [])], remoteMboxes: ["search", "cart"],
      remoteViews: ["contact", "about"], localMboxes: ["hero", "cart"]
    ).decide(request)
  }

  @Test func `local mboxes need no server`() throws {
    let decision = try decide(request(execute: [MboxRequest(name: "hero")]))
    #expect(!decision.remoteDependency.isNeeded)
    #expect(decision.response.status == 200)
  }

  @Test func `remote mboxes come first, then unknown ones, each once`() throws {
    let mboxes = ["unknown", "cart", "hero", "search", "unknown", "cart"].map { MboxRequest(name: $0) }
    let decision = try decide(request(execute: mboxes))
    #expect(decision.remoteMboxes == ["search", "cart", "unknown"])
    #expect(decision.response.status == 206)
  }

  @Test func `a page load depends on the global mbox`() throws {
    #expect(try decide(request(pageLoad: RequestDetails())).remoteMboxes == ["target-global-mbox"])
  }

  @Test func `all views depend on all remote views`() throws {
    let prefetch = PrefetchRequest(views: [ViewRequest()])
    #expect(try decide(request(prefetch: prefetch)).remoteViews == ["contact", "about"])
    let named = PrefetchRequest(views: [ViewRequest(name: "home"), ViewRequest(name: "about")])
    #expect(try decide(request(prefetch: named)).remoteViews == ["about"])
  }

  @Test func `preview and QA mode are reported`() throws {
    var request = request()
    request.preview = Preview(token: "t")
    #expect(try decide(request).diagnostics == [.previewIgnored])
  }
}
