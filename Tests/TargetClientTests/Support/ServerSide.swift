import DeliveryAPI
import TargetClient

/// An answer of Target's servers with an offer for the mbox of the tests.
let serverAnswer = """
  {"status":200,"requestId":"id-2","client":"acmeclient","id":{"tntId":"device.28_0"},
   "edgeHost":"mboxedge28.tt.omtrdc.net","future":{"kept":1.50},
   "execute":{"mboxes":[{"index":1,"name":"a1-serverside-ab","options":[
    {"type":"html","content":"<b>server</b>","responseTokens":{"activity.id":"7"}}]}]}}
  """

/// Surroundings with a clock that a test moves, and chance that is always in the middle.
func networkSurroundings(_ clock: TestClock = TestClock()) -> ClientSurroundings {
  var surroundings = fixedSurroundings()
  surroundings.uptime = { clock.uptime }
  surroundings.sleep = { try await clock.sleep($0) }
  surroundings.randomFraction = { 0.5 }
  return surroundings
}

/// Options of a client that asks a server of the tests.
func serverOptions(_ server: ScriptedServer) -> TargetClientOptions {
  TargetClientOptions(
    client: "acmeclient", organizationId: "1234567890@AdobeOrg", serverDomain: server.authority,
    pinServerDomain: true, secure: false)
}

/// Runs a test with a client and the server it asks.
func withServerSideClient<Value>(
  clock: TestClock = TestClock(),
  _ change: (inout TargetClientOptions) -> Void = { _ in },
  answering respond: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply,
  _ test: (TargetClient, ScriptedServer) async throws -> Value
) async throws -> Value {
  try await withServer(respond) { server in
    var options = serverOptions(server)
    change(&options)
    let client = try TargetClient.create(options, surroundings: networkSurroundings(clock))
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await test(client, server))
    } catch {
      outcome = .failure(error)
    }
    await client.shutdown()
    return try outcome.get()
  }
}

/// Runs a test with a client that asks whatever host it chooses through a server that plays the proxy.
func withProxiedClient<Value>(
  _ change: (inout TargetClientOptions) -> Void = { _ in },
  _ test: (TargetClient, ScriptedServer) async throws -> Value
) async throws -> Value {
  try await withServer({ _ in .json(serverAnswer) }) { server in
    var options = TargetClientOptions(
      client: "acmeclient", organizationId: "1234567890@AdobeOrg", secure: false,
      proxy: HTTPProxy(host: "127.0.0.1", port: server.port))
    change(&options)
    let client = try TargetClient.create(options, surroundings: networkSurroundings())
    let outcome: Result<Value, any Error>
    do {
      outcome = .success(try await test(client, server))
    } catch {
      outcome = .failure(error)
    }
    await client.shutdown()
    return try outcome.get()
  }
}

/// The failure of a call, or nil when it did not fail that way.
func deliveryFailure(of call: () async throws -> TargetDeliveryResult) async -> DeliveryFailure? {
  do {
    _ = try await call()
    return nil
  } catch TargetClientError.deliveryFailed(let failure) {
    return failure
  } catch {
    return nil
  }
}
