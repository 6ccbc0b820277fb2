import Decisioning
import DeliveryAPI

/// What a client is made of.
///
/// Options that concern only calls to Target's servers come with the build that makes such calls.
public struct TargetClientOptions: Sendable {
  /// The client code of the Target account. Visitors fall into buckets by it.
  public var client: String

  /// The id of the Experience Cloud organization, `…@AdobeOrg`. Binary artifacts are decoded with it.
  public var organizationId: String

  /// Where decisions are made, unless a call says otherwise.
  public var decisioningMethod: DecisioningMethod

  /// A rule artifact that was read already, for clients that share one. It goes before `artifactPayload`.
  public var artifact: Artifact?

  /// A rule artifact: JSON in UTF-8, or the binary form `rules.bin`. It goes before `artifactLocation`.
  public var artifactPayload: [UInt8]?

  /// The file of a rule artifact, as a path or a `file:` URL. It is read once.
  public var artifactLocation: String?

  /// The Target environment for requests that name none.
  public var environmentId: Int64?

  /// The token of the property for requests that name none.
  public var propertyToken: String?

  /// The number of the edge cluster, such as `28`, for calls that name none.
  public var targetLocationHint: String?

  /// Whether the notifications of on-device decisions carry measurements. Off by default, because then
  /// every decision has something to tell Target's servers.
  public var telemetryEnabled: Bool

  /// Functions to call when something happens to the client.
  public var events: ClientEventHandlers

  /// Makes options.
  public init(
    client: String,
    organizationId: String,
    decisioningMethod: DecisioningMethod = .serverSide,
    artifact: Artifact? = nil,
    artifactPayload: [UInt8]? = nil,
    artifactLocation: String? = nil,
    environmentId: Int64? = nil,
    propertyToken: String? = nil,
    targetLocationHint: String? = nil,
    telemetryEnabled: Bool = false,
    events: ClientEventHandlers = ClientEventHandlers()
  ) {
    self.client = client
    self.organizationId = organizationId
    self.decisioningMethod = decisioningMethod
    self.artifact = artifact
    self.artifactPayload = artifactPayload
    self.artifactLocation = artifactLocation
    self.environmentId = environmentId
    self.propertyToken = propertyToken
    self.targetLocationHint = targetLocationHint
    self.telemetryEnabled = telemetryEnabled
    self.events = events
  }
}

extension TargetClientOptions {
  /// Checks what every client needs, in the order of the other SDKs.
  func validate() throws(TargetClientError) {
    if client.isEmpty { throw .clientRequired }
    if organizationId.isEmpty { throw .organizationIdRequired }
    if !decisioningMethod.isKnown { throw .invalidDecisioningMethod(decisioningMethod) }
  }
}
