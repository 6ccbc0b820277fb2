/// What to tell Analytics about a decision.
public struct AnalyticsResponse: Codable, Hashable, Sendable {
  /// The values for the Analytics hit.
  public var payload: AnalyticsPayload?

  /// Makes an analytics response.
  public init(payload: AnalyticsPayload? = nil) {
    self.payload = payload
  }
}

/// The values that an Analytics hit has to carry.
public struct AnalyticsPayload: Codable, Hashable, Sendable {
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
}
