import Explorer
import NcursesTerminal
import Synchronization
import TargetClient
import Workspace

/// Runs the explorer's calls away from its screen, and hands their outcomes back to it.
final class CallRunner: Sendable {
  /// A call that ended.
  struct EndedCall {
    let call: Int
    let outcome: CallOutcome
    let time: CallTime
  }

  private struct State {
    var running: [Int: Task<Void, Never>] = [:]
    var outcomes: [EndedCall] = []
  }

  private let account: Account
  private let waker: TerminalWaker
  private let state = Mutex(State())

  /// Makes a runner that wakes the screen when a call has ended.
  init(account: Account, waker: TerminalWaker) {
    self.account = account
    self.waker = waker
  }

  /// Starts a call.
  func start(_ document: RequestDocument, call: Int) {
    let task = Task.detached { [self] in
      let outcome: CallOutcome
      let start = ClientSurroundings.systemTime()
      let stopwatch = ContinuousClock.now
      do {
        outcome = .decided(try await account.decide(document, explains: true))
      } catch {
        outcome = .failed(CallFailure(error))
      }
      let time = CallTime(start: start, duration: (ContinuousClock.now - stopwatch) / .milliseconds(1))
      state.withLock { state in
        state.running[call] = nil
        state.outcomes.append(EndedCall(call: call, outcome: outcome, time: time))
      }
      waker.wake()
    }
    state.withLock { $0.running[call] = task }
  }

  /// Gives up a call.
  func cancel(_ call: Int) {
    state.withLock { $0.running.removeValue(forKey: call) }?.cancel()
  }

  /// Gives up all calls.
  func cancelAll() {
    let running = state.withLock { state in
      defer { state.running = [:] }
      return state.running.values
    }
    for task in running { task.cancel() }
  }

  /// The outcomes since the last time.
  func takeOutcomes() -> [EndedCall] {
    state.withLock { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
  }
}
