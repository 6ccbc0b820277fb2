import Comparison
import DeliveryAPI
import OrderedJSON
import Testing

struct AnswerComparisonTests {
  private func answer(_ json: JSON) throws -> AnswerComparison.Answer {
    AnswerComparison.Answer(
      response: try OrderedJSONDecoder().decode(DeliveryResponse.self, from: json), json: json)
  }

  private func compare(_ before: JSON, _ after: JSON) throws -> AnswerComparison {
    AnswerComparison(from: try answer(before), to: try answer(after))
  }

  /// An answer with mboxes.
  private func mboxes(_ mboxes: JSON...) -> JSON {
    ["status": 200, "requestId": "1", "execute": ["mboxes": .array(mboxes)]]
  }

  private func mbox(_ name: JSON, _ index: JSON = 0, _ options: JSON...) -> JSON {
    ["index": index, "name": name, "options": .array(options)]
  }

  private func option(
    activity: (JSON, JSON) = ("Hero test", 125873), experience: (JSON, JSON), content: JSON,
    type: JSON = "html", tokens: JSONObject = JSONObject()
  ) -> JSON {
    let named: JSONObject = [
      "activity.id": activity.1, "activity.name": activity.0, "experience.id": experience.1,
      "experience.name": experience.0,
    ]
    return [
      "type": type, "content": content, "responseTokens": .object(JSONObject(named.members + tokens.members)),
    ]
  }

  private func sentences(_ comparison: AnswerComparison) -> [String] {
    comparison.locations.flatMap { location in
      location.differences.map { "\(location.title): \($0.sentence)" }
    }
  }

  @Test func `equal answers make the same decisions`() throws {
    let answer = mboxes(
      mbox("hero", 0, option(experience: ("A", 0), content: "<p>")), mbox("footer", 1))
    let comparison = try compare(answer, answer)
    #expect(comparison.summary == "Same decisions at all 2 locations")
    #expect(comparison.differing.isEmpty)
    #expect(comparison.structure.differences.isEmpty)
  }

  @Test func `another experience is told with its activity and the lines of the content`() throws {
    let comparison = try compare(
      mboxes(mbox("hero", 0, option(experience: ("A", 0), content: "<h1>\nHello\n</h1>"))),
      mboxes(mbox("hero", 0, option(experience: ("B", 1), content: "<h1>\nHi\n</h1>"))))
    #expect(
      sentences(comparison) == [
        "hero #0: experience A (0) → B (1) of Hero test (125873)", "hero #0: content changed: 1 line",
      ])
    #expect(comparison.summary == "The decision differs")
    #expect(
      comparison.places.map { $0.sentence() } == [
        #"~ execute.mboxes[0].options[0].content: "<h1>\nHello\n</h1>" → "<h1>\nHi\n</h1>""#,
        #"~ execute.mboxes[0].options[0].responseTokens["experience.id"]: 0 → 1"#,
        #"~ execute.mboxes[0].options[0].responseTokens["experience.name"]: "A" → "B""#,
      ])
  }

  @Test func `an offer that gives way to the default content is told as that`() throws {
    let hero = mbox("hero", 0, option(experience: ("A", 0), content: "<p>"))
    #expect(
      sentences(try compare(mboxes(hero), mboxes(mbox("hero")))) == [
        "hero #0: decision A (0) of Hero test (125873) → default content", "hero #0: content gone: <p>",
      ])
    #expect(
      sentences(try compare(mboxes(mbox("hero")), mboxes(hero))).first
        == "hero #0: decision default content → A (0) of Hero test (125873)")
    let empty: JSON = ["index": 0, "name": "hero", "options": [[:]]]
    #expect(try compare(mboxes(empty), mboxes(mbox("hero"))).differing.isEmpty)
  }

  @Test func `a view that is answered without content is the same as one that is not answered`() throws {
    let view: JSON = ["prefetch": ["views": [["name": "checkout", "options": [], "trace": [:]]]]]
    let nothing: JSON = ["prefetch": ["views": []]]
    #expect(try compare(view, nothing).differing.isEmpty)
    #expect(try compare(nothing, view).differing.isEmpty)
    let shown: JSON = [
      "prefetch": ["views": [["name": "checkout", "options": [["type": "html", "content": "<p>"]]]]]
    ]
    #expect(try compare(shown, nothing).differing.count == 1)
  }

  @Test func `another activity is told with its experience`() throws {
    let comparison = try compare(
      mboxes(mbox("hero", 0, option(activity: ("Gift", 1), experience: ("Gold", 0), content: ""))),
      mboxes(mbox("hero", 0, option(activity: ("Shipping", 2), experience: ("Free", 0), content: ""))))
    #expect(
      sentences(comparison) == [
        "hero #0: activity Gift (1) → Shipping (2)", "hero #0: experience Gold (0) → Free (0)",
      ])
  }

  @Test func `mboxes belong together by name and index, then by name`() throws {
    let a = mbox("hero", 0, option(experience: ("A", 0), content: ""))
    let comparison = try compare(
      mboxes(a, mbox("hero", 1), mbox("gone", 2)), mboxes(mbox("hero", 1), a, mbox("new", 3)))
    #expect(
      sentences(comparison) == ["gone #2: location gone: answered", "new #3: location now there: answered"])
    #expect(comparison.summary == "2 of 4 locations differ")
    #expect(
      try compare(mboxes(a), mboxes(mbox("hero", 7, option(experience: ("A", 0), content: "")))).differing
        .isEmpty)
  }

  @Test func `the same name in execute and prefetch stays apart`() throws {
    let comparison = try compare(
      ["execute": ["mboxes": [["name": "hero"]]]], ["prefetch": ["mboxes": [["name": "hero"]]]])
    #expect(comparison.locations.count == 2)
    #expect(comparison.locations.map(\.mark) == [.removed, .added])
  }

  @Test func `several options are found again by their activity`() throws {
    let pageLoad = { (options: [JSON]) -> JSON in ["execute": ["pageLoad": ["options": .array(options)]]] }
    let promise = option(activity: ("Promise", 1), experience: ("B", 1), content: "a", type: "html")
    let guide = option(activity: ("Guide", 2), experience: ("Boots", 0), content: "b")
    let comparison = try compare(
      pageLoad([promise, guide]),
      pageLoad([guide, option(activity: ("Tiles", 3), experience: ("Winter", 0), content: "c")]))
    #expect(
      sentences(comparison) == [
        "page load: option gone: B (1) of Promise (1)",
        "page load: option now there: Winter (0) of Tiles (3)",
      ])
  }

  @Test func `response tokens alone leave the decision the same`() throws {
    let answer = { (tokens: JSONObject) in
      mboxes(mbox("hero", 0, option(experience: ("A", 0), content: "", tokens: tokens)))
    }
    let comparison = try compare(
      answer(["profile.tier": "1", "activity.decisioningMethod": "on-device", "geo.city": "OAKLAND"]),
      answer(["profile.tier": 1, "activity.decisioningMethod": "server-side"]))
    #expect(comparison.summary == "Same decision, other details")
    #expect(
      sentences(comparison) == [
        "hero #0: token profile.tier \"1\" → 1", "hero #0: token geo.city gone: \"OAKLAND\"",
      ])
  }

  @Test func `the content of a JSON offer is compared place by place`() throws {
    let answer = { (content: JSON) in
      mboxes(mbox("flags", 0, option(experience: ("A", 0), content: content, type: "json")))
    }
    let comparison = try compare(
      answer(["flags": ["a": true, "b": 1]]), answer(["flags": ["b": 2, "a": true], "new": []]))
    #expect(sentences(comparison) == ["flags #0: content changed: 2 places"])
    guard case .places(let places)? = comparison.locations[0].differences[0].detail else {
      Issue.record("no places")
      return
    }
    #expect(places.map { $0.sentence() } == ["~ flags.b: 1 → 2", "+ new: []"])
  }

  @Test func `metrics and analytics are details`() throws {
    let answer = { (selector: JSON, tnta: JSON) -> JSON in
      self.mboxes([
        "name": "hero", "metrics": [["type": "click", "selector": selector, "eventToken": "a"]],
        "analytics": ["payload": ["pe": "tnt", "tnta": tnta]],
      ])
    }
    #expect(
      sentences(try compare(answer("#a", "1:0:0|1"), answer("#b", "1:1:0|1"))) == [
        "hero: metrics click #a → click #b", "hero: analytics 1:0:0|1 → 1:1:0|1",
      ])
  }

  @Test func `the status and the message are told`() throws {
    let comparison = try compare(["status": 200], ["status": 206, "message": "partial"])
    #expect(comparison.outcome.map(\.sentence) == ["status: 200 → 206", "message: partial (new)"])
    #expect(comparison.summary == "The status differs")
  }

  @Test func `traces are told apart from the answer itself`() throws {
    let answer = { (segment: JSON, time: JSON) -> JSON in
      self.mboxes([
        "name": "hero",
        "trace": ["campaigns": [["id": 1, "segment": segment]], "request": ["timestamp": time]],
      ])
    }
    let comparison = try compare(answer(1, 1), answer(2, 2))
    #expect(comparison.places.isEmpty)
    #expect(comparison.tracePlaces.map { "\($0.path)" } == ["execute.mboxes[0].trace.campaigns[0].segment"])
    #expect(comparison.expectedPlaces.count == 1)
    #expect(comparison.summary == "Same decision")
  }

  @Test func `changing sides changes the marks`() throws {
    let one = mboxes(
      mbox("hero", 0, option(experience: ("A", 0), content: "<p>\na")), mbox("gone", 1),
      mbox("footer", 2, option(experience: ("A", 0), content: "")))
    let other = mboxes(
      mbox("footer", 2), mbox("hero", 0, option(experience: ("B", 1), content: "<p>\nb")), mbox("new", 3))
    let (forth, back) = (try compare(one, other), try compare(other, one))
    func marks(_ comparison: AnswerComparison, swapping: Bool) -> Set<String> {
      Set(
        comparison.locations.flatMap { location in
          location.differences.map { difference in
            let mark = swapping ? difference.mark.swapped : difference.mark
            let values = [difference.before ?? "nothing", difference.after ?? "nothing"]
            return "\(location.title) \(difference.subject) \(mark) \(swapping ? values.reversed() : values)"
          }
        })
    }
    #expect(marks(forth, swapping: false) == marks(back, swapping: true))
    #expect(forth.summary == back.summary)
  }

  @Test func `a report tells the result first, then the request, the locations and the places`() throws {
    let comparison = try compare(
      mboxes(mbox("hero", 0, option(experience: ("A", 0), content: "old")), mbox("footer", 1)),
      mboxes(mbox("hero", 0, option(experience: ("B", 1), content: "new")), mbox("footer", 1)))
    let report = ComparisonReport.text(
      of: comparison, before: "12:01 on-device", after: "12:02 on-device",
      request: RequestComparison.differences(
        from: ["execute": ["mboxes": [["name": "hero", "parameters": ["tier": "silver"]]]]],
        to: ["execute": ["mboxes": [["name": "hero", "parameters": ["tier": "gold"]]]]]))
    #expect(
      report == """
        1 of 2 locations differs.

        - 12:01 on-device
        + 12:02 on-device

        Changed in the request:
        ~ mbox.tier: silver → gold

        ~ hero #0  execute.mboxes[0]
            experience A (0) → B (1) of Hero test (125873)
            content changed: 1 line
            - old
            + new

        = footer #1  execute.mboxes[1]
            the same: default content

        JSON:
        ~ execute.mboxes[0].options[0].content: "old" → "new"
        ~ execute.mboxes[0].options[0].responseTokens["experience.id"]: 0 → 1
        ~ execute.mboxes[0].options[0].responseTokens["experience.name"]: "A" → "B"
        """)
  }
}

struct RequestComparisonTests {
  private func sentences(_ before: JSON, _ after: JSON) -> [String] {
    RequestComparison.differences(from: before, to: after).map(\.sentence)
  }

  private func request(_ mboxes: JSON...) -> JSON { ["request": ["execute": ["mboxes": .array(mboxes)]]] }

  @Test func `parameters are called as rules call them`() {
    #expect(
      sentences(
        request([
          "name": "hero", "parameters": ["tier": "silver", "old": "1"], "profileParameters": ["a": "1"],
        ]),
        request([
          "name": "hero", "parameters": ["tier": "gold", "new": "2"], "profileParameters": ["a": "2"],
        ]))
        == ["mbox.tier: silver → gold", "mbox.old: 1 (gone)", "mbox.new: 2 (new)", "profile.a: 1 → 2"])
  }

  @Test func `with several locations each is named`() {
    #expect(
      sentences(
        request(["name": "hero", "parameters": ["tier": "silver"]], ["name": "footer"]),
        request(["name": "hero", "parameters": ["tier": "gold"]], ["name": "footer", "index": 3]))
        == ["hero · mbox.tier: silver → gold", "footer · index: 3 (new)"])
  }

  @Test func `another name of the mbox is one change`() {
    #expect(
      sentences(request(["name": "hero", "index": 0]), request(["name": "flags", "index": 0])) == [
        "execute.mboxes[0].name: hero → flags"
      ])
  }

  @Test func `a location that came or went is told by its name`() {
    #expect(
      sentences(
        request(["name": "hero"]), request(["name": "hero"], ["name": "footer", "parameters": ["a": "1"]]))
        == ["execute mbox: footer (new)"])
  }

  @Test func `all else is called by its path`() {
    #expect(
      sentences(
        ["name": "A", "decisioningMethod": "on-device", "request": ["context": ["channel": "web"]]],
        [
          "name": "B", "decisioningMethod": "server-side",
          "request": ["context": ["channel": "mobile", "geo": ["city": "OAKLAND"]]],
        ])
        == [
          "decisioningMethod: on-device → server-side", "context.channel: web → mobile",
          "context.geo.city: OAKLAND (new)",
        ])
  }

  @Test func `a parameter list that came as a whole is told one by one`() {
    #expect(
      sentences(request(["name": "hero"]), request(["name": "hero", "parameters": ["a": "1", "b": "2"]]))
        == ["mbox.a: 1 (new)", "mbox.b: 2 (new)"])
  }

  @Test func `a text that became a number is told as such`() {
    #expect(
      sentences(
        request(["name": "hero", "parameters": ["size": "1024"]]),
        request(["name": "hero", "parameters": ["size": 1024]]))
        == ["mbox.size: \"1024\" → 1024"])
  }

  @Test func `the same request has no change`() {
    #expect(sentences(request(["name": "hero"]), request(["name": "hero"])) == [])
  }
}
