import DeliveryAPI

/// How a decision was made.
public struct DecisionMeta: Codable, Hashable, Sendable {
  /// Where the decision was made: server-side or on-device.
  public var decisioningMethod: DecisioningMethod

  /// The method that was asked for, which may be hybrid.
  public var configuredDecisioningMethod: DecisioningMethod

  /// Why it was made there, in a sentence.
  public var reason: String

  /// Requested mboxes that the artifact cannot decide, or not fully.
  public var remoteMboxes: [String]

  /// Requested views that the artifact cannot decide, or not fully.
  public var remoteViews: [String]

  /// The host that decided, and why that one was asked; nil when none was.
  public var host: DeliveryHost?

  /// Makes a record of a decision.
  public init(
    decisioningMethod: DecisioningMethod,
    configuredDecisioningMethod: DecisioningMethod,
    reason: String,
    remoteMboxes: [String] = [],
    remoteViews: [String] = [],
    host: DeliveryHost? = nil
  ) {
    self.decisioningMethod = decisioningMethod
    self.configuredDecisioningMethod = configuredDecisioningMethod
    self.reason = reason
    self.remoteMboxes = remoteMboxes
    self.remoteViews = remoteViews
    self.host = host
  }
}
