import Decisioning
import DeliveryAPI
import OrderedJSON

/// Gets offers from Adobe Target.
///
/// A client may be used from any number of tasks at once. Clients share nothing with each other. Whoever
/// has no more use for a client calls ``shutdown()``; a client that is just let go of stops without
/// sending what it still has to send.
public final class TargetClient: Sendable {
  let pipeline: DeliveryPipeline
  private let options: TargetClientOptions
  private let artifactProvider: ArtifactProvider?
  private let broadcast: EventBroadcast
  private let activeCalls: ActiveCalls
  private let readyDeadline: Deadline?
  private let polling: Task<Void, Never>?

  /// How often the client looks for a new artifact; zero when it does not.
  public let pollingInterval: Duration

  /// Makes a client.
  ///
  /// An artifact that is given is read here. One that is to be downloaded comes later:
  /// ``waitUntilReady()`` waits for it. The client reports ``ClientEvent/clientReady`` from another task,
  /// and hands itself to the handler, so that the handler never has to wait for this function.
  ///
  /// - Parameters:
  ///   - options: The account, the artifact and defaults for calls.
  ///   - surroundings: The clock and other things from outside.
  /// - Throws: An error with a sentence when an option is missing, or an artifact that is given is damaged.
  public static func create(
    _ options: TargetClientOptions, surroundings: ClientSurroundings = ClientSurroundings()
  ) throws(TargetClientError) -> TargetClient {
    try options.validate()
    let transport = try HTTPTransport(options, surroundings: surroundings)
    let log = ClientLog(options.logger)
    let needsArtifact = options.decisioningMethod != .serverSide
    let isGiven = options.isArtifactGiven
    let isDownloading = needsArtifact && !isGiven

    var surroundings = surroundings
    if surroundings.lookUpGeo == nil, let location = options.geoURL(isDownloading: isDownloading) {
      let service = GeoService(
        location: location, transport: transport, timeout: options.effectiveTimeout,
        surroundings: surroundings, log: log)
      surroundings.lookUpGeo = { await service.reply(to: $0) }
    }
    let given = isGiven ? try OnDeviceDecisions(options, surroundings: surroundings) : nil
    let client = TargetClient(
      options, given: given, isDownloading: isDownloading, transport: transport, surroundings: surroundings,
      log: log)
    client.start(options.events)
    return client
  }

  private init(
    _ options: TargetClientOptions, given: OnDeviceDecisions?, isDownloading: Bool,
    transport: HTTPTransport, surroundings: ClientSurroundings, log: ClientLog
  ) {
    let broadcast = EventBroadcast()
    let report: @Sendable (ClientEvent) -> Void = { event in
      options.events.handle(event)
      broadcast.send(event)
      if case .artifactDownloadSucceeded = event { broadcast.send(.clientReady) }
    }
    let telemetry = TelemetryStore(isEnabled: options.telemetryEnabled)
    let current = CurrentArtifact(given, isDownloaded: isDownloading)
    let activeCalls = ActiveCalls()
    let server = ServerDecisions(
      options: options, transport: transport, surroundings: surroundings, telemetry: telemetry,
      rememberedCluster: RememberedCluster(), log: log)
    pipeline = DeliveryPipeline(
      options: options, artifact: current, server: server,
      background: BackgroundNotifications(
        server: server, telemetry: telemetry, activeCalls: activeCalls, log: log, report: report),
      surroundings: surroundings, report: report)
    self.options = options
    self.broadcast = broadcast
    self.activeCalls = activeCalls
    readyDeadline = options.maximumWaitReady.map { Deadline(after: $0, surroundings) }

    let interval = options.effectivePollingInterval(isDownloading: isDownloading)
    pollingInterval = interval
    guard isDownloading || interval > .zero else {
      artifactProvider = nil
      polling = nil
      return
    }
    let provider = ArtifactProvider(
      options, pollingInterval: interval, transport: transport, surroundings: surroundings,
      current: current, telemetry: telemetry, log: log, report: report)
    artifactProvider = provider
    polling = Task { await provider.poll() }
  }

  deinit { polling?.cancel() }

  /// Calls the handler that wants the client, as soon as the client is ready.
  private func start(_ handlers: ClientEventHandlers) {
    if isReady { broadcast.send(.clientReady) }
    Task { [weak self, events = broadcast.listen()] in
      guard await events.contains(.clientReady), let self else { return }
      handlers.clientReady?(self)
    }
  }
}

extension TargetClientOptions {
  /// Whether the artifact is handed in or a file, so that nothing needs to be downloaded.
  fileprivate var isArtifactGiven: Bool {
    if artifact != nil || artifactPayload != nil { return true }
    return nonEmpty(artifactLocation).map { !ArtifactAddress.isOnNetwork($0) } ?? false
  }
}

// MARK: - State

extension TargetClient {
  /// The rule artifact that on-device decisions are made by at the moment, if the client has one.
  public var artifact: Artifact? { pipeline.artifact.decisions?.engine.artifact }

  /// The last looks for a new artifact, oldest first; at most 100.
  public var artifactDownloads: [ArtifactDownload] { pipeline.artifact.downloads }

  /// The artifact and how it came, for people to look at.
  public var artifactStatus: ArtifactStatus {
    ArtifactStatus(
      location: artifactURL ?? options.artifactLocation, version: artifact?.version,
      details: artifact?.meta, pollingInterval: pollingInterval, downloads: artifactDownloads)
  }

  /// Where the client downloads its artifact; nil when it does not.
  public var artifactURL: String? { artifactProvider == nil ? nil : options.artifactURL }

  /// What happens to this client from now on. Every call makes a sequence of its own, which begins with
  /// ``ClientEvent/clientReady`` when the client is ready already, and ends with the client.
  public var events: AsyncStream<ClientEvent> { broadcast.listen() }

  /// Whether the client can decide as its options say.
  ///
  /// A hybrid client is ready when it has its artifact. Until then it leaves its calls to Target's servers.
  public var isReady: Bool { options.decisioningMethod == .serverSide || artifact != nil }

  /// Waits until the client can decide as its options say.
  ///
  /// - Throws: `TargetClientError` when `maximumWaitReady` has passed since the client was made, or the
  ///   client ended; `CancellationError`. The client may still become ready after that.
  public func waitUntilReady() async throws {
    if isReady { return }
    let events = broadcast.listen()
    do {
      if let readyDeadline {
        try await readyDeadline.enforce { try await Self.awaitReady(events) }
      } else {
        try await Self.awaitReady(events)
      }
    } catch is Deadline.Passed {
      if isReady { return }
      throw TargetClientError.notReadyInTime(
        options.maximumWaitReady ?? .zero, reason: pipeline.artifact.missingReason)
    }
  }

  private static func awaitReady(_ events: AsyncStream<ClientEvent>) async throws {
    for await event in events where event == .clientReady { return }
    try Task.checkCancellation()
    throw TargetClientError.shutDown
  }

  /// Waits until the first look for an artifact has come to its end, whatever the outcome; after a failure that may
  /// pass, until the second or the third. Returns at once
  /// when the client does not look for any, has one already, or has looked before; and early when the task is
  /// cancelled.
  ///
  /// - Parameter limit: how long to wait at most; as long as the look takes when nil.
  public func waitForFirstDownload(atMost limit: Duration? = nil) async {
    let events = broadcast.listen()
    guard artifactProvider != nil, artifact == nil, artifactDownloads.isEmpty else { return }
    guard let limit else { return await Self.awaitDownload(events) }
    // When the time is up, the look goes on without anybody who waits for it.
    try? await Deadline(after: limit, pipeline.surroundings).enforce { await Self.awaitDownload(events) }
  }

  private static func awaitDownload(_ events: AsyncStream<ClientEvent>) async {
    var failures = 0
    for await event in events {
      switch event {
      case .artifactDownloadSucceeded: return
      case .artifactDownloadFailed(let download):
        failures += 1
        // Milliseconds; the first pauses after a failure that may pass are shorter than that.
        guard failures < 3, let pause = download.pause, pause <= 1000 else { return }
      default: continue
      }
    }
  }

  /// Looks for a new artifact now, besides the looks at intervals.
  ///
  /// - Returns: What came of it; nil when this client does not download artifacts.
  @discardableResult
  public func downloadArtifact() async -> ArtifactDownload? {
    guard !activeCalls.isClosed else { return nil }
    return await artifactProvider?.download()
  }

  /// Ends the client: no more calls begin, those under way come to their end, queued notifications and the
  /// measurements of calls are sent, each within its timeout; then the connections are closed. More than one
  /// call does no harm.
  ///
  /// - Parameter sendsMeasurements: whether measurements that still wait for the next call are worth a call of their
  ///   own, which Target counts like any other.
  public func shutdown(sendsMeasurements: Bool = true) async {
    polling?.cancel()
    await activeCalls.closeAndWait()
    if sendsMeasurements { await pipeline.background.sendWaitingTelemetry() }
    await polling?.value
    await pipeline.server.transport.close()
    broadcast.finish()
  }
}

// MARK: - Calls

extension TargetClient {
  /// Decides what to show to a visitor.
  ///
  /// - Parameter options: The request and what goes with it.
  /// - Returns: The answer, the cookies to set, and how the decision was made.
  /// - Throws: `TargetClientError` with a sentence, or `CancellationError`.
  public func getOffers(_ options: GetOffersOptions) async throws -> TargetDeliveryResult {
    try await activeCalls.run { try await pipeline.run(options) }
  }

  /// Decides what to show to a visitor, and calls back.
  ///
  /// - Parameters:
  ///   - options: The request and what goes with it.
  ///   - completion: Called exactly once from another task, also when the call is cancelled.
  /// - Returns: The call, which can be cancelled.
  @discardableResult
  public func getOffers(
    _ options: GetOffersOptions,
    completion: @escaping @Sendable (Result<TargetDeliveryResult, any Error>) -> Void
  ) -> Task<Void, Never> {
    Task {
      let result: Result<TargetDeliveryResult, any Error>
      do {
        result = .success(try await getOffers(options))
      } catch {
        result = .failure(error)
      }
      completion(result)
    }
  }

  /// Tells Target's servers what was shown or clicked. The call always goes to the servers.
  ///
  /// The answer names the notifications that were processed:
  /// ``TargetDeliveryResult/unprocessedNotifications`` has the others.
  ///
  /// - Parameter options: A request with notifications, and what goes with it.
  /// - Throws: `TargetClientError` with a sentence, or `CancellationError`.
  public func sendNotifications(_ options: GetOffersOptions) async throws -> TargetDeliveryResult {
    let hasTelemetry = options.request.telemetry?.entries?.isEmpty == false
    guard options.request.notifications?.isEmpty == false || hasTelemetry || pipeline.hasTelemetry else {
      throw TargetClientError.notificationsRequired
    }
    var options = options
    options.decisioningMethod = .serverSide
    return try await getOffers(options)
  }

  /// Decides mboxes whose offers are JSON, and gives access to the values in them.
  ///
  /// - Parameters:
  ///   - mboxNames: The mboxes. Those that the request does not execute yet are added to it.
  ///   - options: The request and what goes with it; an empty request when nil.
  /// - Throws: `TargetClientError` with a sentence, or `CancellationError`.
  public func getAttributes(
    _ mboxNames: [String], options: GetOffersOptions? = nil
  ) async throws -> OfferAttributes {
    var options = options ?? GetOffersOptions(request: DeliveryRequest())
    options.request.addMboxes(mboxNames)
    return OfferAttributes(try await getOffers(options))
  }
}
