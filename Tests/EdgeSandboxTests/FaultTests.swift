import EdgeSandbox
import Foundation
import OrderedJSON
import Testing

@Suite struct FaultTests {
  static let hero = #"{"context":{"channel":"web"},"execute":{"mboxes":[{"index":1,"name":"hero"}]}}"#
  static let customerIDs = #"""
    {"context":{"channel":"web"},"execute":{"pageLoad":{}},
     "id":{"customerIds":[{"id":"c","integrationCode":"crm","authenticatedState":"authenticated"}]}}
    """#
  static let rules = "/acme/production/v1/rules.json"

  @Test func `latency and jitter delay the answer`() async throws {
    let steady = SteadySurroundings()
    try await withSandbox(faults: ["latency=100", "jitter=80"], chance: 0.25, steady: steady) {
      sandbox, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 200)
      #expect(steady.waits == [.milliseconds(120)])
      #expect(sandbox.records.calls.first?.faults.map(\.description) == ["latency=100", "jitter=80"])
    }
  }

  @Test func `a slow body comes whole, with pauses`() async throws {
    let steady = SteadySurroundings()
    try await withSandbox(faults: ["slow-body=30"], steady: steady) { _, client in
      let answer = try await client.get(Self.rules)
      #expect(answer.text == ArtifactFixture.text)
      #expect(steady.waits == Array(repeating: .milliseconds(30), count: 15))
    }
  }

  @Test(arguments: ["reset", "cut-body"])
  func `a connection that ends is an error of the network`(fault: String) async throws {
    try await withSandbox(faults: [fault]) { sandbox, client in
      await #expect(throws: URLError.self) { try await client.deliver(Self.hero) }
      #expect(sandbox.records.calls.first?.status == (fault == "reset" ? nil : 200))
      #expect(sandbox.records.calls.first?.faults.map(\.description) == [fault])
      sandbox.faults = []
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 200)
    }
  }

  @Test(arguments: ["truncated-json", "malformed-json"])
  func `broken JSON comes with status 200`(fault: String) async throws {
    try await withSandbox(faults: [fault]) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 200)
      #expect(!answer.body.isEmpty)
      #expect(throws: JSONParseError.self) { try answer.json() }
    }
  }

  @Test(arguments: [400, 403, 404, 429, 500, 503])
  func `an HTTP error has Adobe's error body`(status: Int) async throws {
    try await withSandbox(faults: ["status=\(status)"]) { _, client in
      for answer in [
        try await client.deliver(Self.hero), try await client.get(Self.rules),
        try await client.get("/v1/geo"),
      ] {
        #expect(answer.status == status)
        #expect(try answer.json()["status"]?.integer == Int64(status))
        #expect(try answer.json()["message"]?.string?.isEmpty == false)
      }
    }
  }

  @Test func `an error may hide in the body of status 200`() async throws {
    try await withSandbox(faults: ["body-status=400"]) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 200)
      #expect(try answer.json()["status"] == 400)
      #expect(try answer.json()["execute"] == nil)
      #expect(try await client.get(Self.rules).text == ArtifactFixture.text)
    }
  }

  @Test func `customer ids without an Experience Cloud id are refused in the body`() async throws {
    try await withSandbox(faults: ["refuse-customer-ids"]) { sandbox, client in
      let refused = try await client.deliver(Self.customerIDs)
      #expect(refused.status == 200)
      #expect(try refused.json()["status"] == 400)
      #expect(try refused.json()["message"]?.string?.contains("marketingCloudVisitorId") == true)
      #expect(try await client.deliver(Self.hero).json()["status"] == 200)
      #expect(sandbox.records.calls.map(\.faults.count) == [1, 0])
    }
  }

  @Test func `a wrong content type is claimed`() async throws {
    try await withSandbox(faults: ["content-type=text/html"]) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.headers["content-type"] == "text/html")
      #expect(try answer.json()["status"] == 200)
    }
  }

  @Test func `a huge body is still the same JSON with more in it`() async throws {
    try await withSandbox(faults: ["huge-body=3000000"]) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.body.count > 3_000_000)
      #expect(try answer.json()["padding"]?.string?.utf8.count == 3_000_000)
      #expect(try answer.json()["execute"] != nil)
    }
  }

  @Test func `the artifact is never modified`() async throws {
    try await withSandbox(faults: ["not-modified"]) { _, client in
      let answer = try await client.get(Self.rules)
      #expect(answer.status == 304)
      #expect(answer.body.isEmpty)
      #expect(try await client.deliver(Self.hero).status == 200)
    }
  }

  @Test(arguments: ["gzip", "identity"])
  func `a corrupted artifact has its length and is not JSON`(encoding: String) async throws {
    try await withSandbox(faults: ["corrupt-artifact"]) { _, client in
      let answer = try await client.get(Self.rules, headers: ["Accept-Encoding": encoding])
      #expect(answer.status == 200)
      #expect(answer.body.count == ArtifactFixture.text.utf8.count)
      #expect(throws: JSONParseError.self) { try answer.json() }
    }
  }

  @Test func `a fault happens as often as chance has it`() async throws {
    try await withSandbox(faults: ["status=500@0.4"], chance: 0.5) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 200)
    }
    try await withSandbox(faults: ["status=500@0.6"], chance: 0.5) { _, client in
      let answer = try await client.deliver(Self.hero)
      #expect(answer.status == 500)
    }
  }

  @Test func `a fault holds for its endpoint only, and never for the sandbox's own pages`() async throws {
    try await withSandbox(faults: ["geo:status=503"]) { _, client in
      let geo = try await client.get("/v1/geo")
      #expect(geo.status == 503)
      #expect(try await client.get(Self.rules).status == 200)
      #expect(try await client.deliver(Self.hero).status == 200)
    }
    try await withSandbox(faults: ["reset"]) { _, client in
      let page = try await client.get("/")
      #expect(page.status == 200)
      #expect(try await client.get("/faults").status == 200)
    }
  }

  @Test(arguments: [
    #"["status=503", "latency=1"]"#, #"{"faults": ["status=503", "latency=1"]}"#, "status=503\nlatency=1\n",
  ])
  func `faults are switched at run time`(body: String) async throws {
    try await withSandbox { sandbox, client in
      let answer = try await client.call("POST", "/faults", body: body)
      #expect(answer.status == 200)
      #expect(try answer.json()["faults"] == ["status=503", "latency=1"])
      #expect(sandbox.faults.map(\.description) == ["status=503", "latency=1"])
      #expect(try await client.deliver(Self.hero).status == 503)

      #expect(try await client.call("POST", "/faults", body: "nonsense").status == 400)
      #expect(try await client.get("/faults").json()["faults"] == ["status=503", "latency=1"])

      #expect(try await client.call("DELETE", "/faults").json()["faults"] == [])
      #expect(try await client.deliver(Self.hero).status == 200)
    }
  }
}

@Suite struct FaultTextTests {
  @Test(arguments: [
    "latency=20", "jitter=5@0.25", "artifact:reset", "delivery:status=404@0.5",
    "content-type=text/plain; a=b",
    "not-modified", "huge-body=1",
  ])
  func `a fault is written as it is read`(text: String) throws {
    #expect(try Fault(text).description == text)
  }

  @Test(arguments: FaultKind.allCases)
  func `every fault has a usual value and a summary`(kind: FaultKind) throws {
    let fault = try Fault(kind.rawValue)
    #expect(fault == Fault(kind))
    #expect(try Fault(fault.description) == fault)
    #expect(!kind.summary.isEmpty)
  }

  @Test(arguments: [
    ("", "no fault \"\""), ("slow", "no fault \"slow\""), ("status=200", "from 400 to 599"),
    ("latency=-1", "from 0"), ("latency=", "from 0"), ("reset=1", "takes no value"),
    ("status=500@2", "no probability"), ("status=500@", "no probability"), ("moon:reset", "no endpoint"),
    ("status:reset", "no endpoint"), ("geo:body-status", "makes no sense for geo"),
    ("content-type=", "printable"),
    ("content-type=a\r\nb", "printable"),
  ])
  func `what is no fault is refused with a sentence`(text: String, words: String) {
    do {
      Issue.record("\(try Fault(text)) was read from \(text)")
    } catch {
      #expect("\(error)".contains(words), "\(error)")
    }
  }
}
