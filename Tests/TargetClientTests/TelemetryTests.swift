import DeliveryAPI
import Logging
import OrderedJSON
import Synchronization
import TargetClient
import Testing

@Suite struct `Telemetry` {
  @Test func `a call is measured, and the next one tells`() async throws {
    let answer = #"{"status":200,"edgeHost":"e","telemetryServerToken":"t","requestId":"r"}"#
    try await withServerSideClient({ $0.telemetryEnabled = true }, answering: { _ in .json(answer) }) {
      client, server in
      _ = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      let second = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(server.requests[0].json?["telemetry"] == nil)
      let entries = try #require(server.requests[1].json?["telemetry"]?["entries"]?.array)
      #expect(entries.count == 1)
      #expect(entries[0]["requestId"] == "r")
      #expect(entries[0]["mode"] == "edge")
      #expect(entries[0]["timestamp"]?.integer == midnight)
      #expect(entries[0]["telemetryServerToken"] == "t")
      #expect(entries[0]["features"] == ["decisioningMethod": "server-side", "executeMboxCount": 1])
      #expect(entries[0]["request"]?["responseSize"]?.integer == Int64(answer.utf8.count))
      #expect(entries[0]["execution"]?.number != nil)
      #expect(second.request.telemetry?.entries?.count == 1)
    }
  }

  @Test func `what could not be sent goes with the call after`() async throws {
    try await withServerSideClient(
      {
        $0.telemetryEnabled = true
        $0.maximumRetries = 0
      }, answering: { $0.number == 2 ? .json("{}", status: 500) : .json(serverAnswer) }
    ) { client, server in
      for _ in 1...3 { _ = try? await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      #expect(server.requests[2].json?["telemetry"] == server.requests[1].json?["telemetry"])
    }
  }

  @Test func `what waits at the end is sent for the last visitor`() async throws {
    let answer = #"{"status":200,"requestId":"r","id":{"tntId":"visitor.28_0"}}"#
    try await withServerSideClient({ $0.telemetryEnabled = true }, answering: { _ in .json(answer) }) {
      client, server in
      _ = try await client.getOffers(GetOffersOptions(request: mboxRequest(), sessionId: "s"))
      await client.shutdown()
      await client.shutdown()
      #expect(server.requests.count == 2)
      let last = try #require(server.requests.last)
      #expect(last.target.hasSuffix("sessionId=s"))
      #expect(last.json?["id"]?["tntId"] == "visitor.28_0")
      #expect(last.json?["context"]?["channel"] == "web")
      #expect(last.json?["execute"] == nil)
      let entries = try #require(last.json?["telemetry"]?["entries"]?.array)
      #expect(entries.map { $0["requestId"] } == ["r"])
    }
  }

  @Test func `a server that no call asked is not asked at the end`() async throws {
    try await withServerSideClient(
      {
        $0.telemetryEnabled = true
        $0.decisioningMethod = .onDevice
        $0.cdnBasePath = "http://\($0.serverDomain ?? "")"
        $0.pollingInterval = .zero
      }, answering: { _ in .answer(body: Array(artifact.utf8)) }
    ) { client, server in
      try await client.waitUntilReady()
      _ = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      await client.shutdown()
      #expect(server.requests.map(\.method) == ["GET"])
    }
  }

  @Test func `without it nothing is told`() async throws {
    try await withServerSideClient(answering: { _ in .json(serverAnswer) }) { client, server in
      for _ in 1...2 { _ = try await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      #expect(server.requests.allSatisfy { $0.json?["telemetry"] == nil })
    }
  }
}

@Suite struct `Logging` {
  private struct Recorder: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
    }
  }

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock(\.self) }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  @Test func `calls are logged, with visitors and tokens masked`() async throws {
    let lines = Lines()
    try await withServerSideClient(
      {
        $0.logger = Logger(label: "test") { _ in Recorder(lines: lines) }
      }, answering: { _ in .json(serverAnswer) }
    ) { client, server in
      let request = mboxRequest {
        $0.id = VisitorId(tntId: "secret-visitor")
        $0.trace = TraceRequest(authorizationToken: "secret-token")
      }
      _ = try await client.getOffers(GetOffersOptions(request: request, sessionId: "secret-session"))
      let text = lines.all.joined(separator: "\n")
      #expect(text.contains("Request sent"))
      #expect(text.contains(server.authority))
      #expect(text.contains("a1-serverside-ab"))
      #expect(text.contains("Response received"))
      #expect(!text.contains("secret"))
      #expect(!text.contains("device.28_0"))
    }
  }

  @Test func `failures are errors`() async throws {
    let lines = Lines()
    try await withServerSideClient(
      {
        $0.logger = Logger(label: "test") { _ in Recorder(lines: lines) }
      }, answering: { _ in .json(#"{"status":400,"message":"no"}"#, status: 400) }
    ) { client, _ in
      _ = try? await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(lines.all.contains { $0.hasPrefix("error Delivery failed") && $0.contains("answered 400: no") })
    }
  }
}
