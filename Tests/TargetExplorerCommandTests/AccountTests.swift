import DeliveryAPI
import EdgeSandbox
import TargetClient
import Testing
import Workspace

@testable import TargetExplorerCommand

@Suite struct `An account` {
  private func withDemo(_ test: (Account) async throws -> Void) async throws {
    var settings = try AccountSettings(artifact: nil, client: nil, organization: nil, server: .sandbox)
    settings.timeout = patience
    let account = Account(settings)
    do {
      try await test(account)
      await account.shutdown()
    } catch {
      await account.shutdown()
      throw error
    }
  }

  private func hero(_ method: DecisioningMethod? = nil) -> RequestDocument {
    var document = RequestDocument(
      request: DeliveryRequest(
        id: VisitorId(tntId: "b7d539fdd5fd31a031e2243e2272669d.35_0"), context: Context(channel: .web),
        execute: ExecuteRequest(mboxes: [MboxRequest(name: "homepage-hero", index: 1)])))
    document.decisioningMethod = method?.rawValue
    return document
  }

  private func experiences(of result: TargetDeliveryResult) -> [String] {
    result.responseTokens.compactMap { $0["experience.name"]?.string }
  }

  @Test func `a demo that only decides on-device starts no server`() async throws {
    try await withDemo { account in
      let result = try await account.decide(hero())
      #expect(experiences(of: result) == ["A: trail"])
      #expect(await account.sourceDescription == "artifact 1.0.0 · production")
    }
  }

  @Test func `one sandbox answers all calls that need a server, also at once`() async throws {
    try await withDemo { account in
      let hosts = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...8 {
          group.addTask { try await account.decide(hero(.serverSide)).meta.host?.name }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(hosts.count == 1)
      let host = try #require(hosts.first ?? nil)
      #expect(host.hasPrefix("127.0.0.1:"))
    }
  }

  @Test func `methods can change from call to call`() async throws {
    try await withDemo { account in
      for method in [DecisioningMethod.onDevice, .serverSide, .hybrid, .onDevice] {
        let result = try await account.decide(hero(method), explains: true)
        #expect(experiences(of: result) == ["A: trail"])
        #expect(result.meta.configuredDecisioningMethod == method)
        #expect((result.explanation != nil) == (method != .serverSide))
      }
    }
  }

  @Test func `notifications of a decision can be sent afterwards`() async throws {
    try await withSandbox { sandbox, address in
      var settings = try AccountSettings(
        artifact: nil, client: nil, organization: nil, server: .named(domain: address.serverDomain))
      settings.isEncrypted = false
      settings.timeout = patience
      let account = Account(settings)
      let result = try await account.decide(hero())
      #expect(sandbox.records.callCount == 0)
      let notifications = try #require(result.notifications.first)
      let sent = try await account.sendNotifications(result.notificationCall(notifications))
      await account.shutdown()
      #expect(sent.unprocessedNotifications.isEmpty)
      #expect(sandbox.records.notifications.count == 1)
      #expect(sandbox.records.calls.first?.sessionID == result.session.value)
      #expect(
        sandbox.records.calls.first?.request?["id"]?["tntId"] == "b7d539fdd5fd31a031e2243e2272669d.35_0")
    }
  }

  @Test func `a rehearsal explains, and the server hears nothing of it`() async throws {
    try await withSandbox { sandbox, address in
      var settings = try AccountSettings(
        artifact: nil, client: nil, organization: nil, server: .named(domain: address.serverDomain))
      settings.isEncrypted = false
      settings.timeout = patience
      settings.sendsNotifications = true
      let account = Account(settings)
      let result = try await account.rehearse(hero(.serverSide))
      await account.shutdown()
      #expect(experiences(of: result) == ["A: trail"])
      #expect(result.explanation != nil)
      #expect(sandbox.records.callCount == 0)
    }
  }

  @Test func `the artifact of a named account is told with every look for it`() async throws {
    try await withSandbox { _, address in
      let url = "\(address.url)/acmeclient/production/v1/rules.json"
      var settings = AccountSettings(
        client: "acmeclient", organization: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg",
        rules: .downloaded(from: url),
        server: .named(domain: address.serverDomain))
      settings.timeout = patience
      let account = Account(settings)
      _ = try await account.decide(hero())
      var status = await account.artifactStatus
      while status.downloads.count < 2 {
        // Whoever asks while a look has not quite ended gets the outcome of that one.
        _ = try await account.downloadArtifact()
        status = await account.artifactStatus
      }
      await account.shutdown()
      #expect(status.location == url)
      #expect(status.version == "1.0.0")
      #expect(status.downloads.map(\.outcome) == [.replaced, .unchanged])
      #expect(status.etag != nil)
      let confirmed = try #require(status.confirmed)
      #expect(status.nextDownload == confirmed + 300_000)
      #expect(
        await account.sourceDescription == "\(address.serverDomain) · artifact 1.0.0 · production")
    }
  }

  @Test func `after its end there are no calls`() async throws {
    try await withDemo { account in
      await account.shutdown()
      await #expect(throws: TargetClientError.shutDown) { try await account.decide(hero(.serverSide)) }
    }
  }
}
