import OrderedJSON

/// The rules of an account by which decisions are made on the device.
///
/// Reading an artifact checks its whole text once and writes down where the rules of each mbox and view
/// are. The rules themselves are read and compiled when a location is asked for the first time, and are
/// kept then; several threads may do so at once. Making an artifact takes time and memory in proportion
/// to its size, asking it for a location only in proportion to that location's rules.
public final class Artifact: Sendable {
  /// The semantic version of the format, such as "1.0.0".
  public let version: String
  /// What the artifact tells about itself: client code, environment, when it was generated.
  public let meta: JSONObject
  /// The name under which the rules of page loads stand.
  public let globalMbox: String
  /// Whether a visitor's place is to be looked up by the IP address.
  public let isGeoTargetingEnabled: Bool
  /// The names of response tokens that the account has switched on.
  public let responseTokens: [String]
  /// Mboxes that can be decided on the device.
  public let localMboxes: [String]
  /// Mboxes that cannot be decided on the device, or only in part. A name may also be local.
  public let remoteMboxes: [String]
  /// Views that can be decided on the device.
  public let localViews: [String]
  /// Views that cannot be decided on the device, or only in part. A name may also be local.
  public let remoteViews: [String]
  /// The size of the JSON text in bytes.
  public let byteCount: Int

  let tokens: ResponseTokens
  let mboxes: LocationTable
  let views: LocationTable

  /// The major version of artifacts that can be used.
  public static let supportedMajorVersion = "1"

  /// Reads an artifact.
  ///
  /// - Parameters:
  ///   - bytes: JSON in UTF-8, or the binary form `rules.bin`.
  ///   - organizationID: The id of the account's organization, with which the binary form is decoded.
  /// - Throws: `ArtifactError` if the text is damaged or of another version. Single broken rules are no
  ///   error; decisions report them.
  public convenience init(bytes: [UInt8], organizationID: String = "") throws(ArtifactError) {
    guard ObfuscatedArtifact.isRecognized(bytes) else {
      try self.init(json: bytes)
      return
    }
    do {
      try self.init(json: try ObfuscatedArtifact.decode(bytes, organizationID: organizationID))
    } catch .invalidJSON {
      throw .undecodable
    }
  }

  /// Reads an artifact from JSON text.
  public convenience init(text: String) throws(ArtifactError) {
    try self.init(bytes: Array(text.utf8))
  }

  private init(json bytes: [UInt8]) throws(ArtifactError) {
    let outline = try ArtifactOutline(reading: bytes)
    version = outline.version
    guard version.prefix(while: { $0 != "." }) == Self.supportedMajorVersion else {
      throw .unsupportedVersion(version)
    }
    meta = outline.meta
    globalMbox = outline.globalMbox
    isGeoTargetingEnabled = outline.isGeoTargetingEnabled
    responseTokens = outline.responseTokens
    localMboxes = outline.localMboxes
    remoteMboxes = outline.remoteMboxes
    localViews = outline.localViews
    remoteViews = outline.remoteViews
    byteCount = bytes.count
    tokens = ResponseTokens(enabled: responseTokens)
    let source = ArtifactSource(bytes: bytes, tokens: tokens)
    mboxes = LocationTable(
      kind: .mbox, rules: outline.mboxRules, local: localMboxes, remote: remoteMboxes,
      globalMbox: globalMbox, source: source)
    views = LocationTable(
      kind: .view, rules: outline.viewRules, local: localViews, remote: remoteViews, source: source)
  }

  /// The environment that the artifact was generated for, such as "production".
  public var environment: String? { meta["environment"]?.string }

  /// The client code of the account, as the artifact tells it.
  public var clientCode: String? { meta["clientCode"]?.string }

  /// When the artifact was generated, in ISO 8601.
  public var generatedAt: String? { meta["generatedAt"]?.string }

  /// The names of the mboxes that have rules, in the order of the artifact.
  public var mboxNames: [String] { mboxes.namesWithRules }

  /// The names of the views that have rules, in the order of the artifact.
  public var viewNames: [String] { views.namesWithRules }
}
