import OrderedJSON

/// The content of a page load.
public struct PageLoadResponse: Codable, Hashable, Sendable {
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
}
