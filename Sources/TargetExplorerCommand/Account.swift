import Decisioning
import DemoResources
import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// Where decisions come from: an account, its artifact, and what a decision takes from outside.
struct Account: Sendable {
  /// The client code.
  var client: String
  /// The organization id.
  var organization: String
  /// The artifact, read once for all calls.
  var artifact: Artifact
  /// Where the artifact came from, for traces; nil for the one that comes with the program.
  var artifactLocation: String?
  /// The endings of host names that are registries.
  let publicSuffixes = PublicSuffixes()

  /// The client code of the demo artifact.
  static let demoClient = "acmeclient"
  /// The organization of the demo artifact.
  static let demoOrganization = "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"

  /// Sends a request of the explorer or of the command line.
  ///
  /// - Parameters:
  ///   - document: the request with its options.
  ///   - defaults: what holds where the document says nothing.
  func decide(_ document: RequestDocument, defaults: CallDefaults = CallDefaults()) async throws
    -> TargetDeliveryResult
  {
    // The client module could ask Target's servers. The program does not offer that yet: it would count visitors
    // and impressions of a live account.
    let method =
      document.decisioningMethod.map(DecisioningMethod.init(rawValue:)) ?? defaults.decisioningMethod
    guard method == .onDevice else {
      throw CommandFailure.workFailed(
        "This build decides on-device only, not \(method). Set the decisioning method to on-device.")
    }
    let instant = document.at.flatMap(DecisionInstant.init)?.milliseconds ?? defaults.instant
    let geo = document.geo.map(JSON.object) ?? defaults.geo
    var surroundings = ClientSurroundings(publicSuffixes: try publicSuffixes.list())
    if let instant { surroundings.now = { instant } }
    if let geo { surroundings.lookUpGeo = { _ in GeoReply(json: geo) } }
    let options = TargetClientOptions(
      client: client, organizationId: organization, decisioningMethod: defaults.decisioningMethod,
      artifact: artifact, artifactLocation: artifactLocation,
      propertyToken: document.propertyToken ?? defaults.propertyToken,
      telemetryEnabled: defaults.telemetryEnabled)
    let client = try TargetClient.create(options, surroundings: surroundings)
    return try await client.getOffers(document.callOptions(explains: defaults.explains))
  }
}

/// What holds for a call where its request document says nothing.
struct CallDefaults: Sendable {
  var decisioningMethod = DecisioningMethod.onDevice
  var propertyToken: String?
  /// Milliseconds since 1970 UTC; nil for now.
  var instant: Int64?
  /// The reply that stands for the geo lookup.
  var geo: JSON?
  var telemetryEnabled = false
  /// Whether the result tells what became of every rule.
  var explains = false
}

extension RequestDocument {
  /// The options of the call.
  ///
  /// - Throws: `JSONDecodingError` when the visitor's values have another form.
  fileprivate func callOptions(explains: Bool) throws -> GetOffersOptions {
    GetOffersOptions(
      request: request, sessionId: sessionId, targetCookie: targetCookie,
      targetLocationHint: targetLocationHint, consumerId: consumerId, customerIds: customerIds,
      visitor: try visitor.map { try OrderedJSONDecoder().decode(Visitor.self, from: .object($0)) },
      visitorCookie: visitorCookie,
      decisioningMethod: decisioningMethod.map(DecisioningMethod.init(rawValue:)), explains: explains)
  }
}

extension Account {
  /// Reads an account's artifact.
  ///
  /// - Parameters:
  ///   - file: the file of the artifact; the demo artifact when nil.
  ///   - client: the client code; the artifact's own when nil.
  ///   - organization: the organization id; the demo's when nil.
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  static func load(
    artifact file: InputFile?, client: String? = nil, organization: String? = nil
  ) throws(CommandFailure) -> Account {
    let bytes = try artifactBytes(file)
    let organization = organization ?? demoOrganization
    do {
      let artifact = try Artifact(bytes: bytes, organizationID: organization)
      return Account(
        client: client ?? artifact.meta["clientCode"]?.string ?? demoClient, organization: organization,
        artifact: artifact, artifactLocation: file?.name)
    } catch {
      throw .badUsage("\(file?.name ?? "the demo artifact"): \(error)")
    }
  }

  private static func artifactBytes(_ file: InputFile?) throws(CommandFailure) -> [UInt8] {
    if let file { return try file.read() }
    do {
      return try DemoWorkspace.locate().artifact()
    } catch {
      throw .workFailed("\(error)")
    }
  }
}
