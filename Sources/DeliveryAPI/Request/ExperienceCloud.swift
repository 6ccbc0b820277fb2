import OrderedJSON

/// How to work with other products of the Experience Cloud.
public struct ExperienceCloud: JSONRecord, Hashable, Sendable {
  /// Audience Manager.
  public var audienceManager: AudienceManager?

  /// Analytics for Target (A4T).
  public var analytics: AnalyticsRequest?

  /// Makes the settings for the Experience Cloud.
  public init(audienceManager: AudienceManager? = nil, analytics: AnalyticsRequest? = nil) {
    self.audienceManager = audienceManager
    self.analytics = analytics
  }

  /// A value that nothing was read into yet.
  public static var unread: ExperienceCloud { ExperienceCloud() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("audienceManager", &audienceManager)
    members.code("analytics", &analytics)
  }
}
