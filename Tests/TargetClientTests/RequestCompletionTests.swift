import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

@Suite struct `Completing a request` {
  private func completed(
    _ call: GetOffersOptions, _ change: (inout TargetClientOptions) -> Void = { _ in }
  ) async throws -> DeliveryRequest {
    try await onDeviceClient(fixedSurroundings(), change).getOffers(call).request
  }

  @Test func `a bare request gets ids, context and logging`() async throws {
    let call = GetOffersOptions(
      request: DeliveryRequest(execute: ExecuteRequest(mboxes: [MboxRequest(name: "a")])))
    let request = try await completed(call)
    #expect(
      try json(of: request)
        == JSON(
          parsing:
            #"{"requestId":"id-2","context":{"channel":"web","timeOffsetInMinutes":60},"#
            + #""experienceCloud":{"analytics":{"logging":"server_side"}},"#
            + #""execute":{"mboxes":[{"name":"a","index":0}]}}"#))
  }

  @Test func `what the caller says is kept`() async throws {
    let request = mboxRequest {
      $0.requestId = "mine"
      $0.environmentId = 7
      $0.property = Property(token: "p")
      $0.context = Context(channel: .mobile, timeOffsetInMinutes: -420)
      $0.id = VisitorId(tntId: "t", thirdPartyId: "3", marketingCloudVisitorId: "m")
      $0.experienceCloud = ExperienceCloud(
        audienceManager: AudienceManager(locationHint: 1, blob: "b"),
        analytics: AnalyticsRequest(
          supplementalDataId: "0123456789ABCDEF-0123456789ABCDEF", logging: .clientSide))
    }
    let call = GetOffersOptions(
      request: request, targetCookie: "PC#other#1633564800",
      visitor: Visitor(
        marketingCloudVisitorId: "other", audienceManagerLocationHint: "9", audienceManagerBlob: "other",
        supplementalDataIds: ["target-global-mbox": "other"]))
    let result = try await completed(call) {
      $0.environmentId = 8
      $0.propertyToken = "q"
    }
    #expect(result == request)
  }

  @Test func `an unknown channel becomes web`() async throws {
    let call = GetOffersOptions(
      request: mboxRequest { $0.context = Context(channel: Channel(rawValue: "Web")) })
    #expect(try await completed(call).context?.channel == .web)
  }

  @Test func `the client's environment and property fill in`() async throws {
    let request = try await completed(GetOffersOptions(request: mboxRequest())) {
      $0.environmentId = 8
      $0.propertyToken = "q"
    }
    #expect(request.environmentId == 8)
    #expect(request.property == Property(token: "q"))
  }

  @Test func `another property than the client's is pointed out`() async throws {
    let client = try onDeviceClient { $0.propertyToken = "b" }
    let result = try await client.getOffers(
      GetOffersOptions(request: mboxRequest { $0.property = Property(token: "a") }))
    #expect(result.request.property == Property(token: "a"))
    #expect(result.problems.map { $0.path.description } == ["property.token"])
    #expect(
      result.problems.first?.broken.message.contains("specified in the request 'a' does not match") == true)
  }

  @Test func `the device of the cookie is the visitor`() async throws {
    let call = GetOffersOptions(request: mboxRequest(), targetCookie: "PC#device.28_0#1633564800")
    #expect(try await completed(call).id == VisitorId(tntId: "device.28_0"))
  }

  @Test func `empty ids are none`() async throws {
    let request = mboxRequest { $0.id = VisitorId(tntId: "", thirdPartyId: "", marketingCloudVisitorId: "") }
    #expect(try await completed(GetOffersOptions(request: request)).id == nil)
  }

  @Test func `customer ids of the visitor come first`() async throws {
    func customer(_ id: String) -> CustomerId {
      CustomerId(id: id, integrationCode: "i", authenticatedState: .unknown)
    }
    let call = GetOffersOptions(
      request: mboxRequest { $0.id = VisitorId(customerIds: [customer("3")]) },
      customerIds: [customer("2")], visitor: Visitor(customerIds: ["i": "1"]))
    #expect(try await completed(call).id?.customerIds == [customer("1"), customer("2"), customer("3")])
  }

  @Test func `the visitor's cookie fills the gaps of the visitor`() async throws {
    let call = GetOffersOptions(
      request: mboxRequest(), visitor: Visitor(audienceManagerBlob: "mine"),
      visitorCookie: "-17|MCMID|497|MCAAMLH|9|MCAAMB|theirs")
    let request = try await completed(call)
    #expect(request.id?.marketingCloudVisitorId == "497")
    #expect(request.experienceCloud?.audienceManager == AudienceManager(locationHint: 9, blob: "mine"))
  }

  @Test func `empty groups and nameless mboxes are left out`() async throws {
    let call = GetOffersOptions(
      request: DeliveryRequest(
        execute: ExecuteRequest(mboxes: [MboxRequest(name: "")]), prefetch: PrefetchRequest()))
    let request = try await completed(call)
    #expect(request.execute == nil)
    #expect(request.prefetch == nil)
  }

  @Test func `mboxes are numbered by their position among those with a name`() async throws {
    let mboxes =
      [MboxRequest(name: "a"), MboxRequest(name: ""), MboxRequest(name: "b", index: 9)]
      + [MboxRequest(name: "c")]
    let call = GetOffersOptions(request: DeliveryRequest(execute: ExecuteRequest(mboxes: mboxes)))
    #expect(try await completed(call).execute?.mboxes?.map(\.index) == [0, 9, 2])
  }

  @Test func `notifications that would be refused are left out`() async throws {
    let good = Notification(id: "1", type: .display, timestamp: 1, mbox: NotificationMbox(name: "m"))
    let bad = Notification(id: "", type: NotificationType(rawValue: "seen"), timestamp: 1)
    let client = try onDeviceClient()
    let result = try await client.getOffers(
      GetOffersOptions(request: DeliveryRequest(notifications: [good, bad])))
    #expect(result.request.notifications == [good])
    #expect(result.problems.contains { $0.path == ["notifications", 1, "id"] })
  }

  @Test func `an IPv6 address is written in its usual form`() async throws {
    let request = mboxRequest { $0.context?.geo = Geo(ipAddress: "2001:0DB8::0001%eth0") }
    #expect(try await completed(GetOffersOptions(request: request)).context?.geo?.ipAddress == "2001:db8::1")
  }
}

@Suite struct `Sessions and clusters` {
  private func result(_ call: GetOffersOptions) async throws -> TargetDeliveryResult {
    try await onDeviceClient { $0.targetLocationHint = "31" }.getOffers(call)
  }

  @Test func `the session comes from the cookie, the option or nowhere`() async throws {
    var call = GetOffersOptions(
      request: mboxRequest(), sessionId: "option", targetCookie: "session#cookie#1570321860")
    #expect(try await result(call).session.value == "cookie")
    #expect(try await result(call).session.source == .cookie)
    call.targetCookie = "session#cookie#1570319999"
    #expect(try await result(call).session.value == "option")
    #expect(try await result(call).session.source == .option)
    call.sessionId = nil
    #expect(try await result(call).session.value == "id-1")
    #expect(try await result(call).session.source == .generated)
  }

  @Test func `the cluster comes from the device, the call or the client`() async throws {
    var call = GetOffersOptions(
      request: mboxRequest(), targetCookie: "PC#device.28_0#1633564800", targetLocationHint: "35")
    func cookie() async throws -> Cookie? { try await result(call).targetLocationHintCookie }
    #expect(try await cookie() == Cookie(name: "mboxEdgeCluster", value: "28", maxAge: 1860))
    call.targetCookie = nil
    #expect(try await cookie()?.value == "35")
    call.targetLocationHint = nil
    #expect(try await cookie()?.value == "31")
  }

  @Test(arguments: ["28@127.0.0.1:8711/x?", "a", "12345", " 28"])
  func `a cluster that is no number is none, as it would choose the host`(hint: String) async throws {
    var call = GetOffersOptions(request: mboxRequest(), targetLocationHint: hint)
    #expect(try await result(call).targetLocationHintCookie?.value == "31")
    call.targetLocationHint = nil
    call.targetCookie = "PC#device.\(hint)_0#1633564800"
    #expect(try await result(call).targetLocationHintCookie?.value == "31")
  }

  @Test func `a visitor who is new gets an id of the cluster, in the cookie too`() async throws {
    let result = try await result(GetOffersOptions(request: mboxRequest()))
    let tntId = try #require(result.response.id?.tntId)
    #expect(EdgeCluster.inDeviceId(tntId) == "31")
    let cookie = TargetCookie(parsing: try #require(result.targetCookie?.value))
    #expect(cookie.deviceId(at: midnight) == tntId)
    #expect(cookie.sessionId(at: midnight) == result.session.value)
  }
}

@Suite struct `Supplemental data ids` {
  private func result(_ call: GetOffersOptions) async throws -> TargetDeliveryResult {
    let surroundings = ClientSurroundings(
      now: { midnight }, makeIdentifier: { "6c84fb90-12c4-41e1-9f3a-7d2f3a1b5c0e" })
    return try await onDeviceClient(surroundings).getOffers(call)
  }

  private func id(in result: TargetDeliveryResult) -> String? {
    result.request.experienceCloud?.analytics?.supplementalDataId
  }

  @Test func `without Analytics there is none`() async throws {
    let result = try await result(GetOffersOptions(request: mboxRequest()))
    #expect(id(in: result) == nil)
    #expect(result.visitorState == nil)
  }

  @Test func `the visitor has one for each consumer`() async throws {
    let visitor = Visitor(supplementalDataIds: ["target-global-mbox": "A", "second": "B"])
    var call = GetOffersOptions(request: mboxRequest(), visitor: visitor)
    #expect(id(in: try await result(call)) == "A")
    call.consumerId = "second"
    let second = try await result(call)
    #expect(id(in: second) == "B")
    let state = second.visitorState?["1234567890@AdobeOrg"]?["sdid"]
    #expect(state?["supplementalDataIDCurrent"] == "B")
    #expect(state?["supplementalDataIDCurrentConsumed"] == ["payload:second": true])
  }

  @Test func `server-side Analytics gets a new one, client-side gets none`() async throws {
    var request = mboxRequest { $0.experienceCloud = ExperienceCloud(analytics: AnalyticsRequest()) }
    #expect(
      id(in: try await result(GetOffersOptions(request: request))) == "6C84FB9012C441E1-9F3A7D2F3A1B5C0E")
    request.experienceCloud?.analytics?.logging = .clientSide
    #expect(id(in: try await result(GetOffersOptions(request: request))) == nil)
  }
}
