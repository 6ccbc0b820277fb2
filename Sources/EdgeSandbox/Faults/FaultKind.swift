/// What can go wrong between a client and Target, by the name on the command line.
public enum FaultKind: String, CaseIterable, Hashable, Sendable {
  /// The answer comes later.
  case latency
  /// The answer comes later by chance.
  case jitter
  /// The body comes in pieces, with pauses.
  case slowBody = "slow-body"
  /// The connection is reset instead of an answer.
  case reset
  /// The connection ends in the middle of the body.
  case cutBody = "cut-body"
  /// The body is only the first half of the JSON, and complete as far as HTTP can tell.
  case truncatedJSON = "truncated-json"
  /// The body is not JSON.
  case malformedJSON = "malformed-json"
  /// An HTTP error instead of the answer.
  case status
  /// An error in the body of an answer with HTTP status 200.
  case bodyStatus = "body-status"
  /// Another content type than the body has.
  case contentType = "content-type"
  /// A very large body.
  case hugeBody = "huge-body"
  /// The artifact was not modified, whatever the client has.
  case notModified = "not-modified"
  /// The artifact is damaged in its middle.
  case corruptArtifact = "corrupt-artifact"
  /// Customer ids without an Experience Cloud id are refused in the body of an answer with HTTP status 200.
  case refuseCustomerIDs = "refuse-customer-ids"

  /// What a value of a fault means.
  enum Value {
    case none
    case number(ClosedRange<Int>, unit: String, usual: Int)
    case text(usual: String)
  }

  /// The value it takes.
  var value: Value {
    switch self {
    case .latency: .number(0...600_000, unit: "milliseconds", usual: 1000)
    case .jitter: .number(0...600_000, unit: "milliseconds", usual: 500)
    case .slowBody: .number(1...60_000, unit: "milliseconds between pieces", usual: 200)
    case .status: .number(400...599, unit: "HTTP status", usual: 503)
    case .bodyStatus: .number(400...599, unit: "status", usual: 400)
    case .contentType: .text(usual: "text/html")
    case .hugeBody: .number(1...1_000_000_000, unit: "bytes", usual: 10_000_000)
    case .reset, .cutBody, .truncatedJSON, .malformedJSON, .notModified, .corruptArtifact,
      .refuseCustomerIDs:
      .none
    }
  }

  /// What it can be put in force for.
  var endpoints: Set<EdgeEndpoint> {
    switch self {
    case .bodyStatus, .refuseCustomerIDs: [.delivery]
    case .notModified, .corruptArtifact: [.artifact]
    default: [.delivery, .artifact, .geo]
    }
  }

  /// What it does, to follow its name in a list.
  public var summary: String {
    switch self {
    case .latency: "answer so many milliseconds later"
    case .jitter: "answer up to so many milliseconds later, by chance"
    case .slowBody: "send the body in 16 pieces, with so many milliseconds between them"
    case .reset: "reset the connection instead of answering"
    case .cutBody: "end the connection in the middle of the body"
    case .truncatedJSON: "send only the first half of the JSON"
    case .malformedJSON: "send a body that is not JSON"
    case .status: "answer with this HTTP error"
    case .bodyStatus: "answer with HTTP status 200 and this error in the body"
    case .contentType: "claim this content type"
    case .hugeBody: "send this many bytes more"
    case .notModified: "always say that the artifact was not modified"
    case .corruptArtifact: "damage the artifact in its middle"
    case .refuseCustomerIDs:
      "refuse customer ids without an Experience Cloud id by HTTP status 200 with status 400 in the body"
    }
  }
}
