import Synchronization

/// A clock that a test moves.
final class TestClock: Sendable {
  private struct Sleeper {
    var end: Duration
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Duration.zero
    var next = 0
    var sleepers: [Int: Sleeper] = [:]
    var abandoned: Set<Int> = []
  }

  private let state = Mutex(State())
  private let passes: @Sendable (Duration) -> Bool
  private let begun: AsyncStream<Duration>.Continuation

  /// The sleeps in the order in which they begin.
  let sleeps: AsyncStream<Duration>

  /// - Parameter passes: Says which sleeps end at once, with the time moved on. The others end when the
  ///   test moves the time.
  init(passing passes: @escaping @Sendable (Duration) -> Bool = { _ in false }) {
    self.passes = passes
    (sleeps, begun) = AsyncStream.makeStream(of: Duration.self)
  }

  var uptime: Duration { state.withLock(\.now) }

  func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    if passes(duration) {
      state.withLock { $0.now += duration }
      begun.yield(duration)
      return
    }
    let sleeper = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isAbandoned = state.withLock { state in
          if state.abandoned.remove(sleeper) != nil { return true }
          state.sleepers[sleeper] = Sleeper(end: state.now + duration, continuation: continuation)
          return false
        }
        if isAbandoned { continuation.resume(throwing: CancellationError()) }
        begun.yield(duration)
      }
    } onCancel: {
      let continuation = state.withLock { state in
        let continuation = state.sleepers.removeValue(forKey: sleeper)?.continuation
        if continuation == nil { state.abandoned.insert(sleeper) }
        return continuation
      }
      continuation?.resume(throwing: CancellationError())
    }
  }

  /// Moves the time on, which ends the sleeps whose time has come.
  func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now += duration
      let due = state.sleepers.filter { $0.value.end <= state.now }
      for sleeper in due.keys { state.sleepers[sleeper] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  /// Waits until a sleep of exactly this length begins.
  func waitForSleep(of duration: Duration) async {
    for await begun in sleeps where begun == duration { return }
  }
}
