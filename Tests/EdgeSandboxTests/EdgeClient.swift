import EdgeSandbox
import Foundation
import OrderedJSON
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Calls a sandbox over loopback.
struct EdgeClient {
  /// What came back.
  struct Answer {
    let status: Int
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    func json() throws -> JSON { try JSON(parsing: body) }
  }

  let address: SandboxAddress
  private let session: URLSession

  init(_ address: SandboxAddress) {
    self.address = address
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = URLSession(configuration: configuration)
  }

  func call(
    _ method: String, _ target: String, headers: [String: String] = [:], body: String? = nil
  ) async throws -> Answer {
    guard let url = URL(string: address.url + target) else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body.map { Data($0.utf8) }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    let fields = response.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
    return Answer(
      status: response.statusCode, headers: Dictionary(fields, uniquingKeysWith: { $1 }), body: [UInt8](data))
  }

  /// Calls the Delivery API as the documentation's curl samples do.
  func deliver(
    _ body: String, query: String = "client=acme&sessionId=session-1"
  ) async throws -> Answer {
    try await call(
      "POST", "/rest/v1/delivery?\(query)", headers: ["Content-Type": "application/json"], body: body)
  }

  func get(_ target: String, headers: [String: String] = [:]) async throws -> Answer {
    try await call("GET", target, headers: headers)
  }
}

/// Surroundings that repeat, and remember how long was waited.
final class SteadySurroundings: Sendable {
  /// 2026-01-02T03:04:05Z.
  static let instant: Int64 = 1_767_323_045_000

  private struct State {
    var identifierCount = 0
    var waits: [Duration] = []
  }

  private let state = Mutex(State())

  /// How long was waited, each time.
  var waits: [Duration] { state.withLock { $0.waits } }

  func surroundings(chance: Double = 0.5) -> SandboxSurroundings {
    SandboxSurroundings(
      now: { Self.instant },
      makeIdentifier: {
        self.state.withLock { state in
          state.identifierCount += 1
          return "id-\(state.identifierCount)"
        }
      },
      chance: { chance },
      wait: { duration in self.state.withLock { $0.waits.append(duration) } })
  }
}

/// Runs a sandbox of the fixture while a test calls it.
func withSandbox(
  faults: [String] = [], chance: Double = 0.5,
  configure: (inout SandboxConfiguration) -> Void = { _ in },
  steady: SteadySurroundings = SteadySurroundings(),
  _ body: (EdgeSandbox, EdgeClient) async throws -> Void
) async throws {
  var configuration = SandboxConfiguration(
    artifact: Array(ArtifactFixture.text.utf8), faults: try faults.map { try Fault($0) },
    surroundings: steady.surroundings(chance: chance))
  configure(&configuration)
  let sandbox = try EdgeSandbox(configuration)
  let client = EdgeClient(try await sandbox.start())
  do {
    try await body(sandbox, client)
  } catch {
    await sandbox.stop()
    throw error
  }
  await sandbox.stop()
}
