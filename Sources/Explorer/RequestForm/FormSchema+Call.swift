import DeliveryAPI

extension FormSchema {
  /// Options of the call.
  static let call = FormGroup(
    "Call", presence: .usual, about: "Options of the call itself.",
    [
      .field(
        FormField(
          "method", "decisioningMethod",
          kind: .choice([
            .value("on-device", "by the artifact"), .value("server-side", "by Target's servers"),
            .value("hybrid", "on-device where it can be"), .none,
          ]), placeholder: "the account's", about: "Where this call is decided.")),
      .field(
        FormField(
          "property token", "request", "property", "token", kind: .text(DeliveryLimits.propertyToken),
          about: "Activities limited to a property take part only when its token is given.")),
      .field(
        FormField(
          "session id", "sessionId", kind: .text(DeliveryLimits.sessionId),
          placeholder: "from the cookie, or a new one",
          about: "Ties calls of one visit together, at most 128 characters.")),
      .field(
        FormField(
          "decide at", "at", kind: .instant, placeholder: "now",
          about: "The instant to decide for, such as 2026-11-27T18:00:00Z.")),
      .field(
        FormField(
          "analytics", "request", "experienceCloud", "analytics", "logging",
          kind: .choice([
            .value("server_side", "Target reports to Analytics"),
            .value("client_side", "the page does, payloads come back"), .none,
          ]), placeholder: "server_side", about: "client_side returns the A4T payloads for the page to send.")
      ),
      .field(
        FormField(
          "trace", "request", "trace", kind: .presence, placeholder: "off",
          about: "Ask for a trace with every mbox, view and page load.")),
      .group(cookies), .group(identifiers), .group(traceDetails),
      .map(
        FormMap(
          "member", "geo reply", "geo",
          about: "The reply that stands for the geo lookup, such as city and country.")
      ),
    ])

  private static let cookies = FormGroup(
    "cookies and visitor", about: "What the page knows of the visitor beside the request.",
    [
      .field(
        FormField(
          "mbox cookie", "targetCookie", kind: .text(nil),
          about:
            "The value of the mbox cookie: its session comes before that of the request, and its device id is the tnt "
            + "id where the request has none.")
      ),
      .field(
        FormField(
          "location hint", "targetLocationHint", kind: .text(nil),
          about:
            "The value of the mboxEdgeCluster cookie, such as 28: the edge that keeps the visitor's profile.")
      ),
      .field(
        FormField(
          "visitor cookie", "visitorCookie", kind: .text(nil),
          about: "The value of the AMCV cookie: the ECID and what Audience Manager says come from it.")),
      .field(
        FormField(
          "consumer id", "consumerId", kind: .text(nil), placeholder: "target-global-mbox",
          about: "The consumer of the supplemental data id, where a page makes several calls.")),
      customerIdList("customerIds", isInline: false),
      .map(
        FormMap(
          "member", "visitor state", "visitor", about: "What the page's Visitor API knows about the visitor.")
      ),
    ])

  private static let identifiers = FormGroup(
    "more of the call", about: "Identifiers and the environment of the request.",
    [
      .field(
        FormField(
          "request id", "request", "requestId", kind: .text(DeliveryLimits.requestId),
          placeholder: "a new one",
          about: "Names the request in logs; the answer repeats it.")),
      .field(
        FormField(
          "impression id", "request", "impressionId", kind: .text(DeliveryLimits.impressionId),
          about: "Requests with the same impression id count as one impression.")),
      .field(
        FormField(
          "environment id", "request", "environmentId", kind: .longWholeNumber,
          about: "The number of the host group in Target, such as 4134.")),
      .field(
        FormField(
          "cross-domain", "request", "context", "crossDomain",
          kind: .choice([
            .value("disabled", "cookies of this domain only"),
            .value("enabled", "cookies of this domain and of Target's"),
            .value("x-only", "cookies of Target's domain only"), .none,
          ]), about: "How the page's at.js keeps the visitor across domains, as at.js sends it.")),
      .field(
        FormField(
          "beacon", "request", "context", "beacon", kind: .flag, placeholder: "no",
          about: "Whether the server answers 204 without a body, as a browser's beacon wants it.")),
      .field(
        FormField(
          "call's property", "propertyToken", kind: .text(DeliveryLimits.propertyToken),
          about: "The property token to use when the request itself has none.")),
    ])

  private static let traceDetails = FormGroup(
    "trace details", "request", "trace", presence: .withValue, about: "What server-side traces need.",
    [
      .field(
        FormField(
          "trace token", "authorizationToken", kind: .text(nil),
          about: "The authorization token from Target's administration pages; it lasts six hours.")),
      .map(
        FormMap("flag", "usage", "usage", about: "What the trace is to contain, such as metrics: true.")),
    ])
}
