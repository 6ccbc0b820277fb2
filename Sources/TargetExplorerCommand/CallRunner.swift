import Explorer
import NcursesTerminal
import Synchronization
import TargetClient
import Workspace

/// Does what takes time away from the explorer's screen, and hands back what came of it.
final class CallRunner: Sendable {
  private struct State {
    var calls: [Int: Task<Void, Never>] = [:]
    var others: [Int: Task<Void, Never>] = [:]
    var nextOther = 0
    var actions: [ExplorerAction] = []
  }

  private let account: Account
  private let waker: TerminalWaker
  private let state = Mutex(State())

  /// Makes a runner that wakes the screen when something came to its end.
  init(account: Account, waker: TerminalWaker) {
    self.account = account
    self.waker = waker
  }

  /// What came of everything since the last time.
  func takeActions() -> [ExplorerAction] {
    state.withLock { state in
      defer { state.actions = [] }
      return state.actions
    }
  }

  /// Gives up everything.
  func cancelAll() {
    let running = state.withLock { state in
      defer { (state.calls, state.others) = ([:], [:]) }
      return Array(state.calls.values) + Array(state.others.values)
    }
    for task in running { task.cancel() }
  }
}

// MARK: - Calls

extension CallRunner {
  /// Starts a call.
  func start(_ document: RequestDocument, call: Int) {
    run(call) { [account] in try await account.decide(document, explains: true) }
  }

  /// Has a request decided on this machine, with reasons and without telling anybody.
  func rehearse(_ document: RequestDocument, call: Int) {
    run(call) { [account] in try await account.rehearse(document) }
  }

  private func run(_ call: Int, _ decide: @escaping @Sendable () async throws -> TargetDeliveryResult) {
    // The lock is held until the task is written down, so that it is there when the call ends.
    state.withLock { state in
      state.calls[call] = Task.detached { [self] in
        let start = ClientSurroundings.systemTime()
        let stopwatch = ContinuousClock.now
        let outcome: CallOutcome
        do {
          outcome = .decided(try await decide())
        } catch {
          outcome = .failed(CallFailure(error))
        }
        let time = CallTime(start: start, duration: (ContinuousClock.now - stopwatch) / .milliseconds(1))
        self.state.withLock { state in
          state.calls[call] = nil
          state.actions.append(.callEnded(call, outcome, time))
        }
        waker.wake()
      }
    }
  }

  /// Gives up a call.
  func cancel(_ call: Int) {
    state.withLock { $0.calls.removeValue(forKey: call) }?.cancel()
  }
}

// MARK: - Notifications and the artifact

extension CallRunner {
  /// Sends the notifications that belong to the answer of a call.
  func sendNotifications(of record: CallRecord) {
    run { account in
      .notificationsEnded(record.number, await account.sendNotifications(of: record))
    }
  }

  /// Tells what there is to know of the artifact.
  func reportArtifact() {
    run { account in .artifactReported(await account.artifactReport()) }
  }

  /// Tells what there is to know of the artifact each time it was looked for, until everything is given up.
  func watchArtifact() {
    run { [self] account in
      for await _ in account.artifactLooks {
        add(.artifactReported(await account.artifactReport()))
      }
      return nil
    }
  }

  private func add(_ action: ExplorerAction) {
    state.withLock { $0.actions.append(action) }
    waker.wake()
  }

  /// Looks for a newer artifact, and tells what there is to know then.
  func refreshArtifact() {
    run { account in
      do {
        _ = try await account.downloadArtifact()
      } catch {
        return .artifactNotRefreshed("\(error)")
      }
      return .artifactReported(await account.artifactReport())
    }
  }

  /// Looks through the artifact, which may take long.
  func inspectArtifact() {
    run(priority: .background) { account in
      guard let artifact = await account.artifact else { return nil }
      return await ArtifactInspection.inspect(artifact).map(ExplorerAction.artifactInspected)
    }
  }

  private func run(
    priority: TaskPriority? = nil, _ work: @escaping @Sendable (Account) async -> ExplorerAction?
  ) {
    state.withLock { state in
      let number = state.nextOther
      state.nextOther += 1
      state.others[number] = Task.detached(priority: priority) { [self] in
        let action = await work(account)
        self.state.withLock { state in
          state.others[number] = nil
          if let action { state.actions.append(action) }
        }
        waker.wake()
      }
    }
  }
}
