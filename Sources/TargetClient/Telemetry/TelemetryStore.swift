import DeliveryAPI
import Synchronization

/// Measurements that wait for the next call to Target's servers.
final class TelemetryStore: Sendable {
  /// How many wait at most; the oldest give way.
  static let capacity = 100

  private struct State {
    var entries: [TelemetryEntry] = []
    var lastCall: CompletedCall?
    var isClosed = false
  }

  private let isEnabled: Bool
  private let state = Mutex(State())

  init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  var isEmpty: Bool { state.withLock(\.entries.isEmpty) }

  /// Takes in no more measurements.
  ///
  /// - Returns: the last call that was measured, for whose visitor those that wait can be sent; nil when none
  ///   wait, no call was measured, or the store was closed before.
  func close() -> CompletedCall? {
    state.withLock { state in
      defer { state.isClosed = true }
      return state.isClosed || state.entries.isEmpty ? nil : state.lastCall
    }
  }

  /// Takes in a measurement.
  ///
  /// - Parameter call: the call that was measured; nil for a download.
  func add(_ entry: @autoclosure () -> TelemetryEntry, of call: CompletedCall?) {
    guard isEnabled else { return }
    let entry = entry()
    state.withLock { state in
      guard !state.isClosed else { return }
      state.entries.append(entry)
      state.entries.removeFirst(max(0, state.entries.count - Self.capacity))
      state.lastCall = call ?? state.lastCall
    }
  }

  /// Hands out all that wait.
  func take() -> [TelemetryEntry] {
    state.withLock { state in
      defer { state.entries = [] }
      return state.entries
    }
  }

  /// Takes back what could not be sent.
  func putBack(_ older: [TelemetryEntry]) {
    guard !older.isEmpty else { return }
    state.withLock { state in
      state.entries = Array((older + state.entries).suffix(Self.capacity))
    }
  }
}

extension TelemetryEntry {
  /// The measurements of a call to Target's servers.
  init(
    of call: CompletedCall, _ response: DeliveryResponse, _ exchange: HTTPExchange, execution: Duration
  ) {
    self.init(
      requestId: response.requestId ?? call.request.requestId, timestamp: call.now,
      mode: response.edgeHost == nil ? .local : .edge,
      execution: rounded(milliseconds(execution)), parsing: exchange.decoding.flatMap(rounded),
      features: TelemetryFeatures(of: call.request, decisioningMethod: call.decisioningMethod),
      request: TelemetryRequest(exchange), telemetryServerToken: response.telemetryServerToken)
  }

  /// The measurements of an artifact download.
  ///
  /// - Parameter start: milliseconds since 1970 UTC.
  init(ofArtifactDownload exchange: HTTPExchange, at start: Int64, total: Double, parsing: Double?) {
    self.init(
      requestId: "ArtifactDownload", timestamp: start, execution: rounded(total),
      parsing: parsing.flatMap(rounded), request: TelemetryRequest(exchange))
  }
}

extension TelemetryRequest {
  /// The parts of the attempt that succeeded; nil when nothing was measured.
  init?(_ exchange: HTTPExchange) {
    guard let attempt = exchange.attempts.last, let response = attempt.response else { return nil }
    self.init(
      timeToFirstByte: attempt.timing.firstByte.flatMap(rounded),
      download: attempt.timing.body.flatMap(rounded),
      responseSize: rounded(Double(response.body.count)))
  }
}

/// A number with two decimals as the SDKs send it; nil for zero, which they leave out.
private func rounded(_ number: Double) -> Double? {
  let rounded = (number * 100).rounded() / 100
  return rounded == 0 ? nil : rounded
}
