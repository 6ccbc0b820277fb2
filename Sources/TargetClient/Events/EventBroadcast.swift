import Synchronization

/// Hands the events of one client to everybody who listens.
///
/// Whoever begins to listen after the client became ready is told so first, and misses only other events
/// of the past.
final class EventBroadcast: Sendable {
  private struct State {
    var isReady = false
    var nextListener = 0
    var listeners: [Int: AsyncStream<ClientEvent>.Continuation] = [:]
  }

  private let state = Mutex(State())

  deinit {
    state.withLock { state in
      for listener in state.listeners.values { listener.finish() }
    }
  }

  /// A new sequence of events, which ends with the client.
  func listen() -> AsyncStream<ClientEvent> {
    let (events, continuation) = AsyncStream.makeStream(of: ClientEvent.self)
    let listener = state.withLock { state in
      if state.isReady { continuation.yield(.clientReady) }
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { state in _ = state.listeners.removeValue(forKey: listener) }
    }
    return events
  }

  /// Tells all listeners.
  func send(_ event: ClientEvent) {
    state.withLock { state in
      if event == .clientReady { state.isReady = true }
      for listener in state.listeners.values { listener.yield(event) }
    }
  }
}
