/// Code that reads what nobody vouches for, with what must hold whatever it reads.
enum FuzzTarget: String, CaseIterable, Sendable {
  case json
  case rule
  case artifact
  case binaryArtifact = "binary-artifact"
  case decision
  case request
  case response
  case address
  case userAgent = "user-agent"
  case cookies
  case displayText = "display-text"

  /// Whether inputs are mostly to be changed in ways that leave them JSON, to get behind the parser.
  var wantsJSON: Bool {
    switch self {
    case .rule, .artifact, .decision, .request, .response: true
    case .json, .binaryArtifact, .address, .userAgent, .cookies, .displayText: false
    }
  }

  /// Reads an input and traps if something does not hold.
  func check(_ input: [UInt8], demo: Demo) {
    switch self {
    case .json: checkJSON(input)
    case .rule: checkRule(input)
    case .artifact: checkArtifact(input)
    case .binaryArtifact: checkBinaryArtifact(input)
    case .decision: checkDecision(input, by: demo.engine)
    case .request: checkRequest(input)
    case .response: checkResponse(input)
    case .address: checkAddress(String(decoding: input, as: UTF8.self))
    case .userAgent: checkUserAgent(String(decoding: input, as: UTF8.self))
    case .cookies: checkCookies(input)
    case .displayText: checkDisplayText(input)
    }
  }
}

/// Ends the process with a message when something does not hold, which the fuzzer reports as a crash.
func expect(_ holds: Bool, _ expectation: @autoclosure () -> String) {
  guard holds else { fatalError("broken: \(expectation())") }
}
