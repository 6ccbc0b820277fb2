import OrderedJSON

/// What to tell Analytics about a decision.
public struct AnalyticsResponse: JSONRecord, Hashable, Sendable {
  /// The values for the Analytics hit.
  public var payload: AnalyticsPayload?

  /// Makes an analytics response.
  public init(payload: AnalyticsPayload? = nil) {
    self.payload = payload
  }

  /// A value that nothing was read into yet.
  public static var unread: AnalyticsResponse { AnalyticsResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("payload", &payload)
  }
}

/// The values that an Analytics hit has to carry.
public struct AnalyticsPayload: JSONRecord, Hashable, Sendable {
  /// The kind of the hit, always `tnt`.
  public var pe: String?

  /// A comma-separated list of `activity:experience:trafficType|event`, for example
  /// `347565:1:0|2,347565:1:0|1`.
  public var tnta: String?

  /// Makes an analytics payload.
  public init(pe: String? = nil, tnta: String? = nil) {
    self.pe = pe
    self.tnta = tnta
  }

  /// A value that nothing was read into yet.
  public static var unread: AnalyticsPayload { AnalyticsPayload() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("pe", &pe)
    members.code("tnta", &tnta)
  }
}
