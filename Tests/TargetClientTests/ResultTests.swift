import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

@Suite struct `Results of a call` {
  /// A call for every kind of item.
  private let everything = DeliveryRequest(
    id: VisitorId(tntId: "t"), trace: TraceRequest(), context: Context(channel: .web),
    execute: ExecuteRequest(
      pageLoad: RequestDetails(), mboxes: [MboxRequest(name: "a1-serverside-ab", index: 1)]),
    prefetch: PrefetchRequest(
      views: [ViewRequest()], pageLoad: RequestDetails(), mboxes: [MboxRequest(name: "a1-serverside-ab")]))

  @Test func `tokens and traces are gathered in the order of the SDKs`() async throws {
    let result = try await onDeviceClient().getOffers(GetOffersOptions(request: everything))
    #expect(
      result.responseTokens.map { $0["activity.name"] } == ["Page", "Magic", "Page", "View", "Magic"])
    #expect(result.trace.count == 5)
    #expect(result.analyticsDetails.isEmpty)
  }

  @Test func `the JSON has the members of the SDKs in order, without empty ones`() async throws {
    let client = try onDeviceClient { $0.targetLocationHint = "28" }
    let full = try await json(of: client.getOffers(GetOffersOptions(request: everything)))
    #expect(
      full.object?.map(\.name) == [
        "response", "targetCookie", "targetLocationHintCookie", "trace", "responseTokens", "meta",
        "notifications", "timing",
      ])
    let bare = try await json(of: onDeviceClient().getOffers(GetOffersOptions(request: DeliveryRequest())))
    #expect(bare.object?.map(\.name) == ["response", "targetCookie", "meta", "timing"])
    #expect(bare["targetCookie"]?.object?.map(\.name) == ["name", "value", "maxAge"])
    #expect(
      bare["meta"] == [
        "decisioningMethod": "on-device", "configuredDecisioningMethod": "on-device",
        "reason": "The client decides on-device.", "remoteMboxes": [], "remoteViews": [],
      ])
    #expect(
      bare["timing"]?.object?.map(\.name) == ["validation", "completion", "decision", "assembly", "total"])
  }

  @Test func `the response is written as it came`() async throws {
    let result = try await onDeviceClient().getOffers(GetOffersOptions(request: mboxRequest()))
    #expect(try json(of: result)["response"] == result.rawResponse)
    #expect(result.rawResponse["status"]?.integer == 200)
  }

  @Test func `mboxes that need the servers are named`() async throws {
    let request = DeliveryRequest(
      context: Context(channel: .web),
      execute: ExecuteRequest(mboxes: [MboxRequest(name: "server-only"), MboxRequest(name: "nobody")]),
      prefetch: PrefetchRequest(views: [ViewRequest(name: "elsewhere")]))
    let result = try await onDeviceClient().getOffers(GetOffersOptions(request: request))
    #expect(result.response.status == 206)
    #expect(result.meta.remoteMboxes == ["server-only", "nobody"])
    #expect(result.meta.remoteViews == ["elsewhere"])
    #expect(result.meta.reason.contains("server-only, nobody, elsewhere"))
  }

  @Test func `the reasons come along when they are wanted`() async throws {
    let client = try onDeviceClient()
    var call = GetOffersOptions(request: mboxRequest { $0.id = VisitorId(tntId: "t") })
    let plain = try await client.getOffers(call)
    #expect(plain.explanation == nil)
    call.explains = true
    let explained = try await client.getOffers(call)
    #expect(explained.response.execute == plain.response.execute)
    let winners = explained.explanation?.items.flatMap(\.winners).map(\.activityName)
    #expect(winners == ["Magic"])
    #expect(try json(of: explained).object?.map(\.name).suffix(2) == ["explanation", "timing"])
  }

  @Test func `notifications are made and not sent`() async throws {
    let result = try await onDeviceClient().getOffers(GetOffersOptions(request: mboxRequest()))
    let notification = try #require(result.notifications.first?.notifications?.first)
    #expect(notification.tokens == ["shown"])
    #expect(notification.timestamp == midnight)
    #expect(result.notifications.first?.telemetry == nil)
  }

  @Test func `telemetry goes along when it is wanted`() async throws {
    let client = try onDeviceClient { $0.telemetryEnabled = true }
    let result = try await client.getOffers(GetOffersOptions(request: mboxRequest()))
    let entry = try #require(result.notifications.first?.telemetry?.entries?.first)
    #expect(entry.mode == .local)
    #expect(entry.execution != nil)
  }

  @Test func `the total time is that of all parts`() async throws {
    let timing = try await onDeviceClient().getOffers(GetOffersOptions(request: everything)).timing
    let parts = timing.validation + timing.completion + timing.decision + timing.assembly
    #expect(abs(timing.total - parts) < 0.01)
    #expect(timing.total > 0)
  }
}
