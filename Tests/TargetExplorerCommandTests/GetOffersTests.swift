import OrderedJSON
import TerminalTestSupport
import Testing

@Suite struct `Getting offers from the command line` {
  /// The visitor of the demo whose bucket in the hero test lies in the lower half.
  private static let visitor = "b7d539fdd5fd31a031e2243e2272669d.35_0"

  // MARK: - The JSON object

  @Test func `the result is one object with its members in order`() throws {
    let request = """
      {"sessionId": "1936ae6b-a9e0-4fa2-adda-da1921650014", "targetLocationHint": "35", "request": {
        "id": {"tntId": "\(Self.visitor)"}, "trace": {}, "context": {"channel": "web"},
        "experienceCloud": {"analytics": {"logging": "client_side"}},
        "execute": {"mboxes": [{"index": 7, "name": "homepage-hero"}]}}}
      """
    let result = try offers("--no-telemetry", request: request)
    #expect(
      result.memberNames == [
        "response", "targetCookie", "targetLocationHintCookie", "analyticsDetails", "trace", "responseTokens",
        "meta", "notifications", "timing",
      ])
    #expect(result["response"]?["status"] == 200)
    #expect(result["response"]?["execute"]?["mboxes"]?[0]?["index"] == 7)
    #expect(result.experiences() == ["A: trail"])
    #expect(
      result["targetCookie"]?["value"]?.string?.hasPrefix("session#1936ae6b-a9e0-4fa2-adda-da1921650014#")
        == true)
    #expect(result["targetLocationHintCookie"]?["value"] == "35")
    #expect(result["analyticsDetails"]?[0]?["payload"]?["tnta"] == "410101:0:0|2,410101:0:0|1")
    #expect(result["trace"]?.array?.count == 1)
    #expect(result["responseTokens"]?[0]?["activity.name"] == "Hero test")
    #expect(result["meta"]?["decisioningMethod"] == "on-device")
    #expect(result["notifications"]?[0]?["notifications"]?[0]?["type"] == "display")
    #expect(result["timing"]?["total"]?.number != nil)
  }

  @Test func `an explanation comes before the timing, when it is asked for`() throws {
    let result = try offers("--mbox", "cart-banner", "--explain", "--no-telemetry", "--no-notifications")
    #expect(
      result.memberNames == ["response", "targetCookie", "responseTokens", "meta", "explanation", "timing"])
    let item = result["explanation"]?["items"]?[0]
    let winner = item?["candidates"]?.array?.first { $0["standing"] == "won" }
    #expect(winner?["delivery"]?.array?.first?["step"] == "displayNotified")
  }

  @Test func `an explanation asks back about a name that is nearly right`() throws {
    let result = try offers("--mbox", "cart-baner", "--explain", "--no-telemetry")
    #expect(result["explanation"]?["items"]?[0]?["nearestNames"] == ["cart-banner"])
    let ended = try run("get-offers", "--mbox", "cart-baner", "--explain")
    #expect(ended.output.contains("Did you mean “cart-banner”?"))
  }

  @Test func `members that would be empty are left out`() throws {
    let result = try offers("--mbox", "nowhere", "--no-telemetry")
    #expect(result.memberNames == ["response", "targetCookie", "meta", "timing"])
    #expect(result["meta"]?["remoteMboxes"] == ["nowhere"])
    #expect(result["response"]?["status"] == 206)
  }

  @Test func `a bare delivery request does as well`() throws {
    let request =
      #"{"id": {"tntId": "\#(Self.visitor)"}, "execute": {"mboxes": [{"name": "homepage-hero"}]}}"#
    #expect(try offers(request: request).experiences() == ["A: trail"])
  }

  @Test func `a request may come through a pipe with a name`() throws {
    let command = """
      '\(programPath)' get-offers --request <(echo '{"execute": {"mboxes": [{"name": "feature-flags"}]}}')
      """
    let ended = try ProgramRun(path: "/bin/bash", ["-c", command])
    #expect(ended.status == 0)
    #expect(ended.output.contains("Flags: fast checkout rollout"))
  }

  // MARK: - Text

  @Test func `the text tells the offer and why the visitor got it`() throws {
    let ended = try run("get-offers", "--mbox", "homepage-hero", "--tnt-id", Self.visitor)
    #expect(ended.status == 0)
    #expect(ended.error.isEmpty)
    for part in [
      "200", "homepage-hero", "Hero test (410101)", "A: trail", "html  <section class=\"hero trail\">",
    ] {
      #expect(ended.output.contains(part), "\(part)")
    }
    #expect(!ended.output.contains("\u{1b}"))
  }

  // MARK: - Flags

  @Test func `several mboxes and their parameters make a request`() throws {
    let result = try offers(
      "--mbox", "cart-banner", "--mbox", "feature-flags", "--parameter", "tier=Gold", "--parameter",
      "cartTotal=250", "--parameter", "note=a=b", "--trace")
    #expect(result["response"]?["execute"]?["mboxes"]?.array?.compactMap { $0["index"]?.integer } == [1, 2])
    #expect(result.experiences(ofMbox: 0) == ["Gift"])
    #expect(result.experiences(ofMbox: 1) == ["Gold flags"])
    #expect(result["trace"]?[0]?["request"]?["mbox"]?["parameters"]?["note"] == "a=b")
  }

  @Test func `flags add to what a file says`() throws {
    let request =
      #"{"id": {"tntId": "\#(Self.visitor)"}, "execute": {"mboxes": [{"name": "homepage-hero"}]}}"#
    let result = try offers("--mbox", "feature-flags", "--tnt-id", "visitor-1", request: request)
    #expect(result["response"]?["id"]?["tntId"] == "visitor-1")
    #expect(result.experiences(ofMbox: 0) == ["B: hearth"])
    #expect(result.experiences(ofMbox: 1) == ["Off for 80 %"])
  }

  @Test(arguments: [
    ("2025-11-29T19:30:00Z", "Weekend evenings"), ("2025-11-29T20:30:00+01:00", "Weekend evenings"),
    ("2025-10-01T12:00:00Z", "Countdown"),
  ])
  func `a decision can be made for another time`(instant: String, experience: String) throws {
    #expect(try offers("--mbox", "sale-banner", "--at", instant).experiences() == [experience])
  }

  @Test func `a file stands for the geo lookup`() throws {
    let folder = try TemporaryFolder()
    let geo = try folder.write(#"{"x-geo-country-code": "DE"}"#, to: "geo.json")
    let request = """
      {"context": {"channel": "web", "geo": {"ipAddress": "203.0.113.77"}},
       "execute": {"mboxes": [{"name": "geo-banner"}]}}
      """
    #expect(try offers("--geo", geo, request: request).experiences() == ["Germany"])
    #expect(try offers(request: request).experiences() == [])
  }

  @Test(arguments: [
    ("7d1c6a54-0f0e-4b7b-9d52-2f6ab3c0e811", "Web shop"), ("c2b94c07-58d3-46a1-8f0b-6a1e7d9b4f20", "App"),
  ])
  func `a property token lets in the activities of that property`(token: String, experience: String) throws {
    let withToken = try offers("--mbox", "loyalty-teaser", "--property-token", token)
    #expect(withToken.experiences() == [experience])
    #expect(try offers("--mbox", "loyalty-teaser").experiences() == ["Everywhere"])
  }

  @Test func `notifications and measurements are shown unless they are not wanted`() throws {
    let all = try offers("--mbox", "homepage-hero")
    #expect(all["notifications"]?[0]?["telemetry"]?["entries"]?.array?.count == 1)
    let unmeasured = try offers("--mbox", "homepage-hero", "--no-telemetry")
    #expect(unmeasured["notifications"]?.array?.count == 1)
    #expect(unmeasured["notifications"]?[0]?["telemetry"] == nil)
    let silent = try offers("--mbox", "homepage-hero", "--no-notifications")
    #expect(silent["notifications"] == nil)
  }

  @Test func `the visitor's ids and page go into the request`() throws {
    let result = try offers(
      "--mbox", "homepage-hero", "--ecid", "01173826832780065249666817431534081219", "--third-party-id",
      "faye-2291", "--url", "https://shop.example.com/?a=1", "--referring-url", "https://duckduckgo.com/",
      "--user-agent", "Tester/1.0", "--session-id", "visit-9", "--trace")
    #expect(result["response"]?["id"]?["marketingCloudVisitorId"] == "01173826832780065249666817431534081219")
    #expect(result["response"]?["id"]?["thirdPartyId"] == "faye-2291")
    let trace = result["trace"]?[0]?["request"]
    #expect(trace?["pageURL"] == "https://shop.example.com/?a=1")
    #expect(trace?["sessionId"] == "visit-9")
    let notification = result["notifications"]?[0]
    #expect(notification?["context"]?["userAgent"] == "Tester/1.0")
    #expect(notification?["context"]?["address"]?["referringUrl"] == "https://duckduckgo.com/")
  }

  @Test func `the mbox cookie tells who the visitor is`() throws {
    let result = try offers(
      "--mbox", "homepage-hero", "--target-cookie",
      "session#visit-9#2051222400|PC#\(Self.visitor)#2051222400",
      "--at", "2026-01-01")
    #expect(result["response"]?["id"]?["tntId"]?.string == Self.visitor)
    #expect(result.experiences() == ["A: trail"])
  }

  @Test func `another artifact decides for another account`() throws {
    let folder = try TemporaryFolder()
    let artifact = try folder.write(smallArtifact, to: "rules.json")
    let result = try offers("--mbox", "here", "--artifact", artifact)
    #expect(result["response"]?["client"] == "othershop")
    #expect(result["response"]?["execute"]?["mboxes"]?[0]?["options"]?[0]?["content"] == "<p>hello</p>")
    let renamed = try offers("--mbox", "here", "--artifact", artifact, "--client", "thirdshop")
    #expect(renamed["response"]?["client"] == "thirdshop")
  }

  @Test func `controls of an offer are escaped in JSON too, which means the same`() throws {
    let folder = try TemporaryFolder()
    let hostile = smallArtifact.replacing("hello", with: "\u{9B}31mred\u{7F}\u{85}")
    let artifact = try folder.write(hostile, to: "rules.json")
    let ended = try run("get-offers", "--mbox", "here", "--artifact", artifact, "--format", "json")
    #expect(ended.status == 0)
    #expect(!ended.output.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
    let offer = try JSON(parsing: Array(ended.output.utf8))["response"]?["execute"]?["mboxes"]?[0]?[
      "options"]?[0]
    #expect(offer?["content"]?.string == "<p>\u{9B}31mred\u{7F}\u{85}</p>")
  }

  @Test func `a misspelt member of a request is told`() throws {
    let request = #"{"execute": {"mboxes": [{"name": "homepage-hero", "paramters": {"tier": "gold"}}]}}"#
    let ended = try run("get-offers", "--request", "-", input: request)
    #expect(ended.status == 0)
    #expect(
      ended.error
        == "standard input: execute.mboxes[0].paramters is no part of a request, so it is not sent: is it misspelt?\n"
    )
  }
}
