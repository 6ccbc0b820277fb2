import OrderedJSON

/// What a measured request asked for. Zero and false are left out on the wire.
public struct TelemetryFeatures: JSONRecord, Hashable, Sendable {
  /// How the client was told to decide.
  public var decisioningMethod: DecisioningMethod?

  /// Mboxes to execute.
  public var executeMboxCount: Int?

  /// Whether a page load was to be executed.
  public var executePageLoad: Bool?

  /// Mboxes to prefetch.
  public var prefetchMboxCount: Int?

  /// Whether a page load was to be prefetched.
  public var prefetchPageLoad: Bool?

  /// Views to prefetch.
  public var prefetchViewCount: Int?

  /// Makes a summary of a request.
  public init(
    decisioningMethod: DecisioningMethod? = nil,
    executeMboxCount: Int? = nil,
    executePageLoad: Bool? = nil,
    prefetchMboxCount: Int? = nil,
    prefetchPageLoad: Bool? = nil,
    prefetchViewCount: Int? = nil
  ) {
    self.decisioningMethod = decisioningMethod
    self.executeMboxCount = executeMboxCount
    self.executePageLoad = executePageLoad
    self.prefetchMboxCount = prefetchMboxCount
    self.prefetchPageLoad = prefetchPageLoad
    self.prefetchViewCount = prefetchViewCount
  }

  /// A value that nothing was read into yet.
  public static var unread: TelemetryFeatures { TelemetryFeatures() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("decisioningMethod", &decisioningMethod)
    members.code("executeMboxCount", &executeMboxCount)
    members.code("executePageLoad", &executePageLoad)
    members.code("prefetchMboxCount", &prefetchMboxCount)
    members.code("prefetchPageLoad", &prefetchPageLoad)
    members.code("prefetchViewCount", &prefetchViewCount)
  }
}
