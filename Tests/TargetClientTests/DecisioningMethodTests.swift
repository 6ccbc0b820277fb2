import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

/// A hybrid client has the artifact of the tests and asks a server where that is not enough.
@Suite struct `Choosing where to decide` {
  private func meta(
    _ request: DeliveryRequest, method: DecisioningMethod? = nil,
    _ change: (inout TargetClientOptions) -> Void = { _ in }
  ) async throws -> (meta: DecisionMeta, requests: Int) {
    try await withServerSideClient(
      {
        $0.decisioningMethod = .hybrid
        $0.artifactPayload = Array(artifact.utf8)
        change(&$0)
      }, answering: { _ in .json(serverAnswer) }
    ) { client, server in
      let result = try await client.getOffers(
        GetOffersOptions(request: request, decisioningMethod: method))
      return (result.meta, server.requests.count)
    }
  }

  private let remoteRequest = mboxRequest {
    $0.execute?.mboxes?.append(MboxRequest(name: "server-only", index: 2))
  }

  @Test func `hybrid decides on the device what the artifact has`() async throws {
    let (meta, requests) = try await meta(mboxRequest())
    #expect(meta.decisioningMethod == .onDevice)
    #expect(meta.configuredDecisioningMethod == .hybrid)
    #expect(meta.reason == "The client decides hybrid, and the artifact has all that is asked for.")
    #expect(meta.host == nil)
    #expect(requests == 0)
  }

  @Test func `hybrid lets the servers decide everything when they are needed`() async throws {
    let (meta, requests) = try await meta(remoteRequest)
    #expect(meta.decisioningMethod == .serverSide)
    #expect(meta.configuredDecisioningMethod == .hybrid)
    #expect(meta.remoteMboxes == ["server-only"])
    #expect(meta.reason == "The client decides hybrid, and Target's servers are needed for server-only.")
    #expect(requests == 1)
  }

  @Test func `on-device answers in part`() async throws {
    let (meta, requests) = try await meta(remoteRequest, method: .onDevice)
    #expect(meta.decisioningMethod == .onDevice)
    #expect(
      meta.reason == "The call asks for on-device; Target's servers may have more for server-only.")
    #expect(requests == 0)
  }

  @Test func `server-side asks the servers, and the artifact still tells what is remote`() async throws {
    let (meta, requests) = try await meta(remoteRequest, method: .serverSide)
    #expect(meta.decisioningMethod == .serverSide)
    #expect(meta.reason == "The call asks for server-side.")
    #expect(meta.remoteMboxes == ["server-only"])
    #expect(requests == 1)
  }

  @Test func `hybrid without an artifact asks the servers and says why`() async throws {
    let clock = TestClock()
    try await withServer({
      $0.method == "GET" ? .answer(status: 403, body: []) : .json(serverAnswer)
    }) { server in
      var options = serverOptions(server)
      options.decisioningMethod = .hybrid
      options.artifactLocation = "http://\(server.authority)/rules.json"
      let client = try TargetClient.create(options, surroundings: networkSurroundings(clock))
      #expect(!client.isReady)
      for await event in client.events {
        if case .artifactDownloadFailed = event { break }
        if !client.artifactDownloads.isEmpty { break }
      }
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.meta.decisioningMethod == .serverSide)
      #expect(result.meta.reason.contains("rules.json answered 403"))
      await client.shutdown()
    }
  }

  @Test func `on-device without an artifact says so`() async throws {
    try await withServerSideClient(answering: { _ in .json(serverAnswer) }) { client, server in
      await #expect(throws: TargetClientError.notReady("the client has no artifact")) {
        try await client.getOffers(
          GetOffersOptions(request: mboxRequest(), decisioningMethod: .onDevice))
      }
      #expect(server.requests.isEmpty)
    }
    #expect(
      TargetClientError.notReady("the client has no artifact").description
        == "Unable to fulfill request; decisioning engine not ready. The client has no artifact.")
  }
}
