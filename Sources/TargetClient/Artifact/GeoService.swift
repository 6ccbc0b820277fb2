import Decisioning
import OrderedJSON

/// Asks Adobe's CDN where an IP address is.
struct GeoService: Sendable {
  let location: String
  let transport: HTTPTransport
  let timeout: Duration
  let surroundings: ClientSurroundings
  let log: ClientLog

  /// The answer; nil when there is none. A decision is made without a place then.
  func reply(to lookup: GeoLookup) async -> GeoReply? {
    var headers = [HTTPHeaderField("Accept", "application/json"), HTTPHeaderField("Accept-Encoding", "gzip")]
    if let address = lookup.ipAddress { headers.append(HTTPHeaderField("X-Forwarded-For", address)) }
    let conversation = HTTPConversation(
      HTTPRequestRecord(method: "GET", url: location, headers: headers), over: transport,
      policy: RetryPolicy(maximumRetries: 0, randomFraction: { 0 }),
      deadline: Deadline(after: timeout, surroundings), surroundings: surroundings)
    do {
      try await conversation.run()
    } catch {
      log.noPlace("\(location) did not answer in time")
      return nil
    }
    guard let attempt = conversation.exchange.attempts.last, let response = attempt.response,
      response.status == 200
    else {
      let attempt = conversation.exchange.attempts.last
      log.noPlace("\(location): \(attempt?.response.map { "status \($0.status)" } ?? "no answer")")
      return nil
    }
    return GeoReply(json: Self.members(of: response))
  }

  /// The place as an object, whether it came in the body or in header fields.
  private static func members(of response: HTTPResponseRecord) -> JSON {
    if let json = try? JSON(parsing: response.body), json.object != nil { return json }
    return .object(JSONObject(response.headers.geoMembers))
  }
}
