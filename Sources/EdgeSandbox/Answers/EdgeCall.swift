/// One HTTP request as the edge sees it.
struct EdgeCall: Sendable {
  let method: String
  /// Path and query as they were sent.
  let target: String
  let path: [String]
  /// Decoded items of the query.
  let query: [String: String]
  /// Header fields by their names in lower case.
  let headers: [String: String]
  let body: [UInt8]
}

/// The answer to one HTTP request, before any fault.
struct EdgeAnswer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  /// The body as it is sent to whoever accepts gzip.
  var compressedBody: [UInt8]?
  /// What the answer tells the records.
  var finding = CallFinding()

  var contentType: String? {
    get { headers.first { $0.name == "content-type" }?.value }
    set {
      headers.removeAll { $0.name == "content-type" }
      if let newValue { headers.append(("content-type", newValue)) }
    }
  }

  /// Replaces the body, which is sent uncompressed then.
  mutating func replaceBody(_ body: [UInt8]) {
    self.body = body
    compressedBody = nil
    headers.removeAll { $0.name == "content-encoding" }
  }
}
