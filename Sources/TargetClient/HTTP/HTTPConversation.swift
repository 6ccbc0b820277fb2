import Synchronization

/// A request that is tried until it succeeds, is not worth another attempt, or the time is up.
final class HTTPConversation: Sendable {
  private let record: Mutex<HTTPExchange>
  private let transport: HTTPTransport
  private let policy: RetryPolicy
  private let deadline: Deadline
  private let sleep: @Sendable (Duration) async throws -> Void

  init(
    _ request: HTTPRequestRecord, over transport: HTTPTransport, policy: RetryPolicy, deadline: Deadline,
    surroundings: ClientSurroundings
  ) {
    record = Mutex(HTTPExchange(request: request))
    self.transport = transport
    self.policy = policy
    self.deadline = deadline
    sleep = surroundings.sleep
  }

  /// What happened so far.
  var exchange: HTTPExchange { record.withLock(\.self) }

  /// Holds the conversation.
  ///
  /// - Throws: `Deadline.Passed` or `CancellationError`; ``exchange`` has the attempts until then.
  func run() async throws {
    try await deadline.enforce { [self] in
      var retries = 0
      var pause = Duration.zero
      while true {
        var attempt = await transport.attempt(exchange.request)
        attempt.pause = milliseconds(pause)
        record.withLock { [attempt] in $0.attempts.append(attempt) }
        try Task.checkCancellation()
        guard let next = policy.pause(after: attempt, retries: retries), next < deadline.remaining else {
          return
        }
        try await sleep(next)
        retries += 1
        pause = next
      }
    }
  }
}
