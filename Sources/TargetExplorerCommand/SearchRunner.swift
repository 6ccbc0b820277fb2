import Explorer
import Synchronization

/// Searches documents away from the screen, one search at a time.
final class SearchRunner: Sendable {
  private let queue: ActionQueue
  private let running = Mutex<Task<Void, Never>?>(nil)

  /// Makes a runner that puts what it finds into a queue.
  init(queue: ActionQueue) {
    self.queue = queue
  }

  /// Starts a search, and gives up the one before.
  func start(_ job: SearchJob) {
    let task = Task.detached { [queue] in
      job.run { result in
        guard !Task.isCancelled else { return false }
        queue.add(.searched(result))
        return true
      }
    }
    running.withLock { running in
      running?.cancel()
      running = task
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
