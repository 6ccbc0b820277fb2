import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

struct RequestDocumentValidationTests {
  private func problems(_ text: String) throws -> [ValidationProblem] {
    try RequestDocument(parsing: Array(text.utf8), source: "request.json").validate()
  }

  @Test func `a valid document has no problem`() throws {
    let text = """
      {"sessionId": "s", "at": "2026-11-27T18:00:00Z", "decisioningMethod": "hybrid",
       "request": {"context": {"channel": "web"}, "execute": {"mboxes": [{"name": "hero", "index": 0}]}}}
      """
    #expect(try problems(text) == [])
  }

  @Test func `paths of a wrapped request begin at its member`() throws {
    let problem = try problems(
      #"{"request":{"context":{"channel":"web"},"execute":{"mboxes":[{"name":"a"},{"name":""}]}}}"#
    ).first { $0.severity == .error }
    #expect(problem.map { "\($0.path)" } == "request.execute.mboxes[1].name")
    #expect(problem?.broken.message == "must not be empty")
  }

  @Test func `paths of a bare request begin at its members`() throws {
    let problem = try problems(
      #"{"context":{"channel":"web"},"execute":{"mboxes":[{"name":"a"},{"name":""}]}}"#
    ).first { $0.severity == .error }
    #expect(problem.map { "\($0.path)" } == "execute.mboxes[1].name")
  }

  @Test(arguments: [
    (#""at":"tomorrow""#, "at", "such as 2026-11-27T18:00:00Z"),
    (#""decisioningMethod":"on_device""#, "decisioningMethod", "on-device"),
    (#""sessionId":"a b""#, "sessionId", "must be printable"), (#""sessionId":"""#, "sessionId", "empty"),
    (
      #""customerIds":[{"id":"c","integrationCode":"","authenticatedState":"authenticated"}]"#,
      "customerIds[0].integrationCode", "must not be empty"
    ),
  ])
  func `what stands beside the request is checked too`(member: String, path: String, message: String) throws {
    let problems = try problems(#"{\#(member),"request":{"context":{"channel":"web"}}}"#)
    #expect(problems.map { "\($0.path)" } == [path])
    #expect(problems.first?.broken.message.contains(message) == true)
    #expect(problems.first?.severity == .error)
  }

  @Test(arguments: [
    (nil, BrokenLimit.Severity.warning), ("on-device", .warning), ("hybrid", .error), ("server-side", .error),
  ])
  func `the name of a country is only advised against where conditions can compare it`(
    method: String?, severity: BrokenLimit.Severity
  ) throws {
    var document = RequestDocument(
      request: DeliveryRequest(context: Context(channel: .web, geo: Geo(countryCode: "AUSTRIA"))))
    document.decisioningMethod = method
    let problem = try #require(document.validate().first)
    #expect("\(problem.path)" == "request.context.geo.countryCode")
    #expect(problem.severity == severity)
  }

  @Test func `more than fifty customer ids of the call are refused`() throws {
    var document = RequestDocument(request: DeliveryRequest(context: Context(channel: .web)))
    document.customerIds = (1...51).map {
      CustomerId(id: "c\($0)", integrationCode: "crm", authenticatedState: .unknown)
    }
    let problem = try #require(document.validate().first)
    #expect("\(problem)" == "customerIds: must not have more than 50 entries, but has 51")
  }
}
