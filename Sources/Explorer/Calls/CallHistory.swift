/// The calls of this session that have ended, newest first.
///
/// Old ones are forgotten when there are too many, or when what was exchanged in them takes too much room. The
/// newest is always kept. Any two can be compared: each has its request and its whole outcome.
public struct CallHistory: Sendable {
  /// The most calls that are kept.
  public static let mostCalls = 200
  /// The most bytes of bodies that are kept.
  public static let mostBytes = 128 << 20

  /// The calls, newest first.
  public private(set) var records: [CallRecord] = []

  /// The number of the next call.
  var nextNumber: Int { (records.first?.number ?? 0) + 1 }

  /// Adds a call that has just ended.
  mutating func add(_ record: CallRecord) {
    records.insert(record, at: 0)
    var bytes = 0
    let kept = records.prefix(Self.mostCalls).prefix { record in
      bytes += record.byteCount
      return bytes <= Self.mostBytes
    }
    records = Array(records.prefix(max(1, kept.count)))
  }

  /// The call with a number, if it is still kept.
  public func record(_ number: Int) -> CallRecord? {
    records.first { $0.number == number }
  }

  /// Takes note that a request was taken out of the list, so that those after it have moved up.
  mutating func forgetRequest(at position: Int) {
    for index in records.indices {
      guard let request = records[index].request, request >= position else { continue }
      records[index].request = request == position ? nil : request - 1
    }
  }

  /// Takes note of where in the list the request of a call stands.
  mutating func setRequest(_ request: Int?, ofCall number: Int) {
    guard let position = records.firstIndex(where: { $0.number == number }) else { return }
    records[position].request = request
  }

  /// Notes what became of the notifications of a call.
  mutating func note(_ delivery: NotificationDelivery, of number: Int) {
    guard let position = records.firstIndex(where: { $0.number == number }) else { return }
    records[position].notifications = delivery
  }
}

extension CallRecord {
  /// The bytes of the bodies that were exchanged.
  fileprivate var byteCount: Int {
    guard let exchange else { return 0 }
    return exchange.attempts.reduce(exchange.request.body.count) { $0 + ($1.response?.body.count ?? 0) }
  }
}
