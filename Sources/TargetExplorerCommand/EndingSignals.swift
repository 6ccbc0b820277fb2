import Dispatch
import Glibc

/// The signals that ask a program to end, SIGINT and SIGTERM, while it works on a call.
///
/// The first one is told, so that the call can be given up and what is queued be sent; the second one ends the program
/// at once. One that whoever started the program has it ignore stays ignored.
final class EndingSignals {
  private let sources: [any DispatchSourceSignal]
  private let received = Received()

  /// Which signal came first.
  private final class Received: @unchecked Sendable {
    // Read and written on the queue only.
    var signal: Int32?
  }

  private static let queue = DispatchQueue(label: "ending-signals")

  /// Begins to wait.
  ///
  /// - Parameter body: called once, from another thread, when one has come.
  init(_ body: @escaping @Sendable () -> Void) {
    let received = received
    sources = [SIGINT, SIGTERM].compactMap { number in
      // The source sees the signal, which does nothing else from now on.
      if signal(number, SIG_IGN).map({ unsafeBitCast($0, to: Int.self) }) == 1 { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
      source.setEventHandler {
        guard received.signal == nil else { return }
        received.signal = number
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
        body()
      }
      source.resume()
      return source
    }
  }

  /// Ends waiting.
  ///
  /// - Returns: the signal that came, if one did.
  func stop() -> Int32? {
    for source in sources { source.cancel() }
    return Self.queue.sync { received.signal }
  }
}
