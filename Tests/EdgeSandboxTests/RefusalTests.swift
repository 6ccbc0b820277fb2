import EdgeSandbox
import OrderedJSON
import Testing

/// A call that Target refuses, and words of the message.
struct RefusedCall: CustomTestStringConvertible {
  let query: String
  let body: String
  let words: String

  init(
    query: String = "client=acme&sessionId=s", body: String = #"{"context":{"channel":"web"}}"#,
    _ words: String
  ) {
    self.query = query
    self.body = body
    self.words = words
  }

  var testDescription: String { words }

  static let all = [
    RefusedCall(query: "sessionId=s", "client or imsOrgId is required"),
    RefusedCall(query: "client=other&sessionId=s", "Invalid client - other"),
    RefusedCall(query: "imsOrgId=bad&sessionId=s", "Invalid imsOrg - bad"),
    RefusedCall(query: "client=acme", "sessionId must not be null"),
    RefusedCall(query: "client=acme&sessionId=", "sessionId: must not be empty"),
    RefusedCall(query: "client=acme&sessionId=a%20b", "sessionId: must be printable"),
    RefusedCall(body: "{\n  \"context\": }", "not JSON: line 2, column 14"),
    RefusedCall(body: "", "not JSON: line 1, column 1"),
    RefusedCall(body: "[]", "object"),
    RefusedCall(body: "{}", "context must not be null"),
    RefusedCall(body: #"{"context":{}}"#, "context.channel must not be null"),
    RefusedCall(body: #"{"context":{"channel":"tv"}}"#, "context.channel"),
    RefusedCall(
      body: #"{"context":{"channel":"web"},"execute":{}}"#, "execute: must have pageLoad or mboxes"),
    RefusedCall(
      body: #"{"context":{"channel":"web"},"execute":{"mboxes":[{"index":1,"name":""}]}}"#,
      "execute.mboxes[0].name: must not be empty"),
    RefusedCall(
      body: #"{"context":{"channel":"web"},"execute":{"mboxes":[{"index":1}]}}"#, "execute.mboxes[0]"),
    RefusedCall(
      body: #"{"context":{"channel":"web"},"notifications":[{"id":"n","type":"seen","timestamp":1}]}"#,
      "notifications[0]"),
    RefusedCall(
      body: String(repeating: #"{"context":"#, count: 300) + "1" + String(repeating: "}", count: 300),
      "not JSON"),
  ]
}

@Suite struct RefusalTests {
  @Test(arguments: RefusedCall.all)
  func `what Target refuses gets status 400 and a message`(refused: RefusedCall) async throws {
    try await withSandbox { sandbox, client in
      let answer = try await client.deliver(refused.body, query: refused.query)
      #expect(answer.status == 400)
      let json = try answer.json()
      #expect(json.object?.map(\.name) == ["status", "message"])
      #expect(json["status"] == 400)
      let message = try #require(json["message"]?.string)
      #expect(message.contains(refused.words), "\(message)")
      #expect(sandbox.records.calls.first?.summary == message)
    }
  }

  @Test func `customer ids without an Experience Cloud id are accepted`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.deliver(FaultTests.customerIDs)
      #expect(try answer.json()["status"] == 200)
    }
  }

  @Test func `a body that no client sends is too large`() async throws {
    try await withSandbox { sandbox, client in
      let answer = try await client.deliver(String(repeating: " ", count: 17 << 20))
      #expect(answer.status == 413)
      #expect(sandbox.records.calls.first?.status == 413)
      let next = try await client.get("/v1/geo")
      #expect(next.status == 200)
    }
  }

  @Test func `other paths and methods are not found and not allowed`() async throws {
    try await withSandbox { _, client in
      let unknown = try await client.get("/rest/v2/delivery?client=acme")
      #expect(unknown.status == 404)
      #expect(try await client.get("/rest/v1/delivery?client=acme").status == 405)
      #expect(try await client.call("POST", "/v1/geo").status == 405)
    }
  }

  @Test func `configurations that cannot work are told at once`() throws {
    func make(_ change: (inout SandboxConfiguration) -> Void) throws {
      var configuration = SandboxConfiguration(artifact: Array(ArtifactFixture.text.utf8))
      change(&configuration)
      _ = try EdgeSandbox(configuration)
    }
    #expect(throws: SandboxError.invalidPort(70_000)) { try make { $0.port = 70_000 } }
    #expect(throws: SandboxError.invalidCluster("west")) { try make { $0.cluster = "west" } }
    #expect(throws: SandboxError.unknownClient) {
      try make { $0.artifact = Array(#"{"version":"1.0.0","rules":{}}"#.utf8) }
    }
    #expect(throws: (any Error).self) { try make { $0.artifact = [] } }
  }

  @Test func `a port that is taken is told with its number`() async throws {
    try await withSandbox { _, client in
      let second = try EdgeSandbox(
        SandboxConfiguration(artifact: Array(ArtifactFixture.text.utf8), port: client.address.port))
      do {
        _ = try await second.start()
        Issue.record("two sandboxes on one port")
        await second.stop()
      } catch let error as SandboxError {
        #expect("\(error)".contains("Port \(client.address.port) of 127.0.0.1"))
      }
    }
  }
}
