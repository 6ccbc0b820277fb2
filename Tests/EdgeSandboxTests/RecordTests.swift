import EdgeSandbox
import OrderedJSON
import Testing

@Suite struct RecordTests {
  private let notification = #"""
    {"context":{"channel":"web"},"requestId":"r-7",
     "notifications":[
       {"id":"n1","type":"display","timestamp":1767323045000,"mbox":{"name":"hero"},"tokens":["token-100"]},
       {"id":"n2","type":"click","timestamp":1767323045001,"mbox":{"name":"hero"},"tokens":["click"]}],
     "telemetry":{"entries":[{"requestId":"r-6","timestamp":1767323044000,"mode":"edge","execution":12.5}]}}
    """#

  @Test func `notifications and telemetry are accepted and kept`() async throws {
    try await withSandbox { sandbox, client in
      let json = try await client.deliver(notification).json()
      #expect(json["notifications"] == [["id": "n1"], ["id": "n2"]])
      let records = sandbox.records
      #expect(records.notifications.map(\.notification.id) == ["n1", "n2"])
      #expect(records.notifications.map(\.call) == [1, 1])
      #expect(records.telemetry.map(\.entry.execution) == [12.5])
      #expect(records.notificationCount == 2)
      #expect(records.telemetryCount == 1)
    }
  }

  @Test func `calls are kept with what they asked for`() async throws {
    try await withSandbox { sandbox, client in
      _ = try await client.deliver(notification, query: "client=acme&sessionId=abc")
      _ = try await client.get("/acme/production/v1/rules.json")
      let calls = sandbox.records.calls
      #expect(calls.map(\.endpoint) == [.delivery, .artifact])
      #expect(calls.map(\.status) == [200, 200])
      #expect(calls[0].instant == SteadySurroundings.instant)
      #expect(calls[0].sessionID == "abc")
      #expect(calls[0].client == "acme")
      #expect(calls[0].requestID == "r-7")
      #expect(calls[0].summary == "2 notifications, 1 telemetry entries")
      #expect(calls[0].request?["requestId"] == "r-7")
      #expect(calls[0].response?["status"] == 200)
      #expect(sandbox.records.callCounts == [.delivery: 1, .artifact: 1])
    }
  }

  @Test func `only the latest are kept, and all are counted`() async throws {
    try await withSandbox(configure: { $0.recordLimit = 3 }) { sandbox, client in
      for _ in 1...5 { _ = try await client.deliver(notification) }
      #expect(sandbox.records.calls.map(\.number) == [3, 4, 5])
      #expect(sandbox.records.notifications.count == 3)
      #expect(sandbox.records.notificationCount == 10)
      #expect(sandbox.records.callCount == 5)
    }
  }

  @Test func `whoever watches is told each call until the sandbox ends`() async throws {
    let sandbox = try EdgeSandbox(SandboxConfiguration(artifact: Array(ArtifactFixture.text.utf8)))
    let calls = sandbox.calls()
    let client = EdgeClient(try await sandbox.start())
    _ = try await client.get("/v1/geo")
    _ = try await client.get("/nothing")
    await sandbox.stop()
    var endpoints: [EdgeEndpoint] = []
    for await call in calls { endpoints.append(call.endpoint) }
    #expect(endpoints == [.geo, .unknown])
    #expect(sandbox.address == nil)
  }

  @Test func `a sandbox starts once`() async throws {
    try await withSandbox { sandbox, _ in
      await #expect(throws: SandboxError.alreadyStarted) { try await sandbox.start() }
    }
  }

  @Test func `the status page tells the account, the faults and the calls`() async throws {
    try await withSandbox(faults: ["latency=5"]) { _, client in
      _ = try await client.deliver(notification)
      let page = try await client.get("/")
      #expect(page.headers["content-type"] == "text/plain; charset=utf-8")
      for words in [
        "client        acme", "organization  1234@AdobeOrg", "latency=5", "delivery: 1",
        "#1 2026-01-02T03:04:05.000Z POST /rest/v1/delivery?client=acme&sessionId=session-1 200",
        "display mbox hero id n1, 1 tokens", "edge request r-6, 12.5 ms",
      ] {
        #expect(page.text.contains(words), "\(words) is missing in \(page.text)")
      }
    }
  }

  @Test func `the status is there as JSON too`() async throws {
    try await withSandbox(faults: ["latency=5"]) { sandbox, client in
      _ = try await client.deliver(notification)
      let status = try await client.get("/status.json").json()
      #expect(status["url"]?.string == client.address.url)
      #expect(status["faults"] == ["latency=5"])
      #expect(status[["callCounts", "delivery"]] == 1)
      #expect(status[["calls", 0, "request", "requestId"]] == "r-7")
      #expect(status[["notifications", 1, "notification", "id"]] == "n2")
      #expect(status[["telemetry", 0, "entry", "requestId"]] == "r-6")
      #expect(status[["artifact", "meta", "clientCode"]] == "acme")
    }
  }
}
