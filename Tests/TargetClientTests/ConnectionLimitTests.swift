import DeliveryAPI
import TargetClient
import Testing

@Suite struct `Connections to one host` {
  private func getOffers(_ client: TargetClient) async throws -> TargetDeliveryResult {
    try await client.getOffers(GetOffersOptions(request: mboxRequest()))
  }

  @Test func `there are no more than the options allow`() async throws {
    try await withServerSideClient(
      { $0.maximumConnectionsPerHost = 3 }, answering: { _ in .json(serverAnswer) }
    ) { client, server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...50 { group.addTask { _ = try await getOffers(client) } }
        try await group.waitForAll()
      }
      #expect(server.requests.count == 50)
      #expect(server.requests.allSatisfy { (1...3).contains($0.connection) })
    }
  }

  @Test func `a call whose time is up meanwhile says that it waited for its turn`() async throws {
    let clock = TestClock()
    try await withServerSideClient(
      clock: clock,
      {
        // The download of the artifact has the only connection.
        $0.maximumConnectionsPerHost = 1
        $0.decisioningMethod = .hybrid
        $0.artifactLocation = $0.serverDomain.map { "http://\($0)/acmeclient/production/v1/rules.json" }
      }, answering: { _ in .silence }
    ) { client, server in
      _ = await server.arrivals.first { _ in true }
      async let failure = deliveryFailure { try await getOffers(client) }
      await clock.waitForSleep(of: .seconds(3))
      clock.advance(by: .seconds(3))
      #expect(await failure?.cause == .timedOut(after: .seconds(3), .queued))
      #expect(await failure?.exchange.attempts.first?.timing.connect == nil)
      #expect(server.requests.map(\.method) == ["GET"])
    }
  }

  @Test func `a call that is cancelled leaves the line, and the next one has its turn`() async throws {
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    try await withServerSideClient(
      { $0.maximumConnectionsPerHost = 1 },
      answering: { $0.number == 1 ? .silence : .json(serverAnswer) }
    ) { client, server in
      let first = Task { try await getOffers(client) }
      _ = await server.arrivals.first { _ in true }
      let second = Task {
        opening.yield()
        return try await getOffers(client)
      }
      for await _ in gate { break }
      second.cancel()
      await #expect(throws: CancellationError.self) { try await second.value }
      let third = Task { try await getOffers(client) }
      first.cancel()
      let result = try await third.value
      #expect(result.response.status == 200)
      #expect(server.requests.count == 2)
    }
  }
}
