import DeliveryAPI
import OrderedJSON

/// All that a decision takes from outside besides request and artifact.
///
/// With the same values and a generator that gives the same identifiers, a decision can be repeated
/// exactly at any time.
public struct DecisionEnvironment: Sendable {
  /// The time of the decision in milliseconds since 1970.
  public var instant: Int64
  /// Makes the ids that are missing: of the visitor, the request, notifications and impressions, in the
  /// order in which a decision comes to need them. Each should be a UUID of version 4.
  public var makeIdentifier: @Sendable () -> String
  /// The number of the edge cluster, such as "28", that becomes part of a visitor id that is made.
  public var locationHint: String?
  /// The property of requests that name none.
  public var defaultPropertyToken: String?
  /// The endings of host names that are registries, for splitting domains.
  public var publicSuffixes: PublicSuffixList
  /// The answer of the geo service for the IP address of the request; nil if it was not asked.
  public var geoReply: GeoReply?
  /// The session, as traces show it.
  public var sessionID: String?
  /// What traces tell about how the artifact came.
  public var artifactOrigin: ArtifactOrigin
  /// Whether a notification carries a telemetry entry about the decision.
  public var isTelemetryEnabled: Bool

  /// Makes an environment.
  public init(
    instant: Int64,
    makeIdentifier: @escaping @Sendable () -> String,
    locationHint: String? = nil,
    defaultPropertyToken: String? = nil,
    publicSuffixes: PublicSuffixList = PublicSuffixList(),
    geoReply: GeoReply? = nil,
    sessionID: String? = nil,
    artifactOrigin: ArtifactOrigin = ArtifactOrigin(),
    isTelemetryEnabled: Bool = false
  ) {
    self.instant = instant
    self.makeIdentifier = makeIdentifier
    self.locationHint = locationHint
    self.defaultPropertyToken = defaultPropertyToken
    self.publicSuffixes = publicSuffixes
    self.geoReply = geoReply
    self.sessionID = sessionID
    self.artifactOrigin = artifactOrigin
    self.isTelemetryEnabled = isTelemetryEnabled
  }
}

/// What traces tell about how an artifact came to the device.
public struct ArtifactOrigin: Hashable, Sendable {
  /// The address it was downloaded from, or nil if it was handed in.
  public var location: String?
  /// Milliseconds between two looks for a new artifact; 0 if there is only one.
  public var pollingInterval: Int64
  /// Whether looking for new artifacts was stopped.
  public var isPollingHalted: Bool
  /// How many artifacts were downloaded so far.
  public var retrievalCount: Int
  /// When the last one was downloaded, in milliseconds since 1970.
  public var lastRetrieved: Int64?

  /// Makes an origin; without arguments that of an artifact that was handed in.
  public init(
    location: String? = nil, pollingInterval: Int64 = 0, isPollingHalted: Bool = false,
    retrievalCount: Int = 1, lastRetrieved: Int64? = nil
  ) {
    self.location = location
    self.pollingInterval = pollingInterval
    self.isPollingHalted = isPollingHalted
    self.retrievalCount = retrievalCount
    self.lastRetrieved = lastRetrieved
  }
}
