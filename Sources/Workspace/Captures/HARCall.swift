import FoundationEssentials
import OrderedJSON

/// A call of a capture: both sides, as far as the capture has them.
public struct HARCall: Hashable, Sendable {
  /// A part of the time that a call took.
  public struct Phase: Hashable, Sendable {
    /// The name that the format has for it, such as `wait`.
    public let name: String
    /// How long it took, in milliseconds.
    public let duration: Double
  }

  /// One side of a call.
  public struct Message: Hashable, Sendable {
    /// The protocol, such as `HTTP/2`; empty when the capture does not tell.
    public fileprivate(set) var version = ""
    /// The header fields, without those that HTTP/2 puts the first line into, such as `:authority`.
    public fileprivate(set) var headers: [HeaderField] = []
    /// The body; nil when the capture has none.
    public fileprivate(set) var body: [UInt8]?
  }

  /// When the call began, in milliseconds since 1970 UTC; nil when that cannot be read.
  public let start: Int64?
  /// How long it took, in milliseconds; nil when the capture does not tell.
  public let duration: Double?
  /// The method, such as `POST`.
  public let method: String
  /// The whole URL.
  public let url: String
  /// What was sent.
  public let request: Message
  /// The status code; nil when no answer came.
  public let status: Int?
  /// The phrase beside it; empty in HTTP/2.
  public let reason: String
  /// What came back.
  public let response: Message
  /// Why no answer came, in the words of the browser.
  public let failure: String?
  /// Where the time went, in order; what does not apply is left out.
  public let phases: [Phase]

  /// Reads an entry of a capture; nil when it names no URL. What is missing or of another type is left out.
  init?(_ entry: JSON) {
    // With another scheme, a command made of the call would have curl read a file.
    guard let request = entry["request"], let url = request["url"]?.string, AddressText(url)?.isHTTP == true
    else { return nil }
    self.url = url
    method = request["method"]?.string ?? "POST"
    start = entry["startedDateTime"]?.string.flatMap(DecisionInstant.init)?.milliseconds
    duration = entry["time"]?.number.map(\.double).flatMap(Self.known)
    self.request = Message(request, content: request["postData"])
    let response = entry["response"] ?? .null
    self.response = Message(response, content: response["content"])
    status = response["status"]?.integer.flatMap { $0 > 0 ? Int(clamping: $0) : nil }
    reason = response["statusText"]?.string ?? ""
    failure = response["_error"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    phases = Self.phases(entry["timings"]?.object)
  }

  /// The parts of the time. Encryption is a part of connecting, so it does not count besides.
  private static func phases(_ timings: JSONObject?) -> [Phase] {
    ["blocked", "dns", "connect", "send", "wait", "receive"].compactMap { name in
      timings?[name]?.number.map(\.double).flatMap(known).map { Phase(name: name, duration: $0) }
    }
  }

  /// The format says -1 for what does not apply. No call takes more than eleven days.
  private static func known(_ duration: Double) -> Double? {
    (0...1e9).contains(duration) ? duration : nil
  }
}

extension HARCall.Message {
  fileprivate init(_ message: JSON, content: JSON?) {
    version = Self.versionName(message["httpVersion"]?.string ?? "")
    headers = (message["headers"]?.array ?? []).compactMap { header in
      guard let name = header["name"]?.string, !name.isEmpty, !name.hasPrefix(":") else { return nil }
      return HeaderField(name: name, value: header["value"]?.string ?? "")
    }
    body = content?["text"]?.string.map { text in
      // The format knows the encoding of answers only; some tools have it for requests too.
      let encoding = content?["encoding"]?.string ?? content?["_encoding"]?.string
      guard encoding?.lowercased() == "base64", let data = Data(base64Encoded: text) else {
        return Array(text.utf8)
      }
      return Array(data)
    }
  }

  /// Browsers write `h2` and `http/2.0` for `HTTP/2`.
  private static func versionName(_ text: String) -> String {
    switch text.lowercased() {
    case "h2", "http/2", "http/2.0": "HTTP/2"
    case "h3", "http/3", "http/3.0": "HTTP/3"
    case "unknown": ""
    default: text.uppercased()
    }
  }
}

extension RequestDocument {
  /// The request of a call to the Delivery API, with what its address and cookies tell besides.
  ///
  /// - Throws: `ImportProblem` when the capture has no request body, or one that is no delivery request.
  public init(of call: HARCall) throws(ImportProblem) {
    self.init(request: .init())
    guard let body = call.request.body, !body.isEmpty else {
      throw ImportProblem("the capture has no body of this request")
    }
    let json: JSON
    do {
      json = try JSON(parsing: body)
    } catch {
      throw ImportProblem("the body of this request is broken JSON at \(error)")
    }
    try replace(with: json)
    if let address = AddressText(call.url) {
      let cookies = call.request.headers.filter { $0.name.lowercased() == "cookie" }.map(\.value)
      _ = take(callTo: address, cookies: cookies)
    }
  }
}
