import DeliveryAPI
import OrderedJSON
import Testing

@testable import Workspace

struct LintTests {
  private func findings(_ text: String, known: [String]? = nil) throws -> [String: String] {
    let document = try RequestDocument(parsing: Array(text.utf8), source: "request.json")
    let findings = document.lint(knownMboxNames: known.map { KnownMboxNames($0) })
    return Dictionary(findings.map { ("\($0.path)", $0.sentence) }) { first, _ in first }
  }

  @Test func `a request that names no method is held to the account's`() throws {
    let text = #"{"context":{},"execute":{"mboxes":[{"name":"Hero"}]},"qaMode":{"token":"t"}}"#
    let document = try RequestDocument(parsing: Array(text.utf8), source: "request.json")
    func paths(_ method: DecisioningMethod) -> [String] {
      document.lint(knownMboxNames: KnownMboxNames(["hero"]), accountMethod: method).map { "\($0.path)" }
    }
    #expect(paths(.serverSide) == ["request.context.userAgent"])
    #expect(
      paths(.onDevice) == [
        "request.context.userAgent", "request.qaMode.token", "request.execute.mboxes[0].name",
      ])
    #expect(paths(.hybrid).contains("request.context.userAgent"))
  }

  @Test(arguments: [
    (#"{"context":{"userAgent":"Googlebot/2.1"}}"#, "request.context.userAgent", "robot"),
    (#"{"context":{"userAgent":"curl/8.4.0"}}"#, "request.context.userAgent", "robot"),
    (
      #"{"request":{"context":{}},"decisioningMethod":"server-side"}"#, "request.context.userAgent", "missing"
    ),
    (
      #"{"context":{"clientHints":{"platform":"\"macOS\""}}}"#, "request.context.clientHints.platform",
      "quotes"
    ),
    (#"{"context":{}}"#, "request.context.userAgent", "missing"),
    (#"{"context":{"geo":{"city":"San Francisco"}}}"#, "request.context.geo.city", "upper case"),
    (
      #"{"context":{"geo":{"countryCode":"USA"}}}"#, "request.context.geo.countryCode",
      "only Target's servers"
    ),
    (
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"a":"1","a":"2"}}]}}"#,
      "request.execute.mboxes[0].parameters.a", "only the last value counts"
    ),
    (#"{"context":{"timeOffsetInMinutes":3600}}"#, "request.context.timeOffsetInMinutes", "no time zone"),
    (#"{"id":{"tntId":"a","thirdPartyId":"b"}}"#, "sessionId", "several ids"),
    (#"{"qaMode":{"token":"t"}}"#, "request.qaMode.token", "Target's servers"),
    (#"{"preview":{"token":"t"}}"#, "request.preview.token", "Target's servers"),
    (#"{"execute":{"mboxes":[{"name":"Hero"}]}}"#, "request.execute.mboxes[0].name", "not in the artifact"),
    (#"{"context":{"address":{"url":"shop.example.com"}}}"#, "request.context.address.url", "scheme"),
  ])
  func `advice names its place`(text: String, path: String, words: String) throws {
    let findings = try findings(text, known: ["hero"])
    #expect(findings[path]?.contains(words) == true, "\(findings)")
  }

  @Test(arguments: [
    #"{"context":{"userAgent":"Mozilla/5.0 (X11; Linux x86_64) Firefox/132.0"}}"#,
    #"{"context":{"channel":"mobile"}}"#,
    #"{"context":{"clientHints":{"mobile":false}}}"#,
    #"{"request":{"execute":{"mboxes":[{"name":"hero","parameters":{"a":"1","a.b":"2"}}]}},"decisioningMethod":"server-side"}"#,
    #"{"request":{"qaMode":{"token":"t"},"context":{"userAgent":"Mozilla/5.0"}},"decisioningMethod":"server-side"}"#,
    #"{"request":{"context":{"clientHints":{"platform":"macOS"}}},"decisioningMethod":"server-side"}"#,
    #"{"context":{"userAgent":"Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) Chrome/120.0.0.0"}}"#,
    #"{"execute":{"mboxes":[{"name":"hero"}]},"trace":{}}"#,
    #"{"request":{"id":{"tntId":"a"}},"sessionId":"s"}"#,
  ])
  func `a sound request has no advice`(text: String) throws {
    #expect(try findings(text, known: ["hero"]).isEmpty)
  }

  @Test(arguments: [
    ("cart", ["cart-banner", "my-cart"]), ("Hero", ["homepage-hero"]), ("cart-baner", ["cart-banner"]),
    ("xyz", []),
    ("ca", []),
  ])
  func `names are meant that are like another one, begin with it or hold it`(name: String, meant: [String]) {
    #expect(
      KnownMboxNames(["my-cart", "cart-banner", "geo-banner", "homepage-hero"]).meant(by: name) == meant)
  }

  @Test func `advice on an unknown mbox names what was meant`() throws {
    let findings = try findings(
      #"{"execute":{"mboxes":[{"name":"cart"},{"name":"xyz"}]}}"#, known: ["cart-banner", "homepage-hero"])
    #expect(
      findings["request.execute.mboxes[0].name"] == "is not in the artifact. Did you mean cart-banner?")
    #expect(
      findings["request.execute.mboxes[1].name"] == "is not in the artifact: upper and lower case count")
  }

  @Test(arguments: [
    (
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"a":"1","b":"2","a":"3"}}]}}"#,
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"b":"2","a":"3"}}]}}"#
    ),
    (
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"a":"1","a.b":"2"}}]}}"#,
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"a.b":"2"}}]}}"#
    ),
    (
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"":"1","b":"2"}}]}}"#,
      #"{"execute":{"mboxes":[{"name":"hero","parameters":{"b":"2"}}]}}"#
    ),
    (
      #"{"context":{"geo":{"city":"Oslo"},"userAgent":"x"}}"#,
      #"{"context":{"geo":{"city":"OSLO"},"userAgent":"x"}}"#
    ),
  ])
  func `what is wrong is put right`(text: String, fixed: String) throws {
    let document = try RequestDocument(parsing: Array(text.utf8), source: "request.json")
    let fix = try #require(document.lint().compactMap(\.fix).first)
    let (other, _) = try #require(document.applying(fix, knownMboxNames: nil))
    #expect(try other.json() == JSON(parsing: fixed))
  }

  @Test func `names that only look alike are not taken for the same`() throws {
    let parameters = #"{"\u00e9":"1","e\u0301":"2","\u00e9":"3"}"#
    let text = #"{"execute":{"mboxes":[{"name":"hero","parameters":\#(parameters)}]}}"#
    let document = try RequestDocument(parsing: Array(text.utf8), source: "request.json")
    let findings = document.lint().filter { $0.sentence.contains("more than once") }
    let fix = try #require(findings.compactMap(\.fix).first)
    let (other, _) = try #require(document.applying(fix, knownMboxNames: nil))
    let kept = try #require(other.request.execute?.mboxes?.first?.parameters)
    #expect(kept.map(\.value) == ["2", "3"])
    #expect(other.lint().allSatisfy { !$0.sentence.contains("more than once") })
  }

  @Test func `an SDID of the wrong length is made anew`() throws {
    let text = #"{"experienceCloud":{"analytics":{"supplementalDataId":"12"}}}"#
    let document = try RequestDocument(parsing: Array(text.utf8), source: "request.json")
    let fix = try #require(document.lint().first?.fix)
    let ids = try (1...3 as ClosedRange<Int64>).map { seed in
      let (fixed, _) = try #require(document.applying(fix, knownMboxNames: nil, seed: seed))
      #expect(fixed.lint().isEmpty)
      return fixed.request.experienceCloud?.analytics?.supplementalDataId
    }
    #expect(Set(ids).count == 3)
  }

  @Test func `the most alike names come first`() {
    let known = KnownMboxNames(["cart-banner", "card-banner", "geo-banner", "homepage-hero", "Cart-Banner"])
    #expect(known.nearest(to: "cart-baner") == ["Cart-Banner", "cart-banner", "card-banner"])
    #expect(known.nearest(to: "CART-BANNER", limit: 1) == ["Cart-Banner"])
    #expect(known.nearest(to: "something else").isEmpty)
    #expect(known.nearest(to: "").isEmpty)
  }

  @Test(arguments: [
    ("cart", ["cart", "cart-a"], 3), ("", ["Cart", "a"], 7), ("ca-", [], 0), ("z", ["z"], 1),
  ])
  func `the names that begin with a text are found in alphabetical order`(
    text: String, first: [String], count: Int
  ) {
    let known = KnownMboxNames(["cart-b", "a", "cart", "é", "Cart", "z", "cart-a"])
    #expect(known.beginning(with: text, limit: 2) == first)
    #expect(known.count(beginningWith: text) == count)
  }

  @Test func `in an artifact with very many names, what was meant is left to the fix`() throws {
    let names = (0..<100_001).map { "hero-\($0)" }
    let sentence = try findings(#"{"execute":{"mboxes":[{"name":"hero-x"}]}}"#, known: names)
    #expect(sentence["request.execute.mboxes[0].name"] == "is not in the artifact.")
  }

  @Test func `the place of a value is told by line and column`() {
    let text = Array("{\n  \"a\": {\"é\": [1,\n   {\"b\": 2}]},\n  \"a\": 3}".utf8)
    #expect(TextPlace(of: [], in: text)?.description == "line 1, column 1")
    #expect(TextPlace(of: ["a"], in: text)?.description == "line 4, column 8")
    let nested = Array("{\n  \"a\": {\"é\": [1,\n   {\"b\": 2}]}}".utf8)
    #expect(TextPlace(of: ["a", "é", 1, "b"], in: nested)?.description == "line 3, column 10")
    #expect(TextPlace(of: ["a", "x"], in: nested)?.description == "line 2, column 8")
    #expect(TextPlace(of: ["a"], in: Array("{".utf8)) == nil)
  }
}
