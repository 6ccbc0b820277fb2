import DeliveryAPI
import EdgeSandbox
import TargetClient
import Testing

/// The client against every fault of the sandbox.
@Suite struct `Faults of a server` {
  /// What comes of a call.
  enum Ending: Hashable {
    case answer
    case timeout(HTTPPhase)
    case noAnswer(HTTPPhase)
    case tooLarge
    case refusal(Int)
    case unreadable
  }

  /// - Parameters:
  ///   - clock: on which pauses between attempts pass at once.
  ///   - chance: says, by numbers below 1, which faults happen that are not certain.
  private func withSandbox(
    _ clock: TestClock = TestClock(passing: { $0 < .seconds(1) }),
    chance: @escaping @Sendable () -> Double = { 0 },
    _ test: (EdgeSandbox, TargetClient, TestClock) async throws -> Void
  ) async throws {
    let sandbox = try EdgeSandbox(
      SandboxConfiguration(
        artifact: Array(artifact.utf8), organization: "1234567890@AdobeOrg", cluster: nil,
        surroundings: SandboxSurroundings(chance: chance)))
    let address = try await sandbox.start()
    let options = TargetClientOptions(
      client: "acmeclient", organizationId: "1234567890@AdobeOrg", serverDomain: address.serverDomain,
      pinServerDomain: true, secure: false)
    let client = try TargetClient.create(options, surroundings: networkSurroundings(clock))
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await test(sandbox, client, clock))
    } catch {
      outcome = .failure(error)
    }
    await client.shutdown()
    await sandbox.stop()
    try outcome.get()
  }

  private func ending(of client: TargetClient) async throws -> Ending {
    let request = mboxRequest {
      $0.id = VisitorId(customerIds: [
        CustomerId(id: "1", integrationCode: "crm", authenticatedState: .authenticated)
      ])
    }
    guard
      let failure = await deliveryFailure(of: {
        try await client.getOffers(GetOffersOptions(request: request))
      })
    else { return .answer }
    switch failure.cause {
    case .timedOut(_, let phase): return .timeout(phase)
    case .noAnswer(.interrupted(_, let phase)): return .noAnswer(phase)
    case .noAnswer(.tooLarge): return .tooLarge
    case .refused(let status, _): return .refusal(status)
    case .unreadable: return .unreadable
    default: throw failure
    }
  }

  @Test(arguments: [
    ("jitter=1", Ending.answer), ("slow-body=1", .answer), ("content-type=text/html", .answer),
    ("huge-body=100000", .answer), ("reset", .noAnswer(.waiting)), ("cut-body", .noAnswer(.receiving)),
    ("truncated-json", .unreadable), ("malformed-json", .unreadable), ("status=503", .refusal(503)),
    ("status=404", .refusal(404)), ("body-status=400", .refusal(400)), ("refuse-customer-ids", .refusal(400)),
    ("huge-body=70000000", .tooLarge),
  ])
  func `each has its error, and the next call is fine`(fault: String, expected: Ending) async throws {
    try await withSandbox { sandbox, client, _ in
      sandbox.faults = [try Fault(fault)]
      #expect(try await ending(of: client) == expected)
      sandbox.faults = []
      #expect(try await ending(of: client) == .answer)
    }
  }

  @Test(arguments: [("latency=600000", HTTPPhase.waiting), ("slow-body=60000", .receiving)])
  func `an answer that does not come in time is given up`(fault: String, phase: HTTPPhase) async throws {
    try await withSandbox { sandbox, client, clock in
      sandbox.faults = [try Fault(fault)]
      let calls = sandbox.calls()
      async let outcome = ending(of: client)
      for await _ in calls { break }
      // Nothing tells whether the head of the answer has arrived yet, so either phase is right.
      clock.advance(by: .seconds(3))
      #expect([.timeout(phase), .timeout(.waiting)].contains(try await outcome))
      sandbox.faults = []
      #expect(try await ending(of: client) == .answer)
    }
  }

  @Test func `a thousand calls of which one in ten goes wrong lose none and leave no connection`()
    async throws
  {
    let chances = Counter()
    // Each fault asks for a number. Three of 101 that follow each other are low enough, for each fault in turn.
    try await withSandbox(chance: { Double(chances.next() * 37 % 101) / 101 }) { sandbox, client, _ in
      sandbox.faults = try ["status=503", "reset", "cut-body", "truncated-json"].map {
        try Fault("\($0)@0.025")
      }
      let endings = try await withThrowingTaskGroup(of: [Ending].self) { group in
        for _ in 1...20 {
          group.addTask {
            var endings: [Ending] = []
            for _ in 1...50 { endings.append(try await ending(of: client)) }
            return endings
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(endings.count == 1000)
      let counts = Dictionary(grouping: endings, by: \.self).mapValues(\.count)
      // A refusal with 503 is asked for again, which all but never fails three times.
      #expect(
        Set(counts.keys).isSuperset(of: [.answer, .noAnswer(.waiting), .noAnswer(.receiving), .unreadable]))
      #expect(counts[.answer, default: 0] > 800)

      sandbox.faults = []
      #expect(try await ending(of: client) == .answer)
      let port = try #require(sandbox.address?.port)
      #expect(openConnections(toPort: port) > 0)
      await client.shutdown()
      #expect(openConnections(toPort: port) == 0)
    }
  }
}
