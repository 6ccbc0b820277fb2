import OrderedJSON

/// The content of a page load.
public struct PageLoadResponse: JSONRecord, Hashable, Sendable {
  /// What to show; nothing means the default content.
  public var options: [Option]?

  /// What to notify Target of.
  public var metrics: [Metric]?

  /// What to tell Analytics, with client-side logging.
  public var analytics: AnalyticsResponse?

  /// To be sent back with the display notification.
  public var state: String?

  /// How the decision was made; its form differs between on-device and server-side decisions.
  public var trace: JSON?

  /// Makes a page load response.
  public init(
    options: [Option]? = nil,
    metrics: [Metric]? = nil,
    analytics: AnalyticsResponse? = nil,
    state: String? = nil,
    trace: JSON? = nil
  ) {
    self.options = options
    self.metrics = metrics
    self.analytics = analytics
    self.state = state
    self.trace = trace
  }

  /// A value that nothing was read into yet.
  public static var unread: PageLoadResponse { PageLoadResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("options", &options)
    members.code("metrics", &metrics)
    members.code("analytics", &analytics)
    members.code("state", &state)
    members.code("trace", &trace)
  }
}
