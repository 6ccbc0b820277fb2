import AsyncHTTPClient
import EdgeSandbox
import NIOCore
import TargetClient

/// The HTTP client by itself, as somebody without an SDK would use it.
final class BareClient: Sendable {
  private let http = HTTPClient(eventLoopGroupProvider: .singleton)

  /// Sends what an SDK's call sent, and takes in the whole answer.
  func send(_ record: HTTPRequestRecord) async throws -> Int {
    var request = HTTPClientRequest(url: record.url)
    request.method = .POST
    for field in record.headers { request.headers.add(name: field.name, value: field.value) }
    request.body = .bytes(ByteBuffer(bytes: record.body))
    let response = try await http.execute(request, timeout: .seconds(10))
    return try await response.body.collect(upTo: 64 << 20).readableBytes
  }

  /// Puts faults in force at the edge.
  func setFaults(_ faults: [String], at address: SandboxAddress) async throws {
    var request = HTTPClientRequest(url: address.url + "/faults")
    request.method = .POST
    request.body = .bytes(ByteBuffer(string: faults.joined(separator: "\n")))
    _ = try await http.execute(request, timeout: .seconds(10)).body.collect(upTo: 1 << 20)
  }

  func shutdown() async throws { try await http.shutdown() }
}
