import OrderedJSON

/// An answer with the faults of one call: what is sent, when, and how.
struct FaultyAnswer: Sendable {
  /// How the answer is sent.
  enum Manner: Hashable, Sendable {
    case whole
    /// In pieces, with this many milliseconds between them.
    case slowly(pause: Int)
    /// Half of the body, then the end of the connection.
    case cut
    /// Not at all: the connection is reset.
    case reset
  }

  private(set) var answer: EdgeAnswer
  private(set) var manner = Manner.whole
  /// Milliseconds before anything is sent.
  private(set) var delay = 0
  /// The faults that happened, in the order they were put in force.
  private(set) var faults: [Fault] = []

  /// Lets faults happen.
  ///
  /// - Parameters:
  ///   - chance: a number of 0 or more and less than 1, asked for each fault that is not certain and for
  ///     each delay by chance.
  init(_ answer: EdgeAnswer, of endpoint: EdgeEndpoint, faults: [Fault], chance: () -> Double) {
    self.answer = answer
    for fault in faults where fault.holds(for: endpoint) {
      guard fault.probability == 1 || chance() < fault.probability else { continue }
      if apply(fault, chance: chance) { self.faults.append(fault) }
    }
  }

  /// Whether a fault made the answer a refusal, so that nothing of the call is taken in.
  var isRefused: Bool {
    faults.contains { fault in
      switch fault.kind {
      case .status, .bodyStatus: fault.number >= 400
      case .refuseCustomerIDs: true
      default: false
      }
    }
  }

  /// Lets a fault happen; false if it does not concern this answer.
  private mutating func apply(_ fault: Fault, chance: () -> Double) -> Bool {
    switch fault.kind {
    case .latency: delay += fault.number
    case .jitter: delay += Int((Double(fault.number) * chance()).rounded())
    case .slowBody: manner = .slowly(pause: fault.number)
    case .reset: manner = .reset
    case .cutBody: manner = .cut
    case .truncatedJSON: answer.replaceBody(Array(answer.body.prefix(answer.body.count / 2)))
    case .malformedJSON: answer.replaceBody(Array("{\"status\":200,\"execute\":{\"mboxes\":[,]}".utf8))
    case .status: answer.becomeError(httpStatus: fault.number, status: fault.number)
    case .bodyStatus: answer.becomeError(httpStatus: 200, status: fault.number)
    case .contentType: answer.contentType = fault.text
    case .hugeBody: answer.grow(by: fault.number)
    case .notModified: answer.becomeNotModified()
    case .corruptArtifact: answer.damage()
    case .refuseCustomerIDs:
      guard answer.finding.customerIDsLackExperienceCloudID else { return false }
      answer.becomeError(httpStatus: 200, status: 400)
    }
    return true
  }
}

extension EdgeAnswer {
  /// The error that the Delivery API tells of, with nothing left of the answer.
  fileprivate mutating func becomeError(httpStatus: Int, status: Int) {
    let message =
      finding.customerIDsLackExperienceCloudID && status == 400
      ? "Invalid request: id.customerIds need id.marketingCloudVisitorId beside them"
      : "The sandbox answers with status \(status) because of a fault in force"
    self.status = httpStatus
    headers = []
    contentType = Self.jsonType
    replaceBody(Self.errorBody(status: status, message: message).compactBytes)
  }

  fileprivate mutating func becomeNotModified() {
    status = 304
    replaceBody([])
    contentType = nil
  }

  /// Adds so many bytes: as a member that nobody knows to a JSON object, as blanks to anything else.
  fileprivate mutating func grow(by count: Int) {
    guard body.first == UInt8(ascii: "{") else {
      replaceBody(body + [UInt8](repeating: UInt8(ascii: " "), count: count))
      return
    }
    let opening = Array("{\"padding\":\"".utf8)
    let rest = body.dropFirst()
    let isEmpty = rest.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "}")
    let closing = Array((isEmpty ? "\"" : "\",").utf8)
    replaceBody(opening + [UInt8](repeating: UInt8(ascii: "x"), count: count) + closing + rest)
  }

  /// Overwrites 16 bytes in the middle with zeros, which no JSON text may have.
  fileprivate mutating func damage() {
    var damaged = body
    let middle = damaged.count / 2
    for position in middle..<min(middle + 16, damaged.count) { damaged[position] = 0 }
    replaceBody(damaged)
  }
}
