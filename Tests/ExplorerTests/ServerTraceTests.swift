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
      text.contains("Reached of Free shipping (410802) delivered. In the trace 1 qualified and 1 did not."))
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
    (#"{"errors": ["token expired"]}"#, "Errors errors"),
    (#"{"evaluatedCampaignTargets": [null, [], 3]}"#, "In the trace 0 qualified and"),
  ])
  func `traces of other shapes are shown as far as they go`(text: String, shown: String) throws {
    let trace = try JSON(parsing: text)
    let screen = try why(trace).text(of: .response)
    #expect(screen.contains(shown), "\(screen)")
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
