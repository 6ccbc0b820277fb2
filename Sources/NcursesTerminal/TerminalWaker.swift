import CNcurses
import Glibc
import Synchronization

/// Ends the wait of a terminal from any thread.
public final class TerminalWaker: Sendable {
  /// An eventfd, readable while something waits to be looked at.
  let descriptor: Int32
  private let isRequested = Atomic(false)

  init() {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Makes the current or the next wait of the terminal return `.woken`.
  ///
  /// Calls before the terminal has looked are one: they cost an atomic exchange and no system call.
  /// After the terminal is closed, a call has no effect.
  public func wake() {
    guard !isRequested.exchange(true, ordering: .acquiringAndReleasing) else { return }
    eventfd_write(descriptor, 1)
  }

  /// Whether `wake()` was called since the last time. Empties the descriptor, which signals write to too.
  func takeRequest() -> Bool {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return isRequested.exchange(false, ordering: .acquiringAndReleasing)
  }
}
