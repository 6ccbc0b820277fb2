import DeliveryAPI
import OrderedJSON
import RandomTestSupport
import Testing

@testable import Workspace

struct PastedTextTests {
  private func paste(_ text: String, into document: RequestDocument = .init(request: .init())) throws
    -> (document: RequestDocument, sentence: String)
  {
    var document = document
    let sentence = try document.take(PastedText(reading: text))
    return (document, sentence)
  }

  @Test func `the user agent of a delivery call is told to be unread, as only the context counts`() throws {
    let command = try CurlCommand(
      parsing: "curl 'https://a.tt.omtrdc.net/rest/v1/delivery?client=a&sessionId=s' "
        + "-H 'user-agent: Mozilla/5.0' -d '{\"execute\":{\"pageLoad\":{}}}'")
    var document = RequestDocument(request: .init())
    let sentence = try document.take(.curl(command))
    #expect(document.request.context?.userAgent == nil)
    #expect(sentence.hasSuffix("Its User-Agent header is left out, as Target reads context.userAgent alone."))
  }

  @Test func `a URL becomes the page, with all its query`() throws {
    let url = "https://shop.example.com/cart?a=1&b=%20#top"
    let (document, sentence) = try paste(" \(url)\n")
    #expect(document.request.context?.address?.url == url)
    #expect(sentence == "Set the page URL.")
  }

  @Test(arguments: ["shop.example.com/cart?a=1", "www.example.com", "localhost.dev:8080", "example.com/"])
  func `a URL without a scheme gets one, and that is told`(text: String) throws {
    let (document, sentence) = try paste(text)
    #expect(document.request.context?.address?.url == "https://\(text)")
    #expect(sentence.contains("https:// stands before it"))
  }

  @Test(arguments: [
    "request.json", "tier.gold", "word", "a.b c.d/e", "user.profile.tier", "com.example.app", "index.min.js",
    "shop.example.com",
  ])
  func `a word with a dot is no URL`(text: String) {
    #expect(throws: ImportProblem.self) { try paste(text) }
  }

  @Test func `an mbox as it stands in a request is added to it`() throws {
    let (one, sentence) = try paste(#"{"name":"hero","index":3,"parameters":{"tier":"gold"}}"#)
    #expect(
      one.request.execute?.mboxes == [MboxRequest(name: "hero", index: 3, parameters: ["tier": "gold"])])
    #expect(sentence == "Added the mbox hero.")
    let (two, _) = try paste(#"{"name":"geo","index":3}"#, into: one)
    #expect(two.request.execute?.mboxes?.map(\.index) == [3, 4])
    #expect(throws: ImportProblem.self) { try paste(#"{"name":"geo","nmae":3}"#) }
  }

  @Test(arguments: [
    #"{"name":"Ann","address":"Main St"}"#, #"{"name":"Ann","index":"3"}"#, #"{"name":"Ann","order":7}"#,
    #"{"name":"Ann","name":7}"#,
  ])
  func `what is called like an mbox but has other kinds of values is none`(text: String) {
    #expect(throws: ImportProblem.self) { try paste(text) }
  }

  @Test func `a visitor cookie tells whose it is`() throws {
    for text in [
      "AMCV_0DD9%40AdobeOrg=-17%7CMCMID%7C0117", "Cookie: a=b; AMCV_0DD9@AdobeOrg=-17%7CMCMID%7C0117",
    ] {
      #expect(try PastedText(reading: text).visitorOrganization == "0DD9@AdobeOrg")
    }
    #expect(try PastedText(reading: "-17%7CMCMID%7C0117").visitorOrganization == nil)
  }

  @Test func `a preview link brings QA mode`() throws {
    let (document, _) = try paste(
      "https://shop.example.com/?at_preview_token=abc%3D&at_preview_index=1_2&at_preview_index=3"
        + "&at_preview_listed_activities_only=true&at_preview_evaluate_as_true_audience_ids=7,8")
    #expect(
      document.request.qaMode
        == QAMode(
          token: "abc=", listedActivitiesOnly: true, evaluateAsTrueAudienceIds: [7, 8],
          previewIndexes: [.init(activityIndex: 1, experienceIndex: 2), .init(activityIndex: 3)]))
  }

  @Test(arguments: ["Cookie: ", "cookie: ", ""])
  func `cookies that Target knows are taken over`(prefix: String) throws {
    let (document, sentence) = try paste(
      prefix + "a=b; mbox=session%23s1%232051222400; mboxEdgeCluster=28; "
        + "AMCV_0DD9%40AdobeOrg=-17%7CMCMID%7C0117; x")
    #expect(document.targetCookie == "session#s1#2051222400")
    #expect(document.targetLocationHint == "28")
    #expect(document.visitorCookie == "-17|MCMID|0117")
    #expect(sentence == "Set the mbox cookie, the location hint and the visitor cookie with its ECID.")
  }

  @Test func `the value of a cookie alone is known by its form`() throws {
    #expect(try paste("session#s1#2051222400|PC#t.28_0#2051222400").document.targetCookie != nil)
    #expect(try paste("-17%7CMCMID%7C0117").document.visitorCookie == "-17|MCMID|0117")
  }

  @Test func `headers of the page's call say who visits`() throws {
    let (document, _) = try paste(
      """
      User-Agent: Mozilla/5.0 (X11; Linux x86_64)
      sec-ch-ua-platform: "macOS"
      Sec-CH-UA-Mobile: ?0
      sec-ch-ua: "Chromium";v="131"
      Referer: https://www.example.com/
      """)
    let context = try #require(document.request.context)
    #expect(context.userAgent == "Mozilla/5.0 (X11; Linux x86_64)")
    #expect(
      context.clientHints
        == ClientHints(mobile: false, platform: "macOS", browserUAWithMajorVersion: #""Chromium";v="131""#))
    #expect(context.address?.referringUrl == "https://www.example.com/")
  }

  @Test func `a delivery call of curl becomes the request`() throws {
    var before = RequestDocument(name: "Mine", request: .init())
    before.at = "2026-11-27T18:00:00Z"
    let (document, sentence) = try paste(
      #"""
      curl -X POST 'https://mboxedge28.tt.omtrdc.net/rest/v1/delivery?client=acme&sessionId=s%2D1' \
        -H "Cookie: mbox=session#s1#2051222400" -d '{"context":{"channel":"web"},"unknown":[1.50]}'
      """#, into: before)
    #expect(document.name == "Mine")
    #expect(document.at == "2026-11-27T18:00:00Z")
    #expect(document.request == DeliveryRequest(context: Context(channel: .web)))
    #expect(document.sessionId == "s-1")
    #expect(document.targetLocationHint == "28")
    #expect(document.targetCookie == "session#s1#2051222400")
    #expect(sentence.contains("It was a call of acme."))
    #expect(try document.json()["request"]?["unknown"]?.compact == "[1.50]")
  }

  @Test func `a page's call of curl becomes the page`() throws {
    let (document, _) = try paste(
      "curl 'https://shop.example.com/cart?a=1' -H 'User-Agent: Mozilla/5.0' --compressed")
    #expect(document.request.context?.address?.url == "https://shop.example.com/cart?a=1")
    #expect(document.request.context?.userAgent == "Mozilla/5.0")
  }

  @Test func `a whole document replaces the request and the options of the call`() throws {
    var before = RequestDocument(name: "Mine", request: .init())
    before.sessionId = "old"
    let (document, _) = try paste(#"{"request":{"context":{}},"targetLocationHint":"28"}"#, into: before)
    #expect(document.name == "Mine")
    #expect(document.sessionId == nil)
    #expect(document.targetLocationHint == "28")
  }

  @Test(arguments: [
    ("", "no text"), ("dq", "no URL, cookie"), ("{\"a\":1}", "it has a"), ("{}", "it is empty"),
    ("[1]", "no request"),
    ("{\n  \"context\": {,}}", "line 2, column 15"), (#"{"context":{"channel":5}}"#, "context.channel"),
    ("curl https://a.example/rest/v1/delivery -d '{'", "line 1, column 2"), ("Accept: */*", "nothing in it"),
    ("https://a b", "no URL"),
  ])
  func `what cannot be used is refused with a sentence`(text: String, sentence: String) {
    let problem = #expect(throws: ImportProblem.self) { try paste(text) }
    #expect(problem?.sentence.contains(sentence) == true, "\(problem?.sentence ?? "")")
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `no text whatever is a reason to fail otherwise`(seed: UInt64) {
    let pieces = [
      "curl ", "'", "\"", "$'", "\\", "\\x", "\\u", "\n", "{", "}", "[", ":", "https://", "a", "=", ";",
      "mbox", "%", "%4",
      "-d ", "-H ", "--data", "@", "#1", "|", "AMCV_", "MCMID|", "é", "\u{0}", "😀", " ", "/delivery?",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let count = Int.random(in: 0...12, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = try? paste(text)
    }
  }
}
