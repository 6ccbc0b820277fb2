/// How to work with other products of the Experience Cloud.
public struct ExperienceCloud: Codable, Hashable, Sendable {
  /// Audience Manager.
  public var audienceManager: AudienceManager?

  /// Analytics for Target (A4T).
  public var analytics: AnalyticsRequest?

  /// Makes the settings for the Experience Cloud.
  public init(audienceManager: AudienceManager? = nil, analytics: AnalyticsRequest? = nil) {
    self.audienceManager = audienceManager
    self.analytics = analytics
  }
}
