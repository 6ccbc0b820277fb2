import Synchronization

/// Lets only so many attempts go to one host at once. The others wait in line, where the time they wait can be
/// told from the time it takes to connect; the HTTP client's own pool tells both as one.
final class ConnectionQueue: Sendable {
  fileprivate typealias Waiting = (ticket: Int, continuation: CheckedContinuation<Void, any Error>)

  fileprivate struct Line {
    /// How many attempts go on.
    var active = 0
    /// Those that wait, in the order in which they came.
    var waiting: [Waiting] = []
  }

  fileprivate struct State {
    var lines: [String: Line] = [:]
    var ticket = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: how many attempts go on at once to one host; at least 1.
  init(limit: Int) {
    self.limit = max(1, limit)
  }

  /// Waits until it is the caller's turn. Whoever had a turn has to ``leave(_:)``.
  ///
  /// - Throws: `CancellationError` at once when it is interrupted while it waits; there is no turn then.
  func enter(_ host: String, _ interruption: Interruption) async throws {
    let ticket = state.withLock { state -> Int? in
      if state.begin(host, limit: limit) { return nil }
      state.ticket += 1
      return state.ticket
    }
    guard let ticket else { return }
    try await withCheckedThrowingContinuation { continuation in
      wait(for: host, (ticket, continuation))
      interruption.wait {
        let continuation = self.state.withLock { $0.removeWaiting(ticket, for: host) }
        continuation?.resume(throwing: CancellationError())
      }
    }
    interruption.goOn()
  }

  private func wait(for host: String, _ waiting: Waiting) {
    // Somebody may have left since the ticket was drawn.
    let isTurn = state.withLock { state in
      if state.begin(host, limit: limit) { return true }
      state.lines[host]?.waiting.append(waiting)
      return false
    }
    if isTurn { waiting.continuation.resume() }
  }

  /// Gives the turn to whoever has waited longest.
  func leave(_ host: String) {
    state.withLock { $0.end(host) }?.resume()
  }
}

extension ConnectionQueue.State {
  /// Begins an attempt, unless there are as many as there may be.
  fileprivate mutating func begin(_ host: String, limit: Int) -> Bool {
    guard lines[host, default: ConnectionQueue.Line()].active < limit else { return false }
    lines[host, default: ConnectionQueue.Line()].active += 1
    return true
  }

  /// Ends an attempt, and hands its place to the first that waits.
  fileprivate mutating func end(_ host: String) -> CheckedContinuation<Void, any Error>? {
    guard var line = lines[host] else { return nil }
    if !line.waiting.isEmpty {
      lines[host] = nil
      let first = line.waiting.removeFirst()
      lines[host] = line
      return first.continuation
    }
    line.active -= 1
    lines[host] = line.active > 0 ? line : nil
    return nil
  }

  /// Takes one out of the line.
  fileprivate mutating func removeWaiting(
    _ ticket: Int, for host: String
  ) -> CheckedContinuation<Void, any Error>? {
    guard let position = lines[host]?.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
    return lines[host]?.waiting.remove(at: position).continuation
  }
}
