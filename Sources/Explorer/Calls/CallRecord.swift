import DeliveryAPI
import TargetClient
import Workspace

/// When a call was made, and how long it took until its outcome was there.
public struct CallTime: Hashable, Sendable {
  /// When the request was sent, in milliseconds since 1970 UTC.
  public let start: Int64
  /// How long it took, in milliseconds; 0 when that is not known.
  public let duration: Double

  /// Makes a time.
  public init(start: Int64, duration: Double) {
    self.start = start
    self.duration = duration
  }
}

/// A call that has ended: what was sent and what came of it. Some were made here, others are read from files.
public struct CallRecord: Sendable {
  /// The number of the call in this session; later calls have higher numbers.
  public let number: Int
  /// What was sent.
  public let document: RequestDocument
  /// What came of it.
  public let outcome: CallOutcome
  /// When it was sent, and how long it took; nil when the file that it was read from does not tell.
  public let time: CallTime?
  /// What the file tells that the call was read from; nil for a call that was made here.
  public internal(set) var saved: SavedFacts?
  /// What became of the notifications that belong to the answer.
  public internal(set) var notifications = NotificationDelivery.notSent

  /// The position of the request in the list; nil once it was taken out.
  var request: Int?

  /// The answer; nil when the call failed.
  public var result: TargetDeliveryResult? {
    if case .decided(let result) = outcome { result } else { nil }
  }

  /// Why the call failed; nil when it did not.
  public var failure: CallFailure? {
    if case .failed(let failure) = outcome { failure } else { nil }
  }

  /// The status of the answer, or the one with which the server refused; nil when there was none.
  public var status: Int? {
    if let status = saved?.exchange?.response?.status, result?.response.status == nil { return status }
    return switch outcome {
    case .decided(let result): result.response.status
    case .failed(let failure): failure.delivery?.status
    }
  }

  /// Where the call was decided; for a failed one, where it would have been.
  public var method: DecisioningMethod? {
    if let saved { return saved.method }
    return switch outcome {
    case .decided(let result): result.meta.decisioningMethod
    case .failed(let failure):
      failure.delivery == nil
        ? document.decisioningMethod.map(DecisioningMethod.init(rawValue:)) : .serverSide
    }
  }

  /// How long the call took, in milliseconds: as its answer tells, or else as it was seen from here. Nil when nobody
  /// knows.
  public var duration: Double? {
    if let result, saved?.hasTiming ?? true { return result.timing.total }
    return time.flatMap { $0.duration > 0 ? $0.duration : nil }
  }

  /// What was exchanged with Target's servers, also by a call that failed; nil when nothing was.
  public var exchange: HTTPExchange? {
    if let saved { return saved.exchange }
    return switch outcome {
    case .decided(let result): result.exchange
    case .failed(let failure): failure.delivery?.exchange
    }
  }
}
