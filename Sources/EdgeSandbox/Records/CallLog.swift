import Synchronization

/// Keeps the records of a sandbox and tells whoever watches.
final class CallLog: Sendable {
  private struct State {
    var records = SandboxRecords()
    var watchers: [Int: AsyncStream<CallRecord>.Continuation] = [:]
    var nextWatcher = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) {
    self.limit = max(1, limit)
  }

  /// What was recorded so far.
  var records: SandboxRecords { state.withLock { $0.records } }

  /// The calls from now on. A watcher that is slow loses the oldest beyond the limit.
  func watch() -> AsyncStream<CallRecord> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: CallRecord.self, bufferingPolicy: .bufferingNewest(limit))
    let watcher = state.withLock { state in
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = continuation
      return state.nextWatcher
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.watchers.removeValue(forKey: watcher) }
    }
    return stream
  }

  /// Records a call.
  func add(
    _ call: EdgeCall, to endpoint: EdgeEndpoint, at instant: Int64, outcome: FaultyAnswer,
    finding: CallFinding
  ) {
    let (record, watchers) = state.withLock { state in
      let record = CallRecord(
        number: state.records.callCount + 1, instant: instant, endpoint: endpoint, method: call.method,
        target: call.target, status: outcome.manner == .reset ? nil : outcome.answer.status,
        byteCount: outcome.answer.body.count, client: finding.client, sessionID: finding.sessionID,
        requestID: finding.requestID, summary: finding.summary, faults: outcome.faults,
        request: finding.request, response: finding.response)
      state.records.add(record, finding, limit: limit)
      return (record, Array(state.watchers.values))
    }
    for watcher in watchers { watcher.yield(record) }
  }

  /// Ends all watching.
  func finish() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.finish() }
  }
}

extension SandboxRecords {
  fileprivate mutating func add(_ call: CallRecord, _ finding: CallFinding, limit: Int) {
    callCounts[call.endpoint, default: 0] += 1
    calls.append(call)
    notificationCount += finding.notifications.count
    notifications += finding.notifications.map { NotificationRecord(call: call.number, notification: $0) }
    telemetryCount += finding.telemetry.count
    telemetry += finding.telemetry.map { TelemetryRecord(call: call.number, entry: $0) }
    calls.removeFirst(max(0, calls.count - limit))
    notifications.removeFirst(max(0, notifications.count - limit))
    telemetry.removeFirst(max(0, telemetry.count - limit))
  }
}
