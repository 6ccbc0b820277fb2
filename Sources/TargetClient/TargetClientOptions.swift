import Decisioning
import DeliveryAPI
import Logging

/// What a client is made of.
///
/// The names are those of the other SDKs. A client that decides on-device by an artifact that is handed in
/// uses the network only where an option says so: ``pollingInterval``, ``geoServiceLocation`` and
/// ``sendsNotifications``.
public struct TargetClientOptions: Sendable {
  /// The client code of the Target account. Visitors fall into buckets by it.
  public var client: String

  /// The id of the Experience Cloud organization, `…@AdobeOrg`. Binary artifacts are decoded with it.
  public var organizationId: String

  /// Where decisions are made, unless a call says otherwise.
  public var decisioningMethod: DecisioningMethod

  /// How long a call may take with all its attempts; 3 seconds when zero or negative.
  public var timeout: Duration

  /// How often a call is tried again when that is safe: when it could not be sent, and after the statuses
  /// 408, 429 and 5xx. Never past the timeout.
  public var maximumRetries: Int

  /// How many attempts go on at once to one host, each over a connection of its own where the server does not
  /// speak HTTP/2; 1 when less. Others wait, which ``HTTPTiming/queue`` tells.
  public var maximumConnectionsPerHost: Int

  /// The whole host to ask instead of `{client}.tt.omtrdc.net`, with its port if it has one. Known edge
  /// clusters go before it, as in the other SDKs.
  public var serverDomain: String?

  /// Whether `serverDomain` is asked even when the visitor's edge cluster is known.
  public var pinServerDomain: Bool

  /// Whether calls are encrypted: `https` instead of `http`.
  public var secure: Bool

  /// The version of at.js on the page, which becomes the query item `version`.
  public var version: String?

  /// A rule artifact that was read already, for clients that share one. It goes before `artifactPayload`.
  public var artifact: Artifact?

  /// A rule artifact: JSON in UTF-8, or the binary form `rules.bin`. It goes before `artifactLocation`.
  public var artifactPayload: [UInt8]?

  /// Where the rule artifact is: an `http` or `https` URL to download it from, used as it is; or a file, as
  /// a path or a `file:` URL, which is read once. When nil, the place on Adobe's CDN follows from the other
  /// options.
  public var artifactLocation: String?

  /// The form of the artifact to ask for, when `artifactLocation` is nil.
  public var artifactFormat: ArtifactFormat

  /// The environment of the artifact on the CDN; it is written in lower case.
  public var environment: String

  /// The CDN of the artifact: `production`, or else Adobe's staging.
  public var cdnEnvironment: String

  /// The host that stands for the CDN, `https` unless it names a scheme.
  public var cdnBasePath: String?

  /// How often to look for a new artifact. Zero means never; less than 300 seconds is raised to that,
  /// except for a server on this machine. When nil: 300 seconds for a client that downloads its artifact,
  /// never for one that is handed an artifact.
  public var pollingInterval: Duration?

  /// How long ``TargetClient/waitUntilReady()`` waits after the client was made; without end when nil.
  public var maximumWaitReady: Duration?

  /// The address of the geo service. When nil, that of the CDN for a client that downloads its artifact,
  /// and none for one that is handed an artifact.
  public var geoServiceLocation: String?

  /// The Target environment for requests that name none.
  public var environmentId: Int64?

  /// The token of the property for requests that name none. The artifact of the property is downloaded.
  public var propertyToken: String?

  /// The number of the edge cluster, such as `28`, for calls that name none.
  public var targetLocationHint: String?

  /// Whether measurements are collected and sent with later calls. Off by default, because then on-device
  /// decisions have something to tell Target's servers.
  public var telemetryEnabled: Bool

  /// Whether the notifications of on-device decisions are sent in the background. Off by default: each one
  /// counts impressions.
  public var sendsNotifications: Bool

  /// The proxy to go through.
  public var proxy: HTTPProxy?

  /// A file in PEM form with certificates to trust beside those of the system.
  public var certificateFile: String?

  /// Where to log; nowhere when nil. Ids of visitors and tokens are masked.
  public var logger: Logger?

  /// Functions to call when something happens to the client.
  public var events: ClientEventHandlers

  /// Makes options.
  public init(
    client: String,
    organizationId: String,
    decisioningMethod: DecisioningMethod = .serverSide,
    timeout: Duration = .seconds(3),
    maximumRetries: Int = 2,
    maximumConnectionsPerHost: Int = 100,
    serverDomain: String? = nil,
    pinServerDomain: Bool = false,
    secure: Bool = true,
    version: String? = nil,
    artifact: Artifact? = nil,
    artifactPayload: [UInt8]? = nil,
    artifactLocation: String? = nil,
    artifactFormat: ArtifactFormat = .json,
    environment: String = "production",
    cdnEnvironment: String = "production",
    cdnBasePath: String? = nil,
    pollingInterval: Duration? = nil,
    maximumWaitReady: Duration? = nil,
    geoServiceLocation: String? = nil,
    environmentId: Int64? = nil,
    propertyToken: String? = nil,
    targetLocationHint: String? = nil,
    telemetryEnabled: Bool = false,
    sendsNotifications: Bool = false,
    proxy: HTTPProxy? = nil,
    certificateFile: String? = nil,
    logger: Logger? = nil,
    events: ClientEventHandlers = ClientEventHandlers()
  ) {
    self.client = client
    self.organizationId = organizationId
    self.decisioningMethod = decisioningMethod
    self.timeout = timeout
    self.maximumRetries = maximumRetries
    self.maximumConnectionsPerHost = maximumConnectionsPerHost
    self.serverDomain = serverDomain
    self.pinServerDomain = pinServerDomain
    self.secure = secure
    self.version = version
    self.artifact = artifact
    self.artifactPayload = artifactPayload
    self.artifactLocation = artifactLocation
    self.artifactFormat = artifactFormat
    self.environment = environment
    self.cdnEnvironment = cdnEnvironment
    self.cdnBasePath = cdnBasePath
    self.pollingInterval = pollingInterval
    self.maximumWaitReady = maximumWaitReady
    self.geoServiceLocation = geoServiceLocation
    self.environmentId = environmentId
    self.propertyToken = propertyToken
    self.targetLocationHint = targetLocationHint
    self.telemetryEnabled = telemetryEnabled
    self.sendsNotifications = sendsNotifications
    self.proxy = proxy
    self.certificateFile = certificateFile
    self.logger = logger
    self.events = events
  }
}

/// The two forms of a rule artifact on the CDN.
public enum ArtifactFormat: String, Hashable, Sendable {
  /// `rules.json`
  case json
  /// `rules.bin`, which needs the organization id to be read.
  case binary = "bin"
}

extension TargetClientOptions {
  /// Checks what every client needs, in the order of the other SDKs.
  func validate() throws(TargetClientError) {
    if client.isEmpty { throw .clientRequired }
    if organizationId.isEmpty { throw .organizationIdRequired }
    if !decisioningMethod.isKnown { throw .invalidDecisioningMethod(decisioningMethod) }
  }

  /// The timeout that holds: 3 seconds where none is set, as in the other SDKs.
  var effectiveTimeout: Duration { timeout > .zero ? timeout : .seconds(3) }
}
