import Synchronization

/// Counts the calls that are under way, so that a client can end when they have.
final class ActiveCalls: Sendable {
  private struct State {
    var count = 0
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Whether no call may begin any more.
  var isClosed: Bool { state.withLock(\.isClosed) }

  /// Runs a call, unless the client is shut down.
  func run<Value>(_ call: () async throws -> Value) async throws -> Value {
    guard begin() else { throw TargetClientError.shutDown }
    defer { end() }
    return try await call()
  }

  /// Runs something in a task of its own that belongs to a call which is under way now, and so is waited
  /// for.
  func runInBackground(_ work: @escaping @Sendable () async -> Void) {
    state.withLock { $0.count += 1 }
    Task {
      await work()
      end()
    }
  }

  /// Lets no more calls begin, and waits until all have ended.
  func closeAndWait() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        state.isClosed = true
        if state.count > 0 { state.waiting.append(continuation) }
        return state.count == 0
      }
      if isIdle { continuation.resume() }
    }
  }

  private func begin() -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.count += 1
      return true
    }
  }

  private func end() {
    let waiting = state.withLock { state in
      state.count -= 1
      guard state.count == 0 else { return [] as [CheckedContinuation<Void, Never>] }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
