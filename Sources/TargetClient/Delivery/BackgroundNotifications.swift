import DeliveryAPI

/// Sends what on-device decisions have to tell Target's servers, while their callers go on.
struct BackgroundNotifications: Sendable {
  let server: ServerDecisions
  let telemetry: TelemetryStore
  let activeCalls: ActiveCalls
  let log: ClientLog
  let report: @Sendable (ClientEvent) -> Void

  /// Sends requests that a call brought about. Measurements alone are not worth a call; they wait for the
  /// next one.
  func send(_ requests: [DeliveryRequest], of call: CompletedCall) {
    for request in requests {
      guard request.notifications?.isEmpty == false else {
        for entry in request.telemetry?.entries ?? [] { telemetry.add(entry, of: call) }
        continue
      }
      let background = call.background(request, requestId: server.surroundings.makeIdentifier())
      activeCalls.runInBackground {
        do {
          _ = try await server.deliver(background, report: report)
        } catch {
          log.failedInBackground(error)
          report(.sendNotificationError(NotificationFailure(request: background.request, reason: "\(error)")))
        }
      }
    }
  }

  /// Sends the measurements of calls that still wait, for the visitor and the session of the last one. This is
  /// done once, at the end of the client.
  func sendWaitingTelemetry() async {
    guard let call = telemetry.close() else { return }
    let request = DeliveryRequest(id: call.request.id, context: call.request.context)
    let last = call.background(request, requestId: server.surroundings.makeIdentifier())
    do {
      _ = try await server.deliver(last, report: report)
    } catch {
      log.failedInBackground(error)
    }
  }
}
