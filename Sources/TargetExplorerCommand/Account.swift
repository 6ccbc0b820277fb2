import Decisioning
import DeliveryAPI
import EdgeSandbox
import OrderedJSON
import Synchronization
import TargetClient
import Workspace

/// Decides and tells for one account, by a client that is made when the first call needs it and kept.
///
/// Only what is needed is there: an artifact is downloaded for calls that decide on-device or hybrid, and a
/// sandbox edge is started for calls that need a server where the person named none. A call that needs what
/// the client does not have gets a second client, which later calls share.
actor Account {
  /// What a call takes to be decided.
  private struct Needs: OptionSet {
    let rawValue: Int
    static let artifact = Needs(rawValue: 1)
    static let server = Needs(rawValue: 2)
  }

  /// A client and what it has.
  private struct Connection {
    let client: TargetClient
    let provides: Needs
    let method: DecisioningMethod
  }

  private struct RunningSandbox {
    let sandbox: EdgeSandbox
    let address: SandboxAddress
  }

  /// What the person said.
  nonisolated let settings: AccountSettings

  private let publicSuffixes = PublicSuffixes()
  private let failures = NotificationFailures()
  /// Has an element after each look for a newer artifact; those that nobody took in yet are one.
  nonisolated let artifactLooks: AsyncStream<Void>
  private let lookedForArtifact: AsyncStream<Void>.Continuation
  private var connections: [Connection] = []
  private var starting: Task<RunningSandbox, any Error>?
  private var isShutDown = false

  init(_ settings: AccountSettings) {
    self.settings = settings
    (artifactLooks, lookedForArtifact) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }
}

// MARK: - Calls

extension Account {
  /// Sends a request of the explorer or of the command line.
  ///
  /// - Parameters:
  ///   - document: the request with its options.
  ///   - explains: whether an on-device decision comes with the reasons of every rule.
  /// - Throws: `CommandFailure` when the person has to name something first, an error with a sentence when the
  ///   call fails, or `CancellationError`.
  func decide(_ document: RequestDocument, explains: Bool = false) async throws -> TargetDeliveryResult {
    let connection = try await connection(for: method(of: document))
    return try await connection.client.getOffers(
      options(of: document, for: connection, explains: explains))
  }

  /// Decides a request on this machine, with reasons, by the artifact that calls are decided by. Nobody is told
  /// of it: no impression is counted and no telemetry goes out.
  ///
  /// - Throws: `CommandFailure` when there is no artifact, else as ``decide(_:explains:)``.
  func rehearse(_ document: RequestDocument) async throws -> TargetDeliveryResult {
    let connection = try await connection(for: .onDevice)
    guard let artifact = connection.client.artifact else {
      throw CommandFailure.workFailed("There is no artifact on this machine to decide by.")
    }
    var clientOptions = settings.clientOptions(needsArtifact: true, sandbox: nil)
    clientOptions.decisioningMethod = .onDevice
    clientOptions.artifact = artifact
    clientOptions.pollingInterval = .zero
    clientOptions.sendsNotifications = false
    clientOptions.telemetryEnabled = false
    let client = try TargetClient.create(
      clientOptions, surroundings: ClientSurroundings(publicSuffixes: try publicSuffixes.list()))
    var options = try options(of: document, for: connection, explains: true)
    options.decisioningMethod = .onDevice
    let result = try await client.getOffers(options)
    await client.shutdown()
    return result
  }

  /// Decides mboxes whose offers are JSON, and gives access to the values in them.
  func attributes(of mboxes: [String], in document: RequestDocument) async throws -> OfferAttributes {
    let connection = try await connection(for: method(of: document))
    return try await connection.client.getAttributes(
      mboxes, options: options(of: document, for: connection, explains: false))
  }

  /// Tells the server what was shown or clicked.
  func sendNotifications(_ options: GetOffersOptions) async throws -> TargetDeliveryResult {
    try await connection(for: .serverSide).client.sendNotifications(options)
  }

  private func method(of document: RequestDocument) -> DecisioningMethod {
    document.decisioningMethod.map(DecisioningMethod.init(rawValue:)) ?? settings.decisioningMethod
  }

  private func options(
    of document: RequestDocument, for connection: Connection, explains: Bool
  ) throws -> GetOffersOptions {
    var options = try document.callOptions()
    options.explains = explains
    if options.decisioningMethod == nil, connection.method != settings.decisioningMethod {
      options.decisioningMethod = settings.decisioningMethod
    }
    return options
  }
}

extension RequestDocument {
  /// The options of the call.
  ///
  /// - Throws: `JSONDecodingError` when the visitor's values have another form.
  func callOptions() throws -> GetOffersOptions {
    var request = request
    if let propertyToken, request.property?.token.isEmpty != false {
      request.property = Property(token: propertyToken)
    }
    return GetOffersOptions(
      request: request, sessionId: sessionId, targetCookie: targetCookie,
      targetLocationHint: targetLocationHint, consumerId: consumerId, customerIds: customerIds,
      visitor: try visitor.map(Visitor.init),
      visitorCookie: visitorCookie,
      decisioningMethod: decisioningMethod.map(DecisioningMethod.init(rawValue:)),
      instant: at.flatMap(DecisionInstant.init)?.milliseconds,
      geoReply: geo.map { GeoReply(json: .object($0)) })
  }
}

extension Visitor {
  /// Reads the visitor's values of a request.
  fileprivate init(_ values: JSONObject) throws {
    do throws(JSONDecodingError) {
      self = try OrderedJSONDecoder().decode(Visitor.self, from: .object(values))
    } catch {
      throw CommandFailure.badUsage("In the request, visitor.\(error)")
    }
  }
}

extension TargetDeliveryResult {
  /// The call that tells the server of a notification request of this result, for the same visitor and session.
  func notificationCall(_ notifications: DeliveryRequest) -> GetOffersOptions {
    var notifications = notifications
    notifications.environmentId = notifications.environmentId ?? request.environmentId
    notifications.property = notifications.property ?? request.property
    notifications.qaMode = notifications.qaMode ?? request.qaMode
    return GetOffersOptions(
      request: notifications, sessionId: session.value, targetCookie: targetCookie?.value,
      targetLocationHint: targetLocationHintCookie?.value)
  }
}

// MARK: - What it decides by

extension Account {
  /// Where decisions come from, for the title bar: the server that the person named, and the artifact.
  var sourceDescription: String {
    let server = settings.server == .sandbox ? nil : settings.serverName
    return [server, artifactDescription].compactMap { $0 }.joined(separator: " · ")
  }

  private var artifactDescription: String? {
    let artifact = connections.lazy.compactMap(\.client.artifact).first ?? settings.artifact
    guard let artifact else { return nil }
    let environment = artifact.meta["environment"]?.string.map { " · \($0)" } ?? ""
    return "artifact \(artifact.version)\(environment)"
  }

  /// The artifact and how it came.
  var artifactStatus: ArtifactStatus {
    if let client = connections.last(where: { $0.provides.contains(.artifact) })?.client {
      return client.artifactStatus
    }
    guard case .read(let artifact, _, let file) = settings.rules else {
      // No client was needed yet, and it is known all the same.
      let options = settings.clientOptions(needsArtifact: true, sandbox: nil)
      return ArtifactStatus(
        location: options.artifactURL, pollingInterval: options.effectivePollingInterval(isDownloading: true))
    }
    return ArtifactStatus(location: file, version: artifact.version, details: artifact.meta)
  }

  /// The artifact that decisions are made by on-device; nil while there is none.
  var artifact: Artifact? {
    let client = connections.last { $0.provides.contains(.artifact) }?.client
    return client?.artifact ?? settings.artifact
  }

  /// Looks for a new artifact now.
  ///
  /// - Returns: what came of it; nil when the artifact is not downloaded.
  func downloadArtifact() async throws -> ArtifactDownload? {
    try await connection(for: .onDevice).client.downloadArtifact()
  }

  /// The notifications of on-device decisions that could not be sent, so far.
  nonisolated var unsentNotifications: [NotificationFailure] { failures.all }
}

// MARK: - Clients

extension Account {
  /// A client for calls that are decided by a method. Where it has yet to download an artifact, it has tried
  /// once.
  private func connection(for method: DecisioningMethod) async throws -> Connection {
    let needs = Self.needs(of: method)
    let connection = try await connection(providing: needs)
    guard needs.contains(.artifact) else { return connection }
    let client = connection.client
    await client.waitForFirstDownload(atMost: settings.timeout)
    if method == .onDevice, client.artifact == nil, client.artifactDownloads.isEmpty, !Task.isCancelled {
      let time = Int(settings.timeout / .milliseconds(1))
      throw CommandFailure.workFailed(
        "\(client.artifactURL ?? "The artifact") did not come in \(time) ms. It is still being downloaded; give it"
          + " more time with --timeout.")
    }
    return connection
  }

  private static func needs(of method: DecisioningMethod) -> Needs {
    switch method {
    case .serverSide: .server
    case .onDevice: .artifact
    default: [.artifact, .server]
    }
  }

  private func connection(providing needs: Needs) async throws -> Connection {
    if let connection = existing(needs) { return connection }
    let sandbox = needs.contains(.server) && settings.server == .sandbox ? try await startSandbox() : nil
    // Another call may have made one meanwhile.
    if let connection = existing(needs) { return connection }
    guard !isShutDown else { throw TargetClientError.shutDown }
    return try makeConnection(needs, sandbox: sandbox)
  }

  private func existing(_ needs: Needs) -> Connection? {
    connections.last { $0.provides.isSuperset(of: needs) }
  }

  private func makeConnection(_ needs: Needs, sandbox: SandboxAddress?) throws -> Connection {
    let isServerNamed = settings.server != .sandbox
    if isServerNamed, settings.organization == nil, needs.contains(.server) || settings.countsOnDevice {
      throw CommandFailure.badUsage(
        "Target's servers want to know the organization: name it with --organization ...@AdobeOrg.")
    }
    var provides = needs
    if settings.artifact != nil { provides.insert(.artifact) }
    if isServerNamed, settings.organization != nil { provides.insert(.server) }
    var options = settings.clientOptions(
      needsArtifact: provides.contains(.artifact), sandbox: sandbox)
    options.events.sendNotificationError = { [failures] in failures.add($0) }
    let looked: @Sendable (ArtifactDownload) -> Void = { [lookedForArtifact] _ in lookedForArtifact.yield() }
    options.events.artifactDownloadSucceeded = looked
    options.events.artifactUnchanged = looked
    options.events.artifactDownloadFailed = looked
    let client = try TargetClient.create(
      options, surroundings: ClientSurroundings(publicSuffixes: try publicSuffixes.list()))
    let connection = Connection(client: client, provides: provides, method: options.decisioningMethod)
    connections.append(connection)
    return connection
  }

  /// Ends all clients and the sandbox. What is still to be sent is sent first.
  func shutdown() async {
    isShutDown = true
    for connection in connections { await connection.client.shutdown(sendsMeasurements: false) }
    if let starting, let running = try? await starting.value { await running.sandbox.stop() }
  }
}

// MARK: - Sandbox

extension Account {
  private func startSandbox() async throws -> SandboxAddress {
    let task =
      starting
      ?? Task { [settings, publicSuffixes] in
        try await Self.startSandbox(settings, publicSuffixes: publicSuffixes.list())
      }
    starting = task
    do {
      return try await task.value.address
    } catch {
      starting = nil
      throw error
    }
  }

  private static func startSandbox(
    _ settings: AccountSettings, publicSuffixes: PublicSuffixList
  ) async throws -> RunningSandbox {
    guard case .read(_, let bytes, _) = settings.rules else {
      throw CommandFailure.badUsage(
        "Name the server to ask with --server-domain, or an account with --client.")
    }
    let sandbox = try EdgeSandbox(
      SandboxConfiguration(
        artifact: bytes, client: settings.client, organization: settings.organization, cluster: nil,
        publicSuffixes: publicSuffixes))
    return RunningSandbox(sandbox: sandbox, address: try await sandbox.start())
  }
}

/// Collects what could not be sent in the background.
private final class NotificationFailures: Sendable {
  private let failures = Mutex<[NotificationFailure]>([])

  var all: [NotificationFailure] { failures.withLock(\.self) }

  func add(_ failure: NotificationFailure) {
    failures.withLock { $0.append(failure) }
  }
}
