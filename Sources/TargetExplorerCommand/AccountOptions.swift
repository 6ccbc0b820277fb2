import ArgumentParser
import struct DeliveryAPI.DecisioningMethod
import TargetClient

/// The options that name an account, its artifact and its servers.
///
/// Nothing leaves this machine unless the person names where to: see ``AccountSettings``.
struct AccountOptions: ParsableArguments {
  @Option(
    help: """
      The client code of your account: what needs a server asks Target's, and without --artifact the rules are \
      downloaded.
      """)
  var client: String?

  @Option(help: "The organization id, such as 0123456789ABCDEF@AdobeOrg.")
  var organization: String?

  @Option(
    help: ArgumentHelp(
      "The rule artifact, JSON or binary: a file or a URL. Without it and --client, the demo artifact.",
      valueName: "file|url"),
    completion: .file())
  var artifact: String?

  @Option(help: "The environment of an artifact that is downloaded.")
  var environment = "production"

  @Option(help: "The form of an artifact that is downloaded: json, or bin, which needs --organization.")
  var artifactFormat = ArtifactFormat.json

  @Option(
    help: ArgumentHelp("The host that stands for Adobe's CDN, for artifacts and places.", valueName: "host"))
  var cdn: String?

  @Option(help: ArgumentHelp("The id of the environment, for requests that name none.", valueName: "number"))
  var environmentId: Int64?

  @Option(
    help: ArgumentHelp(
      "The edge cluster to ask for visitors whose cluster is not known, such as 35.", valueName: "number"))
  var locationHint: String?

  @Option(help: "The token of the property, for requests that name none.")
  var propertyToken: String?

  @Option(
    help:
      "Where to decide: on-device, server-side or hybrid. Without it, what the request says, or on-device.")
  var decisioningMethod: String?

  @Option(
    help: ArgumentHelp("The one server to ask, with its port if it has one.", valueName: "host"))
  var serverDomain: String?

  @Flag(help: "Ask the server without encryption.")
  var insecureHttp = false

  @Option(help: ArgumentHelp("How long a call may take.", valueName: "ms"))
  var timeout = 3000

  @Option(
    help: ArgumentHelp(
      "The proxy to go through; not to the sandbox. Without it, the one that HTTPS_PROXY names.",
      valueName: "[name:password@]host:port")
  )
  var proxy: String?

  @Option(
    help: ArgumentHelp("A PEM file with certificates to trust besides the system's.", valueName: "file"),
    completion: .file())
  var certificateFile: String?

  /// The account.
  ///
  /// - Parameters:
  ///   - file: an artifact that was named in another way; `--artifact` goes before it.
  ///   - change: what the command has to say about the settings.
  func account(
    artifact file: InputFile? = nil, _ change: (inout AccountSettings) -> Void = { _ in }
  ) throws(CommandFailure) -> Account {
    var settings = try accountSettings(artifact: file)
    settings.decisioningMethod = try method() ?? settings.decisioningMethod
    settings.propertyToken = propertyToken
    settings.environment = environment
    settings.artifactFormat = artifactFormat
    settings.cdnBasePath = cdn
    settings.environmentId = environmentId
    settings.targetLocationHint = locationHint
    guard timeout > 0 else { throw .badUsage("--timeout \(timeout): expected milliseconds, 1 or more") }
    settings.timeout = .milliseconds(timeout)
    settings.isEncrypted = !insecureHttp
    settings.proxy =
      if let proxy {
        try HTTPProxy(parsing: proxy, named: "--proxy")
      } else if settings.server == .sandbox {
        nil
      } else {
        try HTTPProxy(for: settings.serverName, isEncrypted: !insecureHttp, in: environmentVariable)
      }
    settings.certificateFile = certificateFile
    change(&settings)
    return Account(settings)
  }

  /// The method, checked.
  func method() throws(CommandFailure) -> DecisioningMethod? {
    guard let method = decisioningMethod.map(DecisioningMethod.init(rawValue:)) else { return nil }
    if method.isKnown { return method }
    let known = DecisioningMethod.known.map(\.rawValue).joined(separator: ", ")
    throw .badUsage("--decisioning-method \(method): expected one of \(known)")
  }

  private func accountSettings(artifact file: InputFile?) throws(CommandFailure) -> AccountSettings {
    if let serverDomain, serverDomain.isEmpty || serverDomain.contains("/") {
      throw .badUsage(
        "--server-domain \(serverDomain): expected a host such as target.example.com or 127.0.0.1:8080")
    }
    let isServerNamed = client != nil || serverDomain != nil
    let server = isServerNamed ? AccountSettings.Server.named(domain: serverDomain) : .sandbox
    if let artifact, artifact.isWebAddress {
      guard let client else {
        throw .badUsage("--artifact \(artifact): name the account that it belongs to with --client.")
      }
      return AccountSettings(
        client: client, organization: organization, rules: .downloaded(from: artifact), server: server)
    }
    if let client, artifact == nil, file == nil {
      return AccountSettings(
        client: client, organization: organization, rules: .downloaded(from: nil), server: server)
    }
    return try AccountSettings(
      artifact: artifact.map(InputFile.init(argument:)) ?? file, client: client, organization: organization,
      server: server)
  }
}

extension ArtifactFormat: ExpressibleByArgument {}

extension String {
  fileprivate var isWebAddress: Bool {
    let text = lowercased()
    return text.hasPrefix("http://") || text.hasPrefix("https://")
  }
}
