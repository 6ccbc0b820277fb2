/// When and after what pause an attempt is repeated.
struct RetryPolicy: Sendable {
  /// How often, after the first attempt.
  let maximumRetries: Int
  /// The pause before the first repetition; it doubles from one to the next.
  var firstPause = Duration.milliseconds(100)
  /// The longest pause.
  var longestPause = Duration.seconds(5)
  /// A number from 0 to 1, by which pauses differ, so that clients do not come back all at once.
  let randomFraction: @Sendable () -> Double

  /// The pause before the attempt is repeated; nil when it is not worth it, or not safe because the server
  /// may have counted it.
  ///
  /// - Parameter retries: how often it was repeated before.
  func pause(after attempt: HTTPAttempt, retries: Int) -> Duration? {
    guard retries < maximumRetries, attempt.isSafeToRepeat else { return nil }
    return max(pause(afterFailures: retries + 1), attempt.response?.retryAfter ?? .zero)
  }

  /// Between half of a pause that doubles with each failure, and all of it.
  func pause(afterFailures failures: Int) -> Duration {
    var pause = firstPause
    for _ in 1..<max(failures, 1) where pause < longestPause { pause *= 2 }
    return min(pause, longestPause) * (0.5 + 0.5 * randomFraction())
  }
}

extension HTTPAttempt {
  /// Whether nothing was sent, or the server says that it did not do anything.
  var isSafeToRepeat: Bool {
    switch failure {
    case .unreachable: return true
    case nil: return response?.isTemporary ?? false
    default: return false
    }
  }
}

extension HTTPResponseRecord {
  /// Whether the server says that it may answer later.
  var isTemporary: Bool { status == 408 || status == 429 || (500...599).contains(status) }

  /// How long the server asks to wait, when it tells in seconds.
  fileprivate var retryAfter: Duration? {
    header("Retry-After").flatMap { Int64($0) }.flatMap { (0...3600).contains($0) ? .seconds($0) : nil }
  }
}
