import Synchronization

/// Rings for calls whose time is up.
///
/// All calls of a client share one sleep, the one until the earliest alarm. So a call that ends in time, as nearly
/// all do, costs neither a task nor a timer.
final class AlarmClock: Sendable {
  private struct Alarm {
    var time: Duration
    var ring: @Sendable () -> Void
  }

  private struct State {
    var alarms: [Int: Alarm] = [:]
    var number = 0
    /// When the sleep that is under way ends.
    var wakeTime: Duration?
    var sleeper: Task<Void, Never>?
  }

  private let surroundings: ClientSurroundings
  private let state = Mutex(State())

  init(_ surroundings: ClientSurroundings) {
    self.surroundings = surroundings
  }

  deinit { state.withLock(\.sleeper)?.cancel() }

  /// Sets an alarm.
  ///
  /// - Parameters:
  ///   - time: when, by the clock that only goes forward.
  ///   - ring: is called once, from another task, unless the alarm is removed before.
  /// - Returns: the number of the alarm.
  func set(at time: Duration, _ ring: @escaping @Sendable () -> Void) -> Int {
    state.withLock { state in
      state.number += 1
      state.alarms[state.number] = Alarm(time: time, ring: ring)
      if state.wakeTime.map({ time < $0 }) ?? true { sleep(until: time, &state) }
      return state.number
    }
  }

  /// Removes an alarm. Whoever sleeps until it finds nothing to do, or the next alarm.
  func remove(_ number: Int) {
    state.withLock { _ = $0.alarms.removeValue(forKey: number) }
  }

  private func sleep(until time: Duration, _ state: inout State) {
    state.sleeper?.cancel()
    state.wakeTime = time
    state.sleeper = Task { [weak self, surroundings] in
      try? await surroundings.sleep(max(.zero, time - surroundings.uptime()))
      guard !Task.isCancelled else { return }
      self?.wake()
    }
  }

  private func wake() {
    let now = surroundings.uptime()
    let due = state.withLock { state in
      let due = state.alarms.filter { $0.value.time <= now }
      for number in due.keys { state.alarms[number] = nil }
      state.wakeTime = nil
      if let next = state.alarms.values.map(\.time).min() { sleep(until: next, &state) }
      return due.values.map(\.ring)
    }
    for ring in due { ring() }
  }
}
