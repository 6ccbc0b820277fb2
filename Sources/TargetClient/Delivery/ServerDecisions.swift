import Decisioning
import DeliveryAPI
import OrderedJSON

/// Lets Target's servers decide calls, over HTTP.
///
/// A class, so that a call which chooses it as its place need not copy all that it holds.
final class ServerDecisions: DecisionPlace {
  let options: TargetClientOptions
  let transport: HTTPTransport
  let surroundings: ClientSurroundings
  let telemetry: TelemetryStore
  let rememberedCluster: RememberedCluster
  let log: ClientLog

  let method = DecisioningMethod.serverSide

  init(
    options: TargetClientOptions, transport: HTTPTransport, surroundings: ClientSurroundings,
    telemetry: TelemetryStore, rememberedCluster: RememberedCluster, log: ClientLog
  ) {
    self.options = options
    self.transport = transport
    self.surroundings = surroundings
    self.telemetry = telemetry
    self.rememberedCluster = rememberedCluster
    self.log = log
  }

  func deliver(
    _ call: CompletedCall, report: @Sendable (ClientEvent) -> Void
  ) async throws -> PlaceDelivery {
    let start = ContinuousClock.now
    let waiting = telemetry.take()
    do {
      let request = call.request.adding(waiting).placed(by: call.geoReply)
      let host = DeliveryHost(cluster: call.cluster, options: options)
      let record = try DeliveryMessage.record(
        request, of: call, to: host, options: options, messageIdentifier: surroundings.makeIdentifier())
      let (document, exchange) = try await send(record, of: call, to: host)
      rememberedCluster.remember(document.value.edgeHost.flatMap(EdgeCluster.inHost))
      telemetry.add(
        TelemetryEntry(of: call, document.value, exchange, execution: ContinuousClock.now - start),
        of: call.answered(as: document.value.id))
      return PlaceDelivery(document: document, sentRequest: request, host: host, exchange: exchange)
    } catch {
      telemetry.putBack(waiting)
      throw error
    }
  }

  private func send(
    _ record: HTTPRequestRecord, of call: CompletedCall, to host: DeliveryHost
  ) async throws -> (Document<DeliveryResponse>, HTTPExchange) {
    let conversation = HTTPConversation(
      record, over: transport,
      policy: RetryPolicy(
        maximumRetries: options.maximumRetries, randomFraction: surroundings.randomFraction),
      deadline: Deadline(after: options.effectiveTimeout, surroundings), surroundings: surroundings)
    log.sending(record)
    do {
      try await conversation.run()
    } catch is Deadline.Passed {
      let exchange = conversation.exchange
      throw failure(
        .timedOut(after: options.effectiveTimeout, exchange.phaseWhenAbandoned), call, host, exchange)
    }
    var exchange = conversation.exchange
    log.received(exchange)
    guard let response = exchange.response else {
      let reason = exchange.attempts.last?.failure ?? .notSendable("nothing was tried")
      throw failure(.noAnswer(reason), call, host, exchange)
    }
    let start = ContinuousClock.now
    do throws(DeliveryFailure.Cause) {
      let document = try DeliveryAnswer.read(response)
      exchange.decoding = milliseconds(ContinuousClock.now - start)
      return (document, exchange)
    } catch {
      throw failure(error, call, host, exchange)
    }
  }

  private func failure(
    _ cause: DeliveryFailure.Cause, _ call: CompletedCall, _ host: DeliveryHost, _ exchange: HTTPExchange
  ) -> TargetClientError {
    let failure = DeliveryFailure(
      cause: cause, host: host,
      hint: DeliveryFailure.hint(for: cause, host: host, call: call, proxy: options.proxy),
      exchange: exchange)
    log.failed(failure)
    if case .noAnswer(.unreachable) = cause, host.rule == .rememberedCluster { rememberedCluster.forget() }
    return .deliveryFailed(failure)
  }
}

extension HTTPExchange {
  /// How far the last attempt was when the time was up. After a pause between two attempts that is
  /// connecting.
  fileprivate var phaseWhenAbandoned: HTTPPhase {
    if case .abandoned(let phase) = attempts.last?.failure { phase } else { .connecting }
  }
}

extension DeliveryRequest {
  /// The request with measurements of earlier calls.
  fileprivate func adding(_ entries: [TelemetryEntry]) -> DeliveryRequest {
    guard !entries.isEmpty else { return self }
    var request = self
    request.telemetry = Telemetry(entries: (telemetry?.entries ?? []) + entries)
    return request
  }

  /// The request with the place that an answer of the geo service tells, when the place is known by IP
  /// address alone. The server need not look it up then.
  fileprivate func placed(by reply: GeoReply?) -> DeliveryRequest {
    guard let place = reply?.geo, let geo = context?.geo, geo == Geo(ipAddress: geo.ipAddress) else {
      return self
    }
    var request = self
    request.context?.geo = place
    request.context?.geo?.ipAddress = geo.ipAddress
    return request
  }
}
