import Decisioning
import Synchronization

/// A local edge: the Delivery API, the artifact's files and the geo service over HTTP on 127.0.0.1, answered
/// from a rule artifact.
///
/// Use it in process with ``start()`` and ``stop()``, or for a whole process with ``run(whenReady:)``.
public final class EdgeSandbox: Sendable {
  private struct State {
    var faults: [Fault]
    var address: SandboxAddress?
    var serving: Task<Void, any Error>?
    var hasStarted = false
  }

  private let configuration: SandboxConfiguration
  private let account: ServedAccount
  private let served: ServedArtifact
  private let log: CallLog
  private let state: Mutex<State>

  /// Makes a sandbox that does not serve yet.
  ///
  /// - Throws: `ArtifactError` when the artifact cannot be used, or ``SandboxError`` when the rest of the
  ///   configuration cannot.
  public init(_ configuration: SandboxConfiguration) throws {
    guard (0...65_535).contains(configuration.port) else {
      throw SandboxError.invalidPort(configuration.port)
    }
    if let cluster = configuration.cluster, cluster.isEmpty || !cluster.utf8.allSatisfy(Self.isDigit) {
      throw SandboxError.invalidCluster(cluster)
    }
    served = try ServedArtifact(bytes: configuration.artifact, organization: configuration.organization)
    guard let client = configuration.client ?? served.artifact.clientCode else {
      throw SandboxError.unknownClient
    }
    account = ServedAccount(
      client: client,
      organization: configuration.organization ?? served.artifact.meta["organizationId"]?.string)
    self.configuration = configuration
    log = CallLog(limit: configuration.recordLimit)
    state = Mutex(State(faults: configuration.faults))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The faults in force. A change holds for calls that come after it.
  public var faults: [Fault] {
    get { state.withLock { $0.faults } }
    set { state.withLock { $0.faults = newValue } }
  }

  /// Where it can be reached; nil while it does not serve.
  public var address: SandboxAddress? { state.withLock { $0.address } }

  /// What it has seen so far.
  public var records: SandboxRecords { log.records }

  /// The calls from now on, as they are answered. The stream ends with the sandbox.
  public func calls() -> AsyncStream<CallRecord> { log.watch() }
}

// MARK: - Serving

extension EdgeSandbox {
  /// Begins to serve.
  ///
  /// - Returns: the address, once it can be called.
  /// - Throws: ``SandboxError``.
  public func start() async throws -> SandboxAddress {
    try claimStart()
    let (ready, readiness) = AsyncThrowingStream.makeStream(of: SandboxAddress.self)
    let serving = Task {
      do {
        try await self.serve(untilSignal: false) { readiness.yield($0) }
        readiness.finish()
      } catch {
        readiness.finish(throwing: error)
        throw error
      }
    }
    state.withLock { $0.serving = serving }
    for try await address in ready { return address }
    throw SandboxError.portUnavailable(configuration.port, reason: "the server ended at once")
  }

  /// Ends serving and waits until the port is free. Does nothing unless it was started.
  public func stop() async {
    guard let serving = state.withLock({ $0.serving }) else { return }
    serving.cancel()
    _ = await serving.result
  }

  /// Serves until the process gets SIGINT or SIGTERM, or the task is cancelled. Calls under way are answered
  /// before it returns.
  ///
  /// - Parameter whenReady: is told the address, once it can be called.
  /// - Throws: ``SandboxError``.
  public func run(whenReady: @escaping @Sendable (SandboxAddress) -> Void = { _ in }) async throws {
    try claimStart()
    try await serve(untilSignal: true, whenReady: whenReady)
  }

  private func claimStart() throws(SandboxError) {
    let isFirst = state.withLock { state in
      defer { state.hasStarted = true }
      return !state.hasStarted
    }
    guard isFirst else { throw .alreadyStarted }
  }

  private func serve(
    untilSignal: Bool, whenReady: @escaping @Sendable (SandboxAddress) -> Void
  ) async throws {
    let server = EdgeServer(sandbox: self, port: configuration.port) { address in
      self.state.withLock { $0.address = address }
      whenReady(address)
    }
    defer {
      state.withLock { $0.address = nil }
      log.finish()
    }
    try await server.serve(untilSignal: untilSignal)
  }
}

// MARK: - Answering

extension EdgeSandbox {
  /// What it takes from outside.
  var surroundings: SandboxSurroundings { configuration.surroundings }

  /// Answers a call, lets faults happen to the answer, and records both.
  ///
  /// - Parameter refusal: the answer when the call was refused before anything was looked at.
  func respond(to call: EdgeCall, refusal: EdgeAnswer? = nil) -> FaultyAnswer {
    let endpoint = EdgeRouting.endpoint(of: call)
    let instant = surroundings.now()
    let answer = refusal ?? answer(call, to: endpoint)
    let outcome = FaultyAnswer(answer, of: endpoint, faults: faults, chance: surroundings.chance)
    var finding = answer.finding
    if outcome.isRefused { (finding.notifications, finding.telemetry) = ([], []) }
    log.add(call, to: endpoint, at: instant, outcome: outcome, finding: finding)
    return outcome
  }

  private func answer(_ call: EdgeCall, to endpoint: EdgeEndpoint) -> EdgeAnswer {
    switch endpoint {
    case .delivery: delivery.answer(call)
    case .artifact: ArtifactEndpoint(artifact: served, account: account).answer(call)
    case .geo: GeoEndpoint.answer(call)
    case .status: status(call)
    case .faults: switchFaults(call)
    case .unknown: EdgeRouting.refusal(of: call)
    }
  }

  private var edgeHost: String {
    configuration.cluster.map { "mboxedge\($0).tt.omtrdc.net" } ?? "localhost:\(address?.port ?? 0)"
  }

  private var delivery: DeliveryEndpoint {
    DeliveryEndpoint(
      artifact: served.artifact, account: account, cluster: configuration.cluster, edgeHost: edgeHost,
      traceTokens: configuration.traceTokens, instant: configuration.decisionInstant,
      publicSuffixes: configuration.publicSuffixes,
      surroundings: surroundings)
  }

  private func status(_ call: EdgeCall) -> EdgeAnswer {
    let page = StatusPage(
      address: address, account: account, artifact: served.artifact, edgeHost: edgeHost, faults: faults,
      records: records)
    guard call.path == ["status.json"] else { return .text(page.text) }
    do {
      return .json(try page.json())
    } catch {
      return .error(500, "The status cannot be written as JSON: \(error)")
    }
  }

  private func switchFaults(_ call: EdgeCall) -> EdgeAnswer {
    do {
      switch call.method {
      case "POST": faults = try FaultsEndpoint.faults(in: call.body)
      case "DELETE": faults = []
      default: break
      }
      return FaultsEndpoint.list(faults)
    } catch {
      return .error(400, "\(error)")
    }
  }
}
