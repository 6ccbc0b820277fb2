import Decisioning
import DeliveryAPI
import DemoResources
import EdgeSandbox
import Logging
import TargetClient

/// What a person said about an account: where its rules come from, and which servers may be asked.
///
/// No host outside this machine is asked unless the person names it: the account by its client code, a server,
/// or the URL of an artifact.
struct AccountSettings: Sendable {
  /// Where the rule artifact comes from.
  enum Rules: Sendable {
    /// It was read already, from a file with that name; nil for the demo artifact.
    case read(Artifact, bytes: [UInt8], file: String?)
    /// It is downloaded from a URL; nil for the account's place on Adobe's CDN.
    case downloaded(from: String?)
  }

  /// Who answers what needs a server.
  enum Server: Hashable, Sendable {
    /// A sandbox edge inside this process, over the same artifact.
    case sandbox
    /// The servers of the account; nil, or the one host that stands for them.
    case named(domain: String?)
  }

  /// The client code.
  var client: String
  /// The organization id, when it is known.
  var organization: String?
  /// Where the rule artifact comes from.
  var rules: Rules
  /// Who answers what needs a server.
  var server: Server
  /// Where calls are decided that do not say it.
  var decisioningMethod = DecisioningMethod.onDevice
  /// The token of the property for requests that name none.
  var propertyToken: String?
  /// The environment of the artifact on the CDN.
  var environment = "production"
  /// The form of the artifact on the CDN.
  var artifactFormat = ArtifactFormat.json
  /// The host that stands for the CDN.
  var cdnBasePath: String?
  /// The environment for requests that name none.
  var environmentId: Int64?
  /// The edge cluster of visitors whose cluster is not known.
  var targetLocationHint: String?
  /// How long a call may take.
  var timeout = Duration.seconds(3)
  /// Whether a named server is asked by HTTPS.
  var isEncrypted = true
  /// The proxy to go through.
  var proxy: HTTPProxy?
  /// A file in PEM form with certificates to trust.
  var certificateFile: String?
  /// How often to look for a new artifact; nil for the client's own interval.
  var pollingInterval: Duration?
  /// Whether measurements are collected.
  var isTelemetryEnabled = false
  /// Whether on-device decisions are to be counted by the server, where the person named one.
  var sendsNotifications = false
  /// Where to log what goes over the wire; nowhere when nil.
  var logger: Logger?

  /// The artifact that was read already; nil for one that is downloaded.
  var artifact: Artifact? {
    if case .read(let artifact, _, _) = rules { artifact } else { nil }
  }

  /// Whether the demo artifact decides.
  var isDemo: Bool {
    if case .read(_, _, nil) = rules { true } else { false }
  }

  /// The host that is asked first where the person named a server.
  var serverName: String {
    if case .named(let domain?) = server { domain } else { "\(client).tt.omtrdc.net" }
  }

  /// Whether a server that the person named gets the notifications of on-device decisions. One whose rules are
  /// in a file is asked only by calls that are decided there.
  var countsOnDevice: Bool {
    guard sendsNotifications, case .named(let domain) = server else { return false }
    return domain != nil || artifact == nil
  }
}

extension AccountSettings {
  /// The client code of the demo artifact.
  static let demoClient = "acmeclient"

  /// Settings whose rules are in a file.
  ///
  /// - Parameters:
  ///   - file: the file of the artifact; the demo artifact when nil.
  ///   - client: the client code; the artifact's own when nil.
  ///   - organization: the organization id; the artifact's own when nil.
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  init(
    artifact file: InputFile?, client: String?, organization: String?, server: Server
  ) throws(CommandFailure) {
    let bytes = try Self.bytes(of: file)
    let artifact: Artifact
    do {
      artifact = try Artifact(bytes: bytes, organizationID: organization ?? "")
    } catch {
      throw .badUsage("\(file?.name ?? "the demo artifact"): \(error)")
    }
    self.init(
      client: client ?? artifact.meta["clientCode"]?.string ?? Self.demoClient,
      organization: organization ?? artifact.meta["organizationId"]?.string,
      rules: .read(artifact, bytes: bytes, file: file?.name), server: server)
  }

  private static func bytes(of file: InputFile?) throws(CommandFailure) -> [UInt8] {
    if let file { return try file.read() }
    do {
      return try DemoWorkspace.locate().artifact()
    } catch {
      throw .workFailed("\(error)")
    }
  }
}

extension AccountSettings {
  /// What a client is made of.
  ///
  /// - Parameters:
  ///   - needsArtifact: whether it has to download an artifact that was not read already.
  ///   - sandbox: the sandbox to ask instead of Target's servers.
  func clientOptions(needsArtifact: Bool, sandbox: SandboxAddress?) -> TargetClientOptions {
    var options = TargetClientOptions(
      client: client, organizationId: organization ?? "unknown@AdobeOrg",
      decisioningMethod: clientMethod(needsArtifact: needsArtifact), timeout: timeout, secure: isEncrypted,
      artifactFormat: artifactFormat, environment: environment, cdnBasePath: cdnBasePath,
      pollingInterval: pollingInterval, environmentId: environmentId, propertyToken: propertyToken,
      targetLocationHint: targetLocationHint, telemetryEnabled: isTelemetryEnabled,
      sendsNotifications: countsOnDevice, proxy: sandbox == nil ? proxy : nil,
      certificateFile: certificateFile, logger: logger)
    switch rules {
    case .read(let artifact, _, let file):
      options.artifact = artifact
      options.artifactLocation = file
      options.pollingInterval = .zero
    case .downloaded(let url):
      options.artifactLocation = url
    }
    if let sandbox {
      options.serverDomain = sandbox.serverDomain
      options.secure = false
    } else if case .named(let domain?) = server {
      options.serverDomain = domain
    }
    // Who names one server means that one, not the edge cluster that a visitor's id belongs to.
    options.pinServerDomain = options.serverDomain != nil
    return options
  }

  /// The method of a client. One that decides server-side does not download an artifact.
  private func clientMethod(needsArtifact: Bool) -> DecisioningMethod {
    guard needsArtifact else { return .serverSide }
    return decisioningMethod == .serverSide ? .hybrid : decisioningMethod
  }
}
