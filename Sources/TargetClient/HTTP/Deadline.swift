/// The moment at which a call gives up, however often it has tried.
struct Deadline: Sendable {
  /// How long after its start a call gives up.
  let timeout: Duration
  /// When that is, by the clock that only goes forward.
  let end: Duration
  private let surroundings: ClientSurroundings

  /// The error of a call whose time is up.
  struct Passed: Error {}

  /// Makes a deadline that far from now.
  init(after timeout: Duration, _ surroundings: ClientSurroundings) {
    self.timeout = timeout
    self.surroundings = surroundings
    end = surroundings.uptime() + timeout
  }

  /// The time that is left, zero when it is up.
  var remaining: Duration { max(.zero, end - surroundings.uptime()) }

  /// Runs an operation, and cancels it when the time is up.
  ///
  /// - Throws: `Passed` when the time is up, `CancellationError` when the caller gave up, or what the
  ///   operation throws.
  func enforce<Value: Sendable>(
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let (remaining, sleep) = (remaining, surroundings.sleep)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await operation() }
      group.addTask {
        try await sleep(remaining)
        return nil
      }
      defer { group.cancelAll() }
      guard let value = try await group.next().flatMap(\.self) else { throw Passed() }
      return value
    }
  }
}
