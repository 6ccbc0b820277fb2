import DeliveryAPI

/// Something that happened to a client.
public enum ClientEvent: Hashable, Sendable {
  /// The client can decide: it has its artifact, or needs none.
  case clientReady
  /// There is a new artifact, and the client decides by it: ``TargetClient/artifact`` is the one.
  case artifactDownloadSucceeded(ArtifactDownload)
  /// The artifact that the client has is still the newest.
  case artifactUnchanged(ArtifactDownload)
  /// The artifact could not be downloaded; the client keeps the one it has.
  case artifactDownloadFailed(ArtifactDownload)
  /// The geo service told where a visitor is, or the CDN where this machine is.
  case geoLocationUpdated(Geo)
  /// Notifications of an on-device decision could not be sent.
  case sendNotificationError(NotificationFailure)
}

/// Notifications that could not be sent, and why.
public struct NotificationFailure: Hashable, Sendable {
  /// The request with the notifications. It can be sent again with `sendNotifications`.
  public var request: DeliveryRequest

  /// Why, in a sentence.
  public var reason: String

  /// Makes a failure.
  public init(request: DeliveryRequest, reason: String) {
    self.request = request
    self.reason = reason
  }
}

/// Functions to call when something happens to a client.
///
/// None is called from inside ``TargetClient/create(_:surroundings:)``. They are called from the task in
/// which the event happens, several perhaps at once, and should return soon.
public struct ClientEventHandlers: Sendable {
  /// Called once with the client when it can decide, from a task of its own.
  public var clientReady: (@Sendable (TargetClient) -> Void)?

  /// Called each time there is a new artifact.
  public var artifactDownloadSucceeded: (@Sendable (ArtifactDownload) -> Void)?

  /// Called each time the artifact turned out to be the newest still.
  public var artifactUnchanged: (@Sendable (ArtifactDownload) -> Void)?

  /// Called each time a download failed.
  public var artifactDownloadFailed: (@Sendable (ArtifactDownload) -> Void)?

  /// Called with the place each time the geo service told where a visitor is, from the task of the call
  /// that asked; several calls may do so at once.
  public var geoLocationUpdated: (@Sendable (Geo) -> Void)?

  /// Called when notifications of an on-device decision could not be sent.
  public var sendNotificationError: (@Sendable (NotificationFailure) -> Void)?

  /// Makes handlers; those left out are not called.
  public init(
    clientReady: (@Sendable (TargetClient) -> Void)? = nil,
    artifactDownloadSucceeded: (@Sendable (ArtifactDownload) -> Void)? = nil,
    artifactUnchanged: (@Sendable (ArtifactDownload) -> Void)? = nil,
    artifactDownloadFailed: (@Sendable (ArtifactDownload) -> Void)? = nil,
    geoLocationUpdated: (@Sendable (Geo) -> Void)? = nil,
    sendNotificationError: (@Sendable (NotificationFailure) -> Void)? = nil
  ) {
    self.clientReady = clientReady
    self.artifactDownloadSucceeded = artifactDownloadSucceeded
    self.artifactUnchanged = artifactUnchanged
    self.artifactDownloadFailed = artifactDownloadFailed
    self.geoLocationUpdated = geoLocationUpdated
    self.sendNotificationError = sendNotificationError
  }

  /// Calls the handler of an event, except that of ``ClientEvent/clientReady``, which needs the client.
  func handle(_ event: ClientEvent) {
    switch event {
    case .clientReady: break
    case .artifactDownloadSucceeded(let download): artifactDownloadSucceeded?(download)
    case .artifactUnchanged(let download): artifactUnchanged?(download)
    case .artifactDownloadFailed(let download): artifactDownloadFailed?(download)
    case .geoLocationUpdated(let geo): geoLocationUpdated?(geo)
    case .sendNotificationError(let failure): sendNotificationError?(failure)
    }
  }
}
