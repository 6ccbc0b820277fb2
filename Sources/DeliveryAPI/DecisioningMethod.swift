/// Where a decision is made.
public struct DecisioningMethod: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// By the client, from a rule artifact.
  public static let onDevice = DecisioningMethod(rawValue: "on-device")
  /// By Target's servers.
  public static let serverSide = DecisioningMethod(rawValue: "server-side")
  /// By the client when the artifact has everything that is asked for, otherwise by Target's servers.
  public static let hybrid = DecisioningMethod(rawValue: "hybrid")

  /// The values that the Delivery API defines.
  public static let known: [DecisioningMethod] = [onDevice, serverSide, hybrid]
}
