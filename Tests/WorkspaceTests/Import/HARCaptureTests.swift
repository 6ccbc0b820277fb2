import OrderedJSON
import Testing

@testable import Workspace

struct HARCaptureTests {
  private static let url = "https://mboxedge35.tt.omtrdc.net/rest/v1/delivery?client=acme&sessionId=s77"

  /// An entry as browsers write it; members that are nil are left out.
  private func entry(
    _ url: String = url, method: String = "POST", postData: JSON? = nil, content: JSON? = nil,
    timings: JSON = ["blocked": 3, "dns": -1, "connect": 20, "ssl": 10, "send": 0.5, "wait": 90]
  ) -> JSON {
    var request: JSONObject = [
      "method": .string(method), "url": .string(url), "httpVersion": "http/2.0",
      "headers": [
        ["name": ":authority", "value": "mboxedge35.tt.omtrdc.net"], ["name": "accept", "value": "*/*"],
        ["name": "cookie", "value": "mbox=session#s1#2051222400; mboxEdgeCluster=35"],
      ],
    ]
    request["postData"] = postData
    var response: JSONObject = ["status": 200, "statusText": "", "httpVersion": "h2", "headers": []]
    response["content"] = content
    return [
      "startedDateTime": "2026-11-20T10:00:01.250+01:00", "time": 123.5, "request": .object(request),
      "response": .object(response), "timings": timings,
    ]
  }

  private func capture(_ entries: JSON...) -> HARCapture {
    read((["log": ["version": "1.2", "pages": [], "entries": .array(entries)]] as JSON).compact)
  }

  private func read(_ text: String) -> HARCapture { HARCapture(DocumentBytes(Array(text.utf8))) }

  private let body: JSON = [
    "mimeType": "text/plain",
    "text": #"{"context":{"channel":"web"},"execute":{"mboxes":[{"name":"hero","index":0}]}}"#,
  ]

  @Test func `calls to the Delivery API are found, and the others counted`() {
    let capture = capture(
      entry("https://shop.example.com/"), entry(method: "OPTIONS"), entry(postData: body),
      entry("https://target.shop.example.com/rest/v1/delivery?client=a"),
      entry("https://shop.example.com/?next=/rest/v1/delivery"), ["request": 5], 7)
    #expect(capture.calls.map(\.url).count == 2)
    #expect(capture.otherCount == 5)
    #expect(capture.problem == nil)
  }

  @Test(arguments: [
    "file://localhost/rest/v1/delivery/x", "FILE://h/rest/v1/delivery", "gopher://h/rest/v1/delivery",
  ])
  func `a call that is not one of HTTP is none`(url: String) {
    let capture = capture(entry(url, postData: body), entry("HTTPS" + Self.url.dropFirst(5)))
    #expect(capture.calls.map(\.url) == ["HTTPS" + Self.url.dropFirst(5)])
  }

  @Test func `a call has both sides, its time and its phases`() throws {
    let call = try #require(
      capture(entry(postData: body, content: ["text": #"{"status":200}"#])).calls.first)
    #expect(call.start == 1_795_165_201_250)
    #expect(call.duration == 123.5)
    #expect(call.method == "POST")
    #expect(call.request.version == "HTTP/2")
    #expect(call.request.headers.map(\.name) == ["accept", "cookie"])
    #expect(call.status == 200)
    #expect(call.response.body == Array(#"{"status":200}"#.utf8))
    #expect(call.phases.map(\.name) == ["blocked", "connect", "send", "wait"])
  }

  @Test func `a body in Base64 is decoded`() throws {
    let call = try #require(
      capture(
        entry(content: ["encoding": "base64", "text": "eyJzdGF0dXMiOjIwMH0="])
      ).calls.first)
    #expect(call.response.body == Array(#"{"status":200}"#.utf8))
    #expect(call.request.body == nil)
  }

  @Test func `the request has what body, address and cookies say`() throws {
    let call = try #require(capture(entry(postData: body)).calls.first)
    let document = try RequestDocument(of: call)
    #expect(document.request.execute?.mboxes?.first?.name == "hero")
    #expect(document.sessionId == "s77")
    #expect(document.targetLocationHint == "35")
    #expect(document.targetCookie == "session#s1#2051222400")
  }

  @Test(
    arguments: [
      (nil, "the capture has no body of this request"),
      (["text": ""], "the capture has no body of this request"),
      (["text": "{"], "the body of this request is broken JSON at line 1, column 2"),
      (["text": "[]"], "an array is no request"),
    ] as [(JSON?, String)])
  func `a request without a body that can be read says why`(postData: JSON?, problem: String) throws {
    let call = try #require(capture(entry(postData: postData)).calls.first)
    let error = #expect(throws: ImportProblem.self) { try RequestDocument(of: call) }
    #expect(error?.sentence.hasPrefix(problem) == true, "\(error?.sentence ?? "")")
  }

  @Test func `of a capture that is cut off the calls before the cut are kept`() {
    let text = (["log": ["entries": [entry(), entry()]]] as JSON).compact
    let capture = read(String(text.dropLast(40)))
    #expect(capture.calls.count == 1)
    #expect(capture.problem?.line == 1)
  }

  @Test(arguments: [
    "", "5", "[]", "{}", #"{"log": 5}"#, #"{"log": [1]}"#, #"{"log": {"entries": {}}}"#,
    #"{"log": {"entries": [{"request": {"url": 5}}, {"request": {"url": "x", "method": null}}]}}"#,
  ])
  func `what is no capture has no calls`(text: String) {
    #expect(read(text).calls.isEmpty)
  }

  @Test(arguments: [
    #"{"log":{"entries":[{"startedDateTime":"soon","time":1e300,"request":{"url":"URL","headers":5,"postData":[]},"timings":{"wait":1e999}}]}}"#,
    #"{"log":{"entries":[{"request":{"url":"URL","headers":[5,{"name":7}]},"response":{"status":-4,"content":7}}]}}"#,
    #"{"log":{"entries":[{"request":{"url":"URL"},"response":{"status":1e30}}]}}"#,
  ])
  func `members of other types than they should be are left out`(text: String) throws {
    let call = try #require(read(text.replacing("URL", with: Self.url)).calls.first)
    #expect(call.phases.isEmpty)
    #expect(call.duration == nil)
    #expect(call.response.body == nil)
  }
}
