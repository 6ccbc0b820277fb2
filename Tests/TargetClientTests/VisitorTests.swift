import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

/// The value of an AMCV cookie with a field that expires in 2019-04-15 and one of a session.
private let amcv =
  "-1712354808|MCIDTS|18000|MCMID|49777154871421354874|MCAAMLH-1555545390|9|MCAAMB-1555545390|RKhpRz8"
  + "|MCOPTOUT-1554947790s|NONE|vVersion|4.1.0"

private let before: Int64 = 1_554_940_000_000

@Suite struct `The AMCV cookie` {
  @Test func `names and values stand by turns`() {
    let cookie = VisitorCookie(parsing: amcv)
    #expect(
      cookie.fields.map(\.name) == ["MCIDTS", "MCMID", "MCAAMLH", "MCAAMB", "MCOPTOUT", "vVersion"])
    #expect(cookie.fields.map(\.expires) == [nil, nil, 1_555_545_390, 1_555_545_390, 1_554_947_790, nil])
    #expect(cookie.value(of: "vVersion", at: before) == "4.1.0")
  }

  @Test func `a visitor takes the fields that hold`() {
    let cookie = VisitorCookie(parsing: amcv)
    #expect(
      Visitor(cookie, at: before)
        == Visitor(
          marketingCloudVisitorId: "49777154871421354874", audienceManagerLocationHint: "9",
          audienceManagerBlob: "RKhpRz8"))
    #expect(
      Visitor(cookie, at: midnight) == Visitor(marketingCloudVisitorId: "49777154871421354874"))
  }

  @Test func `the cookie may be percent-encoded`() {
    let encoded = amcv.replacing("|", with: "%7C")
    #expect(VisitorCookie(parsing: encoded) == VisitorCookie(parsing: amcv))
  }

  @Test func `a damaged cookie gives what it can`() {
    #expect(VisitorCookie(parsing: "").fields.isEmpty)
    #expect(VisitorCookie(parsing: "-17|MCMID").fields.isEmpty)
    #expect(VisitorCookie(parsing: "MCMID|1|x").value(of: "MCMID", at: before) == "1")
    #expect(VisitorCookie(parsing: "MCMID-|1").fields.map(\.name) == ["MCMID-"])
  }

  @Test func `a damaged escape spoils only its own field`() {
    let cookie = VisitorCookie(parsing: "-17%7CMCMID%7C4977%7Cfoo%7C100%%7CMCAAMB%7Ca%20b")
    #expect(cookie.value(of: "MCMID", at: 0) == "4977")
    #expect(cookie.value(of: "foo", at: 0) == "100%")
    #expect(cookie.value(of: "MCAAMB", at: 0) == "a b")
  }

  @Test func `the name of the cookie has the organization`() {
    #expect(VisitorCookie.name(organizationId: "A@AdobeOrg") == "AMCV_A@AdobeOrg")
  }
}

@Suite struct `Customer ids of the Visitor API` {
  private func converted(_ customerIds: JSONObject) -> [CustomerId] {
    Visitor(customerIds: customerIds).deliveryCustomerIds
  }

  @Test func `texts and objects become customer ids`() {
    #expect(
      converted([
        "userid": ["id": "67312378756723456", "authState": 1],
        "puuid": "550e8400-e29b-41d4-a716-446655440000",
      ]) == [
        CustomerId(id: "67312378756723456", integrationCode: "userid", authenticatedState: .authenticated),
        CustomerId(
          id: "550e8400-e29b-41d4-a716-446655440000", integrationCode: "puuid",
          authenticatedState: .unknown),
      ])
  }

  @Test(
    arguments: [
      (0, .unknown), (1, .authenticated), (2, .loggedOut), ("0", .unknown), ("1", .authenticated),
      ("2", .loggedOut),
      ("authenticated", .authenticated), ("LOGGED_OUT", .loggedOut), ("loggedOut", .loggedOut),
    ] as [(JSON, AuthenticatedState)])
  func `states are numbers or names, however they are spelled`(state: JSON, expected: AuthenticatedState) {
    #expect(converted(["a": ["id": "1", "authState": state]]).map(\.authenticatedState) == [expected])
  }

  @Test(arguments: [3, "signed in", nil, true] as [JSON])
  func `any other state is unknown, as the Delivery API refuses ids without one`(state: JSON) {
    #expect(converted(["a": ["id": "1", "authState": state]]).map(\.authenticatedState) == [.unknown])
    #expect(converted(["a": ["id": "1"]]).map(\.authenticatedState) == [.unknown])
  }

  @Test func `an id may be a number`() {
    #expect(converted(["a": 42, "b": ["id": 99, "authState": 1]]).map(\.id) == ["42", "99"])
  }

  @Test func `the states of a request may be spelled as other SDKs do`() {
    #expect(AuthenticatedState(rawValue: "AUTHENTICATED") == .authenticated)
    #expect(AuthenticatedState(rawValue: "signed in").rawValue == "signed in")
  }

  @Test func `entries without an id are left out`() {
    #expect(converted(["a": "", "b": nil, "c": false, "d": 0, "e": [:], "f": ["id": ""]]).isEmpty)
    #expect(Visitor().deliveryCustomerIds.isEmpty)
  }
}
