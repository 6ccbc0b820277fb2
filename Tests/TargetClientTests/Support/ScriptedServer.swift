import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import OrderedJSON
import Synchronization

/// A server on this machine that answers as a test says, faults included.
final class ScriptedServer: Sendable {
  /// A request as it came.
  struct Request: Sendable {
    /// Which one it is, counted from 1.
    var number: Int
    /// Which connection it came over, counted from 1.
    var connection: Int
    var method: String
    /// Path and query.
    var target: String
    /// How the client asked for a way to another host, when the server plays the proxy.
    var tunnel: HTTPRequestHead?
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    var json: JSON? { try? JSON(parsing: body) }
  }

  enum Reply: Sendable {
    /// A whole answer.
    case answer(status: Int = 200, headers: [(String, String)] = [], body: [UInt8])
    /// Bytes as they are, after which the connection closes.
    case bytes(String)
    /// Nothing, with the connection left open.
    case silence
    /// Some bytes, with the connection left open.
    case beginning(String)

    static func json(_ text: String, status: Int = 200, headers: [(String, String)] = []) -> Reply {
      .answer(
        status: status, headers: [("Content-Type", "application/json")] + headers, body: Array(text.utf8))
    }
  }

  private let channel: any Channel
  private let log: RequestLog
  /// The requests in the order in which they come.
  let arrivals: AsyncStream<Request>

  /// Starts a server on a free port.
  ///
  /// - Parameter encryption: Certificate and key of a server that encrypts.
  static func start(
    encryption: NIOSSLContext? = nil, _ respond: @escaping @Sendable (Request) -> Reply
  ) async throws -> ScriptedServer {
    let (arrivals, continuation) = AsyncStream.makeStream(of: Request.self)
    let log = RequestLog(continuation: continuation)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let encryption {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: encryption))
          }
          let decoder = ByteToMessageHandler(HTTPRequestDecoder())
          try channel.pipeline.syncOperations.addHandler(decoder)
          try channel.pipeline.syncOperations.addHandler(
            ReplyHandler(decoder: decoder, log: log, respond: respond))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return ScriptedServer(channel: channel, log: log, arrivals: arrivals)
  }

  private init(channel: any Channel, log: RequestLog, arrivals: AsyncStream<Request>) {
    self.channel = channel
    self.log = log
    self.arrivals = arrivals
  }

  /// Host and port.
  var authority: String { "127.0.0.1:\(port)" }
  var port: Int { channel.localAddress?.port ?? 0 }
  var requests: [Request] { log.requests }

  func stop() async throws {
    try await channel.close()
  }
}

/// Runs a test with a server that answers as a function says.
func withServer<Value>(
  encryption: NIOSSLContext? = nil,
  _ respond: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply,
  _ test: (ScriptedServer) async throws -> Value
) async throws -> Value {
  let server = try await ScriptedServer.start(encryption: encryption, respond)
  do {
    let value = try await test(server)
    try await server.stop()
    return value
  } catch {
    try await server.stop()
    throw error
  }
}

private final class RequestLog: Sendable {
  private let all = Mutex<[ScriptedServer.Request]>([])
  private let connectionCount = Mutex(0)
  private let continuation: AsyncStream<ScriptedServer.Request>.Continuation

  init(continuation: AsyncStream<ScriptedServer.Request>.Continuation) {
    self.continuation = continuation
  }

  var requests: [ScriptedServer.Request] { all.withLock(\.self) }

  /// The number of a connection that was just made.
  func nextConnection() -> Int {
    connectionCount.withLock { count in
      count += 1
      return count
    }
  }

  func add(_ request: ScriptedServer.Request) -> ScriptedServer.Request {
    let numbered = all.withLock { all in
      var request = request
      request.number = all.count + 1
      all.append(request)
      return request
    }
    continuation.yield(numbered)
    return numbered
  }
}

private final class ReplyHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = ByteBuffer

  private let log: RequestLog
  private let respond: @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply
  private let decoder: ByteToMessageHandler<HTTPRequestDecoder>
  private let connection: Int
  private var tunnel: HTTPRequestHead?
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(
    decoder: ByteToMessageHandler<HTTPRequestDecoder>, log: RequestLog,
    respond: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply
  ) {
    self.decoder = decoder
    self.log = log
    self.respond = respond
    connection = log.nextConnection()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let buffer):
      body += buffer.readableBytesView
    case .end:
      guard let head else { return }
      guard head.method != .CONNECT else {
        openTunnel(head, context)
        return
      }
      let request = ScriptedServer.Request(
        number: 0, connection: connection, method: head.method.rawValue, target: head.uri, tunnel: tunnel,
        headers: head.headers.map { ($0.name, $0.value) }, body: body)
      reply(respond(log.add(request)), context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  /// Plays the other host from now on. A decoder reads nothing after such a request, so another one takes
  /// its place.
  private func openTunnel(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    tunnel = head
    let pipeline = context.pipeline.syncOperations
    pipeline.removeHandler(decoder).assumeIsolated().whenSuccess {
      try? pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()), position: .before(self))
      self.write(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8), context)
    }
  }

  private func reply(_ reply: ScriptedServer.Reply, _ context: ChannelHandlerContext) {
    switch reply {
    case .answer(let status, let headers, let body):
      var text = "HTTP/1.1 \(status) \(HTTPResponseStatus(statusCode: status).reasonPhrase)\r\n"
      for (name, value) in headers { text += "\(name): \(value)\r\n" }
      if status != 204, status != 304 { text += "Content-Length: \(body.count)\r\n" }
      write(Array("\(text)\r\n".utf8) + body, context)
    case .bytes(let text):
      write(Array(text.utf8), context)
      context.close(promise: nil)
    case .beginning(let text):
      write(Array(text.utf8), context)
    case .silence:
      break
    }
  }

  private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
  }
}
