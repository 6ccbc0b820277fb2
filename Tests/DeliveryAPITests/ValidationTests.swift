import DeliveryAPI
import OrderedJSON
import Testing

/// A request for one mbox.
private func request(_ mboxes: MboxRequest...) -> DeliveryRequest {
  DeliveryRequest(context: Context(channel: .web), execute: ExecuteRequest(mboxes: mboxes))
}

/// The errors of a request, as sentences.
private func errors(of request: DeliveryRequest) -> [String] {
  request.validate().filter { $0.severity == .error }.map(\.description)
}

/// The warnings of a request, as sentences.
private func warnings(of request: DeliveryRequest) -> [String] {
  request.validate().filter { $0.severity == .warning }.map(\.description)
}

private func characters(_ count: Int) -> String { String(repeating: "x", count: count) }

@Suite struct `Validation of requests` {
  @Test func `a plain request has no problems`() {
    #expect(request(MboxRequest(name: "a1-serverside-ab", index: 1)).validate().isEmpty)
    #expect(DeliveryRequest().validate().isEmpty)
  }

  @Test func `a problem tells the place, the limit, the actual length and a sentence`() throws {
    let problem = try #require(request(MboxRequest(name: characters(300))).validate().first)
    #expect(problem.path.description == "execute.mboxes[0].name")
    #expect(problem.limit == .characters(1...250))
    #expect(problem.actualLength == 300)
    #expect(problem.severity == .error)
    #expect(
      problem.description == "execute.mboxes[0].name: must not be longer than 250 characters, but has 300")
  }

  @Test func `all problems are told, in document order`() {
    let request = DeliveryRequest(
      requestId: characters(129), id: VisitorId(tntId: "a.b.c"),
      context: Context(channel: Channel(rawValue: "Web")),
      execute: ExecuteRequest(),
      notifications: [Notification(id: "", type: NotificationType(rawValue: "seen"), timestamp: 0)])
    #expect(
      errors(of: request) == [
        "requestId: must not be longer than 128 characters, but has 129",
        "id.tntId: must have no dot except the one before the location hint, but is \"a.b.c\"",
        "context.channel: must be \"web\" or \"mobile\", but is \"Web\"",
        "execute: must have pageLoad or mboxes",
        "notifications[0].id: must not be empty",
        "notifications[0].type: must be \"display\" or \"click\", but is \"seen\"",
        "notifications[0].timestamp: must be at least 1, but is 0",
      ])
  }

  @Test func `texts as long as the limit are fine`() {
    let request = DeliveryRequest(
      requestId: characters(128), impressionId: characters(128),
      id: VisitorId(
        tntId: "32440324234-2343423.23_41", thirdPartyId: characters(128),
        marketingCloudVisitorId: characters(128),
        customerIds: [
          CustomerId(
            id: characters(128), integrationCode: characters(50), authenticatedState: .authenticated)
        ]),
      execute: ExecuteRequest(mboxes: [
        MboxRequest(
          name: characters(250),
          parameters: JSONObject([.init(name: characters(128), value: .string(characters(5000)))]))
      ]))
    #expect(request.validate().isEmpty)
  }

  @Test func `characters are counted, not bytes`() {
    let name = String(repeating: "é", count: 250)
    #expect(errors(of: request(MboxRequest(name: name))).isEmpty)
    #expect(errors(of: request(MboxRequest(name: name + "é"))).count == 1)
  }

  @Test func `execute and prefetch must ask for something`() {
    let request = DeliveryRequest(execute: ExecuteRequest(mboxes: []), prefetch: PrefetchRequest())
    #expect(
      errors(of: request) == [
        "execute: must have pageLoad or mboxes", "prefetch: must have views, pageLoad or mboxes",
      ])
    #expect(
      DeliveryRequest(
        execute: ExecuteRequest(pageLoad: RequestDetails()), prefetch: PrefetchRequest(views: [ViewRequest()])
      ).validate().isEmpty)
  }

  @Test func `a mbox name must not be blank`() {
    #expect(
      errors(of: request(MboxRequest(name: "  "))) == [
        "execute.mboxes[0].name: must not be blank, but is \"  \""
      ])
    #expect(errors(of: request(MboxRequest(name: ""))) == ["execute.mboxes[0].name: must not be empty"])
  }

  @Test func `mboxes with the same index are pointed out`() {
    let twice = request(MboxRequest(name: "a", index: 1), MboxRequest(name: "b", index: 1))
    #expect(errors(of: twice).isEmpty)
    #expect(warnings(of: twice).map { $0.prefix(23) } == ["execute.mboxes[1].index"])
  }

  @Test func `an index has 32 bits`() {
    #expect(
      errors(of: request(MboxRequest(name: "a", index: 2_147_483_648))) == [
        "execute.mboxes[0].index: must be at most 2147483647, but is 2147483648"
      ])
  }
}

@Suite struct `Validation of parameters` {
  private func problems(_ parameters: JSONObject) -> [ValidationProblem] {
    request(MboxRequest(name: "a", parameters: parameters)).validate()
  }

  private func problems(_ name: String, _ value: JSON) -> [String] {
    problems(JSONObject([.init(name: name, value: value)])).map(\.description)
  }

  @Test func `an item has at most 50 parameters`() throws {
    let members = (0..<51).map { JSONObject.Member(name: "p\($0)", value: "v") }
    #expect(problems(JSONObject(Array(members.prefix(50)))).isEmpty)
    let problem = try #require(problems(JSONObject(members)).first)
    #expect(problem.limit == .entries(0...50))
    #expect(
      problem.description
        == "execute.mboxes[0].parameters: must not have more than 50 entries, but has 51")
  }

  @Test func `names have rules`() {
    #expect(problems("profile.age", "1").count == 1)
    #expect(problems("profileage", "1").isEmpty)
    #expect(problems(" ", "1").count == 1)
    #expect(problems(characters(129), "1").count == 1)
  }

  @Test func `values have at most 5000 characters`() {
    #expect(
      problems("a", .string(characters(5001))) == [
        "execute.mboxes[0].parameters.a: must not be longer than 5000 characters, but has 5001"
      ])
  }

  @Test(arguments: ["orderId", "orderTotal", "productPurchasedIds"])
  func `names of the order are refused for mboxes only`(name: String) {
    #expect(problems(name, "1").count == 1)
    let pageLoad = RequestDetails(parameters: JSONObject([.init(name: name, value: "1")]))
    #expect(DeliveryRequest(execute: ExecuteRequest(pageLoad: pageLoad)).validate().isEmpty)
  }

  @Test func `a number is advised against and an object is refused`() {
    #expect(problems(["a": 1024]).map(\.severity) == [.warning])
    #expect(problems(["a": ["b": "c"]]).map(\.severity) == [.error])
  }

  @Test func `a name inside another name is pointed out`() {
    let found = problems(["a": "1", "a.b": "2", "c.d": "3"])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.limit == .advice)
  }

  @Test func `a name that stands twice is pointed out at each of them`() {
    let twice = JSONObject([
      .init(name: "a", value: "1"), .init(name: "b", value: "2"), .init(name: "a", value: "3"),
    ])
    let found = problems(twice)
    #expect(found.map { "\($0.path)" } == Array(repeating: "execute.mboxes[0].parameters.a", count: 2))
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(found.first?.limit == .distinct)
  }

  @Test func `profile parameters have the same limits`() {
    let item = MboxRequest(name: "a", profileParameters: ["profile.x": "1"])
    #expect(errors(of: request(item)).count == 1)
  }
}

@Suite struct `Validation of visitors` {
  @Test func `there are at most 50 customer ids`() {
    let one = CustomerId(id: "1", integrationCode: "i", authenticatedState: .unknown)
    let request = DeliveryRequest(
      id: VisitorId(marketingCloudVisitorId: "m", customerIds: Array(repeating: one, count: 51)))
    #expect(errors(of: request) == ["id.customerIds: must not have more than 50 entries, but has 51"])
  }

  @Test func `a customer id needs a state that is known`() {
    func state(_ state: AuthenticatedState?) -> [String] {
      let one = CustomerId(id: "1", integrationCode: "i", authenticatedState: state)
      return errors(
        of: DeliveryRequest(id: VisitorId(marketingCloudVisitorId: "m", customerIds: [one])))
    }
    #expect(state(.loggedOut).isEmpty)
    #expect(state(nil) == ["id.customerIds[0].authenticatedState: is required"])
    #expect(state(AuthenticatedState(rawValue: "in")).count == 1)
  }

  @Test func `customer ids without an Experience Cloud id are advised against`() {
    let one = CustomerId(id: "1", integrationCode: "i", authenticatedState: .unknown)
    let request = DeliveryRequest(id: VisitorId(customerIds: [one]))
    #expect(errors(of: request).isEmpty)
    #expect(warnings(of: request).map { $0.prefix(14) } == ["id.customerIds"])
  }

  @Test func `a trace without a token is advised against`() {
    #expect(warnings(of: DeliveryRequest(trace: TraceRequest())).count == 1)
    #expect(DeliveryRequest(trace: TraceRequest(authorizationToken: "t")).validate().isEmpty)
  }

  @Test func `audience manager and analytics have limits`() {
    let request = DeliveryRequest(
      experienceCloud: ExperienceCloud(
        audienceManager: AudienceManager(locationHint: 0, blob: ""),
        analytics: AnalyticsRequest(supplementalDataId: "1234", logging: LoggingType(rawValue: "both"))))
    #expect(
      errors(of: request) == [
        "experienceCloud.audienceManager.locationHint: must be at least 1, but is 0",
        "experienceCloud.audienceManager.blob: must not be empty",
        "experienceCloud.analytics.supplementalDataId: must have exactly 33 characters, but has 4",
        "experienceCloud.analytics.supplementalDataId: "
          + "must be 16 hexadecimal digits, a hyphen and 16 hexadecimal digits, but is \"1234\"",
        "experienceCloud.analytics.logging: must be \"server_side\" or \"client_side\", but is \"both\"",
      ])
  }
}

@Suite struct `Validation of the context` {
  private func problems(_ geo: Geo) -> [String] {
    errors(of: DeliveryRequest(context: Context(channel: .web, geo: geo)))
  }

  @Test func `places have a form`() {
    #expect(problems(Geo(ipAddress: "192.0.2.1", countryCode: "US", stateCode: "CA", zip: "94105")).isEmpty)
    #expect(problems(Geo(ipAddress: "192.0.2")).count == 1)
    #expect(
      problems(Geo(countryCode: "USA")) == [
        "context.geo.countryCode: must have exactly 2 characters, but has 3"
      ])
    #expect(problems(Geo(stateCode: "CALI")).count == 1)
    #expect(problems(Geo(city: characters(51))).count == 1)
    #expect(problems(Geo(zip: characters(13))).count == 1)
  }

  @Test func `an address without a scheme is advised against`() {
    let request = DeliveryRequest(
      context: Context(
        channel: .web, address: Address(url: "www.example.com/a", referringUrl: "https://example.com")))
    #expect(errors(of: request).isEmpty)
    #expect(warnings(of: request).map { $0.prefix(19) } == ["context.address.url"])
  }

  @Test func `an address has at most 4096 characters`() {
    let request = DeliveryRequest(
      context: Context(channel: .web, address: Address(url: "https://" + characters(4089))))
    #expect(
      errors(of: request) == [
        "context.address.url: must not be longer than 4096 characters, but has 4097"
      ])
  }

  @Test func `a mobile platform needs its types`() {
    let request = DeliveryRequest(context: Context(channel: .mobile, mobilePlatform: MobilePlatform()))
    #expect(
      errors(of: request) == [
        "context.mobilePlatform.deviceType: is required",
        "context.mobilePlatform.platformType: is required",
      ])
  }
}

@Suite struct `Validation of orders and notifications` {
  @Test func `an order has limits`() {
    let order = Order(
      id: characters(251), total: -1, purchasedProductIds: [characters(51), ""], time: "yesterday",
      experienceLocalId: -1)
    let paths = request(MboxRequest(name: "a", order: order)).validate().map { $0.path.description }
    let place = "execute.mboxes[0].order."
    #expect(
      paths == [
        place + "id", place + "total", place + "purchasedProductIds[0]", place + "purchasedProductIds[1]",
        place + "time", place + "experienceLocalId",
      ])
  }

  @Test func `product ids joined have at most 250 characters`() {
    let fine = Order(purchasedProductIds: Array(repeating: characters(49), count: 5))
    #expect(request(MboxRequest(name: "a", order: fine)).validate().isEmpty)
    let tooLong = Order(purchasedProductIds: Array(repeating: characters(49), count: 5) + ["1"])
    #expect(
      errors(of: request(MboxRequest(name: "a", order: tooLong))) == [
        "execute.mboxes[0].order.purchasedProductIds: "
          + "joined with commas, must not be longer than 250 characters, but has 251"
      ])
  }

  private func problems(_ change: (inout Notification) -> Void) -> [String] {
    var notification = Notification(
      id: "1", type: .display, timestamp: 1, tokens: ["t"], mbox: NotificationMbox(name: "m"))
    change(&notification)
    return errors(of: DeliveryRequest(notifications: [notification]))
  }

  @Test func `a notification is about a mbox or a view, not both`() {
    #expect(problems { _ in }.isEmpty)
    #expect(
      problems { $0.view = NotificationView(name: "v") } == [
        "notifications[0]: must not have both mbox and view"
      ])
  }

  @Test func `mbox names of notifications have rules`() {
    for name in ["a-clicked", "any mbox", "display mboxes", "click from display mbox", "a\"b", "a<b>", " "] {
      #expect(problems { $0.mbox = NotificationMbox(name: name) }.count == 1, "\(name)")
    }
    for name in ["a_b-c.d/e", "clicked", "any mbox 2", "[1]{2}(3)~|?"] {
      #expect(problems { $0.mbox = NotificationMbox(name: name) }.isEmpty, "\(name)")
    }
  }

  @Test func `tokens must not be blank`() {
    #expect(problems { $0.tokens = ["a", ""] } == ["notifications[0].tokens[1]: must not be empty"])
  }

  @Test func `preview indexes start at one`() {
    let qaMode = QAMode(previewIndexes: [PreviewIndex(activityIndex: 0), PreviewIndex(activityIndex: 1)])
    #expect(
      errors(of: DeliveryRequest(qaMode: qaMode)) == [
        "qaMode.previewIndexes[0].activityIndex: must be at least 1, but is 0"
      ])
  }
}
