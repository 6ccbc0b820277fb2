/// A request over HTTP with everything that came of it, for people to look at.
public struct HTTPExchange: Hashable, Sendable {
  /// What was sent, in every attempt alike.
  public var request: HTTPRequestRecord

  /// The attempts in order; the last one gave the outcome.
  public var attempts: [HTTPAttempt]

  /// How long reading the body as JSON took, in milliseconds; nil when it did not come to that.
  public var decoding: Double?

  /// Makes a record.
  public init(request: HTTPRequestRecord, attempts: [HTTPAttempt] = [], decoding: Double? = nil) {
    self.request = request
    self.attempts = attempts
    self.decoding = decoding
  }

  /// The answer of the last attempt, if there was one.
  public var response: HTTPResponseRecord? { attempts.last?.response }
}

/// A request as it is sent.
public struct HTTPRequestRecord: Hashable, Sendable {
  /// The method, such as `POST`.
  public var method: String

  /// The whole URL.
  public var url: String

  /// The header fields that the client sets; the connection adds `Host` and `Content-Length`.
  public var headers: [HTTPHeaderField]

  /// The body, empty when there is none.
  public var body: [UInt8]

  /// Makes a record.
  public init(method: String, url: String, headers: [HTTPHeaderField] = [], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// Method, path and query: `POST /rest/v1/delivery?imsOrgId=… HTTP/1.1`.
  public var requestLine: String {
    let afterScheme = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let target = afterScheme.firstIndex(of: "/").map { afterScheme[$0...] } ?? "/"
    return "\(method) \(target) HTTP/1.1"
  }
}

/// A header field.
public struct HTTPHeaderField: Hashable, Sendable {
  /// The name; upper and lower case mean the same.
  public var name: String

  /// The value.
  public var value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One attempt to get an answer.
public struct HTTPAttempt: Hashable, Sendable {
  /// How long was waited before this attempt, in milliseconds; 0 for the first one.
  public var pause: Double

  /// The answer; nil when none came completely.
  public var response: HTTPResponseRecord?

  /// Why no answer came.
  public var failure: HTTPFailure?

  /// How long the parts took.
  public var timing: HTTPTiming

  /// Makes a record.
  public init(
    pause: Double = 0, response: HTTPResponseRecord? = nil, failure: HTTPFailure? = nil,
    timing: HTTPTiming = HTTPTiming()
  ) {
    self.pause = pause
    self.response = response
    self.failure = failure
    self.timing = timing
  }
}

/// An answer as it came.
public struct HTTPResponseRecord: Hashable, Sendable {
  /// The status code, such as 200.
  public var status: Int

  /// The phrase beside it, such as `OK`; empty in HTTP/2.
  public var reason: String

  /// The protocol, such as `HTTP/1.1`.
  public var version: String

  /// The header fields in the order in which they came.
  public var headers: [HTTPHeaderField]

  /// The body, already unpacked where `Content-Encoding` says that it was packed.
  public var body: [UInt8]

  /// Makes a record.
  public init(
    status: Int, reason: String = "", version: String = "HTTP/1.1", headers: [HTTPHeaderField] = [],
    body: [UInt8] = []
  ) {
    self.status = status
    self.reason = reason
    self.version = version
    self.headers = headers
    self.body = body
  }

  /// The value of the first field with a name, in upper or lower case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// How long the parts of an attempt took, in milliseconds. A part that did not come to its end is nil.
public struct HTTPTiming: Codable, Hashable, Sendable {
  /// Waiting for other attempts that have all the connections that there may be to the host.
  public var queue: Double?

  /// Getting a connection: looking up the host, connecting and encrypting, or next to nothing for a connection
  /// that is open already.
  public var connect: Double?

  /// From sending the request to the head of the answer.
  public var firstByte: Double?

  /// From the head of the answer to its end.
  public var body: Double?

  /// The whole attempt.
  public var total: Double

  /// Makes a record.
  public init(
    queue: Double? = nil, connect: Double? = nil, firstByte: Double? = nil, body: Double? = nil,
    total: Double = 0
  ) {
    self.queue = queue
    self.connect = connect
    self.firstByte = firstByte
    self.body = body
    self.total = total
  }
}
