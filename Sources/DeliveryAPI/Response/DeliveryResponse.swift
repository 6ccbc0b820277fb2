import OrderedJSON

/// The body that answers a call of the Delivery API.
///
/// Every member may be missing, and members that are not listed here are ignored; a `Document` keeps
/// them.
public struct DeliveryResponse: JSONRecord, Hashable, Sendable {
  /// The result in the manner of HTTP: 200, 206 when an on-device decision is partial, 400 and above for
  /// errors.
  public var status: Int?

  /// What went wrong, when `status` tells of an error.
  public var message: String?

  /// The id of the request.
  public var requestId: String?

  /// Who the visitor is; Target adds a `tntId` when there was none.
  public var id: VisitorId?

  /// The client code.
  public var client: String?

  /// The host of the edge cluster that keeps the visitor's profile, for example
  /// `mboxedge28.tt.omtrdc.net`.
  public var edgeHost: String?

  /// Content to show now.
  public var execute: ExecuteResponse?

  /// Content to show later.
  public var prefetch: PrefetchResponse?

  /// The notifications that were processed.
  public var notifications: [NotificationResponse]?

  /// A token to repeat in the telemetry entry of this call.
  public var telemetryServerToken: String?

  /// Makes a delivery response.
  @inlinable  // It fills the caller's value then; otherwise it hands over a copy.
  public init(
    status: Int? = nil,
    message: String? = nil,
    requestId: String? = nil,
    id: VisitorId? = nil,
    client: String? = nil,
    edgeHost: String? = nil,
    execute: ExecuteResponse? = nil,
    prefetch: PrefetchResponse? = nil,
    notifications: [NotificationResponse]? = nil,
    telemetryServerToken: String? = nil
  ) {
    self.status = status
    self.message = message
    self.requestId = requestId
    self.id = id
    self.client = client
    self.edgeHost = edgeHost
    self.execute = execute
    self.prefetch = prefetch
    self.notifications = notifications
    self.telemetryServerToken = telemetryServerToken
  }

  /// A value that nothing was read into yet.
  public static var unread: DeliveryResponse { DeliveryResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("status", &status)
    members.code("message", &message)
    members.code("requestId", &requestId)
    members.code("id", &id)
    members.code("client", &client)
    members.code("edgeHost", &edgeHost)
    members.code("execute", &execute)
    members.code("prefetch", &prefetch)
    members.code("notifications", &notifications)
    members.code("telemetryServerToken", &telemetryServerToken)
  }
}
