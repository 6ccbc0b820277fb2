import OrderedJSON

/// The content of one view of a single-page application.
public struct View: JSONRecord, Hashable, Sendable {
  /// The name of the view.
  public var name: String?

  /// The key of the view.
  public var key: String?

  /// The id of the view, a number or a text.
  public var id: JSON?

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

  /// Makes a view.
  public init(
    name: String? = nil,
    key: String? = nil,
    id: JSON? = nil,
    options: [Option]? = nil,
    metrics: [Metric]? = nil,
    analytics: AnalyticsResponse? = nil,
    state: String? = nil,
    trace: JSON? = nil
  ) {
    self.name = name
    self.key = key
    self.id = id
    self.options = options
    self.metrics = metrics
    self.analytics = analytics
    self.state = state
    self.trace = trace
  }

  /// A value that nothing was read into yet.
  public static var unread: View { View() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("name", &name)
    members.code("key", &key)
    members.code("id", &id)
    members.code("options", &options)
    members.code("metrics", &metrics)
    members.code("analytics", &analytics)
    members.code("state", &state)
    members.code("trace", &trace)
  }
}
