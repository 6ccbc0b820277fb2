import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

/// What explanations tell about the way from a rule's content to the response.
struct DeliveryStepTests {
  private static let options: [JSON] = [
    ["eventToken": "default"],
    [
      "type": "html", "content": "${campaign.name} for ${mbox.user}, ${mbox.gone}, ${user}",
      "eventToken": "html",
    ],
    [
      "type": "actions", "eventToken": "actions",
      "content": [["type": "setHtml"], ["type": "setHtml", "content": "${mbox.name}"]],
    ],
    ["type": "json", "content": ["a": "${campaign.name}"]],
  ]
  private static let metrics: [JSON] = [
    ["type": "click", "eventToken": "click", "selector": "a"], ["type": "click", "eventToken": "c2"],
    ["type": "click", "eventToken": "c3"], ["type": "display", "eventToken": "shown"],
  ]

  private func explanation(_ request: DeliveryRequest) throws -> DecisionExplanation {
    let rules = ["hero", "home"].map { location in
      rule(
        activity: 1, location: location, condition: true, options: Self.options, metrics: Self.metrics)
    }
    return try artifact(
      mboxes: [("hero", [rules[0]])], views: [("home", [rules[1]])],
      tokens: ["activity.id", "geo.city", "experience.id"]
    ).explain(request)
  }

  private func steps(_ request: DeliveryRequest) throws -> [DeliveryStep] {
    try #require(explanation(request).items.first?.candidates.first).deliverySteps
  }

  private let hero = MboxRequest(name: "hero", parameters: ["user": "Ann \"A.\""])
  private let macros: [DeliveryStep] = [
    .macroReplaced(option: 1, action: nil, written: "${campaign.name}", value: "Activity 1"),
    .macroReplaced(option: 1, action: nil, written: "${mbox.user}", value: "Ann \"A.\""),
    .macroKept(option: 1, action: nil, written: "${mbox.gone}"),
    .macroReplaced(option: 1, action: nil, written: "${user}", value: "Ann \"A.\""),
    .macroReplaced(option: 2, action: 1, written: "${mbox.name}", value: "hero"),
  ]

  @Test func `what is executed leaves out default content and displays, and is notified`() throws {
    let context = Context(geo: Geo(city: "PARIS"))
    let tokens: JSONObject = [
      "activity.id": 1, "experience.id": 0, "activity.decisioningMethod": "on-device", "geo.city": "PARIS",
    ]
    let expected: [DeliveryStep] =
      [
        .displayNotified(notification: "made-id", tokens: ["default", "html", "actions"]),
        .defaultContentDropped(option: 0), .metricsDropped(count: 1, reason: .displayIsNotifiedAtOnce),
        .responseTokensAdded(tokens),
      ] + macros
    #expect(try steps(request(execute: [hero], context: context)) == expected)
  }

  @Test func `what is prefetched gets missing event tokens and loses its metrics`() throws {
    let tokens: JSONObject = [
      "activity.id": 1, "experience.id": 0, "activity.decisioningMethod": "on-device",
    ]
    let expected: [DeliveryStep] =
      [
        .eventTokenFromMetric(option: 3), .metricsDropped(count: 4, reason: .onlyViewsHaveMetrics),
        .responseTokensAdded(tokens),
      ] + macros
    #expect(try steps(request(prefetch: PrefetchRequest(mboxes: [hero]))) == expected)
  }

  @Test func `views keep their metrics`() throws {
    let steps = try steps(request(prefetch: PrefetchRequest(views: [ViewRequest(name: "home")])))
    #expect(
      !steps.contains {
        if case .metricsDropped = $0 { true } else { false }
      })
  }

  @Test func `the steps agree with the response`() throws {
    let explanation = try explanation(request(execute: [hero]))
    let options = explanation.decision.response.execute?.mboxes?.first?.options ?? []
    #expect(options.count == 3)
    #expect(options.first?.content == "Activity 1 for Ann \"A.\", ${mbox.gone}, Ann \"A.\"")
    #expect(options.first?.responseTokens?["activity.id"] == 1)
    #expect(explanation.decision.notifications.first?.notifications?.first?.id == "made-id")
  }

  @Test func `rules that do not deliver have no steps`() throws {
    let rules = [false, true, true].map {
      rule(activity: 1, location: "hero", condition: .boolean($0), options: Self.options)
    }
    let explanation = try artifact(mboxes: [("hero", rules)]).explain(request(execute: [hero]))
    #expect(explanation.items.first?.candidates.map(\.deliverySteps.isEmpty) == [true, false, true])
  }

  @Test func `text lines tell the steps that explain something`() throws {
    let lines = try explanation(request(execute: [hero])).textLines.filter { $0.contains("→") }
    let expected = [
      "→ option 1 left out: it is the default content, which the page has already",
      #"→ option 2: ${campaign.name} became "Activity 1""#,
      #"→ option 2: ${mbox.user} became "Ann \"A.\"""#,
      "→ option 2: ${mbox.gone} stays as written, as neither rule nor request have it",
      #"→ option 2: ${user} became "Ann \"A.\"""#,
      #"→ option 3, action 2: ${mbox.name} became "hero""#,
    ]
    #expect(lines == expected.map { "      \($0)" })
  }

  @Test func `the JSON form has the documented steps`() throws {
    func delivery(_ request: DeliveryRequest) throws -> [JSON] {
      try explanation(request).json["items"]?[0]?["candidates"]?[0]?["delivery"]?.array ?? []
    }
    let executed = try delivery(request(execute: [hero]))
    #expect(executed[0]["notificationId"] == "made-id")
    #expect(executed[1] == ["step": "defaultContentDropped", "option": 1])
    #expect(executed[2] == ["step": "metricsDropped", "count": 1, "reason": "displayIsNotifiedAtOnce"])
    #expect(executed[3]["tokens"]?["activity.decisioningMethod"] == "on-device")
    #expect(
      executed[4] == ["step": "macroReplaced", "option": 2, "from": "${campaign.name}", "to": "Activity 1"])
    #expect(executed[6] == ["step": "macroKept", "option": 2, "from": "${mbox.gone}"])
    #expect(
      executed[8]
        == ["step": "macroReplaced", "option": 3, "action": 2, "from": "${mbox.name}", "to": "hero"])
    let prefetched = try delivery(request(prefetch: PrefetchRequest(mboxes: [hero])))
    #expect(prefetched[0] == ["step": "eventTokenFromMetric", "option": 4])
  }
}
