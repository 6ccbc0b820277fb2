import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Watches one attempt: what came, and when.
final class HTTPTransfer: HTTPClientResponseDelegate {
  typealias Response = Void

  private struct State {
    var begun: ContinuousClock.Instant?
    var sent: ContinuousClock.Instant?
    var head: HTTPResponseHead?
    var headReceived: ContinuousClock.Instant?
    var body: [UInt8] = []
  }

  /// The error that ends a transfer whose body grows too long.
  struct BodyTooLarge: Error {}

  private let start = ContinuousClock.now
  private let bodyLimit: Int
  private let state = Mutex(State())

  init(bodyLimit: Int) {
    self.bodyLimit = bodyLimit
  }

  /// Notes that it is the attempt's turn to have a connection.
  func begin() {
    let now = ContinuousClock.now
    state.withLock { $0.begun = now }
  }

  // MARK: What the HTTP client tells

  func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) {
    let now = ContinuousClock.now
    state.withLock { $0.sent = now }
  }

  func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    let now = ContinuousClock.now
    state.withLock { state in
      state.head = head
      state.headReceived = now
    }
    let announced = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    return announced <= bodyLimit
      ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(BodyTooLarge())
  }

  func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    let fits = state.withLock { state in
      guard buffer.readableBytes <= bodyLimit - state.body.count else { return false }
      state.body += buffer.readableBytesView
      return true
    }
    return fits
      ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(BodyTooLarge())
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) {}

  // MARK: What came of it

  /// How far the transfer came.
  var phase: HTTPPhase {
    state.withLock { state in
      if state.head != nil { return .receiving }
      if state.sent != nil { return .waiting }
      return state.begun == nil ? .queued : .connecting
    }
  }

  /// The answer, as far as it came.
  var response: HTTPResponseRecord? {
    state.withLock { state in
      state.head.map { head in
        HTTPResponseRecord(
          status: Int(head.status.code), reason: head.status.reasonPhrase, version: "\(head.version)",
          headers: head.headers.map { HTTPHeaderField($0.name, $0.value) }, body: state.body)
      }
    }
  }

  /// The times until now.
  func timing(isComplete: Bool) -> HTTPTiming {
    let end = ContinuousClock.now
    return state.withLock { state in
      HTTPTiming(
        queue: state.begun.map { milliseconds($0 - start) },
        connect: state.begun.flatMap { begun in state.sent.map { milliseconds($0 - begun) } },
        firstByte: state.sent.flatMap { sent in state.headReceived.map { milliseconds($0 - sent) } },
        body: isComplete ? state.headReceived.map { milliseconds(end - $0) } : nil,
        total: milliseconds(end - start))
    }
  }
}
