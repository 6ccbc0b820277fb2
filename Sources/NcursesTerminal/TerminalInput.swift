import Glibc
import TerminalUI

/// The input half of a terminal: waits, reads and decodes.
struct TerminalInput {
  /// What a wait has brought.
  struct Outcome {
    /// What a person did.
    var events: [InputEvent] = []
    /// Whether the waker's descriptor can be read.
    var isWoken = false
    /// Whether the terminal is gone.
    var isGone = false
  }

  private let clock = ContinuousClock()
  private var decoder: InputDecoder
  /// When bytes that may be a whole key are one, because nothing followed them.
  private var decisionTime: ContinuousClock.Instant?
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// Reads the terminal's input from standard input.
  init(keys: KeySequences) {
    decoder = InputDecoder(keys: keys)
  }

  /// Waits for input or for the waker, at most until a time; for ever when that is nil.
  mutating func wait(until deadline: ContinuousClock.Instant?, waker: Int32) -> Outcome {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: waker, events: Int16(POLLIN), revents: 0),
    ]
    let end = [deadline, decisionTime].compactMap { $0 }.min()
    let count = poll(&descriptors, 2, Self.milliseconds(until: end, now: clock.now))
    var outcome = Outcome()
    guard count >= 0 else { return outcome }
    outcome.isWoken = descriptors[1].revents != 0
    if descriptors[0].revents & Int16(POLLIN) != 0 {
      readAll(into: &outcome)
    } else if descriptors[0].revents != 0 {
      outcome.isGone = true
    } else if let decisionTime, clock.now >= decisionTime {
      outcome.events = decoder.finish(at: clock.now)
      self.decisionTime = nil
    }
    return outcome
  }

  /// Reads what is there, so that keys held down and text pasted are drawn once.
  private mutating func readAll(into outcome: inout Outcome) {
    var hasMore = true
    while hasMore {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else {
        outcome.isGone = count == 0 || (errno != EINTR && errno != EAGAIN)
        break
      }
      outcome.events += decoder.decode(buffer[..<count], at: clock.now)
      var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      hasMore = outcome.events.count < Self.largestBatch && poll(&descriptor, 1, 0) == 1
    }
    decisionTime = decoder.isUndecided ? clock.now + InputDecoder.escapeDelay : nil
  }

  /// Somebody who sends without a pause must not keep the program from drawing.
  private static let largestBatch = 4096

  /// The time to wait as `poll` wants it: rounded up, -1 for ever.
  static func milliseconds(until end: ContinuousClock.Instant?, now: ContinuousClock.Instant) -> Int32 {
    guard let end else { return -1 }
    guard end > now else { return 0 }
    let (seconds, attoseconds) = (end - now).components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
