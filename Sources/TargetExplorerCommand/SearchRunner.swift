import Explorer
import Synchronization

/// Searches documents and lines away from the screen, one search at a time.
final class SearchRunner: Sendable {
  private let queue: ActionQueue
  private let running = Mutex<Task<Void, Never>?>(nil)

  /// Makes a runner that puts what it finds into a queue.
  init(queue: ActionQueue) {
    self.queue = queue
  }

  /// Starts a search, and gives up the one before.
  func start(_ job: SearchJob) {
    start { queue in
      job.run { result in
        guard !Task.isCancelled else { return false }
        queue.add(.searched(result))
        return true
      }
    }
  }

  /// Starts a search through lines, and gives up the one before.
  func start(_ job: LineSearchJob) {
    start { queue in
      let found = job.run { !Task.isCancelled }
      if !Task.isCancelled { queue.add(.linesSearched(job.number, found)) }
    }
  }

  private func start(_ search: @escaping @Sendable (ActionQueue) -> Void) {
    running.withLock { running in
      running?.cancel()
      running = Task.detached { [queue] in search(queue) }
    }
  }

  /// Gives up the search, if there is one.
  func cancel() {
    running.withLock { running in
      running?.cancel()
      running = nil
    }
  }
}
