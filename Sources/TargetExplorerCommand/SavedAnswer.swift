import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// An answer that was kept in a file, with the request it belongs to as far as the file tells.
struct SavedAnswer {
  /// The request; a blank one when the file holds the answer only.
  let document: RequestDocument
  /// The answer; nil when the file has none to this request.
  let result: TargetDeliveryResult?

  /// An answer of the Delivery API, or a result as `get-offers --format json` prints it.
  ///
  /// - Returns: nil when it is neither.
  init?(_ json: JSON, named name: String) {
    let isResult = json["response"]?.object != nil && json["meta"]?.object != nil
    let answer = isResult ? json["response"] ?? json : json
    guard let result = Self.result(of: answer, meta: isResult ? json["meta"] : nil, source: name) else {
      return nil
    }
    document = RequestDocument(name: name, description: "The answer in \(name).", request: DeliveryRequest())
    self.result = result
  }

  private init(document: RequestDocument, result: TargetDeliveryResult?) {
    self.document = document
    self.result = result
  }

  private static func result(
    of answer: JSON, meta: JSON?, source: String, request: DeliveryRequest = DeliveryRequest()
  ) -> TargetDeliveryResult? {
    guard answer.object != nil,
      let response = try? OrderedJSONDecoder().decode(DeliveryResponse.self, from: answer)
    else { return nil }
    let method = meta?["decisioningMethod"]?.string.map(DecisioningMethod.init(rawValue:)) ?? .serverSide
    let reason = meta?["reason"]?.string ?? "read from \(source), which does not tell how it was decided"
    return TargetDeliveryResult(
      response: response, rawResponse: answer,
      meta: DecisionMeta(decisioningMethod: method, configuredDecisioningMethod: method, reason: reason),
      request: request, session: SessionIdentity(value: "", source: .option))
  }
}

// MARK: - Captures

extension SavedAnswer {
  /// The delivery calls of a HAR capture, in its order: entries whose address ends in `/rest/v1/delivery`.
  ///
  /// The rest of a capture is passed over without being read.
  /// See the HAR 1.2 specification, `log.entries`.
  static func calls(inCapture bytes: [UInt8], named name: String) throws(JSONParseError) -> [SavedAnswer] {
    try JSONCursor.read(bytes) { (cursor) throws(JSONParseError) in
      var calls: [SavedAnswer] = []
      guard try cursor.next().kind == .objectStart, try enter("log", &cursor, .objectStart),
        try enter("entries", &cursor, .arrayStart)
      else { return [] }
      while try cursor.nextElement() {
        let range = try cursor.skipValue()
        guard isDeliveryCall(bytes[range]) else { continue }
        let entry = try JSONCursor.read(bytes, in: range) { (entry) throws(JSONParseError) in
          try entry.readValue()
        }
        if let call = call(of: entry, source: name) { calls.append(call) }
      }
      return calls
    }
  }

  /// Goes into a member of the object that the cursor is in.
  private static func enter(
    _ name: String, _ cursor: inout JSONCursor, _ kind: JSONToken.Kind
  ) throws(JSONParseError) -> Bool {
    while let token = try cursor.nextMember() {
      if cursor.token(token, is: name) { return try cursor.next().kind == kind }
    }
    return false
  }

  private static let address = "/rest/v1/delivery"

  /// Whether an entry may be a delivery call, told from its bytes, as most entries of a capture are not.
  private static func isDeliveryCall(_ entry: ArraySlice<UInt8>) -> Bool {
    String(decoding: entry.prefix(20_000), as: UTF8.self).contains("v1/delivery")
      || String(decoding: entry.prefix(20_000), as: UTF8.self).contains("v1\\/delivery")
  }

  private static func call(of entry: JSON, source: String) -> SavedAnswer? {
    guard let url = entry["request"]?["url"]?.string,
      let path = url.split(separator: "?").first, path.hasSuffix(address),
      let body = entry["request"]?["postData"]?["text"]?.string,
      var document = try? RequestDocument(parsing: Array(body.utf8), source: source)
    else { return nil }
    document.name = document.name ?? callName(document.request, time: entry["startedDateTime"]?.string)
    document.description = "A call captured in \(source)."
    document.sessionId = document.sessionId ?? query("sessionId", of: url)
    let answer = entry["response"]?["content"]?["text"]?.string.flatMap { try? JSON(parsing: $0) }
    return SavedAnswer(
      document: document,
      result: answer.flatMap { result(of: $0, meta: nil, source: source, request: document.request) })
  }

  /// What a call is called in the list: its time of day and what it asks for.
  private static func callName(_ request: DeliveryRequest, time: String?) -> String {
    let mboxes = (request.execute?.mboxes ?? []) + (request.prefetch?.mboxes ?? [])
    var asked = mboxes.compactMap(\.name)
    if request.execute?.pageLoad != nil || request.prefetch?.pageLoad != nil { asked.append("page load") }
    if request.prefetch?.views != nil { asked.append("views") }
    if asked.isEmpty { asked.append(request.notifications == nil ? "delivery call" : "notifications") }
    let day = time.flatMap { $0.split(separator: "T").last }.map { "\($0.prefix(8)) " } ?? ""
    return day + asked.joined(separator: ", ")
  }

  private static func query(_ name: String, of url: String) -> String? {
    let query = url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    let pair = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
    return pair.map { String($0.dropFirst(name.utf8.count + 1)) }
  }
}
