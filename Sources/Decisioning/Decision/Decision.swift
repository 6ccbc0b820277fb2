import DeliveryAPI

/// The outcome of deciding a request on the device.
public struct Decision: Hashable, Sendable {
  /// The answer, in the form of Target's servers. Its status is 206 if a part needs the servers.
  public var response: DeliveryResponse
  /// The mboxes and views that need Target's servers.
  public var remoteDependency: RemoteDependency
  /// The requests that tell Target what was shown, to be sent in the background; each sent counts as
  /// impressions.
  public var notifications: [DeliveryRequest]
  /// What a person should know about this decision.
  public var diagnostics: [DecisionDiagnostic]

  /// Mboxes that need Target's servers.
  public var remoteMboxes: [String] { remoteDependency.mboxes }
  /// Views that need Target's servers.
  public var remoteViews: [String] { remoteDependency.views }
}
