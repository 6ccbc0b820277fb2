/// How long the parts of a call took, in milliseconds.
public struct CallTiming: Codable, Hashable, Sendable {
  /// Checking that the call has what it needs.
  public var validation: Double = 0

  /// Completing it with ids, context and defaults.
  public var completion: Double = 0

  /// Deciding, wherever that is done.
  public var decision: Double = 0

  /// Putting the result together.
  public var assembly: Double = 0

  /// All of it.
  public var total: Double = 0

  /// The parts of the last attempt over HTTP; nil when there was none.
  public var http: HTTPTiming?

  /// Makes a record in which nothing took any time.
  public init() {}
}

/// Measures the parts of one call one after the other.
struct CallStopwatch {
  private(set) var timing = CallTiming()
  private let start: ContinuousClock.Instant
  private var lap: ContinuousClock.Instant

  init() {
    start = ContinuousClock.now
    lap = start
  }

  /// Notes that a part has come to its end.
  mutating func finish(_ part: WritableKeyPath<CallTiming, Double>) {
    let now = ContinuousClock.now
    timing[keyPath: part] = milliseconds(now - lap)
    timing.total = milliseconds(now - start)
    lap = now
  }

  /// Notes that the last part has come to its end.
  mutating func timing(after part: WritableKeyPath<CallTiming, Double>, http: HTTPTiming?) -> CallTiming {
    finish(part)
    timing.http = http
    return timing
  }
}

/// A duration in milliseconds, to the microsecond.
func milliseconds(_ duration: Duration) -> Double {
  (duration / .microseconds(1)).rounded() / 1000
}
