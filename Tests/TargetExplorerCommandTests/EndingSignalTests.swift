import Glibc
import TerminalTestSupport
import Testing

/// A command that is asked to end while it has to do with a server.
@Suite struct `Commands that are asked to end` {
  private func naming(_ server: HoldingServer) -> [String] {
    ["--server-domain", "127.0.0.1:\(server.port)", "--insecure-http", "--timeout", "600000"]
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `what is queued is sent first`(signal: Int32) async throws {
    let server = try HoldingServer()
    let ended = try await runBeside(
      ["get-offers", "--mbox", "homepage-hero", "--tnt-id", "visitor-1", "--verbose"] + naming(server)
    ) { program in
      let connection = server.accept()
      defer { close(connection) }
      kill(program.process, signal)
      while try !program.error.contains("Ending: what is queued is sent first.") { sched_yield() }
      try server.answer(over: connection)
    }
    #expect(ended.error.contains("Response received"), "\(ended.error)")
    #expect(ended.status == 128 + signal)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a call that nobody answers is given up`(signal: Int32) async throws {
    let server = try HoldingServer()
    let ended = try await runBeside(
      ["get-offers", "--mbox", "homepage-hero", "--decisioning-method", "server-side"] + naming(server)
    ) { program in
      let connection = server.accept()
      kill(program.process, signal)
      // It ends without an answer.
      server.readToEnd(connection)
    }
    #expect(ended.status == 128 + signal)
    #expect(ended.output.isEmpty)
    #expect(ended.error == "Ending: what is queued is sent first. Once more ends at once.\n")
  }

  @Test func `a second signal ends it at once`() async throws {
    let server = try HoldingServer()
    let ended = try await runBeside(
      ["get-offers", "--mbox", "homepage-hero", "--tnt-id", "visitor-1"] + naming(server)
    ) { program in
      let process = program.process
      let connection = server.accept()
      // Nobody answers. The first one may come before the second one can be told from it.
      while kill(process, 0) == 0, waitid(P_PID, id_t(process), nil, WEXITED | WNOHANG | WNOWAIT) == 0,
        !server.hasEnded(connection)
      {
        kill(process, SIGTERM)
      }
    }
    #expect(ended.status == 128 + SIGTERM)
  }
}

/// A server on this machine that takes connections and answers when it is told to.
private final class HoldingServer: Sendable {
  let port: UInt16
  private let listener: Int32

  struct Failure: Error {}

  init() throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard isListening else { throw Failure() }
  }

  deinit { close(listener) }

  func accept() -> Int32 { Glibc.accept(listener, nil, nil) }

  /// Reads the request and answers it.
  func answer(over connection: Int32) throws {
    var request: [UInt8] = []
    // A request of a client ends with its JSON.
    while request.last != UInt8(ascii: "}") {
      var piece = [UInt8](repeating: 0, count: 65_536)
      let count = read(connection, &piece, piece.count)
      guard count > 0 else { throw Failure() }
      request += piece[..<count]
    }
    let body = #"{"status":200,"client":"acmeclient","id":{"tntId":"visitor-1"}}"#
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    let answer = Array((head + body).utf8)
    guard write(connection, answer, answer.count) == answer.count else { throw Failure() }
  }

  /// Reads until the other side has closed the connection.
  func readToEnd(_ connection: Int32) {
    var piece = [UInt8](repeating: 0, count: 65_536)
    while read(connection, &piece, piece.count) > 0 {}
    close(connection)
  }

  /// Whether the other side has closed the connection.
  func hasEnded(_ connection: Int32) -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(connection, &piece, piece.count, Int32(MSG_DONTWAIT))
    return count == 0 || count < 0 && errno != EAGAIN
  }
}
