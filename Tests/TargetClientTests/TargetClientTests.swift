import Decisioning
import DeliveryAPI
import OrderedJSON
import Synchronization
import TargetClient
import Testing

@Suite struct `Making a client` {
  private func error(_ change: (inout TargetClientOptions) -> Void) -> TargetClientError? {
    #expect(throws: TargetClientError.self) { try onDeviceClient(fixedSurroundings(), change) }
  }

  @Test func `options are checked in the order of the SDKs`() {
    var options = TargetClientOptions(
      client: "", organizationId: "", decisioningMethod: DecisioningMethod(rawValue: "magic"))
    func error() -> TargetClientError? {
      #expect(throws: TargetClientError.self) { try TargetClient.create(options) }
    }
    #expect(error()?.description == "Client is required")
    options.client = "acmeclient"
    #expect(error()?.description == "Organization Id is required")
    options.organizationId = "1234567890@AdobeOrg"
    #expect(
      error()?.description.hasPrefix(
        "Invalid Decisioning Method.  Must be set to one of: on-device,server-side,hybrid") == true)
  }

  @Test func `a damaged artifact and one of another version are refused`() {
    #expect(error { $0.artifactPayload = Array("{".utf8) } != nil)
    #expect(
      error { $0.artifactPayload = Array(#"{"version":"99.0.0","rules":{}}"#.utf8) }
        == .artifactInvalid(.unsupportedVersion("99.0.0")))
  }

  @Test func `an artifact is a file or comes over HTTP`() async throws {
    let location = "ftp://assets.test/rules.json"
    let elsewhere = error {
      $0.artifactPayload = nil
      $0.artifactLocation = location
    }
    #expect(elsewhere == .unsupportedArtifactLocation(location))
  }

  @Test func `a file that is not there is named`() {
    let missing = error {
      $0.artifactPayload = nil
      $0.artifactLocation = "/nowhere/rules.json"
    }
    #expect(missing?.description == "Failed to retrieve artifact: /nowhere/rules.json: there is no such file")
  }

  @Test func `the artifact of a client can be looked at`() throws {
    #expect(try onDeviceClient().artifact?.localViews == ["home"])
  }
}

@Suite struct `Getting offers` {
  @Test func `the seed example decides on-device`() async throws {
    let client = try TargetClient.create(
      TargetClientOptions(
        client: "acmeclient", organizationId: "1234567890@AdobeOrg", decisioningMethod: .onDevice,
        artifactPayload: Array(artifact.utf8)))

    let request = DeliveryRequest(
      context: Context(channel: .web),
      execute: ExecuteRequest(mboxes: [MboxRequest(name: "a1-serverside-ab", index: 1)]))

    let result = try await client.getOffers(GetOffersOptions(request: request))

    #expect(result.response.status == 200)
    let mbox = try #require(result.response.execute?.mboxes?.first)
    #expect(mbox.name == "a1-serverside-ab")
    #expect(mbox.index == 1)
    #expect(mbox.options?.first?.content == ["doMagic": true, "importantValue": 150])
    #expect(result.meta.decisioningMethod == .onDevice)
  }

  @Test func `the callback is called once with the result`() async throws {
    let client = try onDeviceClient()
    let calls = Counter()
    let result = await withCheckedContinuation { continuation in
      client.getOffers(GetOffersOptions(request: mboxRequest())) { result in
        _ = calls.next()
        continuation.resume(returning: result)
      }
    }
    #expect(try result.get().response.status == 200)
    #expect(calls.next() == 2)
  }

  @Test func `the callback is told of errors`() async throws {
    let client = try onDeviceClient()
    let options = GetOffersOptions(
      request: mboxRequest { $0.execute = ExecuteRequest(mboxes: []) })
    let result = await withCheckedContinuation { continuation in
      client.getOffers(options) { continuation.resume(returning: $0) }
    }
    #expect(throws: TargetClientError.nothingToExecute) { try result.get() }
  }

  @Test func `a cancelled call is not decided`() async throws {
    let client = try onDeviceClient()
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.getOffers(GetOffersOptions(request: mboxRequest()))
    }
    await #expect(throws: CancellationError.self) { try await call.value }
  }

  @Test func `execute and prefetch must ask for something`() async throws {
    let client = try onDeviceClient()
    await #expect(throws: TargetClientError.nothingToExecute) {
      try await client.getOffers(
        GetOffersOptions(request: mboxRequest { $0.execute = ExecuteRequest(mboxes: []) }))
    }
    await #expect(throws: TargetClientError.nothingToPrefetch) {
      try await client.getOffers(
        GetOffersOptions(request: mboxRequest { $0.prefetch = PrefetchRequest(views: []) }))
    }
    #expect(
      TargetClientError.nothingToExecute.description == "Either pageLoad or mboxes is required in execute")
  }

  @Test func `a request that asks for nothing is answered`() async throws {
    let result = try await onDeviceClient().getOffers(GetOffersOptions(request: DeliveryRequest()))
    #expect(result.response.status == 200)
    #expect(result.response.execute == nil)
  }

  @Test func `a call may decide otherwise than its client`() async throws {
    let client = try onDeviceClient { $0.decisioningMethod = .hybrid }
    let result = try await client.getOffers(
      GetOffersOptions(request: mboxRequest(), decisioningMethod: .onDevice))
    #expect(result.meta.reason == "The call asks for on-device.")
  }

  @Test func `a client serves many tasks at once`() async throws {
    let client = try onDeviceClient()
    let statuses = try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<64 {
        group.addTask {
          try await client.getOffers(GetOffersOptions(request: mboxRequest())).response.status
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 64))
  }

  @Test func `what the Delivery API would refuse is decided and told`() async throws {
    let request = mboxRequest { $0.requestId = String(repeating: "r", count: 129) }
    let result = try await onDeviceClient().getOffers(
      GetOffersOptions(request: request, sessionId: "a b"))
    #expect(result.problems.map { $0.path.description } == ["requestId", "sessionId"])
    #expect(result.response.status == 200)
  }
}

@Suite struct `Events of a client` {
  @Test func `the handler gets the client when it is ready`() async throws {
    let (ready, continuation) = AsyncStream.makeStream(of: TargetClient.self)
    let client = try onDeviceClient { $0.events.clientReady = { continuation.yield($0) } }
    let told = await ready.first { _ in true }
    #expect(told === client)
  }

  @Test func `whoever listens late learns that the client is ready`() async throws {
    let client = try onDeviceClient()
    for _ in 1...2 {
      let first = await client.events.first { _ in true }
      #expect(first == .clientReady)
    }
  }

  @Test func `events end with the client`() async throws {
    var client: TargetClient? = try onDeviceClient()
    let events = try #require(client?.events)
    client = nil
    var seen: [ClientEvent] = []
    for await event in events { seen.append(event) }
    #expect(seen == [.clientReady])
  }

  @Test func `a place that was looked up is reported`() async throws {
    let reply = GeoReply(json: ["x-geo-city": "SAN FRANCISCO", "x-geo-country-code": "US"])
    let asked = Mutex<[String?]>([])
    let surroundings = fixedSurroundings { lookup in
      asked.withLock { $0.append(lookup.ipAddress) }
      return reply
    }
    let places = Mutex<[Geo]>([])
    let client = try onDeviceClient(surroundings) {
      $0.events.geoLocationUpdated = { geo in places.withLock { $0.append(geo) } }
    }
    let request = mboxRequest { $0.context?.geo = Geo(ipAddress: " 192.0.2.1 ") }
    let result = try await client.getOffers(GetOffersOptions(request: request))
    #expect(asked.withLock(\.self) == ["192.0.2.1"])
    #expect(places.withLock(\.self) == [Geo(countryCode: "US", city: "SAN FRANCISCO")])
    #expect(result.responseTokens.first?["geo.city"] == "SAN FRANCISCO")
  }

  @Test func `a place that is known is not looked up`() async throws {
    let asked = Counter()
    let surroundings = fixedSurroundings { _ in
      _ = asked.next()
      return nil
    }
    let request = mboxRequest { $0.context?.geo = Geo(ipAddress: "192.0.2.1", countryCode: "US") }
    _ = try await onDeviceClient(surroundings).getOffers(GetOffersOptions(request: request))
    #expect(asked.next() == 1)
  }
}
