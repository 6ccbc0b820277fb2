import Decisioning
import DeliveryAPI
import OrderedJSON

/// Gets offers from Adobe Target.
///
/// A client may be used from any number of tasks at once. Clients share nothing with each other.
public final class TargetClient: Sendable {
  private let pipeline: DeliveryPipeline
  private let broadcast: EventBroadcast

  /// The rule artifact that on-device decisions are made by, if the client has one.
  public var artifact: Artifact? { pipeline.onDevice?.engine.artifact }

  /// Makes a client.
  ///
  /// An artifact that is given is read here. The client reports ``ClientEvent/clientReady`` from another
  /// task, and hands itself to the handler, so that the handler never has to wait for this function.
  ///
  /// - Parameters:
  ///   - options: The account, the artifact and defaults for calls.
  ///   - surroundings: The clock and other things from outside.
  /// - Throws: An error with a sentence when an option is missing, or the artifact is missing or damaged.
  public static func create(
    _ options: TargetClientOptions, surroundings: ClientSurroundings = ClientSurroundings()
  ) throws(TargetClientError) -> TargetClient {
    try options.validate()
    let onDevice = try OnDeviceDecisions(options, surroundings: surroundings)
    if onDevice == nil {
      guard options.decisioningMethod == .onDevice else {
        throw .unsupportedDecisioningMethod(options.decisioningMethod)
      }
      throw .notReady
    }
    let client = TargetClient(options, onDevice: onDevice, surroundings: surroundings)
    Task { client.becomeReady(options.events) }
    return client
  }

  private init(
    _ options: TargetClientOptions, onDevice: OnDeviceDecisions?, surroundings: ClientSurroundings
  ) {
    let broadcast = EventBroadcast()
    self.broadcast = broadcast
    pipeline = DeliveryPipeline(options: options, onDevice: onDevice, surroundings: surroundings) { event in
      broadcast.send(event)
      if case .geoLocationUpdated(let geo) = event { options.events.geoLocationUpdated?(geo) }
    }
  }

  private func becomeReady(_ handlers: ClientEventHandlers) {
    broadcast.send(.clientReady)
    handlers.clientReady?(self)
  }

  /// What happens to this client from now on. Every call makes a sequence of its own, which begins with
  /// ``ClientEvent/clientReady`` when the client is ready already, and ends with the client.
  public var events: AsyncStream<ClientEvent> { broadcast.listen() }

  /// Decides what to show to a visitor.
  ///
  /// - Parameter options: The request and what goes with it.
  /// - Returns: The answer, the cookies to set, and how the decision was made.
  /// - Throws: `TargetClientError` with a sentence, or `CancellationError`.
  public func getOffers(_ options: GetOffersOptions) async throws -> TargetDeliveryResult {
    try await pipeline.run(options)
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
}
