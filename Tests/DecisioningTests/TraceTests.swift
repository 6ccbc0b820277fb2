import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

struct TraceTests {
  private let chrome = "Mozilla/5.0 (Macintosh; x) AppleWebKit/537.36 Chrome/80.0.3987.163 Safari/537.36"

  private func artifact() throws -> Artifact {
    func browser(_ name: JSON, _ experience: Int64, _ audience: Int64) -> JSON {
      rule(
        activity: 1002, experience: experience, type: "landing", location: "browsers",
        condition: Condition.equal(name, "user.browserType"), options: [html("x", token: "t\(experience)")],
        audiences: [audience])
    }
    let rules = [
      browser("firefox", 0, 11), browser("safari", 1, 12), browser("chrome", 2, 13), browser("ie", 3, 14),
    ]
    let split = [
      rule(
        activity: 1001, location: "hero", condition: Condition.allocation(0, 50),
        options: [html("h", token: "h")])
    ]
    return try DecisioningTests.artifact(mboxes: [("browsers", rules), ("hero", split), ("none", [])])
  }

  private func traces(_ mboxes: [MboxRequest], in environment: DecisionEnvironment = testEnvironment()) throws
    -> [JSON?]
  {
    let context = Context(address: Address(url: "https://www.shop.com/x"), userAgent: chrome)
    let request = request(visitor: "visitor-1.28_0", execute: mboxes, context: context, trace: true)
    return try artifact().decide(request, in: environment).response.execute?.mboxes?.map(\.trace) ?? []
  }

  @Test func `there is no trace unless one is asked for`() throws {
    let response = try artifact().decide(request(execute: [MboxRequest(name: "hero")])).response
    #expect(response.execute?.mboxes?.first?.trace == nil)
  }

  @Test func `a trace tells request, visitor and artifact`() throws {
    var environment = testEnvironment()
    environment.artifactOrigin = ArtifactOrigin(
      location: "https://cdn/rules.json", pollingInterval: 300_000, retrievalCount: 3,
      lastRetrieved: 1_600_560_582_707)
    let mbox = MboxRequest(name: "hero", index: 1, parameters: JSONObject([.init(name: "foo", value: "bar")]))
    let trace = try #require(traces([mbox], in: environment).first ?? nil)
    #expect(trace["clientCode"] == "acmeclient")
    #expect(
      trace["artifact"] == [
        "artifactLocation": "https://cdn/rules.json", "pollingInterval": 300_000, "pollingHalted": false,
        "artifactVersion": "1.0.0", "artifactRetrievalCount": 3,
        "artifactLastRetrieved": "2020-09-20T00:09:42.707Z", "clientCode": "acmeclient",
        "environment": "production", "generatedAt": "2026-01-01T00:00:00.000Z",
      ])
    #expect(trace["profile"] == ["visitorId": ["tntId": "visitor-1", "profileLocation": "28_0"]])
    #expect(
      trace["request"] == [
        "sessionId": "session-1", "pageURL": "https://www.shop.com/x", "host": "shop.com",
        "mbox": ["name": "hero", "index": 1, "parameters": ["foo": "bar"], "type": "execute"],
      ])
  }

  @Test func `a payload that was handed in has no location`() throws {
    let trace = try traces([MboxRequest(name: "hero")]).first ?? nil
    #expect(trace?["artifact"]?["artifactLocation"] == "Not Applicable")
  }

  @Test func `a trace tells what conditions could read`() throws {
    let mbox = MboxRequest(name: "hero", parameters: JSONObject([.init(name: "foo", value: "Bar")]))
    let target = try traces([mbox]).first??["evaluatedCampaignTargets"]?[0]
    let context = try #require(target?["context"])
    #expect(
      context.object?.map(\.name) == [
        "current_timestamp", "current_time", "current_day", "user", "page", "referring", "geo", "mbox",
        "allocation",
      ])
    #expect(context["current_time"] == "0105")
    #expect(
      context["user"] == ["browserType": "chrome", "platform": "mac", "locale": "en", "browserVersion": 80])
    #expect(context["page"]?.object?.count == 14)
    #expect(context["page"]?["domain_lc"] == "shop.com")
    #expect(context["referring"]?["url"] == "")
    #expect(context["geo"] == [:])
    #expect(context["mbox"] == ["foo": "Bar", "foo_lc": "bar"])
    #expect(context["allocation"] == 18.14)
  }

  @Test func `conditions and segments are matched or not, in the order of the rules`() throws {
    let trace = try #require(traces([MboxRequest(name: "browsers")]).first ?? nil)
    let target = trace["evaluatedCampaignTargets"]?[0]
    #expect(target?["campaignId"] == 1002)
    #expect(target?["campaignType"] == "landing")
    #expect(target?["matchedSegmentIds"] == [13])
    #expect(target?["unmatchedSegmentIds"] == [11, 12])
    #expect(target?["matchedRuleConditions"] == [Condition.equal("chrome", "user.browserType")])
    #expect(target?["unmatchedRuleConditions"]?.array?.count == 2)
    #expect(
      trace["campaigns"] == [
        [
          "id": 1002, "campaignType": "landing", "branchId": 2, "offers": [10022],
          "environment": "production",
          "notifications": [
            [
              "id": "made-id", "impressionId": "made-id", "type": "display", "timestamp": 1_585_098_300_000,
              "tokens": ["t2"], "mbox": ["name": "browsers"],
            ]
          ],
        ]
      ])
  }

  @Test func `activities accumulate over the items of a mode`() throws {
    let traces = try traces([
      MboxRequest(name: "browsers"), MboxRequest(name: "none"), MboxRequest(name: "hero"),
    ])
    let ids = traces.map { $0?["campaigns"]?.array?.compactMap { $0["id"]?.integer } }
    #expect(ids == [[1002], [1002], [1002, 1001]])
    #expect(traces[1]?["request"]?["mbox"]?["name"] == "none")
  }

  @Test func `page loads without a match have a trace too`() throws {
    let request = request(pageLoad: RequestDetails(), trace: true)
    let trace = try artifact().decide(request).response.execute?.pageLoad?.trace
    #expect(trace?["request"]?["mbox"] == ["name": "target-global-mbox", "type": "execute"])
    #expect(trace?["campaigns"] == [])
  }

  @Test func `prefetched content is not notified in traces`() throws {
    let prefetch = PrefetchRequest(mboxes: [MboxRequest(name: "hero")])
    let trace = try artifact().decide(request(prefetch: prefetch, trace: true)).response.prefetch?.mboxes?
      .first?.trace
    #expect(trace?["campaigns"]?[0]?["id"] == 1001)
    #expect(trace?["campaigns"]?[0]?["notifications"] == nil)
    #expect(trace?["request"]?["mbox"]?["type"] == "prefetch")
  }
}
