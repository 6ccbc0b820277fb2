import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

@testable import Explorer

/// The Why of decisions that Target's servers made, from traces of any shape.
struct ServerTraceTests {
  /// The Why pane of an answer with a trace that was made up by the test.
  private func why(_ trace: JSON, options: JSON = []) throws -> ExplorerDriver {
    var driver = ExplorerDriver([.cart], columns: 240, rows: 100)
    driver.press(.control("r"))
    driver.answer(
      try .answer([
        "status": 200, "client": "acmeclient",
        "execute": ["mboxes": [["index": 3, "name": "cart-banner", "options": options, "trace": trace]]],
      ]))
    driver.press("w")
    return driver
  }

  private let trace: JSON = [
    "clientCode": "acmeclient", "server": "mboxedge35.tt.omtrdc.net",
    "request": ["sessionId": "s1", "host": "shop.example.com"],
    "campaigns": [
      ["id": 410802, "campaignType": "landing", "branchId": 1, "offers": [7], "environmentId": 3]
    ],
    "evaluatedCampaignTargets": [
      [
        "context": ["mbox": ["tier": "silver", "tier_lc": "silver"]], "campaignId": 410801,
        "matchedSegmentIds": [11], "unmatchedSegmentIds": [12, 13], "matchedRuleConditions": [],
        "unmatchedRuleConditions": [["==": ["gold", ["var": "mbox.tier_lc"]]]], "targetIds": [99],
      ],
      ["campaignId": 410802, "matchedSegmentIds": [14], "unmatchedSegmentIds": []],
    ],
    "profileSnapshot": [
      "before": ["visits": 2, "tier": "silver", "aam": ["segments": [1]]],
      "after": ["visits": 3, "tier": "silver", "aam": ["segments": [1, 2]]],
    ],
    "anythingElse": ["new": true],
  ]

  @Test func `activities are listed with what the trace says of them`() throws {
    var driver = try why(
      trace,
      options: [
        [
          "type": "html", "content": "x",
          "responseTokens": [
            "activity.id": "410802", "activity.name": "Free shipping", "experience.name": "Reached",
          ],
        ]
      ])
    let text = driver.text(of: .response)
    #expect(
      text.contains(
        "Delivered: “Reached” of “Free shipping (410802)”. In the trace 1 qualified and 1 did not."))
    #expect(text.contains("✗ activity 410801 mbox.tier (in lower case) is \"silver\", wanted \"gold\""))
    #expect(text.contains("✓ Free shipping (410802) qualified · experience 1"))
    driver.select("✗ activity 410801")
    driver.press("l")
    let details = driver.text(of: .response)
    #expect(details.contains("in audiences 11"))
    #expect(details.contains("not in audiences 12, 13"))
    #expect(details.contains("targetIds: [99]"))
  }

  @Test func `of many activities those that qualified show, and the rest opens`() throws {
    let evaluated = (1...70).map { number -> JSON in
      ["campaignId": .number(JSONNumber(number)), "unmatchedSegmentIds": [5]]
    }
    var driver = try why([
      "campaigns": [["id": 70, "branchId": 1]], "evaluatedCampaignTargets": .array(evaluated),
    ])
    #expect(driver.text(of: .response).contains("In the trace 1 qualified and 69 did not."))
    #expect(driver.text(of: .response).contains("✓ activity 70 qualified · experience 1"))
    #expect(driver.text(of: .response).contains("✗ activity 39 not in audience 5"))
    #expect(!driver.text(of: .response).contains("✗ activity 40 "))
    driver.select("Further activities")
    driver.press("l")
    #expect(driver.text(of: .response).contains("✗ activity 40 not in audience 5"))
    #expect(driver.text(of: .response).contains("✗ activity 69 not in audience 5"))
  }

  @Test func `the profile before and after the call is compared`() throws {
    let text = try why(trace).text(of: .response)
    #expect(text.contains("≠ visits 2 → 3"))
    #expect(text.contains("≠ aam.segments"))
    #expect(text.contains("= 1 attribute is as before"))
  }

  @Test func `members that nobody knows are shown as they are`() throws {
    var driver = try why(trace)
    #expect(driver.text(of: .response).contains("Also in the trace anythingElse"))
    driver.select("Also in the trace")
    driver.press("E")
    #expect(driver.text(of: .response).contains("new: true"))
    driver.select("Request")
    driver.press("E")
    #expect(driver.text(of: .response).contains("mboxedge35.tt.omtrdc.net"))
  }

  @Test func `the path of a line leads to its place in the response`() throws {
    var driver = try why(trace)
    driver.select("✗ activity 410801")
    driver.press("Y")
    #expect(driver.copied == ["execute.mboxes[0].trace.evaluatedCampaignTargets[0]"])
  }

  /// Traces as nobody promised them.
  @Test(arguments: [
    ("\"a text\"", "trace \"a text\""), ("[1, 2]", "trace: [1, 2]"), ("{}", "The trace names no activity."),
    (#"{"campaigns": null, "EvaluatedCampaignTargets": 7}"#, "The trace names no activity."),
    (#"{"Campaigns": ["410801"]}"#, "✓ activity 410801 qualified"),
    (#"[{"campaigns": ["7"]}]"#, "✓ activity 7 qualified"),
    (#"{"trace": {"campaigns": ["7"]}}"#, "✓ activity 7 qualified"),
    (#""{\"campaigns\": [\"7\"]}""#, "✓ activity 7 qualified"),
    (#"{"trace": "token expired"}"#, "Also in the trace"),
    (#"[{"campaigns": ["7"]}, {"campaigns": ["8"]}]"#, "trace: ["),
    (#"{"campaigns": [{"id": "7", "activityName": "N", "experience": "B"}]}"#, "✓ N (7) qualified"),
    (#"{"campaigns": {"8": {"name": "by id"}}}"#, "✓ by id (8) qualified"),
    (
      #"{"campaigns": [{"id": 7}], "evaluatedCampaignTargets": [{"campaignId": "7"}]}"#,
      "1 qualified and 0 did not"
    ),
    (
      #"{"evaluatedCampaignTargets": [{"campaignId": 7, "unmatchedSegmentIds": 5}]}"#,
      "✗ activity 7 not in audience 5"
    ),
    (
      #"{"evaluatedCampaignTargets": [{"unmatchedRuleConditions": ["browser is Firefox"]}]}"#,
      "✗ an activity without an id evaluated, did not qualify"
    ),
    (#"{"errors": ["token expired"]}"#, "Errors ▸ errors"),
    (
      #"{"evaluatedCampaignTargets": [null, [], 3]}"#,
      "The trace evaluated 1 and does not say which qualified. · activity 3 evaluated; the trace has no list"
    ),
    (
      #"{"evaluatedCampaignTargets": [{"campaignId": 7, "matchedSegmentIds": [10], "unmatchedSegmentIds": []}, {"campaignId": 8, "unmatchedSegmentIds": [5]}]}"#,
      "In the trace 1 did not qualify, and of 1 it does not say."
    ),
    (
      #"{"campaigns": [{"id": 9}], "evaluatedCampaignTargets": [{"campaignId": 8, "unmatchedSegmentIds": [5, 6]}, {"campaignId": 8, "unmatchedSegmentIds": [5, 6]}]}"#,
      "✗ activity 8 not in audiences 5, 6"
    ),
  ])
  func `traces of other shapes are shown as far as they go`(text: String, shown: String) throws {
    let trace = try JSON(parsing: text)
    let screen = try why(trace).text(of: .response)
    #expect(screen.contains(shown), "\(screen)")
  }

  @Test func `junk among activities is left to the raw trace`() throws {
    let text = try why([
      "campaigns": [1, "x", .null, [], ["id": "111"]],
      "evaluatedCampaignTargets": [
        .null, 5, "s", [1], ["campaignId": .null], ["foo": "bar"],
        ["campaignId": "222", "unmatchedSegmentIds": "20", "unmatchedRuleConditions": "not in segment"],
      ],
    ]).text(of: .response)
    #expect(text.contains("In the trace 1 qualified and 1 did not."), "\(text)")
    #expect(text.contains("✓ activity 111"))
    #expect(text.contains("✗ activity 222 not in audience 20"))
    #expect(!text.contains("without an id"))
  }

  /// The two rules of an A/B activity with an audience, and the context in which both fail.
  private func split(bucket: JSON, path: JSON, matching: String = "/checkout") -> JSON {
    func rule(_ lower: JSON, _ upper: JSON) -> JSON {
      [
        "and": [
          ["and": [["<=": [lower, ["var": "allocation"]]], [">=": [upper, ["var": "allocation"]]]]],
          ["in": [.string(matching), ["var": "page.path_lc"]]],
        ]
      ]
    }
    return [
      "campaigns": [],
      "evaluatedCampaignTargets": [
        [
          "campaignId": 410203, "context": ["allocation": bucket, "page": ["path_lc": path]],
          "matchedSegmentIds": [], "unmatchedSegmentIds": [2_150_518], "matchedRuleConditions": [],
          "unmatchedRuleConditions": [rule(0, 50), rule(50.01, 80)],
        ]
      ],
    ]
  }

  @Test func `the audience is to blame before a bucket that belongs to another experience`() throws {
    let text = try why(split(bucket: 75.13, path: "/")).text(of: .response)
    #expect(
      text.contains("✗ activity 410203 page.path (in lower case) is \"/\", does not contain \"/checkout\""),
      "\(text)")
    #expect(!text.contains("✗ activity 410203 bucket"))
  }

  @Test func `the bucket is to blame where everything else fits`() throws {
    let text = try why(split(bucket: 85.13, path: "/checkout")).text(of: .response)
    #expect(text.contains("✗ activity 410203 bucket 85.13 % is outside 0–50 %"), "\(text)")
  }

  @Test func `every condition that does not hold is named, and none of them is called not needed`() throws {
    var driver = try why([
      "campaigns": [],
      "evaluatedCampaignTargets": [
        [
          "campaignId": 410801, "context": ["mbox": ["tier_lc": "silver", "cartTotal": "89.90"]],
          "unmatchedRuleConditions": [
            ["and": [["==": ["gold", ["var": "mbox.tier_lc"]]], ["<=": [200, ["var": "mbox.cartTotal"]]]]]
          ],
        ]
      ],
    ])
    #expect(driver.text(of: .response).contains("is \"silver\", wanted \"gold\", and"))
    driver.select("✗ activity 410801")
    driver.press("E")
    let text = driver.text(of: .response)
    #expect(text.contains("all 2 conditions must hold, 2 do not"))
    #expect(text.contains("✗ mbox.cartTotal is \"89.90\", wanted at least 200"))
    #expect(!text.contains("not needed"))
  }

  @Test func `a path never leads into a trace that is a text`() throws {
    var driver = try why(.string(trace.compact))
    #expect(driver.text(of: .response).contains("In the trace 1 qualified and 1 did not."))
    driver.select("✗ activity 410801")
    driver.press("Y")
    #expect(driver.copied == ["execute.mboxes[0].trace"])
    driver.select("Also in the trace")
    driver.press("E")
    #expect(driver.text(of: .response).contains("new: true"))
  }

  @Test func `each delivered activity is named once, and of many the first`() throws {
    func option(_ activity: Int) -> JSON {
      [
        "type": "html", "content": "x",
        "responseTokens": [
          "activity.id": .string("\(activity)"), "activity.name": .string("N\(activity)"),
          "experience.name": "E",
        ],
      ]
    }
    let text = try why(trace, options: .array([1, 1, 2, 3, 4, 5].map(option))).text(of: .response)
    #expect(
      text.contains("Delivered: “E” of “N1 (1)”, “E” of “N2 (2)”, “E” of “N3 (3)” and 2 more."), "\(text)")
  }

  @Test func `what it takes is not offered without rules, and its key says why`() throws {
    var driver = try why(trace)
    #expect(!driver.hintLine.contains("what it takes"))
    driver.press("t")
    #expect(driver.hintLine.contains("What it would take is found for on-device decisions"))
  }

  @Test func `traces in a text that are several are laid out by Enter`() throws {
    var driver = try why(#"[{"campaigns": ["7"]}, {"campaigns": ["8"]}]"#)
    driver.select("trace")
    driver.press(.enter)
    #expect(driver.rows(containing: "\"7\"").contains { !$0.contains("\"8\"") }, "\(driver.screen)")
  }

  /// The answer of Target's servers to a request that asks for a trace, without one.
  private func untraced(_ token: String?) throws -> ExplorerDriver {
    var document = RequestDocument.cart
    document.request.trace = TraceRequest(authorizationToken: token)
    var driver = ExplorerDriver([document], columns: 240, rows: 60)
    driver.press(.control("r"))
    guard case .decided(var result) = try CallOutcome.offer("x") else { return driver }
    result.request = document.request
    driver.answer(.decided(result))
    return driver
  }

  @Test(arguments: [
    (nil, "the request has no authorization token"), ("", "the request has no authorization token"),
    ("abc", "the servers did not take its authorization token"),
  ])
  func `the reason for a missing trace is the true one in both panes`(token: String?, reason: String) throws {
    var driver = try untraced(token)
    driver.press("w")
    #expect(driver.text(of: .response).contains(reason))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains(reason))
  }

  @Test func `a trace that is wrapped again and again is shown as it is`() throws {
    let depth = 300
    let text = String(repeating: #"{"trace": "#, count: depth) + "{}" + String(repeating: "}", count: depth)
    let driver = try why(JSON(parsing: text))
    #expect(driver.text(of: .response).contains("The trace names no activity"))
  }

  @Test func `without a trace the pane says how to get one`() throws {
    var driver = ExplorerDriver([.cart])
    driver.press(.control("r"))
    driver.answer(try .offer("x"))
    driver.press("w")
    #expect(driver.text(of: .response).contains("they tell why only in a trace"))
  }

  @Test func `a what-if of a server-side answer is decided on this machine, and says so`() async throws {
    var driver = try why(trace)
    driver.select("✗ activity 410801")
    driver.press("E")
    driver.select("✗ mbox.tier (in lower case) is")
    driver.press("e", .control("u"))
    driver.paste("gold")
    driver.press(.enter)
    await driver.answerCalls()
    let text = driver.text(of: .response)
    #expect(text.contains("What if mbox.tier = gold"))
    #expect(text.contains("by the artifact, not by Target's servers"))
    #expect(driver.imagined.last?.decisioningMethod == "on-device")
  }

  @Test func `without an artifact a what-if says so`() throws {
    var driver = try why(trace)
    driver.select("✗ activity 410801")
    driver.press("E")
    driver.select("✗ mbox.tier (in lower case) is")
    driver.press("e", .control("u"))
    driver.paste("gold")
    driver.press(.enter)
    driver.answer(.failed(CallFailure("There is no artifact.")))
    #expect(driver.text(of: .response).contains("There is no artifact."))
  }
}
