import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

/// Whether a condition holds for a request of one mbox.
private func holds(
  _ condition: JSON, context: Context = Context(), mbox: MboxRequest = MboxRequest(name: "m"),
  at time: Int64 = instant
) throws -> Bool {
  let rule = rule(activity: 1001, location: "m", condition: condition, options: [html("x", token: "t")])
  let artifact = try artifact(mboxes: [("m", [rule])])
  return artifact.decide(request(execute: [mbox], context: context), in: testEnvironment(at: time))
    .executedContents == [["x"]]
}

private func parameters(_ members: (String, JSON)...) -> MboxRequest {
  MboxRequest(name: "m", parameters: JSONObject(members.map { .init(name: $0.0, value: $0.1) }))
}

struct RuleContextTests {
  @Test func `conditions read the time in UTC`() throws {
    #expect(try holds(Condition.equal("3", "current_day")))
    #expect(try holds(["<=": ["0105", ["var": "current_time"], "0105"]]))
    #expect(try holds(Condition.equal(1_585_098_300_000, "current_timestamp")))
    #expect(try holds(Condition.equal("2359", "current_time"), at: -1))
  }

  @Test func `conditions read the browser and prefer client hints`() throws {
    let chrome = "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36"
    #expect(try holds(Condition.equal("chrome", "user.browserType"), context: Context(userAgent: chrome)))
    #expect(try holds(Condition.equal(120, "user.browserVersion"), context: Context(userAgent: chrome)))
    #expect(try holds(Condition.equal("linux", "user.platform"), context: Context(userAgent: chrome)))
    #expect(try holds(Condition.equal("en", "user.locale")))
    let hints = ClientHints(platform: "\"macOS\"", browserUAWithMajorVersion: "\"Microsoft Edge\";v=\"99\"")
    let context = Context(userAgent: chrome, clientHints: hints)
    #expect(try holds(Condition.equal("edge", "user.browserType"), context: context))
    #expect(try holds(Condition.equal("mac", "user.platform"), context: context))
    let otherHints = Context(userAgent: chrome, clientHints: ClientHints(browserUAWithFullVersion: "x"))
    #expect(try holds(Condition.equal("chrome", "user.browserType"), context: otherHints))
  }

  @Test func `conditions read the page and the page before`() throws {
    let address = Address(
      url: "https://Shop.Example.com/Cart?A=1#Top", referringUrl: "https://www.search.co.uk/Q")
    let context = Context(address: address)
    let expected: [(String, JSON)] = [
      ("page.url", "https://Shop.Example.com/Cart?A=1#Top"),
      ("page.url_lc", "https://shop.example.com/cart?a=1#top"),
      ("page.path", "/Cart"), ("page.path_lc", "/cart"), ("page.query", "A=1"), ("page.fragment", "Top"),
      ("page.domain", "example.com"), ("page.subdomain", "shop"), ("page.topLevelDomain", "com"),
      ("referring.domain", "search.co.uk"), ("referring.subdomain", ""), ("referring.path_lc", "/q"),
    ]
    for (variable, value) in expected {
      #expect(try holds(Condition.equal(value, variable), context: context), "\(variable)")
    }
  }

  @Test func `an address of the item stands in place of both addresses`() throws {
    let context = Context(address: Address(url: "https://a.com/", referringUrl: "https://b.com/"))
    var mbox = MboxRequest(
      name: "m", address: Address(url: "https://c.com/x", referringUrl: "https://d.com/y"))
    #expect(try holds(Condition.equal("c.com", "page.domain"), context: context, mbox: mbox))
    #expect(try holds(Condition.equal("d.com", "referring.domain"), context: context, mbox: mbox))
    mbox.address = Address(url: "https://c.com/x")
    #expect(try holds(Condition.equal("", "referring.domain"), context: context, mbox: mbox))
  }

  @Test func `an address without a scheme is reported when a rule asks for its domain`() throws {
    let rule = rule(
      activity: 1, location: "m", condition: Condition.equal("a.com", "page.domain"), options: [])
    let artifact = try artifact(mboxes: [("m", [rule]), ("n", [])])
    let context = Context(address: Address(url: "a.com/x"))
    let decision = artifact.decide(request(execute: [MboxRequest(name: "m")], context: context))
    #expect(decision.diagnostics == [.addressWithoutScheme("a.com/x")])
    #expect(artifact.decide(request(execute: [MboxRequest(name: "n")], context: context)).diagnostics.isEmpty)
  }

  @Test func `conditions read parameters with dots and in lower case`() throws {
    #expect(try holds(Condition.equal("Red", "mbox.colour"), mbox: parameters(("colour", "Red"))))
    #expect(try holds(Condition.equal("red", "mbox.colour_lc"), mbox: parameters(("colour", "Red"))))
    #expect(
      try holds(
        Condition.equal("racket", "mbox.first.language"), mbox: parameters(("first.language", "racket"))))
    #expect(
      try holds(
        Condition.equal("racket", "mbox.first.language_lc"), mbox: parameters(("first.language", "Racket"))))
    #expect(try holds(["===": [["var": "mbox.n"], 1024]], mbox: parameters(("n", 1024))))
    #expect(try holds(["===": [["var": "mbox.n_lc"], nil]], mbox: parameters(("n", 1024))))
    #expect(try holds(Condition.equal("b", "mbox.list.1"), mbox: parameters(("list", ["a", "b"]))))
    #expect(try !holds(Condition.equal("x", "mbox.gone"), mbox: parameters()))
    #expect(try holds(["==": [["var": "mbox"], "[object Object]"]], mbox: parameters(("a", "b"))))
  }

  @Test func `profile parameters are no parameters`() throws {
    let mbox = MboxRequest(name: "m", profileParameters: JSONObject([.init(name: "a", value: "b")]))
    #expect(try !holds(Condition.equal("b", "mbox.a"), mbox: mbox))
  }

  @Test(
    arguments: [
      (["a.b": "1"], ["a": ["b": "1", "b_lc": "1"]]),
      (
        ["a..b": "1", ".c": "2", "d.": "3"],
        ["a..b": "1", "a..b_lc": "1", ".c": "2", ".c_lc": "2", "d.": "3", "d._lc": "3"]
      ),
      (["a": "1", "a.b": "2"], ["a": ["b": "2", "b_lc": "2"]]),
      (["a.b": "2", "a": "1"], ["a": ["b": "2", "b_lc": "2"]]),
      (["a.b": "1", "a.b.c": "2"], ["a": ["b": ["c": "2", "c_lc": "2"]]]),
      (["a.b": "X", "a.c": 2, "a.d": nil], ["a": ["b": "X", "b_lc": "x", "c": 2, "d": nil]]),
      (["a": "X", "a_lc": "mine"], ["a": "X", "a_lc": "mine", "a_lc_lc": "mine"]),
      (["a": ["b": "X"], "a.c": "Y"], ["a": ["b": "X", "b_lc": "x", "c": "Y", "c_lc": "y"]]),
    ] as [(JSON, JSON)])
  func `dotted names become nested objects`(given: JSON, expected: JSON) {
    var parameters = MboxParameters(given.object)
    #expect(parameters.tree().json() == expected)
  }

  @Test func `a name of too many parts is taken as it is`() {
    let name = "a" + String(repeating: ".a", count: 50_000)
    var parameters = MboxParameters([name: "X"])
    #expect(parameters.tree().json() == [name: "X", name + "_lc": "x"])
    #expect(parameters.hiddenNames.isEmpty)
  }

  @Test func `of parameters of the same name the last counts`() {
    var parameters = MboxParameters(
      JSONObject([
        .init(name: "a", value: ["b": "X"]), .init(name: "a", value: "Y"), .init(name: "c.d", value: 1),
      ]))
    #expect(parameters.tree().json() == ["a": "Y", "a_lc": "y", "c": ["d": 1]])
  }

  @Test func `parameters are told apart by their code units`() {
    var parameters = MboxParameters([
      "e\u{301}.a": 1, "\u{E9}.a": 2, "e\u{301}": 3,
    ])
    #expect(parameters.hiddenNames.map { Array($0.utf8) } == [Array("e\u{301}".utf8)])
    #expect(parameters.tree().json() == ["e\u{301}": ["a": 1], "\u{E9}": ["a": 2]])
  }

  /// So many that work in proportion to their square would not end.
  @Test func `fifty thousand parameters are read at once`() throws {
    let count = 50_000
    var members: [JSONObject.Member] = []
    for number in 0..<count {
      members.append(.init(name: "name\(number)", value: "A"))
      members.append(.init(name: "group.name\(number)", value: "B"))
      members.append(.init(name: "name\(number).inner", value: "C"))
    }
    var parameters = MboxParameters(JSONObject(members))
    #expect(parameters.hiddenNames.count == count)
    let tree = parameters.tree()
    #expect(tree.member("group").member("name\(count - 1)_lc") == "b")
    #expect(tree.member("name\(count - 1)").member("inner_lc") == "c")
  }

  @Test func `what no group has is looked up in the data of the item and the rule`() throws {
    let condition: JSON = [
      "and": [
        ["==": [["var": ["cat": ["mbox.", "colour"]]], "red"]],
        ["<=": [["var": ["cat": ["alloc", "ation"]]], 50]],
        ["==": [["var": ["cat": ["page.", "path"]]], "/x"]], ["!": [["var": "page.nothing"]]],
      ]
    ]
    func rule(_ location: String, activity: Int64) -> JSON {
      DecisioningTests.rule(
        activity: activity, location: location, condition: condition, options: [html(location, token: "t")])
    }
    // Visitor-1 has bucket 18.14 in activity 1001 and 62.79 in 1002.
    let artifact = try artifact(mboxes: [
      ("a", [rule("a", activity: 1001)]), ("b", [rule("b", activity: 1002), rule("b", activity: 1001)]),
      ("c", [rule("c", activity: 1001)]),
    ])
    let red: JSONObject = ["colour": "red"]
    let address = Address(url: "https://a.com/x")
    let decision = artifact.decide(
      request(
        execute: [
          MboxRequest(name: "a", address: address, parameters: red),
          MboxRequest(name: "b", address: address, parameters: red),
          MboxRequest(name: "c", address: address, parameters: ["colour": "blue"]),
          MboxRequest(name: "c", parameters: red),
        ]))
    #expect(decision.executedContents == [["a"], ["b"], nil, nil])
  }

  @Test func `a hidden parameter is reported`() throws {
    let artifact = try artifact(mboxes: [("m", [])])
    let decision = artifact.decide(request(execute: [parameters(("a", "1"), ("a.b", "2"))]))
    #expect(decision.diagnostics == [.parameterHidden(name: "a", location: "m")])
  }
}

struct GeoTests {
  private let reply: JSON = [
    "x-geo-latitude": "37.75", "x-geo-longitude": -122.4, "x-geo-country-code": "US",
    "x-geo-region-code": "CA",
    "x-geo-city": "SAN FRANCISCO", "x-forwarded-for": "198.51.100.7",
  ]

  private func decide(
    _ geo: Geo, condition: JSON, isEnabled: Bool = true, reply: JSON? = nil
  ) throws -> Decision {
    let rule = rule(activity: 1, location: "m", condition: condition, options: [html("x", token: "t")])
    return try artifact(mboxes: [("m", [rule])], geo: isEnabled).decide(
      request(execute: [MboxRequest(name: "m")], context: Context(geo: geo)),
      in: testEnvironment(geoReply: reply)
    )
  }

  private let inCalifornia: JSON = [
    "and": [
      Condition.equal("US", "geo.country"), Condition.equal("CA", "geo.region"),
      Condition.equal("SAN FRANCISCO", "geo.city"), ["<": ["37.70", ["var": "geo.latitude"]]],
      [">": ["-122.3", ["var": "geo.longitude"]]],
    ]
  ]

  @Test func `the answer of the geo service fills the place in`() throws {
    let decision = try decide(Geo(ipAddress: "198.51.100.9"), condition: inCalifornia, reply: reply)
    #expect(decision.executedContents == [["x"]])
    #expect(decision.notifications.first?.context?.geo?.city == "SAN FRANCISCO")
    #expect(decision.notifications.first?.context?.geo?.ipAddress == "198.51.100.7")
  }

  @Test func `the answer is not used where the service would not be asked`() throws {
    #expect(
      try decide(Geo(ipAddress: "198.51.100.9"), condition: inCalifornia, isEnabled: false, reply: reply)
        .executedContents == [nil])
    #expect(
      try decide(Geo(ipAddress: "198.51.100.9", city: "X"), condition: inCalifornia, reply: reply)
        .executedContents == [nil])
    #expect(try decide(Geo(), condition: inCalifornia, reply: reply).executedContents == [nil])
  }

  @Test func `the service is asked for valid addresses of unknown places only`() throws {
    let artifact = try artifact(geo: true)
    func lookup(_ geo: Geo?) -> GeoLookup? {
      GeoLookup(for: request(context: Context(geo: geo)), artifact: artifact)
    }
    #expect(lookup(Geo(ipAddress: "198.51.100.9"))?.ipAddress == "198.51.100.9")
    #expect(lookup(Geo(ipAddress: "2001:DB8:0:0::1"))?.ipAddress == "2001:db8::1")
    #expect(lookup(Geo(ipAddress: "unknownIpAddress")) != nil)
    #expect(lookup(Geo(ipAddress: "unknownIpAddress"))?.ipAddress == nil)
    #expect(lookup(Geo(ipAddress: "nonsense")) == nil)
    #expect(lookup(Geo(ipAddress: "198.51.100.9", latitude: 1)) == nil)
    #expect(lookup(Geo()) == nil)
    #expect(lookup(nil) == nil)
  }

  @Test func `an address that cannot be read is left out and reported`() throws {
    let decision = try decide(Geo(ipAddress: "nonsense"), condition: true)
    #expect(decision.diagnostics == [.invalidIPAddress("nonsense")])
    #expect(decision.notifications.first?.context?.geo == Geo())
  }

  @Test func `places are tried in upper case when they do not match as given`() throws {
    let geo = Geo(countryCode: "us", city: "San Francisco")
    let decision = try decide(geo, condition: Condition.equal("SAN FRANCISCO", "geo.city"))
    #expect(decision.executedContents == [["x"]])
    #expect(decision.diagnostics == [.placeNotInUpperCase(["us", "San Francisco"])])
    #expect(try decide(geo, condition: Condition.equal("us", "geo.country")).executedContents == [["x"]])
    #expect(try decide(geo, condition: Condition.equal("PARIS", "geo.city")).executedContents == [nil])
  }
}
