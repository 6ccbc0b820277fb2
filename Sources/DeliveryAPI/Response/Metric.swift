import OrderedJSON

/// Something to notify Target of.
public struct Metric: JSONRecord, Hashable, Sendable {
  /// What to wait for.
  public var type: MetricType?

  /// The element to wait at, as a CSS selector.
  public var selector: String?

  /// The token for the notification.
  public var eventToken: String?

  /// What to tell Analytics, with client-side logging.
  public var analytics: AnalyticsResponse?

  /// Makes a metric.
  public init(
    type: MetricType? = nil,
    selector: String? = nil,
    eventToken: String? = nil,
    analytics: AnalyticsResponse? = nil
  ) {
    self.type = type
    self.selector = selector
    self.eventToken = eventToken
    self.analytics = analytics
  }

  /// A value that nothing was read into yet.
  public static var unread: Metric { Metric() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("type", &type)
    members.code("selector", &selector)
    members.code("eventToken", &eventToken)
    members.code("analytics", &analytics)
  }
}

/// What a metric waits for.
public struct MetricType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A click.
  public static let click = MetricType(rawValue: "click")
  /// The content being shown.
  public static let display = MetricType(rawValue: "display")

  /// The values that the Delivery API defines.
  public static let known: [MetricType] = [click, display]
}
