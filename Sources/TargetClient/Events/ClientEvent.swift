import DeliveryAPI

/// Something that happened to a client.
public enum ClientEvent: Hashable, Sendable {
  /// The client can decide: it has its artifact.
  case clientReady
  /// The geo service told where a visitor is.
  case geoLocationUpdated(Geo)
}

/// Functions to call when something happens to a client.
///
/// None is called from inside ``TargetClient/create(_:surroundings:)``.
public struct ClientEventHandlers: Sendable {
  /// Called once with the client when it can decide, from a task of its own.
  public var clientReady: (@Sendable (TargetClient) -> Void)?

  /// Called with the place each time the geo service told where a visitor is, from the task of the call
  /// that asked; several calls may do so at once.
  public var geoLocationUpdated: (@Sendable (Geo) -> Void)?

  /// Makes handlers; those left out are not called.
  public init(
    clientReady: (@Sendable (TargetClient) -> Void)? = nil,
    geoLocationUpdated: (@Sendable (Geo) -> Void)? = nil
  ) {
    self.clientReady = clientReady
    self.geoLocationUpdated = geoLocationUpdated
  }
}
