import Explorer
import NcursesTerminal
import Synchronization

/// What work away from the screen has to tell the explorer, in the order it came.
final class ActionQueue: Sendable {
  private let waker: TerminalWaker
  private let actions = Mutex<[ExplorerAction]>([])

  /// Makes a queue that wakes a screen.
  init(waker: TerminalWaker) {
    self.waker = waker
  }

  /// Adds an action, and wakes the screen unless it can wait for the next one.
  func add(_ action: ExplorerAction, canWait: Bool = false) {
    actions.withLock { $0.append(action) }
    if !canWait { waker.wake() }
  }

  /// The actions since the last time.
  func takeAll() -> [ExplorerAction] {
    actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
