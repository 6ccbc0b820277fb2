import OrderedJSON

extension FormSchema {
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
              amount("execution", "execution", "How long the whole call took, in milliseconds."),
              amount("parsing", "parsing", "How long reading the answer took, in milliseconds."),
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
      amount("DNS", "dns", "How long the name was looked up, in milliseconds."),
      amount("TLS", "tls", "How long the secure connection took, in milliseconds."),
      amount("first byte", "timeToFirstByte", "How long the first byte took, in milliseconds."),
      amount("download", "download", "How long the download took, in milliseconds."),
      amount("size", "responseSize", "The size of the answer in bytes."),
    ])

  private static func count(_ label: String, _ member: String, _ explanation: String) -> FormNode {
    .field(FormField(label, member, kind: .wholeNumber, about: explanation))
  }

  private static func amount(_ label: String, _ member: String, _ explanation: String) -> FormNode {
    .field(FormField(label, member, kind: .number("a number, such as 12.5"), about: explanation))
  }
}
