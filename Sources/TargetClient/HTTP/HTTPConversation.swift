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
    let interruption = Interruption()
    let alarm = transport.alarmClock.set(at: deadline.end) { interruption.interrupt(.timeUp) }
    defer { transport.alarmClock.remove(alarm) }
    try await withTaskCancellationHandler {
      try await attempt(interruption)
    } onCancel: {
      interruption.interrupt(.cancelled)
    }
  }

  private func attempt(_ interruption: Interruption) async throws {
    let request = exchange.request
    var retries = 0
    var pause = Duration.zero
    while true {
      var attempt = await transport.attempt(request, interruption)
      attempt.pause = milliseconds(pause)
      record.withLock { [attempt] in $0.attempts.append(attempt) }
      try interruption.check()
      guard let next = policy.pause(after: attempt, retries: retries), next < deadline.remaining else {
        return
      }
      await wait(next, interruption)
      try interruption.check()
      retries += 1
      pause = next
    }
  }

  private func wait(_ duration: Duration, _ interruption: Interruption) async {
    let pause = Task { [sleep] in try await sleep(duration) }
    interruption.wait { pause.cancel() }
    _ = await pause.result
    interruption.goOn()
  }
}

extension Interruption {
  /// Throws when the call is ended.
  fileprivate func check() throws {
    switch reason {
    case nil: return
    case .cancelled?: throw CancellationError()
    case .timeUp?: throw Deadline.Passed()
    }
  }
}
