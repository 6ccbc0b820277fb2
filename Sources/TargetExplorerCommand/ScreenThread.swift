import Foundation

/// The thread that waits for keys and draws.
///
/// It is one of its own: a task that waits for keys would keep a thread from all the other tasks, which share one for
/// each processor, so that calls and searches would have to wait for one another.
enum ScreenThread {
  /// What the system calls it, in at most 15 bytes.
  static let name = "screen"
  /// As much as the first thread of a process usually has, in bytes.
  private static let stackSize = 8 << 20

  /// Does work that may wait, and returns what came of it.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = stackSize
      thread.start()
      // It has no name before.
      thread.name = name
    }
  }
}
