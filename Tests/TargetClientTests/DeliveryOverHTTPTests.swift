import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

@Suite struct `Deciding server-side` {
  @Test func `a call goes out as the Delivery API wants it`() async throws {
    try await withServerSideClient(answering: { _ in .json(serverAnswer) }) { client, server in
      let result = try await client.getOffers(
        GetOffersOptions(request: mboxRequest(), sessionId: "a&b"))
      let request = try #require(server.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/rest/v1/delivery?imsOrgId=1234567890%40AdobeOrg&sessionId=a%26b")
      #expect(request.header("Content-Type") == "application/json")
      #expect(request.header("Accept") == "application/json")
      #expect(request.header("X-EXC-SDK") == "AdobeTargetSwift")
      #expect(request.header("X-EXC-SDK-Version")?.isEmpty == false)
      #expect(request.header("X-Request-Id") == "id-2")
      #expect(request.header("Host") == server.authority)
      #expect(try request.json == json(of: result.request))
      #expect(request.json?["execute"]?["mboxes"]?[0]?["name"] == "a1-serverside-ab")
    }
  }

  @Test func `the version of at.js becomes part of the query`() async throws {
    try await withServerSideClient({ $0.version = "2.11" }, answering: { _ in .json(serverAnswer) }) {
      client, server in
      _ = try await client.getOffers(GetOffersOptions(request: mboxRequest(), sessionId: "s"))
      #expect(server.requests.first?.target.hasSuffix("&sessionId=s&version=2.11") == true)
    }
  }

  @Test func `the answer becomes the result`() async throws {
    try await withServerSideClient(answering: { _ in .json(serverAnswer) }) { client, server in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.response.execute?.mboxes?.first?.options?.first?.content == "<b>server</b>")
      #expect(try result.rawResponse == JSON(parsing: serverAnswer))
      #expect(result.responseTokens.map { $0["activity.id"] } == ["7"])
      #expect(result.targetLocationHintCookie?.value == "28")
      #expect(result.targetCookie?.value == "session#id-1#1570321860|PC#device.28_0#1633564800")
      #expect(result.meta.decisioningMethod == .serverSide)
      #expect(result.meta.reason == "The client decides server-side.")
      #expect(result.meta.host == DeliveryHost(name: server.authority, rule: .pinnedServerDomain))
      #expect(result.notifications.isEmpty)
    }
  }

  @Test func `the exchange comes with the result`() async throws {
    try await withServerSideClient(answering: { _ in
      .json(serverAnswer, headers: [("X-Edge", "here")])
    }) { client, _ in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest(), sessionId: "s"))
      let exchange = try #require(result.exchange)
      #expect(
        exchange.request.requestLine
          == "POST /rest/v1/delivery?imsOrgId=1234567890%40AdobeOrg&sessionId=s HTTP/1.1")
      #expect(try JSON(parsing: exchange.request.body) == json(of: result.request))
      #expect(exchange.response?.status == 200)
      #expect(exchange.response?.reason == "OK")
      #expect(exchange.response?.header("x-edge") == "here")
      #expect(exchange.response?.body == Array(serverAnswer.utf8))
      #expect(exchange.decoding != nil)
      let timing = try #require(exchange.attempts.first?.timing)
      let parts = [timing.queue, timing.connect, timing.firstByte, timing.body].compactMap(\.self)
      #expect(parts.count == 4)
      #expect(abs(parts.reduce(0, +) - timing.total) < 0.01)
    }
  }

  @Test func `status 204 has no body`() async throws {
    try await withServerSideClient(answering: { _ in .answer(status: 204, body: []) }) { client, _ in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(result.response == DeliveryResponse())
      #expect(result.rawResponse == [:])
    }
  }

  @Test func `an answer that is packed is unpacked`() async throws {
    // {"status":200,"client":"acmeclient"}
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 42, 46, 73, 44, 41, 45, 86, 178, 50, 50, 48, 208, 81, 74,
      206, 201, 76, 205, 43, 81, 178, 82, 74, 76, 206, 77, 133, 114, 106, 1, 34, 72, 129, 21, 36, 0, 0, 0,
    ]
    try await withServerSideClient(answering: { _ in
      .answer(headers: [("Content-Encoding", "gzip")], body: packed)
    }) { client, server in
      let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(server.requests.first?.header("Accept-Encoding") == "gzip")
      #expect(result.response.client == "acmeclient")
      #expect(result.exchange?.response?.body == Array(#"{"status":200,"client":"acmeclient"}"#.utf8))
    }
  }

  @Test func `calls that follow each other share connections`() async throws {
    try await withServerSideClient(answering: { _ in .json(serverAnswer) }) { client, server in
      for _ in 1...20 { _ = try await client.getOffers(GetOffersOptions(request: mboxRequest())) }
      // A connection is free a moment after its answer is complete. On a busy machine the next call may come first.
      #expect(Set(server.requests.map(\.connection)).count <= 4)
    }
  }

  @Test func `many calls at once each get their own answer`() async throws {
    try await withServerSideClient(answering: { request in
      .json(#"{"status":200,"requestId":\#(request.json?["requestId"]?.compact ?? "null")}"#)
    }) { client, _ in
      let matches = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<50 {
          group.addTask {
            let request = mboxRequest { $0.requestId = "r\(number)" }
            return try await client.getOffers(GetOffersOptions(request: request)).response.requestId
              == "r\(number)"
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(matches == Array(repeating: true, count: 50))
    }
  }
}

@Suite struct `Hosts of server-side calls` {
  private let device = "PC#device.35_0#1633564800"

  private func host(
    _ call: GetOffersOptions, _ change: (inout TargetClientOptions) -> Void = { _ in }
  ) async throws -> DeliveryHost? {
    try await withProxiedClient(change) { client, server in
      let host = try await client.getOffers(call).meta.host
      let request = try #require(server.requests.first)
      #expect(request.header("Host") == host?.name)
      #expect(request.tunnel?.uri == host.map { "\($0.name):80" })
      return host
    }
  }

  @Test func `without anything else it is that of the client code`() async throws {
    #expect(
      try await host(GetOffersOptions(request: mboxRequest()))
        == DeliveryHost(name: "acmeclient.tt.omtrdc.net", rule: .clientCode))
  }

  @Test func `a server domain goes before it`() async throws {
    let host = try await host(GetOffersOptions(request: mboxRequest())) { $0.serverDomain = "shop.test" }
    #expect(host == DeliveryHost(name: "shop.test", rule: .serverDomain))
  }

  @Test func `the edge cluster goes before the server domain`() async throws {
    let change: (inout TargetClientOptions) -> Void = {
      $0.serverDomain = "shop.test"
      $0.targetLocationHint = "31"
    }
    var call = GetOffersOptions(request: mboxRequest(), targetCookie: device, targetLocationHint: "28")
    #expect(
      try await host(call, change)
        == DeliveryHost(name: "mboxedge35.tt.omtrdc.net", rule: .deviceCluster))
    call.targetCookie = nil
    #expect(
      try await host(call, change) == DeliveryHost(name: "mboxedge28.tt.omtrdc.net", rule: .callCluster))
    call.targetLocationHint = nil
    #expect(
      try await host(call, change)
        == DeliveryHost(name: "mboxedge31.tt.omtrdc.net", rule: .clientCluster))
  }

  @Test func `a pinned server domain goes before the edge cluster`() async throws {
    let host = try await host(GetOffersOptions(request: mboxRequest(), targetCookie: device)) {
      $0.serverDomain = "shop.test"
      $0.pinServerDomain = true
    }
    #expect(host == DeliveryHost(name: "shop.test", rule: .pinnedServerDomain))
  }

  @Test func `the cluster that answered serves the next visitor who is new`() async throws {
    try await withProxiedClient { client, _ in
      func host(_ request: DeliveryRequest) async throws -> DeliveryHost? {
        try await client.getOffers(GetOffersOptions(request: request)).meta.host
      }
      let first = try await host(mboxRequest())
      let second = try await host(mboxRequest())
      let known = try await host(mboxRequest { $0.id = VisitorId(tntId: "device.35_0") })
      #expect(first?.rule == .clientCode)
      #expect(second == DeliveryHost(name: "mboxedge28.tt.omtrdc.net", rule: .rememberedCluster))
      #expect(known?.rule == .clientCode)
    }
  }

  @Test func `a proxy may want a user`() async throws {
    try await withProxiedClient({
      $0.proxy?.user = "user"
      $0.proxy?.password = "password"
    }) { client, server in
      _ = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
      #expect(
        server.requests.first?.tunnel?.headers.first(name: "Proxy-Authorization")
          == "Basic dXNlcjpwYXNzd29yZA==")
    }
  }

  @Test func `a file without certificates is named`() {
    let options = TargetClientOptions(client: "c", organizationId: "o", certificateFile: "/nowhere/ca.pem")
    let error = #expect(throws: TargetClientError.self) { try TargetClient.create(options) }
    #expect(error == .certificatesUnreadable(file: "/nowhere/ca.pem"))
  }
}

@Suite struct `Encrypted calls` {
  private func call(_ change: (inout TargetClientOptions) -> Void) async throws -> Result<Int?, any Error> {
    let context = try TestCertificate.serverContext()
    return try await withServer(encryption: context, { _ in .json(serverAnswer) }) { server in
      var options = serverOptions(server)
      options.secure = true
      change(&options)
      let client = try TargetClient.create(options, surroundings: networkSurroundings())
      let result: Result<Int?, any Error>
      do {
        result = .success(
          try await client.getOffers(GetOffersOptions(request: mboxRequest())).response.status)
      } catch {
        result = .failure(error)
      }
      await client.shutdown()
      return result
    }
  }

  @Test func `a certificate that the options name is trusted`() async throws {
    try await TestCertificate.withFile { file in
      let status = try await call { $0.certificateFile = file }.get()
      #expect(status == 200)
    }
  }

  @Test func `one that nobody knows is not, and the call is not tried again`() async throws {
    guard case .failure(TargetClientError.deliveryFailed(let failure)) = try await call({ _ in }),
      case .noAnswer(.untrusted) = failure.cause
    else {
      Issue.record("The server was trusted")
      return
    }
    #expect(failure.exchange.attempts.count == 1)
    #expect(failure.hint?.contains("certificateFile") == true)
  }
}
