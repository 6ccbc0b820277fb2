import DeliveryAPI
import OrderedJSON
import Synchronization
import TargetClient
import Testing

@Suite struct `Errors of Target's servers` {
  private func failure(
    _ request: DeliveryRequest = mboxRequest(), retries: Int = 0,
    answering reply: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply
  ) async throws -> DeliveryFailure {
    try await withServerSideClient({ $0.maximumRetries = retries }, answering: reply) { client, _ in
      try #require(
        await deliveryFailure { try await client.getOffers(GetOffersOptions(request: request)) })
    }
  }

  @Test func `a refusal tells host, rule, status and message`() async throws {
    let failure = try await failure { _ in
      .json(#"{"message":"Invalid request: Invalid imsOrg -  bad","status":400}"#, status: 400)
    }
    #expect(failure.cause == .refused(status: 400, message: "Invalid request: Invalid imsOrg -  bad"))
    #expect(failure.status == 400)
    #expect(
      failure.description
        == "\(failure.host.name) (the pinned server domain) answered 400: Invalid request: Invalid imsOrg -"
        + "  bad. Check the organization id, which ends in @AdobeOrg.")
    #expect(failure.exchange.response?.status == 400)
  }

  @Test func `a refusal may stand in the body alone`() async throws {
    let request = mboxRequest {
      $0.id = VisitorId(customerIds: [
        CustomerId(id: "1", integrationCode: "i", authenticatedState: .authenticated)
      ])
    }
    let failure = try await failure(request) { _ in .json(#"{"status":400,"message":"No ECID"}"#) }
    #expect(failure.cause == .refused(status: 400, message: "No ECID"))
    #expect(failure.hint?.contains("marketingCloudVisitorId") == true)
  }

  @Test func `a page for people is told by its title`() async throws {
    let failure = try await failure { _ in
      .answer(
        status: 502, headers: [("Content-Type", "text/html; charset=utf-8")],
        body: Array("<html><head><TITLE>Bad\n Gateway</TITLE></head></html>".utf8))
    }
    #expect(failure.cause == .refused(status: 502, message: "Bad Gateway"))
  }

  @Test func `a page instead of an answer is no answer`() async throws {
    let failure = try await failure { _ in
      .answer(body: Array("<!doctype html><title>Log in</title>".utf8))
    }
    #expect(failure.cause == .unreadable(status: 200, reason: "the body is HTML: Log in"))
  }

  @Test func `an empty refusal has the phrase of its status`() async throws {
    let failure = try await failure { _ in .answer(status: 500, body: []) }
    #expect(failure.cause == .refused(status: 500, message: "Internal Server Error"))
  }

  @Test func `a redirect says where to`() async throws {
    let failure = try await failure { _ in
      .answer(status: 301, headers: [("Location", "https://elsewhere.test/")], body: [])
    }
    #expect(failure.cause == .refused(status: 301, message: "ask https://elsewhere.test/ instead"))
  }

  @Test(arguments: [#"{"status":200,"execute":"#, "", "{]"])
  func `damaged JSON is no answer`(body: String) async throws {
    let failure = try await failure { _ in .json(body) }
    guard case .unreadable(200, let reason) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(reason.hasPrefix("the body is"))
    #expect(failure.exchange.response?.body == Array(body.utf8))
  }

  @Test func `JSON of another form is no answer`() async throws {
    let failure = try await failure { _ in .json(#"{"execute":{"mboxes":{}}}"#) }
    guard case .unreadable(200, let reason) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(reason.contains("execute.mboxes"))
  }

  @Test func `an answer that breaks off is not asked for again`() async throws {
    let failure = try await failure(retries: 2) { _ in
      .bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":")
    }
    guard case .noAnswer(.interrupted(_, .receiving)) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(failure.exchange.attempts.count == 1)
  }

  @Test func `a connection that breaks after the request is not tried again`() async throws {
    let failure = try await failure(retries: 2) { _ in .bytes("") }
    guard case .noAnswer(.interrupted(_, .waiting)) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(failure.exchange.attempts.count == 1)
    #expect(failure.description.contains("the connection broke while waiting for the answer"))
  }

  @Test func `something else than HTTP is no answer`() async throws {
    let failure = try await failure { _ in .bytes("SSH-2.0-OpenSSH_9.2\r\n") }
    guard case .noAnswer(.interrupted) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
  }

  @Test func `an answer that is too long is not taken in`() async throws {
    let failure = try await failure { _ in
      .beginning("HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n{")
    }
    #expect(failure.cause == .noAnswer(.tooLarge(limit: 67_108_864)))
  }

  @Test func `a host that cannot be written is not asked`() async throws {
    let options = TargetClientOptions(
      client: "acmeclient", organizationId: "o", serverDomain: "bad host", pinServerDomain: true)
    let client = try TargetClient.create(options, surroundings: networkSurroundings())
    let failure = await deliveryFailure {
      try await client.getOffers(GetOffersOptions(request: mboxRequest()))
    }
    guard case .noAnswer(.notSendable) = try #require(failure).cause else {
      Issue.record("\(String(describing: failure))")
      return
    }
    await client.shutdown()
  }
}

@Suite struct `Attempts` {
  /// A clock on which pauses between attempts pass at once.
  private let clock = TestClock(passing: { $0 < .seconds(2) })

  @Test(arguments: [408, 429, 500, 503])
  func `a passing refusal is tried again after growing pauses`(status: Int) async throws {
    try await withServerSideClient(
      clock: clock,
      answering: { $0.number < 3 ? .json("{}", status: status) : .json(serverAnswer) }
    ) { client, server in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.response.status == 200)
      #expect(result.exchange?.attempts.map(\.response?.status) == [status, status, 200])
      #expect(result.exchange?.attempts.map(\.pause) == [0, 75, 150])
      #expect(server.requests.count == 3)
      #expect(server.requests[0].body == server.requests[2].body)
    }
  }

  @Test func `after so many attempts the last refusal counts`() async throws {
    try await withServerSideClient(
      clock: clock, answering: { .json(#"{"status":503,"message":"no \#($0.number)"}"#, status: 503) }
    ) { client, _ in
      let failure = await deliveryFailure {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      #expect(failure?.cause == .refused(status: 503, message: "no 3"))
      #expect(failure?.description.hasSuffix("answered 503: no 3, after 3 attempts.") == true)
    }
  }

  @Test(arguments: [400, 401, 403, 404, 301])
  func `another refusal is not`(status: Int) async throws {
    try await withServerSideClient(clock: clock, answering: { _ in .json("{}", status: status) }) {
      client, server in
      let failure = await deliveryFailure {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      #expect(failure?.status == status)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `the server may ask for a longer pause`() async throws {
    try await withServerSideClient(
      clock: clock,
      answering: {
        $0.number == 1 ? .json("{}", status: 429, headers: [("Retry-After", "1")]) : .json(serverAnswer)
      }
    ) { client, _ in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.exchange?.attempts.map(\.pause) == [0, 1000])
    }
  }

  @Test func `a pause that would pass the deadline is not waited for`() async throws {
    try await withServerSideClient(
      clock: clock, answering: { _ in .json("{}", status: 429, headers: [("Retry-After", "3")]) }
    ) { client, server in
      let failure = await deliveryFailure {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      #expect(failure?.status == 429)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `a host that nobody listens at is tried again, and named`() async throws {
    let closed = try ClosedPort()
    let authority = "127.0.0.1:\(closed.number)"
    let options = TargetClientOptions(
      client: "acmeclient", organizationId: "o", serverDomain: authority, secure: false)
    let client = try TargetClient.create(options, surroundings: networkSurroundings(clock))
    let failure = await deliveryFailure {
      try await client.getOffers(GetOffersOptions(request: mboxRequest()))
    }
    await client.shutdown()
    closed.release()
    #expect(failure?.exchange.attempts.count == 3)
    #expect(failure?.description.hasPrefix("\(authority) (the server domain of the client)") == true)
    #expect(failure?.cause == .noAnswer(.unreachable("Connection refused")))
  }
}

@Suite struct `Deadlines` {
  @Test func `a call that is not answered in time fails`() async throws {
    let clock = TestClock()
    try await withServerSideClient(clock: clock, answering: { _ in .silence }) { client, server in
      async let call = deliveryFailure {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      _ = await server.arrivals.first { _ in true }
      await clock.waitForSleep(of: .seconds(3))
      clock.advance(by: .seconds(3))
      let failure = await call
      guard case .timedOut(.seconds(3), _) = try #require(failure).cause else {
        Issue.record("\(String(describing: failure))")
        return
      }
      #expect(failure?.description.contains("did not answer in 3000 ms") == true)
      #expect(failure?.exchange.attempts.count == 1)
    }
  }

  @Test func `the deadline counts for all attempts together`() async throws {
    let clock = TestClock(passing: { $0 == .milliseconds(75) })
    try await withServerSideClient(
      clock: clock, { $0.timeout = .milliseconds(500) },
      answering: { $0.number == 1 ? .json("{}", status: 503) : .silence }
    ) { client, server in
      async let call = deliveryFailure {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      _ = await server.arrivals.first { $0.number == 2 }
      await clock.waitForSleep(of: .milliseconds(500))
      clock.advance(by: .milliseconds(500))
      let failure = await call
      #expect(failure?.exchange.attempts.count == 2)
      guard case .timedOut(.milliseconds(500), _) = try #require(failure).cause else {
        Issue.record("\(String(describing: failure))")
        return
      }
    }
  }

  @Test func `a timeout of nothing is the usual one`() async throws {
    let clock = TestClock()
    try await withServerSideClient(clock: clock, { $0.timeout = .zero }, answering: { _ in .silence }) {
      client, server in
      let call = Task { try await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      await clock.waitForSleep(of: .seconds(3))
      call.cancel()
      await #expect(throws: CancellationError.self) { try await call.value }
    }
  }

  @Test func `a call that is cancelled ends`() async throws {
    try await withServerSideClient(answering: { _ in .silence }) { client, server in
      let call = Task { try await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      _ = await server.arrivals.first { _ in true }
      call.cancel()
      await #expect(throws: CancellationError.self) { try await call.value }
    }
  }
}
