import Decisioning
import DeliveryAPI
import OrderedJSON
import Synchronization
import TargetClient
import Testing

/// Makes an on-device client that downloads its artifact from a server of the tests.
private func withDownloadingClient(
  clock: TestClock,
  _ change: (inout TargetClientOptions) -> Void = { _ in },
  answering respond: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply,
  _ test: (TargetClient, ScriptedServer) async throws -> Void
) async throws {
  try await withServer(respond) { server in
    var options = serverOptions(server)
    options.decisioningMethod = .onDevice
    options.artifactLocation = "http://\(server.authority)/acmeclient/production/v1/rules.json"
    change(&options)
    let client = try TargetClient.create(options, surroundings: networkSurroundings(clock))
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await test(client, server))
    } catch {
      outcome = .failure(error)
    }
    await client.shutdown()
    try outcome.get()
  }
}

@Suite struct `Locations of artifacts` {
  private func location(_ change: (inout TargetClientOptions) -> Void = { _ in }) -> String {
    var options = TargetClientOptions(client: "MyClient", organizationId: "o")
    change(&options)
    return options.artifactURL
  }

  @Test func `they follow from client, environment and property`() {
    #expect(location() == "https://assets.adobetarget.com/MyClient/production/v1/rules.json")
    #expect(
      location { $0.environment = "Development" }
        == "https://assets.adobetarget.com/MyClient/development/v1/rules.json")
    #expect(
      location {
        $0.environment = "development"
        $0.cdnEnvironment = "staging"
        $0.propertyToken = "693de2cd-ac92-d2c7-59fc-a3c0f2bce646"
      }
        == "https://assets.staging.adobetarget.com/MyClient/development/v1/"
        + "693de2cd-ac92-d2c7-59fc-a3c0f2bce646/rules.json")
    #expect(
      location { $0.artifactFormat = .binary }
        == "https://assets.adobetarget.com/MyClient/production/v1/rules.bin")
  }

  @Test func `another host may stand for the CDN, and a location for everything`() {
    #expect(
      location { $0.cdnBasePath = "cdn.test" } == "https://cdn.test/MyClient/production/v1/rules.json")
    #expect(
      location { $0.cdnBasePath = "http://127.0.0.1:8080/" }
        == "http://127.0.0.1:8080/MyClient/production/v1/rules.json")
    #expect(location { $0.artifactLocation = "https://a.test/r.bin?x" } == "https://a.test/r.bin?x")
    #expect(location { $0.artifactLocation = "rules.json" }.hasPrefix("https://assets.adobetarget.com/"))
  }
}

@Suite struct `Downloading artifacts` {
  private static let etagged: ScriptedServer.Reply = .json(artifact, headers: [("ETag", "\"one\"")])

  @Test func `the client becomes ready and decides`() async throws {
    let downloads = Mutex<[ArtifactDownload]>([])
    try await withDownloadingClient(
      clock: TestClock(),
      {
        $0.events.artifactDownloadSucceeded = { download in downloads.withLock { $0.append(download) } }
      }, answering: { _ in Self.etagged }
    ) { client, server in
      try await client.waitUntilReady()
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.meta.decisioningMethod == .onDevice)
      #expect(server.requests.map(\.target) == ["/acmeclient/production/v1/rules.json"])
      #expect(server.requests.first?.method == "GET")
      #expect(server.requests.first?.header("If-None-Match") == nil)
      let download = try #require(client.artifactDownloads.first)
      #expect(download.outcome == .replaced)
      #expect(download.start == midnight)
      #expect(download.status == 200)
      #expect(download.etag == "\"one\"")
      #expect(download.byteCount == artifact.utf8.count)
      #expect(download.pause == 300_000)
      #expect(client.pollingInterval == .seconds(300))
      #expect(downloads.withLock(\.self) == [download])
    }
  }

  @Test func `whoever decides before that is told why not`() async throws {
    try await withDownloadingClient(clock: TestClock(), answering: { _ in .silence }) { client, _ in
      #expect(!client.isReady)
      await #expect(throws: TargetClientError.notReady("the artifact is not there yet")) {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
    }
  }

  @Test func `an artifact that did not change is not sent again`() async throws {
    let clock = TestClock(passing: { $0 == .seconds(300) })
    try await withDownloadingClient(
      clock: clock,
      answering: {
        $0.number < 3 && $0.header("If-None-Match") == nil
          ? Self.etagged
          : $0.number < 3 ? .answer(status: 304, headers: [("ETag", "\"one\"")], body: []) : .silence
      }
    ) { client, server in
      _ = await server.arrivals.first { $0.number == 3 }
      #expect(server.requests.map { $0.header("If-None-Match") } == [nil, "\"one\"", "\"one\""])
      #expect(client.artifactDownloads.map(\.outcome) == [.replaced, .unchanged])
      #expect(client.isReady)
    }
  }

  @Test func `a first download that fails is tried again until the client is ready`() async throws {
    let clock = TestClock(passing: { $0 < .seconds(20) })
    try await withDownloadingClient(
      clock: clock, { $0.pollingInterval = .zero },
      answering: {
        $0.number < 4 ? .answer(status: 503, body: []) : Self.etagged
      }
    ) { client, _ in
      try await client.waitUntilReady()
      #expect(client.artifactDownloads.map(\.status) == [503, 503, 503, 200])
      #expect(client.artifactDownloads.map(\.pause) == [187.5, 375, 750, nil])
    }
  }

  @Test func `a wait for the first download goes on after failures that may pass`() async throws {
    let clock = TestClock(passing: { $0 < .seconds(20) })
    try await withDownloadingClient(
      clock: clock, { $0.pollingInterval = .zero },
      answering: { $0.number < 3 ? .answer(status: 503, body: []) : Self.etagged }
    ) { client, _ in
      await client.waitForFirstDownload()
      #expect(client.artifact != nil)
    }
  }

  @Test func `the last good artifact stays when a later download fails`() async throws {
    let clock = TestClock(passing: { $0 < .seconds(2) })
    try await withDownloadingClient(
      clock: clock, { $0.pollingInterval = .seconds(1) },
      answering: {
        switch $0.number {
        case 1: Self.etagged
        case 2: .json(#"{"version":"#)
        case 3: .json(#"{"version":"2.0.0","rules":{}}"#)
        default: .silence
        }
      }
    ) { client, server in
      _ = await server.arrivals.first { $0.number == 4 }
      #expect(client.artifactDownloads.map { $0.failure == nil } == [true, false, false])
      #expect(client.artifactDownloads[2].failure?.contains("version (2.0.0) is not supported") == true)
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.response.status == 200)
      #expect(server.requests[3].header("If-None-Match") == "\"one\"")
    }
  }

  @Test func `a refusal hints at what is switched off, and waits for the next look`() async throws {
    let clock = TestClock()
    try await withDownloadingClient(clock: clock, answering: { _ in .answer(status: 403, body: []) }) {
      client, server in
      await clock.waitForSleep(of: .seconds(300))
      let failure = try #require(client.artifactDownloads.first?.failure)
      #expect(failure.contains("answered 403"))
      #expect(failure.contains("switch On-Device Decisioning on"))
      #expect(server.requests.count == 1)
      let error = await #expect(throws: TargetClientError.self) {
        try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      }
      #expect(error == .notReady(failure))
    }
  }

  @Test func `readiness is waited for only so long`() async throws {
    let clock = TestClock()
    try await withDownloadingClient(
      clock: clock, { $0.maximumWaitReady = .seconds(7) },
      answering: { _ in
        .silence
      }
    ) { client, _ in
      let ready = Task { try await client.waitUntilReady() }
      await clock.waitForSleep(of: .seconds(7))
      clock.advance(by: .seconds(7))
      await #expect(
        throws: TargetClientError.notReadyInTime(.seconds(7), reason: "the artifact is not there yet")
      ) { try await ready.value }
    }
  }

  @Test func `a person may ask for a download`() async throws {
    let clock = TestClock()
    try await withDownloadingClient(
      clock: clock,
      answering: {
        $0.number == 1 ? Self.etagged : .answer(status: 304, body: [])
      }
    ) { client, server in
      // The first look has ended when the next one is waited for.
      await clock.waitForSleep(of: .seconds(300))
      #expect(await client.downloadArtifact()?.outcome == .unchanged)
      #expect(server.requests.count == 2)
    }
  }

  @Test func `intervals are at least five minutes, except on this machine`() async throws {
    func interval(_ change: (inout TargetClientOptions) -> Void) throws -> Duration {
      var options = onDeviceOptions()
      change(&options)
      return try TargetClient.create(options, surroundings: networkSurroundings()).pollingInterval
    }
    #expect(try interval { _ in } == .zero)
    #expect(try interval { $0.pollingInterval = .seconds(30) } == .seconds(300))
    #expect(try interval { $0.pollingInterval = .seconds(3600) } == .seconds(3600))
    #expect(
      try interval {
        $0.pollingInterval = .seconds(30)
        $0.cdnBasePath = "http://localhost:8080"
      } == .seconds(30))
  }

  @Test func `a binary artifact is read with the organization`() async throws {
    let header = Array("ATOD:001".utf8) + Array(repeating: UInt8(ascii: "k"), count: 32)
    let key = Array("1234567890@AdobeOrg".utf8) + header[8...]
    let payload = artifact.utf8.enumerated().map { $0.element ^ key[$0.offset % key.count] }
    try await withDownloadingClient(
      clock: TestClock(),
      answering: { _ in
        .answer(body: header + payload)
      }
    ) { client, _ in
      try await client.waitUntilReady()
      #expect(client.artifact?.localViews == ["home"])
    }
  }

  @Test func `an artifact that is given stays off the network`() async throws {
    try await withServer({ _ in .silence }) { server in
      var options = onDeviceOptions()
      options.serverDomain = server.authority
      options.cdnBasePath = "http://\(server.authority)"
      options.secure = false
      let client = try TargetClient.create(options, surroundings: networkSurroundings())
      let request = mboxRequest { $0.context?.geo = Geo(ipAddress: "192.0.2.1") }
      _ = try await client.getOffers(GetOffersOptions(request: request))
      #expect(client.artifactURL == nil)
      await client.shutdown()
      #expect(server.requests.isEmpty)
    }
  }

  @Test func `whoever lets go of a client ends its looks for artifacts`() async throws {
    let clock = TestClock()
    try await withServer({ _ in Self.etagged }) { server in
      var options = serverOptions(server)
      options.decisioningMethod = .onDevice
      options.artifactLocation = "http://\(server.authority)/rules.json"
      var client: TargetClient? = try TargetClient.create(
        options, surroundings: networkSurroundings(clock))
      let events = try #require(client?.events)
      try await client?.waitUntilReady()
      client = nil
      for await _ in events {}
    }
  }
}

@Suite struct `Places over HTTP` {
  private let request = mboxRequest { $0.context?.geo = Geo(ipAddress: "192.0.2.1") }

  @Test func `the service on the CDN is asked for the address`() async throws {
    let places = Mutex<[Geo]>([])
    try await withDownloadingClient(
      clock: TestClock(),
      {
        $0.events.geoLocationUpdated = { geo in places.withLock { $0.append(geo) } }
      },
      answering: {
        $0.target == "/v1/geo"
          ? .json(#"{"x-geo-city":"SAN FRANCISCO","x-geo-latitude":"37.75"}"#) : .json(artifact)
      }
    ) { client, server in
      try await client.waitUntilReady()
      let result = try await client.getOffers(GetOffersOptions(request: request))
      #expect(result.responseTokens.first?["geo.city"] == "SAN FRANCISCO")
      #expect(places.withLock(\.self) == [Geo(latitude: 37.75, city: "SAN FRANCISCO")])
      #expect(server.requests.last?.header("x-forwarded-for") == "192.0.2.1")
    }
  }

  @Test func `a decision is made without a place when the service fails`() async throws {
    try await withDownloadingClient(
      clock: TestClock(),
      answering: {
        $0.target == "/v1/geo" ? .answer(status: 500, body: []) : .json(artifact)
      }
    ) { client, _ in
      try await client.waitUntilReady()
      let result = try await client.getOffers(GetOffersOptions(request: request))
      #expect(result.response.status == 200)
      #expect(result.responseTokens.first?["geo.city"] == nil)
    }
  }

  @Test func `the CDN tells where this machine is`() async throws {
    let places = Mutex<[Geo]>([])
    try await withDownloadingClient(
      clock: TestClock(),
      {
        $0.events.geoLocationUpdated = { geo in places.withLock { $0.append(geo) } }
      }, answering: { _ in .json(artifact, headers: [("X-Geo-Country-Code", "DE")]) }
    ) { client, _ in
      try await client.waitUntilReady()
      await client.shutdown()
      #expect(places.withLock(\.self) == [Geo(countryCode: "DE")])
    }
  }
}
