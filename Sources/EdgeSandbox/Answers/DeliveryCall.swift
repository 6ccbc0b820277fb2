import DeliveryAPI
import OrderedJSON

/// Why Target refuses a delivery call: the message of the error body.
struct DeliveryRefusal: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// A call of the Delivery API that Target accepts.
struct DeliveryCall {
  let sessionID: String
  let request: DeliveryRequest

  /// Deeper than any request is, and shallow enough for every thread's stack.
  private static let nestingLimit = 200

  /// Reads and checks a call, in the order in which Target answers for what is wrong with it: the query, the
  /// JSON, the values.
  ///
  /// - Parameter finding: what becomes known on the way, also when the call is refused.
  init(_ call: EdgeCall, for account: ServedAccount, finding: inout CallFinding) throws(DeliveryRefusal) {
    finding.client = call.query["client"]
    finding.sessionID = call.query["sessionId"]
    try account.check(client: call.query["client"], organization: call.query["imsOrgId"])
    sessionID = try Self.sessionID(call.query["sessionId"])

    let json: JSON
    do {
      json = try JSON(parsing: call.body, nestingLimit: Self.nestingLimit)
    } catch {
      throw DeliveryRefusal("Invalid request: the body is not JSON: \(error)")
    }
    finding.request = json
    do {
      request = try DeliveryRequest(decoding: json)
    } catch {
      throw DeliveryRefusal("Invalid request: \(error)")
    }
    finding.requestID = request.requestId
    finding.summary = request.summary
    try Self.check(request)
  }

  private static func sessionID(_ text: String?) throws(DeliveryRefusal) -> String {
    guard let text else { throw DeliveryRefusal("Invalid request: sessionId must not be null") }
    if let problem = DeliveryLimits.sessionId.broken(by: text).first {
      throw DeliveryRefusal("Invalid request: sessionId: \(problem)")
    }
    return text
  }

  private static func check(_ request: DeliveryRequest) throws(DeliveryRefusal) {
    guard let context = request.context else {
      throw DeliveryRefusal("Invalid request: context must not be null")
    }
    guard context.channel != nil else {
      throw DeliveryRefusal("Invalid request: context.channel must not be null")
    }
    let problems = request.validate().filter { $0.severity == .error }
    guard problems.isEmpty else {
      throw DeliveryRefusal("Invalid request: " + problems.map(\.description).joined(separator: "; "))
    }
  }
}

extension DeliveryRequest {
  /// What is asked for, in a few words.
  fileprivate var summary: String {
    var parts: [String] = []
    if let execute { parts.append("execute " + execute.summary) }
    if let prefetch { parts.append("prefetch " + prefetch.summary) }
    if let notifications, !notifications.isEmpty { parts.append("\(notifications.count) notifications") }
    if let entries = telemetry?.entries, !entries.isEmpty {
      parts.append("\(entries.count) telemetry entries")
    }
    return parts.isEmpty ? "nothing asked for" : parts.joined(separator: ", ")
  }
}

extension ExecuteRequest {
  fileprivate var summary: String {
    ((pageLoad == nil ? [] : ["page load"]) + (mboxes ?? []).map(\.name)).joined(separator: " ")
  }
}

extension PrefetchRequest {
  fileprivate var summary: String {
    let views = (views ?? []).map { "view \($0.name ?? "*")" }
    return (views + (pageLoad == nil ? [] : ["page load"]) + (mboxes ?? []).map(\.name))
      .joined(separator: " ")
  }
}
