import DeliveryAPI
import OrderedJSON

extension FormSchema {
  /// The visitor's ids in the customer's systems.
  static let customerIds = FormGroup(
    "Customer IDs", "request", "id", about: "The visitor's ids in the customer's own systems.",
    [customerIdList("customerIds")])

  private static func customerIdList(_ path: String, isInline: Bool = true) -> FormNode {
    .list(
      FormList(
        "a", "customer ID", "customer IDs of the call", path, isInline: isInline,
        blank: ["id": "", "integrationCode": "", "authenticatedState": "authenticated"],
        about: "The visitor's ids in the customer's own systems.",
        .object(
          [
            .field(
              FormField(
                "id", "id", kind: .text(DeliveryLimits.customerId), placeholder: "required", isRequired: true,
                about: "An id the customer system gives this visitor, at most 128 characters.")),
            .field(
              FormField(
                "integration code", "integrationCode", kind: .text(DeliveryLimits.integrationCode),
                placeholder: "required", isRequired: true,
                about: "The alias of the data source the id comes from, at most 50 characters.")),
            .field(
              FormField(
                "state", "authenticatedState",
                kind: .choice([
                  .value("authenticated", "signed in"), .value("logged_out", "signed out"),
                  .value("unknown", "not known"),
                ]), placeholder: "required", about: "Only authenticated ids are used to look up a profile.")),
          ], name: { $0["id"]?.string }, detail: { $0["integrationCode"]?.string ?? "" })))
  }

  /// Who visits.
  static let visitor = FormGroup(
    "Visitor", "request", "id",
    about: "The ids that decide which bucket of an activity the visitor falls into.",
    [
      .field(
        FormField(
          "tnt id", "tntId", kind: .text(DeliveryLimits.tntId), placeholder: "made when there is no other id",
          about: "Target's own id of the visitor. Without an ECID, it decides the visitor's bucket.")),
      .field(
        FormField(
          "ECID", "marketingCloudVisitorId", kind: .text(DeliveryLimits.marketingCloudVisitorId),
          about: "The Experience Cloud id. It decides the bucket before every other id.")),
      .field(
        FormField(
          "third party id", "thirdPartyId", kind: .text(DeliveryLimits.thirdPartyId),
          about: "The customer's durable id. It decides the bucket when there is no ECID and no tnt id.")),
    ])

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

  /// Analytics and Audience Manager.
  static let experienceCloud = FormGroup(
    "Experience Cloud", "request", "experienceCloud",
    about: "What ties the call to Analytics and Audience Manager.",
    [
      .field(
        FormField(
          "SDID", "analytics", "supplementalDataId", kind: .text(DeliveryLimits.supplementalDataId),
          about:
            "The supplemental data id that ties this call to the Analytics hit of the page: 16 hexadecimal "
            + "digits, a hyphen and 16 more.")),
      .field(
        FormField(
          "tracking server", "analytics", "trackingServer", kind: .text(nil),
          about: "The Analytics server of the page, without a scheme.")),
      .field(
        FormField(
          "secure server", "analytics", "trackingServerSecure", kind: .text(nil),
          about: "The Analytics server of the page for https.")),
      .field(
        FormField(
          "AAM location", "audienceManager", "locationHint", kind: .wholeNumber,
          about: "The region of Audience Manager that keeps the visitor's profile, such as 9.")),
      .field(
        FormField(
          "AAM blob", "audienceManager", "blob", kind: .text(DeliveryLimits.audienceManagerBlob),
          about: "What Audience Manager hands to other servers about the visitor, encrypted.")),
    ])

  /// QA mode and preview.
  static let testing = FormGroup(
    "QA mode and preview", "request",
    about: "What the links of Target's activity QA carry. Only Target's servers obey it.",
    [
      .field(
        FormField(
          "QA token", "qaMode", "token", kind: .text(nil),
          about: "The token of the QA link, at_preview_token.")),
      .field(
        FormField(
          "listed only", "qaMode", "listedActivitiesOnly", kind: .flag,
          about: "Whether only the activities of the QA link take part.")),
      .field(
        FormField(
          "bypass entry", "qaMode", "bypassEntryAudience", kind: .flag,
          about: "Whether the audience that enters the activity is not asked for.")),
      audiences("audiences taken as true", "evaluateAsTrueAudienceIds"),
      audiences("audiences taken as false", "evaluateAsFalseAudienceIds"),
      .list(
        FormList(
          "an", "experience to preview", "experiences to preview", "qaMode", "previewIndexes",
          blank: ["activityIndex": 1], about: "Which experience of which activity to show.",
          .object(
            [
              .field(
                FormField(
                  "activity", "activityIndex", kind: .wholeNumber, placeholder: "required", isRequired: true,
                  about: "The activity's number in the QA link, from 1.")),
              .field(
                FormField(
                  "experience", "experienceIndex", kind: .wholeNumber,
                  about: "The experience's number in the activity, from 1.")),
            ], name: { "activity " + ($0["activityIndex"]?.compact ?? "") },
            detail: { $0["experienceIndex"].map { "experience " + $0.compact } ?? "" }))),
      .field(
        FormField(
          "preview token", "preview", "token", kind: .text(nil), about: "The token of a preview link.")),
    ])

  private static func audiences(_ title: String, _ member: String) -> FormNode {
    .list(
      FormList(
        "an", "audience", title, "qaMode", member, blank: 0,
        about: "The number of an audience that QA mode decides on in place of its rules.",
        .value(.longWholeNumber)))
  }

  /// What the client tells of earlier calls.
  static let telemetry = FormGroup(
    "Telemetry", "request", "telemetry", about: "How long earlier calls took, as clients report it.",
    [
      .list(
        FormList(
          "an", "entry", "entries", "entries", isInline: true, about: "One earlier call.",
          .object(
            [
              .field(
                FormField("request id", "requestId", kind: .text(nil), about: "The id of that request.")),
              .field(
                FormField(
                  "timestamp", "timestamp", kind: .milliseconds,
                  about: "When it was: milliseconds since 1970, or typed as 2026-11-27T18:00:00Z.")),
              .field(
                FormField(
                  "mode", "mode",
                  kind: .choice([
                    .value("edge", "by Target's servers"), .value("local", "on-device"), .none,
                  ]), about: "Where it was decided.")),
              duration("execution", "execution", "How long the whole call took, in milliseconds."),
              duration("parsing", "parsing", "How long reading the answer took, in milliseconds."),
              .field(
                FormField(
                  "server token", "telemetryServerToken", kind: .text(nil),
                  about: "The token that came with that call's answer.")),
              .group(telemetryFeatures), .group(telemetryRequest),
            ], name: { $0["requestId"]?.string ?? "entry" }, detail: { $0["mode"]?.string ?? "" })))
    ])

  private static let telemetryFeatures = FormGroup(
    "features", "features", about: "What that call asked for.",
    [
      .field(
        FormField(
          "method", "decisioningMethod",
          kind: .choice([
            .value("on-device", ""), .value("server-side", ""), .value("hybrid", ""), .none,
          ]), about: "How it was decided.")),
      count("execute mboxes", "executeMboxCount", "How many mboxes it executed."),
      .field(
        FormField("execute page", "executePageLoad", kind: .flag, about: "Whether it executed the page load.")
      ),
      count("prefetch mboxes", "prefetchMboxCount", "How many mboxes it prefetched."),
      .field(
        FormField(
          "prefetch page", "prefetchPageLoad", kind: .flag, about: "Whether it prefetched the page load.")),
      count("prefetch views", "prefetchViewCount", "How many views it prefetched."),
    ])

  private static let telemetryRequest = FormGroup(
    "network", "request", about: "How long the parts of that call took.",
    [
      duration("DNS", "dns", "How long the name was looked up, in milliseconds."),
      duration("TLS", "tls", "How long the secure connection took, in milliseconds."),
      duration("first byte", "timeToFirstByte", "How long the first byte took, in milliseconds."),
      duration("download", "download", "How long the download took, in milliseconds."),
      duration("size", "responseSize", "The size of the answer in bytes."),
    ])

  private static func count(_ label: String, _ member: String, _ explanation: String) -> FormNode {
    .field(FormField(label, member, kind: .wholeNumber, about: explanation))
  }

  private static func duration(_ label: String, _ member: String, _ explanation: String) -> FormNode {
    .field(FormField(label, member, kind: .number("a number, such as 12.5"), about: explanation))
  }

  /// How the request is called in the list.
  static let document = FormGroup(
    "Name", about: "How the request is called in the list of requests.",
    [
      .field(FormField("name", "name", kind: .text(nil), about: "What the list of requests calls it.")),
      .field(
        FormField(
          "description", "description", kind: .text(nil), about: "One line on what the request is for.")),
    ])
}
