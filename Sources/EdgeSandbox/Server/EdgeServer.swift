import Foundation
import Hummingbird
import NIOCore

/// Serves a sandbox over HTTP/1.1.
struct EdgeServer {
  private static let host = "127.0.0.1"

  let sandbox: EdgeSandbox
  let port: Int
  let whenReady: @Sendable (SandboxAddress) -> Void

  /// Serves until the task is cancelled or, if asked to, until SIGINT or SIGTERM.
  ///
  /// - Throws: ``SandboxError``.
  func serve(untilSignal: Bool) async throws {
    var application = Application(
      responder: EdgeResponder(sandbox: sandbox),
      configuration: ApplicationConfiguration(address: .hostname(Self.host, port: port)),
      onServerRunning: { channel in
        whenReady(SandboxAddress(host: Self.host, port: channel.localAddress?.port ?? port))
      })
    application.logger.logLevel = .critical
    do {
      if untilSignal {
        try await application.runService()
      } else {
        try await application.run()
      }
    } catch let error as IOError {
      throw SandboxError.portUnavailable(port, reason: "\(error)")
    }
  }
}

/// What a request comes with.
struct EdgeRequestContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection, for faults that end it.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

/// Translates between HTTP and the sandbox.
struct EdgeResponder: HTTPResponder {
  /// More than any client of Target sends.
  private static let largestBody = 16 * 1024 * 1024

  let sandbox: EdgeSandbox

  func respond(to request: Request, context: EdgeRequestContext) async throws -> Response {
    let body = try await body(of: request)
    let outcome = sandbox.respond(
      to: EdgeCall(request, body: body ?? []),
      refusal: body == nil ? .error(413, "The body is larger than \(Self.largestBody) bytes") : nil)
    if outcome.delay > 0 { try await sandbox.surroundings.wait(.milliseconds(outcome.delay)) }
    if outcome.manner == .reset { try await context.channel.reset() }
    let response = Response(outcome.answer, manner: outcome.manner, wait: sandbox.surroundings.wait)
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// The whole body; nil when it is too large.
  private func body(of request: Request) async throws -> [UInt8]? {
    do {
      return Array(try await request.body.collect(upTo: Self.largestBody).readableBytesView)
    } catch is NIOTooManyBytesError {
      return nil
    }
  }
}

extension EdgeCall {
  fileprivate init(_ request: Request, body: [UInt8]) {
    // The same without the body.
    method = request.method == .head ? "GET" : request.method.rawValue
    target = request.uri.string
    path = request.uri.path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    query = Dictionary(
      request.uri.queryParameters.map { (String($0.key), String($0.value)) },
      uniquingKeysWith: { first, _ in first })
    headers = Dictionary(
      request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { "\($0),\($1)" })
    self.body = body
  }
}

extension Channel {
  /// Ends the connection so that the other side is told of a reset, not of an orderly end.
  fileprivate func reset() async throws {
    if let provider = self as? any SocketOptionProvider {
      try await provider.setSoLinger(NIOLinger(l_onoff: 1, l_linger: 0)).get()
    }
    try await close()
  }
}
