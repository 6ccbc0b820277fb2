import DeliveryAPI
import Explorer
import OrderedJSON
import TargetClient

extension HTTPExchange {
  /// A call to a server on this machine, answered with JSON in 12 ms.
  static func sample(
    status: Int = 200, answer: JSON = ["status": 200], request: JSON = ["context": ["channel": "web"]],
    cookie: String? = nil
  ) -> HTTPExchange {
    var exchange = HTTPExchange(
      request: HTTPRequestRecord(
        method: "POST", url: "http://127.0.0.1:8080/rest/v1/delivery?imsOrgId=org&sessionId=it's",
        headers: [
          HTTPHeaderField("Content-Type", "application/json"), HTTPHeaderField("Accept-Encoding", "gzip"),
        ] + (cookie.map { [HTTPHeaderField("Cookie", $0)] } ?? []),
        body: Array(request.compact.utf8)))
    exchange.attempts = [
      HTTPAttempt(
        response: HTTPResponseRecord(
          status: status, reason: status == 200 ? "OK" : "Bad Request",
          headers: [HTTPHeaderField("Content-Type", "application/json")], body: Array(answer.compact.utf8)),
        timing: HTTPTiming(connect: 2, firstByte: 8, body: 1, total: 11))
    ]
    exchange.decoding = 1
    return exchange
  }
}

extension CallOutcome {
  /// An answer of Target's servers.
  static func serverSide(_ exchange: HTTPExchange, answer: JSON = ["status": 200]) throws -> CallOutcome {
    guard case .decided(var result) = try CallOutcome.answer(answer) else {
      return .failed(CallFailure("no answer"))
    }
    result.meta = DecisionMeta(
      decisioningMethod: .serverSide, configuredDecisioningMethod: .hybrid, reason: "The test says so.",
      host: DeliveryHost(name: "127.0.0.1:8080", rule: .serverDomain))
    result.exchange = exchange
    return .decided(result)
  }

  /// A call that Target's servers did not fulfil.
  static func failure(
    _ cause: DeliveryFailure.Cause, hint: String? = nil, exchange: HTTPExchange
  ) -> CallOutcome {
    .failed(
      CallFailure(
        TargetClientError.deliveryFailed(
          DeliveryFailure(
            cause: cause, host: DeliveryHost(name: "127.0.0.1:8080", rule: .serverDomain), hint: hint,
            exchange: exchange))))
  }
}
