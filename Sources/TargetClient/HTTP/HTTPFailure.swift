/// Why an attempt brought no answer.
public enum HTTPFailure: Error, Hashable, Sendable {
  /// The address or a header field cannot be sent.
  case notSendable(String)
  /// There was no connection; nothing was sent.
  case unreachable(String)
  /// The server's certificate is not trusted, or encryption failed otherwise; nothing was sent.
  case untrusted(String)
  /// The connection broke after the request was sent. The server may have received it.
  case interrupted(String, HTTPPhase)
  /// The body is longer than so many bytes.
  case tooLarge(limit: Int)
  /// The caller gave up, or the time was up.
  case abandoned(HTTPPhase)
}

/// The parts of an attempt.
public enum HTTPPhase: String, Hashable, Sendable {
  /// Others have all the connections that there may be to the host.
  case queued
  /// There is no connection yet.
  case connecting
  /// The request was sent, and nothing came back yet.
  case waiting
  /// The answer has begun.
  case receiving
}

extension HTTPFailure: CustomStringConvertible {
  /// What went wrong, as a clause.
  public var description: String {
    switch self {
    case .notSendable(let reason): "the request cannot be sent: \(reason)"
    case .unreachable(let reason): "there is no connection: \(reason)"
    case .untrusted(let reason): "the connection cannot be encrypted: \(reason)"
    case .interrupted(let reason, let phase): "the connection broke while \(phase): \(reason)"
    case .tooLarge(let limit): "the answer is longer than \(limit) bytes"
    case .abandoned(let phase): "given up while \(phase)"
    }
  }
}

extension HTTPPhase: CustomStringConvertible {
  /// What was going on, to follow "while".
  public var description: String {
    switch self {
    case .queued: "waiting for its turn to connect"
    case .connecting: "connecting"
    case .waiting: "waiting for the answer"
    case .receiving: "receiving the answer"
    }
  }
}
