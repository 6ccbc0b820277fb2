import OrderedJSON

/// The body of one call of the Delivery API: who visits what, and which content is wanted.
///
/// Only the context is required by the API; a client fills in what is missing. Members are encoded in the
/// order of the Delivery API and left out when they are nil.
public struct DeliveryRequest: JSONRecord, Hashable, Sendable {
  /// Names this request in logs and telemetry; the response echoes it. At most 128 characters.
  public var requestId: String?

  /// Names the impression. A second request with the same text does not count another impression. At most
  /// 128 characters.
  public var impressionId: String?

  /// Who visits.
  public var id: VisitorId?

  /// The Target environment (host group) to decide for; Target's default when nil.
  public var environmentId: Int64?

  /// Restricts the activities to those of one property.
  public var property: Property?

  /// Asks for traces. Any value, also an empty one, turns traces on for on-device decisions.
  public var trace: TraceRequest?

  /// Where and with what the visitor visits. Required by the API; the client completes it when nil.
  public var context: Context?

  /// How to work with other products of the Experience Cloud.
  public var experienceCloud: ExperienceCloud?

  /// Content to show now; the impression is counted when it is decided.
  public var execute: ExecuteRequest?

  /// Content to show later; each impression must be notified.
  public var prefetch: PrefetchRequest?

  /// Measurements of earlier calls.
  public var telemetry: Telemetry?

  /// What became of content that was prefetched before.
  public var notifications: [Notification]?

  /// The state of a QA link.
  public var qaMode: QAMode?

  /// The state of a preview link.
  public var preview: Preview?

  /// Makes a delivery request; every part may be left out.
  @inlinable  // It fills the caller's value then; otherwise it hands over a copy.
  public init(
    requestId: String? = nil,
    impressionId: String? = nil,
    id: VisitorId? = nil,
    environmentId: Int64? = nil,
    property: Property? = nil,
    trace: TraceRequest? = nil,
    context: Context? = nil,
    experienceCloud: ExperienceCloud? = nil,
    execute: ExecuteRequest? = nil,
    prefetch: PrefetchRequest? = nil,
    telemetry: Telemetry? = nil,
    notifications: [Notification]? = nil,
    qaMode: QAMode? = nil,
    preview: Preview? = nil
  ) {
    self.requestId = requestId
    self.impressionId = impressionId
    self.id = id
    self.environmentId = environmentId
    self.property = property
    self.trace = trace
    self.context = context
    self.experienceCloud = experienceCloud
    self.execute = execute
    self.prefetch = prefetch
    self.telemetry = telemetry
    self.notifications = notifications
    self.qaMode = qaMode
    self.preview = preview
  }

  /// A value that nothing was read into yet.
  public static var unread: DeliveryRequest { DeliveryRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("requestId", &requestId)
    members.code("impressionId", &impressionId)
    members.code("id", &id)
    members.code("environmentId", &environmentId)
    members.code("property", &property)
    members.code("trace", &trace)
    members.code("context", &context)
    members.code("experienceCloud", &experienceCloud)
    members.code("execute", &execute)
    members.code("prefetch", &prefetch)
    members.code("telemetry", &telemetry)
    members.code("notifications", &notifications)
    members.code("qaMode", &qaMode)
    members.code("preview", &preview)
  }
}
