/// Why a call to Target's servers failed, with all that was exchanged.
public struct DeliveryFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Cause: Error, Hashable, Sendable {
    /// No answer came.
    case noAnswer(HTTPFailure)
    /// No answer came in time.
    case timedOut(after: Duration, HTTPPhase)
    /// The server refused with a status of 400 or above, in the head of the answer or inside its body.
    case refused(status: Int, message: String?)
    /// The server answered with something else than JSON of the Delivery API.
    case unreadable(status: Int, reason: String)
  }

  /// What went wrong.
  public var cause: Cause

  /// The host that was asked.
  public var host: DeliveryHost

  /// What to do about it, when something about the request suggests it.
  public var hint: String?

  /// What was exchanged.
  public var exchange: HTTPExchange

  /// Makes a failure.
  public init(cause: Cause, host: DeliveryHost, hint: String? = nil, exchange: HTTPExchange) {
    self.cause = cause
    self.host = host
    self.hint = hint
    self.exchange = exchange
  }

  /// The status of the server, if it gave one.
  public var status: Int? {
    switch cause {
    case .refused(let status, _), .unreadable(let status, _): status
    case .noAnswer, .timedOut: nil
    }
  }
}

extension DeliveryFailure: CustomStringConvertible {
  /// Which host, why that one, what it said, and what to do about it.
  public var description: String {
    let attempts = exchange.attempts.count > 1 ? ", after \(exchange.attempts.count) attempts" : ""
    let sentence = "\(host.name) (\(host.reason)) \(cause)\(place)\(attempts)."
    return hint.map { "\(sentence) \($0)" } ?? sentence
  }
}

extension DeliveryFailure {
  /// Where the status stands, when it is not that of the answer.
  private var place: String {
    guard case .refused(let status, _) = cause, let answered = exchange.response?.status, answered != status
    else { return "" }
    return " (in the body of an answer with status \(answered))"
  }
}

extension DeliveryFailure.Cause: CustomStringConvertible {
  /// What went wrong, to follow the name of the host.
  public var description: String {
    switch self {
    case .noAnswer(let failure): "did not answer: \(failure)"
    case .timedOut(let timeout, let phase):
      "did not answer in \(milliseconds(timeout).formatted) ms: the time was up while \(phase)"
    case .refused(let status, let message?): "answered \(status): \(message)"
    case .refused(let status, nil): "answered \(status) without a message"
    case .unreadable(let status, let reason): "answered \(status), but \(reason)"
    }
  }
}

extension Double {
  /// The number without a fraction that is zero.
  fileprivate var formatted: String {
    Int64(exactly: self).map(String.init) ?? String(self)
  }
}

extension DeliveryFailure {
  /// What to do about a failure, as far as the request lets guess it.
  static func hint(for cause: Cause, host: DeliveryHost, call: CompletedCall, proxy: HTTPProxy?) -> String? {
    if let proxy, let hint = hint(for: cause, proxy: proxy) { return hint }
    switch cause {
    case .refused(let status, let message):
      let id = call.request.id
      if status == 400, id?.customerIds?.isEmpty == false, nonEmpty(id?.marketingCloudVisitorId) == nil {
        return "The request has customerIds without an Experience Cloud id: "
          + "set id.marketingCloudVisitorId too, or leave the customerIds out."
      }
      if message?.contains("imsOrg") == true {
        return "Check the organization id, which ends in @AdobeOrg."
      }
      return status == 404 ? "Check the client code and the server domain." : nil
    case .noAnswer(.unreachable) where host.rule == .callCluster || host.rule == .clientCluster:
      return "Check the location hint."
    case .noAnswer(.unreachable) where host.rule == .deviceCluster:
      return "The cluster is the number after the dot of the visitor's tnt id."
    case .noAnswer(.unreachable) where host.rule == .rememberedCluster:
      return "The next call for a new visitor asks the host of the client code again."
    case .noAnswer(.unreachable):
      return "Check the client code, the server domain and the network."
    case .noAnswer(.untrusted):
      return "If a proxy looks into connections, name its certificate as certificateFile."
    case .timedOut:
      return "Allow more time with the timeout, if the server may be slow."
    default:
      return nil
    }
  }

  private static func hint(for cause: Cause, proxy: HTTPProxy) -> String? {
    switch cause {
    case .refused(status: 407, _), .noAnswer(.notSendable):
      "Check the user and the password of the proxy \(proxy.host):\(proxy.port)."
    case .noAnswer(.unreachable):
      "It was asked through the proxy \(proxy.host):\(proxy.port): check that too."
    default: nil
    }
  }
}
