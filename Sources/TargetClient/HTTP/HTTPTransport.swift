import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The connections of one client. They are made when something is sent for the first time.
final class HTTPTransport: Sendable {
  private enum State {
    case unused
    case open(HTTPClient)
    case closed
  }

  /// The longest body that is taken in, in bytes.
  static let bodyLimit = 64 << 20

  /// Serves all connections of the client. What the HTTP client tells about a request comes from this event loop
  /// too, so that nothing is handed from one thread to another on its way.
  private let eventLoop = HTTPClient.defaultEventLoopGroup.any()
  private let configuration: HTTPClient.Configuration
  private let queue: ConnectionQueue
  /// Rings for those whose time is up.
  let alarmClock: AlarmClock
  private let state = Mutex(State.unused)

  /// Prepares connections; nothing is connected yet.
  ///
  /// - Throws: An error that names the file of the certificates when it cannot be read.
  init(
    _ options: TargetClientOptions, surroundings: ClientSurroundings
  ) throws(TargetClientError) {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, decompression: .enabled(limit: .none))
    // The length of what is unpacked is limited by the transfer, which can say so in its error.
    // Attempts are counted and timed here, so the connection pool must not repeat any by itself.
    configuration.connectionPool.retryConnectionEstablishment = false
    let limit = max(1, options.maximumConnectionsPerHost)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limit
    queue = ConnectionQueue(limit: limit)
    alarmClock = AlarmClock(surroundings)
    if let file = options.certificateFile {
      configuration.tlsConfiguration = try trust(certificatesIn: file)
    }
    configuration.proxy = options.proxy.map { proxy in
      .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.user.map { .basic(username: $0, password: proxy.password ?? "") })
    }
    self.configuration = configuration
  }

  deinit {
    // The HTTP client insists on being shut down, also when nobody called `close`.
    if case .open(let client) = state.withLock(\.self) { Task { try? await client.shutdown() } }
  }

  /// Closes the connections, and returns when their sockets are closed. What is under way fails.
  func close() async {
    let previous = state.withLock { state in
      defer { state = .closed }
      return state
    }
    guard case .open(let client) = previous else { return }
    try? await client.shutdown()
    // The shutdown does not wait for the sockets. Their event loop closes them before it does what it is asked
    // for after that.
    try? await eventLoop.submit {}.get()
  }

  /// The HTTP client, made on first use; nil when the connections are closed.
  private var client: HTTPClient? {
    state.withLock { state in
      switch state {
      case .closed: return nil
      case .open(let client): return client
      case .unused:
        let client = HTTPClient(eventLoopGroupProvider: .shared(eventLoop), configuration: configuration)
        state = .open(client)
        return client
      }
    }
  }

  /// Tries once to get an answer. Returns at once when it is interrupted.
  func attempt(_ request: HTTPRequestRecord, _ interruption: Interruption) async -> HTTPAttempt {
    let transfer = HTTPTransfer(bodyLimit: Self.bodyLimit)
    let host = String(ArtifactAddress.origin(of: request.url))
    do {
      try await queue.enter(host, interruption)
    } catch {
      return HTTPAttempt(failure: .abandoned(.queued), timing: transfer.timing(isComplete: false))
    }
    defer { queue.leave(host) }
    guard let client else {
      return HTTPAttempt(failure: .notSendable("the client was shut down"))
    }
    transfer.begin()
    do {
      let task = client.execute(request: try HTTPClient.Request(request), delegate: transfer)
      interruption.wait { task.cancel() }
      defer { interruption.goOn() }
      try await task.get()
      return HTTPAttempt(response: transfer.response, timing: transfer.timing(isComplete: true))
    } catch {
      let failure: HTTPFailure =
        interruption.reason == nil ? HTTPFailure(error, in: transfer.phase) : .abandoned(transfer.phase)
      return HTTPAttempt(failure: failure, timing: transfer.timing(isComplete: false))
    }
  }
}

private func trust(certificatesIn file: String) throws(TargetClientError) -> TLSConfiguration {
  var configuration = TLSConfiguration.makeClientConfiguration()
  do {
    configuration.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(file))]
  } catch {
    throw .certificatesUnreadable(file: file)
  }
  return configuration
}

extension HTTPClient.Request {
  fileprivate init(_ record: HTTPRequestRecord) throws {
    try self.init(
      url: record.url, method: HTTPMethod(rawValue: record.method),
      headers: HTTPHeaders(record.headers.map { ($0.name, $0.value) }),
      body: record.body.isEmpty ? nil : .bytes(record.body))
  }
}

extension HTTPFailure {
  /// What an error of the HTTP client means for the attempt.
  fileprivate init(_ error: any Error, in phase: HTTPPhase) {
    switch error {
    case is HTTPTransfer.BodyTooLarge:
      self = .tooLarge(limit: HTTPTransport.bodyLimit)
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      self = phase == .connecting ? .untrusted("\(error)") : .interrupted("\(error)", phase)
    case let error as HTTPClientError where error.isAboutRequest:
      self = .notSendable(Self.reason(of: error))
    default:
      let reason = Self.reason(of: error)
      self = phase == .connecting ? .unreachable(reason) : .interrupted(reason, phase)
    }
  }

  /// What the error says, in words where the library has only names.
  private static func reason(of error: any Error) -> String {
    switch error {
    case let error as HTTPClientError:
      switch error {
      case .remoteConnectionClosed: "the server closed it"
      case .connectTimeout: "connecting took too long"
      case .proxyAuthenticationRequired: "the proxy wants a user and a password"
      case .invalidProxyResponse: "the proxy refused"
      default: error.shortDescription
      }
    case let error as NIOConnectionError:
      if let failure = error.connectionErrors.first {
        reason(of: failure.error)
      } else {
        error.dnsAError == nil && error.dnsAAAAError == nil
          ? "\(error)" : "the host name \(error.host) is not known"
      }
    case let error as IOError: errorText(error.errnoCode)
    default: "\(error)"
    }
  }
}

/// What the system calls an error, such as `Connection refused`.
private func errorText(_ code: CInt) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

extension HTTPClientError {
  /// Whether the request itself is at fault, so that it would fail again.
  fileprivate var isAboutRequest: Bool {
    switch self {
    case .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown, .proxyAuthenticationRequired: true
    default: shortDescription.hasPrefix("Unsupported scheme") || shortDescription.hasPrefix("Invalid header")
    }
  }
}
