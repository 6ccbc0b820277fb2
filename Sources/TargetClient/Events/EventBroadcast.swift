import Synchronization

/// Hands the events of one client to everybody who listens.
///
/// Whoever begins to listen after the client became ready is told so first, and misses only other events
/// of the past.
final class EventBroadcast: Sendable {
  private struct State {
    var isReady = false
    var isFinished = false
    var nextListener = 0
    var listeners: [Int: AsyncStream<ClientEvent>.Continuation] = [:]
  }

  private let state = Mutex(State())

  deinit { finish() }

  /// A new sequence of events, which ends with the client.
  func listen() -> AsyncStream<ClientEvent> {
    let (events, continuation) = AsyncStream.makeStream(of: ClientEvent.self)
    let listener: Int? = state.withLock { state in
      if state.isReady { continuation.yield(.clientReady) }
      guard !state.isFinished else { return nil }
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      return state.nextListener
    }
    guard let listener else {
      continuation.finish()
      return events
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in _ = state.listeners.removeValue(forKey: listener) }
    }
    return events
  }

  /// Whether the client became ready.
  var isReady: Bool { state.withLock(\.isReady) }

  /// Tells all listeners; of events that say the client is ready, only the first.
  func send(_ event: ClientEvent) {
    state.withLock { state in
      if event == .clientReady {
        guard !state.isReady else { return }
        state.isReady = true
      }
      for listener in state.listeners.values { listener.yield(event) }
    }
  }

  /// Ends all sequences.
  func finish() {
    // Ending a sequence calls back into here, so it is done without the lock.
    let listeners = state.withLock { state in
      state.isFinished = true
      defer { state.listeners = [:] }
      return state.listeners.values
    }
    for listener in listeners { listener.finish() }
  }
}
