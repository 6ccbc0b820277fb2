import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// An answer of the Delivery API in a file: bare, or within a result with what the SDKs give besides.
struct SavedAnswer {
  /// The call it answers, as far as the file tells.
  private(set) var call: SavedCall
  /// Whether the file is the answer and nothing else.
  private let isBare: Bool
  /// What the file holds, in a sentence.
  let sentence: String

  /// Reads an answer.
  ///
  /// Members of a result that are not in the form they should be are left out; the answer itself must be.
  ///
  /// - Throws: an error with the path in the file.
  init(_ json: JSON, named name: String) throws(JSONDecodingError) {
    let isResult = json["response"]?.object != nil
    let answer = isResult ? json["response"] ?? .null : json
    let document = try Self.document(answer, at: isResult ? ["response"] : [])
    let members = isResult ? ResultMembers(json) : ResultMembers(.null)
    let response = document.value
    let items = AnswerItems(of: response)
    var facts = SavedFacts(fileName: name)
    facts.items = items
    facts.hasRequest = members.request != nil
    facts.hasMeta = members.meta != nil
    facts.hasTiming = members.timing != nil
    facts.method = members.meta?.decisioningMethod ?? Self.method(of: response, items)
    facts.explanation = members.explanation
    var request = members.request ?? RequestDocument(tellingOf: response, items.all)
    request.name = request.name ?? name
    request.decisioningMethod = request.decisioningMethod ?? facts.method?.rawValue
    request.targetCookie = request.targetCookie ?? members.targetCookie?.value
    request.description =
      facts.hasRequest
      ? "The request of the answer in \(name)."
      : Self.description(of: items.all.count, in: name)
    let method = facts.method ?? DecisioningMethod(rawValue: "not told")
    var result = TargetDeliveryResult(
      response: response, rawResponse: answer, targetCookie: members.targetCookie,
      targetLocationHintCookie: members.locationHintCookie,
      analyticsDetails: items.all.compactMap(\.analytics), trace: items.all.compactMap(\.trace),
      meta: members.meta
        ?? DecisionMeta(decisioningMethod: method, configuredDecisioningMethod: method, reason: ""),
      request: request.request, notifications: members.notifications,
      session: SessionIdentity(value: members.sessionId ?? "", source: .cookie))
    if let timing = members.timing { result.timing = timing }
    call = SavedCall(document: request, outcome: .decided(result), time: nil, facts: facts)
    let count = items.all.count
    let countText = count == 0 ? "nothing that was asked for" : count.counted("item")
    let kind = isResult ? "a saved result" : "an answer of the Delivery API"
    sentence = "\(name): \(kind), with \(countText)."
    isBare = !isResult
  }

  /// Makes the document that shows of the answer.
  ///
  /// - Parameter bytes: the file that the answer was read from.
  mutating func makeDocument(of bytes: DocumentBytes) {
    guard case .decided(let result) = call.outcome else { return }
    let document = JSONDocument(wholeOf: isBare ? bytes : DocumentBytes(result.rawResponse.compactBytes))
    call.facts.document = document
    call.facts.traces = TracePane.places(in: document, of: call.facts.items?.all ?? [])
  }

  /// What stands with a request of which only the answer is known.
  private static func description(of count: Int, in name: String) -> String {
    let most = RequestDocument.mostItemsTold
    return "What the answer in \(name) tells of its request: parameters and context may be missing"
      + (count > most ? ", and of its \(count) items the first \(most) stand here." : ".")
  }

  /// Reads an answer that stands at a path of its file.
  private static func document(
    _ answer: JSON, at path: [JSONPath.Step]
  ) throws(JSONDecodingError) -> Document<DeliveryResponse> {
    guard answer.object != nil else {
      throw JSONDecodingError(
        path: JSONPath(path), reason: "expected an object, found \(answer.kindWithArticle)")
    }
    do throws(JSONDecodingError) {
      return try Document(answer)
    } catch {
      throw JSONDecodingError(path: JSONPath(path + error.path.steps), reason: error.reason)
    }
  }

  /// Where an answer was decided: only Target's servers name the host of an edge cluster, and on-device traces
  /// name their artifact.
  private static func method(of response: DeliveryResponse, _ items: AnswerItems) -> DecisioningMethod? {
    if response.edgeHost != nil { return .serverSide }
    if items.all.contains(where: { $0.trace?["artifact"]?.object != nil }) { return .onDevice }
    return nil
  }
}

extension ResultMembers {
  /// The session in the cookie.
  fileprivate var sessionId: String? {
    targetCookie.flatMap { cookie in
      TargetCookie(parsing: cookie.value).entries.last { $0.name == "session" }?.value
    }
  }
}

/// What a result tells besides the answer, as far as it has the form that it should.
private struct ResultMembers {
  let request: RequestDocument?
  let targetCookie: Cookie?
  let locationHintCookie: Cookie?
  let meta: DecisionMeta?
  let notifications: [DeliveryRequest]
  let explanation: JSON?
  let timing: CallTiming?

  init(_ json: JSON) {
    func decode<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) -> Value? {
      json[name].flatMap { try? OrderedJSONDecoder().decode(type, from: $0) }
    }
    // Other SDKs print the request too.
    request = json["request"].flatMap { request in
      try? RequestDocument(parsing: (["request": request] as JSON).compactBytes, source: "")
    }
    targetCookie = decode("targetCookie")
    locationHintCookie = decode("targetLocationHintCookie")
    meta = decode("meta")
    notifications = decode("notifications") ?? []
    explanation = json["explanation"].flatMap { $0["items"]?.array == nil ? nil : $0 }
    timing = decode("timing", as: CallTiming.self).flatMap { $0.isLikely ? $0 : nil }
  }
}

extension CallTiming {
  /// Whether these may be milliseconds of a call, which no call has more than a day of.
  fileprivate var isLikely: Bool {
    [validation, completion, decision, assembly, total].allSatisfy { (0...86_400_000).contains($0) }
  }
}
