import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

struct RequestDocumentTests {
  private func document(_ text: String) throws -> RequestDocument {
    try RequestDocument(parsing: Array(text.utf8), source: "hero.json")
  }

  @Test(arguments: [
    (
      #"{"exeucte": {}, "execute": {"mboxes": [{"name": "a", "paramters": {"x": "1"}}]}}"#,
      ["exeucte", "execute.mboxes[0].paramters"]
    ),
    (
      #"{"note": 1, "request": {"id": {"tntID": "v"}, "execute": {"mboxes": [{"name": "a"}, {"name": "b", "on": 1}]}}}"#,
      ["request.id.tntID", "request.execute.mboxes[1].on"]
    ),
    (
      #"{"sessionId": "s", "context": {"channel": "web", "userAgent": null},"#
        + #" "execute": {"mboxes": [{"name": "a", "parameters": {"any": "1"}}]}}"#, []
    ),
  ])
  func `members that no request has are found`(text: String, paths: [String]) throws {
    #expect(try document(text).unknownMembers.map(\.description) == paths)
  }

  @Test func `a file is a request with what the call needs besides`() throws {
    let document = try document(
      """
      {
        "name": "Hero", "description": "The hero of the homepage.", "sessionId": "s1",
        "targetCookie": "session#s0#1", "targetLocationHint": "28", "consumerId": "hero-app",
        "customerIds": [{"id": "c1", "integrationCode": "crm", "authenticatedState": "logged_out"}],
        "visitor": {"sdid": "x"}, "visitorCookie": "MCMID|1", "decisioningMethod": "on-device",
        "propertyToken": "p1", "at": "2026-11-27T18:00:00Z", "geo": {"x-geo-city": "INNSBRUCK"},
        "request": {"context": {"channel": "web"}, "execute": {"mboxes": [{"name": "hero", "index": 1}]}}
      }
      """)
    #expect(document.name == "Hero")
    #expect(document.description == "The hero of the homepage.")
    #expect(document.sessionId == "s1")
    #expect(document.targetCookie == "session#s0#1")
    #expect(document.targetLocationHint == "28")
    #expect(document.consumerId == "hero-app")
    #expect(
      document.customerIds == [CustomerId(id: "c1", integrationCode: "crm", authenticatedState: .loggedOut)])
    #expect(document.visitor == ["sdid": "x"])
    #expect(document.visitorCookie == "MCMID|1")
    #expect(document.decisioningMethod == "on-device")
    #expect(document.propertyToken == "p1")
    #expect(document.at == "2026-11-27T18:00:00Z")
    #expect(document.geo == ["x-geo-city": "INNSBRUCK"])
    #expect(document.request.execute?.mboxes == [MboxRequest(name: "hero", index: 1)])
    #expect(document.requestPath == ["request"])
  }

  @Test func `a file may be a bare request`() throws {
    let document = try document(#"{"context":{"channel":"web"},"prefetch":{"mboxes":[{"name":"hero"}]}}"#)
    #expect(document.request.prefetch?.mboxes?.first?.name == "hero")
    #expect(document.name == nil)
    #expect(document.requestPath == JSONPath())
  }

  @Test(arguments: [
    #"{"sessionId":"s","context":{"channel":"web"}}"#,
    #"{"request":{"sessionId":"s","context":{"channel":"web"}}}"#,
    #"{"sessionId":"s","request":{"sessionId":"inner","context":{"channel":"web"}}}"#,
  ])
  func `a session id may stand beside the request or inside it`(text: String) throws {
    #expect(try document(text).sessionId == "s")
  }

  @Test(arguments: [
    #"{"version":3,"request":{"context":{"channel":"web"}},"notes":{"a":[1]}}"#,
    #"{"request":{"context":{"channel":"web","future":true},"beta":[]}}"#,
    #"{"context":{"channel":"web"},"tags":["a"]}"#,
  ])
  func `members that are not known are tolerated`(text: String) throws {
    #expect(try document(text).request.context?.channel == .web)
  }

  @Test func `an empty object is a request that asks for nothing yet`() throws {
    #expect(try document("{}").request == DeliveryRequest())
  }

  // MARK: - Errors

  @Test(arguments: [
    ("", "hero.json: line 1, column 1: the text is empty, expected a JSON value"),
    ("{\n  \"request\": {\n    \"context\": }\n}", "hero.json: line 3, column 16: "),
    ("{\"request\": {}} extra", "hero.json: line 1, column 17: "),
    ("[]", "hero.json: expected an object with a request, found an array"),
    ("\"text\"", "hero.json: expected an object with a request, found a string"),
    ("null", "hero.json: expected an object with a request, found null"),
  ])
  func `what is no request is refused with file, line and column`(text: String, message: String) {
    let error = #expect(throws: RequestFileError.self) { try document(text) }
    #expect(error?.source == "hero.json")
    #expect(error.map { "\($0)".hasPrefix(message) } == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    (#"{"request":{"execute":{"mboxes":[{"name":"a"},{"name":5}]}}}"#, "request.execute.mboxes[1].name"),
    (#"{"execute":{"mboxes":[{"name":true}]}}"#, "execute.mboxes[0].name"),
    (#"{"request":[]}"#, "request"), (#"{"name":7,"request":{}}"#, "name"),
    (#"{"request":{"context":{"timeOffsetInMinutes":"60"}}}"#, "request.context.timeOffsetInMinutes"),
    (#"{"customerIds":[{"integrationCode":"crm"}],"request":{}}"#, "customerIds[0]"),
  ])
  func `a member of the wrong kind is refused with its path`(text: String, path: String) {
    let error = #expect(throws: RequestFileError.self) { try document(text) }
    #expect(error?.problem.hasPrefix(path) == true, "\(String(describing: error))")
    #expect(error?.problem.contains("expected") == true || error?.problem.contains("missing") == true)
  }

  @Test func `bytes that are no text are refused`() {
    let error = #expect(throws: RequestFileError.self) {
      try RequestDocument(parsing: [0x7B, 0x22, 0xFF, 0x22, 0x7D], source: "hero.json")
    }
    #expect(error?.problem.contains("not valid UTF-8") == true)
  }

  // MARK: - Writing

  @Test func `a document is written in the order it was read in, and read again the same`() throws {
    let before = try document(
      """
      {"request": {"execute": {"mboxes": [{"parameters": {"z": 1.0, "a": "2", "z2": null}, "name": "hero"}]},
       "context": {"channel": "web"}}, "at": "2026-11-27", "sessionId": "s", "name": "Hero"}
      """)
    let json = try before.json()
    #expect(json.object?.map(\.name) == ["request", "at", "sessionId", "name"])
    #expect(
      json["request"]?["execute"]?["mboxes"]?[0]?["parameters"]?.compact == #"{"z":1.0,"a":"2","z2":null}"#)
    let after = try RequestDocument(parsing: json.prettyBytes(), source: "hero.json")
    #expect(after == before)
    #expect(try after.json() == json)
  }

  @Test func `a bare request stays bare`() throws {
    let json = try document(#"{"context":{"channel":"web"}}"#).json()
    #expect(json == ["context": ["channel": "web"]])
  }
}
