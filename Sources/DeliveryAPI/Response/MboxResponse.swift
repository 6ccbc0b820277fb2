import OrderedJSON

/// The content of one mbox to show now.
public struct MboxResponse: JSONRecord, Hashable, Sendable {
  /// The index of the request this answers.
  public var index: Int?

  /// The name of the mbox.
  public var name: String?

  /// What to show; nothing means the default content.
  public var options: [Option]?

  /// What to notify Target of.
  public var metrics: [Metric]?

  /// What to tell Analytics, with client-side logging.
  public var analytics: AnalyticsResponse?

  /// How the decision was made; its form differs between on-device and server-side decisions.
  public var trace: JSON?

  /// Makes a mbox response.
  public init(
    index: Int? = nil,
    name: String? = nil,
    options: [Option]? = nil,
    metrics: [Metric]? = nil,
    analytics: AnalyticsResponse? = nil,
    trace: JSON? = nil
  ) {
    self.index = index
    self.name = name
    self.options = options
    self.metrics = metrics
    self.analytics = analytics
    self.trace = trace
  }

  /// A value that nothing was read into yet.
  public static var unread: MboxResponse { MboxResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("index", &index)
    members.code("name", &name)
    members.code("options", &options)
    members.code("metrics", &metrics)
    members.code("analytics", &analytics)
    members.code("trace", &trace)
  }
}

/// The content of one mbox to show later.
public struct PrefetchMboxResponse: JSONRecord, Hashable, Sendable {
  /// The index of the request this answers.
  public var index: Int?

  /// The name of the mbox.
  public var name: String?

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

  /// Makes a prefetch mbox response.
  public init(
    index: Int? = nil,
    name: String? = nil,
    options: [Option]? = nil,
    metrics: [Metric]? = nil,
    analytics: AnalyticsResponse? = nil,
    state: String? = nil,
    trace: JSON? = nil
  ) {
    self.index = index
    self.name = name
    self.options = options
    self.metrics = metrics
    self.analytics = analytics
    self.state = state
    self.trace = trace
  }

  /// A value that nothing was read into yet.
  public static var unread: PrefetchMboxResponse { PrefetchMboxResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("index", &index)
    members.code("name", &name)
    members.code("options", &options)
    members.code("metrics", &metrics)
    members.code("analytics", &analytics)
    members.code("state", &state)
    members.code("trace", &trace)
  }
}
