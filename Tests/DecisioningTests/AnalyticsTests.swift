import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

private func reporting(_ rule: JSON, tnta: String) -> JSON {
  var members = rule.object ?? JSONObject()
  var consequence = members["consequence"]?.object ?? JSONObject()
  consequence["analytics"] = ["payload": ["pe": "tnt", "tnta": .string(tnta)]]
  members["consequence"] = .object(consequence)
  return .object(members)
}

private func asking(_ logging: LoggingType?, _ execute: ExecuteRequest) -> DeliveryRequest {
  DeliveryRequest(
    id: VisitorId(tntId: "visitor-1"), context: Context(channel: .web),
    experienceCloud: ExperienceCloud(analytics: AnalyticsRequest(logging: logging)), execute: execute)
}

struct AnalyticsTests {
  private func shop() throws -> Artifact {
    func rule(_ activity: Int64, at location: String) -> JSON {
      reporting(
        DecisioningTests.rule(
          activity: activity, location: location, condition: true,
          options: [html("\(activity)", token: "token-\(activity)")]),
        tnta: "\(activity):0:0|1")
    }
    return try artifact(mboxes: [
      ("hero", [rule(1, at: "hero")]),
      ("target-global-mbox", [rule(2, at: "target-global-mbox"), rule(3, at: "target-global-mbox")]),
    ])
  }

  @Test func `a page that reports to Analytics itself gets the payload`() throws {
    let request = asking(.clientSide, ExecuteRequest(mboxes: [MboxRequest(name: "hero")]))
    let mbox = try shop().decide(request).response.execute?.mboxes?.first
    #expect(mbox?.analytics?.payload == AnalyticsPayload(pe: "tnt", tnta: "1:0:0|1"))
  }

  @Test(arguments: [LoggingType.serverSide, nil])
  func `no payload comes back when Target reports to Analytics`(logging: LoggingType?) throws {
    let request = asking(
      logging, ExecuteRequest(pageLoad: RequestDetails(), mboxes: [MboxRequest(name: "hero")]))
    let response = try shop().decide(request).response
    #expect(response.execute?.mboxes?.first?.analytics == nil)
    #expect(response.execute?.pageLoad?.analytics == nil)
  }

  @Test func `a page load has one payload with the groups of all activities`() throws {
    let request = asking(.clientSide, ExecuteRequest(pageLoad: RequestDetails()))
    let pageLoad = try shop().decide(request).response.execute?.pageLoad
    #expect(pageLoad?.analytics?.payload?.tnta == "2:0:0|1,3:0:0|1")
  }
}
