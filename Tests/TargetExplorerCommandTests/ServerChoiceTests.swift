import EdgeSandbox
import OrderedJSON
import TerminalTestSupport
import Testing

@Suite struct `Where get-offers decides` {
  private static let visitor = "b7d539fdd5fd31a031e2243e2272669d.35_0"
  private static let hero = ["--mbox", "homepage-hero", "--tnt-id", visitor]

  // MARK: - No server is named

  @Test func `the demo decides server-side by a sandbox of its own`() throws {
    let result = try offers(
      "--mbox", "homepage-hero", "--tnt-id", Self.visitor, "--decisioning-method", "server-side")
    #expect(result.experiences() == ["A: trail"])
    #expect(result["meta"]?["decisioningMethod"] == "server-side")
    #expect(result["meta"]?["host"]?["name"]?.string?.hasPrefix("127.0.0.1:") == true)
    #expect(result["responseTokens"]?[0]?["activity.decisioningMethod"] == "server-side")
    #expect(result["notifications"] == nil)
  }

  @Test func `so does an artifact in a file`() throws {
    let folder = try TemporaryFolder()
    let artifact = try folder.write(smallArtifact, to: "rules.json")
    let result = try offers("--mbox", "here", "--artifact", artifact, "--decisioning-method", "server-side")
    #expect(result["response"]?["client"] == "othershop")
    #expect(result["response"]?["execute"]?["mboxes"]?[0]?["options"]?[0]?["content"] == "<p>hello</p>")
    #expect(result["meta"]?["host"]?["name"]?.string?.hasPrefix("127.0.0.1:") == true)
  }

  @Test func `hybrid asks the sandbox for what the artifact does not have`() throws {
    let whole = try offers("--mbox", "homepage-hero", "--decisioning-method", "hybrid")
    #expect(whole["meta"]?["decisioningMethod"] == "on-device")
    #expect(whole["meta"]?["host"] == nil)
    let part = try offers(
      "--mbox", "homepage-hero", "--mbox", "product-recommendations", "--decisioning-method", "hybrid")
    #expect(part["meta"]?["decisioningMethod"] == "server-side")
    #expect(part["meta"]?["host"]?["name"]?.string?.hasPrefix("127.0.0.1:") == true)
    #expect(part["meta"]?["remoteMboxes"] == ["product-recommendations"])
  }

  @Test func `clock and place of a call hold in the sandbox too`() throws {
    let evening = try offers(
      "--mbox", "sale-banner", "--at", "2025-11-29T19:30:00Z", "--decisioning-method", "server-side")
    #expect(evening.experiences() == ["Weekend evenings"])
    let folder = try TemporaryFolder()
    let geo = try folder.write(#"{"x-geo-country-code": "DE"}"#, to: "geo.json")
    let request = """
      {"context": {"channel": "web", "geo": {"ipAddress": "203.0.113.77"}},
       "execute": {"mboxes": [{"name": "geo-banner"}]}}
      """
    let there = try offers("--geo", geo, "--decisioning-method", "server-side", request: request)
    #expect(there.experiences() == ["Germany"])
  }

  @Test func `notifications are only shown`() throws {
    let ended = try run("get-offers", "--mbox", "homepage-hero", "--tnt-id", Self.visitor)
    #expect(
      ended.output.hasSuffix("\n1 notification would be sent: --server-domain or --client names where to\n"))
  }

  // MARK: - A server is named

  @Test func `a server that is named is asked, whatever edge cluster the visitor belongs to`() async throws {
    try await withSandbox { sandbox, address in
      let result = try await offersBeside(
        Self.hero + naming(address) + ["--decisioning-method", "server-side", "--no-telemetry"])
      #expect(
        result["meta"]?["host"] == ["name": .string(address.serverDomain), "rule": "pinnedServerDomain"])
      #expect(result.experiences() == ["A: trail"])
      #expect(sandbox.records.calls.map(\.endpoint) == [.delivery])
    }
  }

  @Test func `it gets the notifications of on-device decisions`() async throws {
    try await withSandbox { sandbox, address in
      let ended = try await runBeside(
        ["get-offers"] + naming(address) + Self.hero)
      #expect(ended.status == 0)
      #expect(ended.error.isEmpty)
      #expect(ended.output.hasSuffix("\n1 notification sent to \(address.serverDomain)\n"))
      #expect(sandbox.records.notifications.map(\.notification.mbox?.name) == ["homepage-hero"])
    }
  }

  @Test func `but not those that are not wanted`() async throws {
    try await withSandbox { sandbox, address in
      let result = try await offersBeside(
        naming(address) + ["--no-notifications"] + Self.hero)
      #expect(result["notifications"] == nil)
      #expect(sandbox.records.callCount == 0)
    }
  }

  @Test func `notifications that cannot be sent are a failure after the result`() async throws {
    try await withSandbox(faults: ["delivery:status=400"]) { _, address in
      let ended = try await runBeside(
        ["get-offers"] + naming(address) + Self.hero)
      #expect(ended.status == 1)
      #expect(ended.output.contains("A: trail"))
      #expect(ended.error.hasPrefix("Notifications were not sent: \(address.serverDomain) "))
    }
  }

  @Test func `an artifact is downloaded from where it is said to be`() async throws {
    try await withSandbox { sandbox, address in
      let artifact = "\(address.url)/acmeclient/production/v1/rules.json"
      let result = try await offersBeside(
        Self.hero + demoAccount + [
          "--artifact", artifact, "--timeout", "60000", "--no-notifications", "--no-telemetry",
        ])
      #expect(result.experiences() == ["A: trail"])
      #expect(result["meta"]?["decisioningMethod"] == "on-device")
      #expect(sandbox.records.calls.map(\.endpoint) == [.artifact])
    }
  }

  @Test func `or from a host that stands for the CDN, in the form that is wanted`() async throws {
    try await withSandbox { sandbox, address in
      let result = try await offersBeside(
        Self.hero + demoAccount + [
          "--cdn", address.url, "--artifact-format", "bin", "--timeout", "60000", "--no-notifications",
          "--no-telemetry",
        ])
      #expect(result.experiences() == ["A: trail"])
      #expect(sandbox.records.calls.map(\.endpoint) == [.artifact])
      #expect(sandbox.records.calls.first?.target.hasSuffix("/acmeclient/production/v1/rules.bin") == true)
    }
  }

  @Test func `requests that name no environment and no cluster get those that are said`() async throws {
    try await withSandbox { sandbox, address in
      let result = try await offersBeside(
        naming(address) + [
          "--mbox", "homepage-hero", "--decisioning-method", "server-side", "--environment-id", "11",
          "--location-hint", "28",
        ])
      #expect(sandbox.records.calls.first?.request?["environmentId"] == 11)
      #expect(result["targetLocationHintCookie"]?["value"] == "28")
    }
  }

  // MARK: - Failures

  @Test func `a refusal names the host, why it was asked, the status and the message`() async throws {
    try await withSandbox { _, address in
      let ended = try await runBeside(
        ["get-offers", "--organization", "x@AdobeOrg", "--decisioning-method", "server-side"]
          + naming(address) + Self.hero)
      #expect(ended.status == 1)
      #expect(ended.output.isEmpty)
      #expect(
        ended.error.hasPrefix(
          "\(address.serverDomain) (the pinned server domain) answered 400: Invalid request"),
        "\(ended.error)")
    }
  }

  @Test func `a server that answers too late is a failure in time`() async throws {
    try await withSandbox(faults: ["delivery:latency=20000"]) { _, address in
      let ended = try await runBeside(
        [
          "get-offers", "--server-domain", address.serverDomain, "--insecure-http", "--timeout", "50",
          "--decisioning-method", "server-side",
        ] + Self.hero)
      #expect(ended.status == 1)
      #expect(ended.error.contains("did not answer in 50 ms: the time was up while"), "\(ended.error)")
    }
  }

  @Test func `an artifact that cannot be downloaded is a failure on-device`() async throws {
    try await withSandbox(faults: ["artifact:status=403"]) { _, address in
      let artifact = "\(address.url)/acmeclient/production/v1/rules.json"
      let ended = try await runBeside(
        ["get-offers", "--artifact", artifact, "--timeout", "60000"] + demoAccount + Self.hero)
      #expect(ended.status == 1)
      #expect(ended.error.contains("\(artifact) answered 403"), "\(ended.error)")
    }
  }

  @Test func `an artifact that does not come in time is a failure that names the time`() async throws {
    try await withSandbox(faults: ["artifact:latency=60000"]) { _, address in
      let artifact = "\(address.url)/acmeclient/production/v1/rules.json"
      let ended = try await runBeside(
        ["get-offers", "--artifact", artifact, "--timeout", "50"] + demoAccount + Self.hero)
      #expect(ended.status == 1)
      #expect(ended.error.contains("\(artifact) did not come in 50 ms"), "\(ended.error)")
    }
  }

  @Test func `hybrid does without it`() async throws {
    try await withSandbox(faults: ["artifact:status=403"]) { sandbox, address in
      let artifact = "\(address.url)/acmeclient/production/v1/rules.json"
      let server = naming(address) + ["--decisioning-method", "hybrid"]
      let result = try await offersBeside(["--artifact", artifact] + server + demoAccount + Self.hero)
      #expect(result["meta"]?["decisioningMethod"] == "server-side")
      #expect(result["meta"]?["reason"]?.string?.contains("answered 403") == true)
      #expect(result.experiences() == ["A: trail"])
    }
  }
}
