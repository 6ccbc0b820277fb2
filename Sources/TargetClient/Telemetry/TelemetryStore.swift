import DeliveryAPI
import Synchronization

/// Measurements that wait for the next call to Target's servers.
final class TelemetryStore: Sendable {
  /// How many wait at most; the oldest give way.
  static let capacity = 100

  private let isEnabled: Bool
  private let entries = Mutex<[TelemetryEntry]>([])

  init(isEnabled: Bool) {
    self.isEnabled = isEnabled
  }

  var isEmpty: Bool { entries.withLock(\.isEmpty) }

  func add(_ entry: @autoclosure () -> TelemetryEntry) {
    guard isEnabled else { return }
    let entry = entry()
    entries.withLock { entries in
      entries.append(entry)
      entries.removeFirst(max(0, entries.count - Self.capacity))
    }
  }

  /// Hands out all that wait.
  func take() -> [TelemetryEntry] {
    entries.withLock { entries in
      defer { entries = [] }
      return entries
    }
  }

  /// Takes back what could not be sent.
  func putBack(_ older: [TelemetryEntry]) {
    guard !older.isEmpty else { return }
    entries.withLock { entries in
      entries = Array((older + entries).suffix(Self.capacity))
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
