import DeliveryAPI
import OrderedJSON

/// What a call turned out to be, as far as its answer knows.
struct CallFinding: Sendable {
  var client: String?
  var sessionID: String?
  var requestID: String?
  /// What was asked for or why it was refused, in a few words.
  var summary = ""
  /// Whether customer ids came without an Experience Cloud id.
  var customerIDsLackExperienceCloudID = false
  var notifications: [Notification] = []
  var telemetry: [TelemetryEntry] = []
  var request: JSON?
  var response: JSON?
}

/// One HTTP request and what the sandbox answered.
public struct CallRecord: Hashable, Sendable {
  /// The place among all calls, from 1.
  public let number: Int
  /// When it came, in milliseconds since 1970 UTC.
  public let instant: Int64
  /// What was called.
  public let endpoint: EdgeEndpoint
  /// The method, such as `POST`.
  public let method: String
  /// Path and query as they were sent.
  public let target: String
  /// The HTTP status of the answer; nil when the connection was reset instead.
  public let status: Int?
  /// The bytes of the answer's body before any content encoding.
  public let byteCount: Int
  /// The client code the call named.
  public let client: String?
  /// The session of a delivery call.
  public let sessionID: String?
  /// The request id of a delivery call.
  public let requestID: String?
  /// What was asked for or why it was refused, in a few words.
  public let summary: String
  /// The faults that happened.
  public let faults: [Fault]
  /// The body of a delivery call.
  public let request: JSON?
  /// The decision a delivery call was answered with, before faults.
  public let response: JSON?
}

/// A notification that was accepted.
public struct NotificationRecord: Hashable, Sendable {
  /// The number of the call it came with.
  public let call: Int
  /// The notification.
  public let notification: Notification
}

/// A telemetry entry that was accepted.
public struct TelemetryRecord: Hashable, Sendable {
  /// The number of the call it came with.
  public let call: Int
  /// The entry.
  public let entry: TelemetryEntry
}
