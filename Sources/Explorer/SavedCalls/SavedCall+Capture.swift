import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

extension SavedCall {
  /// A call of a capture, with both sides, as far as the capture has them.
  init(_ call: HARCall, of fileName: String) {
    let exchange = HTTPExchange(call)
    var facts = SavedFacts(fileName: fileName)
    facts.method = .serverSide
    facts.exchange = exchange
    facts.phases = call.phases.map { CallPhase(name: $0.name, duration: $0.duration) }
    var document: RequestDocument
    do {
      document = try RequestDocument(of: call)
      document.name = document.request.itemNames
      let time = call.start.map { "\(LocalTime.text($0 / 1000)), to" } ?? "To"
      document.description = "\(time) \(exchange.host), from \(fileName)."
      facts.hasRequest = true
    } catch {
      document = .blank
      document.name = "call without a request"
      document.description = "A call in \(fileName): \(error)."
    }
    // It was asked of Target's servers, so it is asked of a server again.
    document.decisioningMethod = DecisioningMethod.serverSide.rawValue
    self.init(
      document: document, outcome: Self.outcome(of: call, exchange, document.request),
      time: call.start.flatMap { start in
        call.duration.map { CallTime(start: start, duration: $0) } ?? CallTime(start: start, duration: 0)
      },
      facts: facts)
  }

  private static func outcome(
    of call: HARCall, _ exchange: HTTPExchange, _ request: DeliveryRequest
  ) -> CallOutcome {
    guard let response = exchange.response else {
      return .failed(CallFailure("No answer came: \(call.failure ?? "the capture has none")."))
    }
    guard !response.body.isEmpty || response.status == 204 else {
      return .failed(CallFailure("The server answered \(response.status); the capture has no body of it."))
    }
    do throws(DeliveryFailure.Cause) {
      let answer = try DeliveryAnswer.read(response)
      return .decided(
        TargetDeliveryResult(
          response: answer.value, rawResponse: answer.json,
          analyticsDetails: answer.value.items.compactMap(\.analytics),
          trace: answer.value.items.compactMap(\.trace),
          meta: DecisionMeta(
            decisioningMethod: .serverSide, configuredDecisioningMethod: .serverSide, reason: ""),
          request: request, session: SessionIdentity(value: "", source: .option)))
    } catch {
      return .failed(CallFailure("The server \(error)."))
    }
  }
}

extension HTTPExchange {
  fileprivate init(_ call: HARCall) {
    func fields(_ message: HARCall.Message) -> [HTTPHeaderField] {
      message.headers.map { HTTPHeaderField($0.name, $0.value) }
    }
    self.init(
      request: HTTPRequestRecord(
        method: call.method, url: call.url, headers: fields(call.request), body: call.request.body ?? []))
    let response = call.status.map { status in
      HTTPResponseRecord(
        status: status, reason: call.reason, version: call.response.version, headers: fields(call.response),
        body: call.response.body ?? [])
    }
    attempts = [HTTPAttempt(response: response, timing: HTTPTiming(total: call.duration ?? 0))]
  }

  /// The host that was asked.
  fileprivate var host: Substring {
    let afterScheme = request.url.firstRange(of: "://").map { request.url[$0.upperBound...] }
    return (afterScheme ?? request.url[...]).prefix { $0 != "/" && $0 != "?" }
  }
}

extension DeliveryRequest {
  /// The names of what is asked for, in a few words.
  fileprivate var itemNames: String? {
    var names: [String] = []
    if execute?.pageLoad != nil || prefetch?.pageLoad != nil { names.append("page load") }
    names += ((execute?.mboxes ?? []) + (prefetch?.mboxes ?? [])).map(\.name)
    if let views = prefetch?.views {
      names += views.isEmpty ? [] : ["\(views.count == 1 ? "view" : "views")"]
    }
    if names.isEmpty, notifications?.isEmpty == false { names = ["notifications"] }
    guard names.count > 3 else { return names.isEmpty ? "nothing asked for" : names.joined(separator: ", ") }
    return names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}
