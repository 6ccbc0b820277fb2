import Synchronization

/// Lets one call be ended early, by its caller or because its time is up, whatever it is waiting for.
final class Interruption: Sendable {
  /// Why a call is ended.
  enum Reason {
    /// The caller gave up.
    case cancelled
    /// The time is up.
    case timeUp
  }

  private struct State {
    var reason: Reason?
    var end: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Why the call is ended; nil while it is not.
  var reason: Reason? { state.withLock(\.reason) }

  /// Ends the call: what it is waiting for now, and everything it begins to wait for later. Only the first reason
  /// counts.
  func interrupt(_ reason: Reason) {
    let end = state.withLock { state in
      guard state.reason == nil else { return nil as (@Sendable () -> Void)? }
      state.reason = reason
      return state.end
    }
    end?()
  }

  /// Says how to end what the call is waiting for from now on. It is ended at once when the call is.
  func wait(endedBy end: @escaping @Sendable () -> Void) {
    let isEnded = state.withLock { state in
      state.end = end
      return state.reason != nil
    }
    if isEnded { end() }
  }

  /// Says that the call is waiting for nothing.
  func goOn() { state.withLock { $0.end = nil } }
}
