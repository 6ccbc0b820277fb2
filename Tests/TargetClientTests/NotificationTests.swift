import DeliveryAPI
import OrderedJSON
import Synchronization
import TargetClient
import Testing

private func notification(_ id: String) -> DeliveryAPI.Notification {
  DeliveryAPI.Notification(
    id: id, type: .display, timestamp: midnight, tokens: ["shown"], mbox: NotificationMbox(name: "m"))
}

@Suite struct `Sending notifications` {
  @Test func `they go to the servers, whatever the client's method`() async throws {
    try await withServerSideClient(
      {
        $0.decisioningMethod = .onDevice
        $0.artifactPayload = Array(artifact.utf8)
      }, answering: { _ in .json(#"{"status":200,"notifications":[{"id":"1"}]}"#) }
    ) { client, server in
      let request = DeliveryRequest(notifications: [notification("1"), notification("2")])
      let result = try await client.sendNotifications(GetOffersOptions(request: request))
      #expect(server.requests.first?.json?["notifications"]?.array?.count == 2)
      #expect(result.meta.decisioningMethod == .serverSide)
      #expect(result.unprocessedNotifications == [notification("2")])
    }
  }

  @Test func `an answer without a body takes all of them in`() async throws {
    try await withServerSideClient(answering: { _ in .answer(status: 204, body: []) }) { client, _ in
      let request = DeliveryRequest(context: Context(beacon: true), notifications: [notification("1")])
      let result = try await client.sendNotifications(GetOffersOptions(request: request))
      #expect(result.unprocessedNotifications.isEmpty)
    }
  }

  @Test func `without any there is nothing to send`() async throws {
    try await withServerSideClient(answering: { _ in .json("{}") }) { client, server in
      await #expect(throws: TargetClientError.notificationsRequired) {
        try await client.sendNotifications(GetOffersOptions(request: DeliveryRequest()))
      }
      #expect(server.requests.isEmpty)
      #expect(
        TargetClientError.notificationsRequired.description == "Notifications list is required in request")
    }
  }
}

@Suite struct `Notifications of on-device decisions` {
  private func onDevice(_ options: inout TargetClientOptions) {
    options.decisioningMethod = .onDevice
    options.artifactPayload = Array(artifact.utf8)
  }

  @Test func `are not sent unless the client is told to`() async throws {
    try await withServerSideClient(onDevice, answering: { _ in .json("{}") }) { client, server in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.notifications.count == 1)
      await client.shutdown()
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `are sent for the same visitor, session and property`() async throws {
    try await withServerSideClient(
      {
        onDevice(&$0)
        $0.sendsNotifications = true
        $0.environmentId = 7
        $0.propertyToken = "p"
      }, answering: { _ in .json(serverAnswer) }
    ) { client, server in
      let result = try await client.getOffers(
        GetOffersOptions(request: mboxRequest(), sessionId: "s"))
      await client.shutdown()
      let request = try #require(server.requests.first)
      #expect(server.requests.count == 1)
      #expect(request.target.hasSuffix("sessionId=s"))
      let body = try #require(request.json)
      #expect(body["id"]?["tntId"]?.string == result.response.id?.tntId)
      #expect(body["property"]?["token"] == "p")
      #expect(body["environmentId"] == 7)
      #expect(try body["notifications"] == json(of: result.notifications.first?.notifications))
      #expect(body["execute"] == nil)
    }
  }

  @Test func `that fail are reported with their request`() async throws {
    let failures = Mutex<[NotificationFailure]>([])
    try await withServerSideClient(
      {
        onDevice(&$0)
        $0.sendsNotifications = true
        $0.events.sendNotificationError = { failure in failures.withLock { $0.append(failure) } }
      }, answering: { _ in .json(#"{"status":400,"message":"no"}"#, status: 400) }
    ) { client, _ in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      await client.shutdown()
      let failure = try #require(failures.withLock { $0.first })
      #expect(failure.reason.contains("answered 400: no"))
      #expect(failure.request.notifications == result.notifications.first?.notifications)
    }
  }
}

@Suite struct `Shutting down` {
  @Test func `no more calls begin`() async throws {
    let client = try onDeviceClient()
    await client.shutdown()
    await client.shutdown()
    await #expect(throws: TargetClientError.shutDown) {
      try await client.getOffers(GetOffersOptions(request: mboxRequest()))
    }
  }

  @Test func `calls under way come to their end`() async throws {
    let clock = TestClock()
    try await withServerSideClient(
      clock: clock, answering: { $0.number == 1 ? .json("{}", status: 503) : .json(serverAnswer) }
    ) { client, _ in
      let call = Task { try await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      await clock.waitForSleep(of: .milliseconds(75))
      async let end: Void = client.shutdown()
      clock.advance(by: .milliseconds(75))
      await end
      let result = try await call.value
      #expect(result.response.status == 200)
    }
  }

  @Test func `looks for artifacts and events end`() async throws {
    try await withServer({ _ in .silence }) { server in
      var options = serverOptions(server)
      options.decisioningMethod = .onDevice
      options.artifactLocation = "http://\(server.authority)/rules.json"
      let client = try TargetClient.create(options, surroundings: networkSurroundings())
      let events = client.events
      _ = await server.arrivals.first { _ in true }
      await client.shutdown()
      for await _ in events {}
      await #expect(throws: TargetClientError.shutDown) { try await client.waitUntilReady() }
      #expect(await client.downloadArtifact() == nil)
    }
  }
}
