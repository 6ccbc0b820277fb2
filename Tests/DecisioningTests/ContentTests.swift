import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

struct PageLoadTests {
  private let rules = [
    rule(
      activity: 1, location: "target-global-mbox", condition: true, options: [html("1", token: "1")],
      metrics: [
        ["type": "click", "selector": "#1", "eventToken": "same"], ["type": "click", "eventToken": "m"],
      ]),
    rule(activity: 1, location: "target-global-mbox", condition: true, options: [html("1b", token: "1b")]),
    rule(
      activity: 2, location: "target-global-mbox", condition: Condition.equal("bar", "mbox.foo"),
      options: [html("2", token: "2")],
      metrics: [["type": "click", "selector": "#2", "eventToken": "same"]]),
  ]

  @Test func `a page load merges the options and metrics of all matching rules`() throws {
    let artifact = try artifact(mboxes: [("target-global-mbox", rules)])
    let response = artifact.decide(
      request(pageLoad: RequestDetails(parameters: JSONObject([.init(name: "foo", value: "bar")])))
    )
    .response.execute
    #expect(response?.pageLoad?.options?.map(\.content) == ["1", "2"])
    #expect(response?.pageLoad?.metrics?.map(\.selector) == ["#2", nil])
    #expect(response?.mboxes == nil)
  }

  @Test func `a page load without a match has no options`() throws {
    let artifact = try artifact()
    let response = artifact.decide(request(pageLoad: RequestDetails())).response.execute
    #expect(response?.pageLoad == PageLoadResponse(options: []))
  }

  @Test func `a page load that was not requested is not decided`() throws {
    let artifact = try artifact(mboxes: [("target-global-mbox", rules), ("hero", [])])
    let decision = artifact.decide(request(execute: [MboxRequest(name: "hero")]))
    #expect(decision.response.execute?.pageLoad == nil)
    #expect(decision.notifications.isEmpty)
  }

  @Test func `a prefetched page load has event tokens and no metrics`() throws {
    let artifact = try artifact(mboxes: [("target-global-mbox", rules)])
    let response = artifact.decide(request(prefetch: PrefetchRequest(pageLoad: RequestDetails()))).response
    #expect(response.prefetch?.pageLoad?.options?.map(\.eventToken) == ["1"])
    #expect(response.prefetch?.pageLoad?.metrics == nil)
  }
}

struct ViewTests {
  private func views() throws -> Artifact {
    try artifact(views: [
      (
        "home",
        [
          rule(
            activity: 1, location: "home", condition: true, options: [html("h1", token: "h1")],
            metrics: [["type": "click", "eventToken": "c1"]]),
          rule(activity: 1, location: "home", condition: true, options: [html("no", token: "no")]),
          rule(activity: 2, location: "home", condition: true, options: [html("h2", token: "h2")]),
        ]
      ),
      ("about", [rule(activity: 3, location: "about", condition: true, options: [html("a", token: "a")])]),
      (
        "contact",
        [rule(activity: 4, location: "contact", condition: false, options: [html("c", token: "c")])]
      ),
    ])
  }

  @Test func `what activities deliver for a view is merged`() throws {
    let response = try views().decide(request(prefetch: PrefetchRequest(views: [ViewRequest(name: "home")])))
      .response
    #expect(response.prefetch?.views?.map(\.name) == ["home"])
    #expect(response.prefetch?.views?.first?.options?.map(\.content) == ["h1", "h2"])
    #expect(response.prefetch?.views?.first?.metrics == [Metric(type: .click, eventToken: "c1")])
  }

  @Test func `an unnamed request asks for all views in the order of the artifact`() throws {
    let response = try views().decide(request(prefetch: PrefetchRequest(views: [ViewRequest()]))).response
    #expect(response.prefetch?.views?.map(\.name) == ["home", "about"])
  }

  @Test func `views without a match and unknown views are not answered`() throws {
    let views = ["contact", "nowhere"].map { ViewRequest(name: $0) }
    let response = try self.views().decide(request(prefetch: PrefetchRequest(views: views))).response
    #expect(response.prefetch?.views == [])
  }

  @Test func `a view without a match is answered to carry its trace`() throws {
    let views = PrefetchRequest(views: [ViewRequest(name: "contact")])
    let view = try self.views().decide(request(prefetch: views, trace: true)).response.prefetch?.views?.first
    #expect(view?.name == "contact")
    #expect(view?.trace?["request"]?["view"]?["type"] == "prefetch")
  }

  @Test func `a view key is reported as ignored`() throws {
    let views = PrefetchRequest(views: [ViewRequest(name: "home", key: "k")])
    #expect(try self.views().decide(request(prefetch: views)).diagnostics == [.viewKeyIgnored("k")])
  }
}

struct ResponseTokenTests {
  private func tokens(_ names: [String], geo: Geo? = nil) throws -> JSONObject? {
    let rule = rule(
      activity: 7, experience: 2, location: "m", condition: true, options: [html("x", token: "t")])
    return try artifact(mboxes: [("m", [rule])], tokens: names)
      .decide(request(execute: [MboxRequest(name: "m")], context: Context(geo: geo)))
      .response.execute?.mboxes?.first?.options?.first?.responseTokens
  }

  @Test func `listed facts of the rule become tokens of the same kind`() throws {
    let tokens = try tokens(["experience.id", "activity.name", "activity.id", "offer.name", "profile.x"])
    #expect(
      tokens?.map(\.name) == ["activity.id", "activity.name", "experience.id", "activity.decisioningMethod"])
    #expect(tokens?["activity.id"] == 7)
    #expect(tokens?["activity.decisioningMethod"] == "on-device")
  }

  @Test func `the decisioning method is told even if nothing is listed`() throws {
    #expect(try tokens([])?.map(\.name) == ["activity.decisioningMethod"])
  }

  @Test func `listed and known facts of the place become tokens`() throws {
    let geo = Geo(latitude: 37.75, countryCode: "US", stateCode: "CA")
    let tokens = try tokens(["geo.city", "geo.country", "geo.state", "geo.latitude"], geo: geo)
    #expect(
      tokens?.map(\.name) == ["activity.decisioningMethod", "geo.country", "geo.state", "geo.latitude"])
    #expect(tokens?["geo.state"] == "CA")
    #expect(tokens?["geo.latitude"] == 37.75)
  }
}

struct MacroTests {
  private func filled(_ text: String, parameters: JSONObject? = nil, type: JSON = "html") throws -> JSON? {
    let content: JSON =
      type == "actions"
      ? [["type": "setHtml", "content": .string(text)], ["content": ["a": 1]]] : .string(text)
    let option: JSON = ["type": type, "content": content, "eventToken": "t"]
    let rule = rule(activity: 42, experience: 3, location: "mbox-macros", condition: true, options: [option])
    return try artifact(mboxes: [("mbox-macros", [rule])])
      .decide(request(execute: [MboxRequest(name: "mbox-macros", index: 5, parameters: parameters)]))
      .response.execute?.mboxes?.first?.options?.first?.content
  }

  @Test(arguments: [
    ("${campaign.id}", "42"), ("${campaign.name}", "Activity 42"), ("${activity.name}", "Activity 42"),
    ("${campaign.recipe.id}", "3"), ("${recipe.name}", "Experience 3"), ("${offer.id}", "423"),
    ("${mbox.name}", "mbox-macros"), ("${mbox.index}", "5"), ("${mbox.user}", "jo"), ("${user}", "jo"),
    ("${mbox.browserWidth}", "1024"), ("${mbox.pgname}", "${mbox.pgname}"),
    ("${Campaign.id}", "${Campaign.id}"),
    ("a ${mbox.user} b ${campaign.id}${offer.id} c", "a jo b 42423 c"), ("${unclosed", "${unclosed"),
    ("$${mbox.user}", "$jo"), ("${a b}", "${a b}"), ("${}", "${}"), ("${${mbox.user}}", "${jo}"),
    ("ü${mbox.user}ü", "üjoü"),
  ])
  func `macros are replaced by facts and parameters`(text: String, expected: String) throws {
    let parameters = JSONObject([.init(name: "user", value: "jo"), .init(name: "browserWidth", value: 1024)])
    #expect(try filled(text, parameters: parameters) == .string(expected))
  }

  @Test func `a parameter is not read for macros of its own`() throws {
    let parameters = JSONObject([.init(name: "user", value: "${campaign.id}")])
    #expect(try filled("${mbox.user}", parameters: parameters) == "${campaign.id}")
  }

  @Test func `actions are filled one by one`() throws {
    let parameters = JSONObject([.init(name: "user", value: "jo")])
    let content = try filled("${campaign.id} ${mbox.user}", parameters: parameters, type: "actions")
    #expect(content == [["type": "setHtml", "content": "42 jo"], ["content": ["a": 1]]])
    #expect(try filled("${campaign.id}", type: "actions")?[0]?["content"] == "42")
  }

  @Test func `content of other types is left alone`() throws {
    #expect(try filled("${campaign.id}", type: "json") == "${campaign.id}")
    #expect(try filled("${campaign.id}", type: "redirect") == "${campaign.id}")
  }
}

struct NotificationTests {
  private func artifact() throws -> Artifact {
    func rules(_ location: String) -> [JSON] {
      [
        rule(
          activity: 1, location: location, condition: true,
          options: [html("a", token: "t1"), ["eventToken": "t2"]])
      ]
    }
    return try DecisioningTests.artifact(mboxes: [
      ("hero", rules("hero")), ("cart", rules("cart")), ("none", []),
    ])
  }

  @Test func `what is executed is notified in one request`() throws {
    var request = request(execute: [MboxRequest(name: "hero"), MboxRequest(name: "cart")])
    request.experienceCloud = ExperienceCloud(analytics: AnalyticsRequest(logging: .serverSide))
    let notifications = try artifact().decide(request).notifications
    #expect(notifications.count == 1)
    let background = try #require(notifications.first)
    #expect(background.id == request.id)
    #expect(background.context == request.context)
    #expect(background.experienceCloud == request.experienceCloud)
    #expect(background.execute == nil && background.telemetry == nil)
    #expect(
      background.notifications?.first
        == DeliveryAPI.Notification(
          id: "made-id", impressionId: "made-id", type: .display, timestamp: instant, tokens: ["t1", "t2"],
          mbox: NotificationMbox(name: "hero")))
    #expect(background.notifications?.map { $0.mbox?.name } == ["hero", "cart"])
  }

  @Test func `the same display is notified once`() throws {
    let mboxes = [MboxRequest(name: "hero", index: 0), MboxRequest(name: "hero", index: 1)]
    #expect(try artifact().decide(request(execute: mboxes)).notifications.first?.notifications?.count == 1)
  }

  @Test func `nothing is sent when nothing is displayed`() throws {
    #expect(try artifact().decide(request(execute: [MboxRequest(name: "none")])).notifications.isEmpty)
  }

  @Test func `telemetry is sent even when nothing is displayed`() throws {
    let decision = try artifact().decide(
      request(execute: [MboxRequest(name: "none")], pageLoad: RequestDetails()),
      in: testEnvironment(telemetry: true))
    let entry = try #require(decision.notifications.first?.telemetry?.entries?.first)
    #expect(entry.requestId == "request-1")
    #expect(entry.timestamp == instant)
    #expect(entry.mode == .local)
    #expect(
      entry.features
        == TelemetryFeatures(decisioningMethod: .onDevice, executeMboxCount: 1, executePageLoad: true))
    #expect(decision.notifications.first?.notifications == nil)
  }
}
