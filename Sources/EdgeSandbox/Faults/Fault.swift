/// Something that goes wrong on purpose.
///
/// Written `[ENDPOINT:]NAME[=VALUE][@PROBABILITY]`, such as `latency=200`, `status=503@0.5` or
/// `artifact:reset`. Without an endpoint it holds for all that it makes sense for, without a probability it
/// always happens.
public struct Fault: Hashable, Sendable {
  /// What goes wrong.
  public let kind: FaultKind
  /// The number that belongs to it: milliseconds, a status or bytes; 0 when it takes none.
  public let number: Int
  /// The text that belongs to it, such as a content type; empty when it takes none.
  public let text: String
  /// The only endpoint it holds for; nil for all that it makes sense for.
  public let endpoint: EdgeEndpoint?
  /// How likely it happens, 0…1.
  public let probability: Double

  /// Reads a fault.
  ///
  /// - Throws: `FaultError` with a sentence that tells what to write instead.
  public init(_ description: String) throws(FaultError) {
    var rest = Substring(description)
    probability = try Self.probability(takenFrom: &rest, of: description)
    endpoint = try Self.endpoint(takenFrom: &rest)
    let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let kind = FaultKind(rawValue: String(name)) else {
      throw .unknownName(String(parts.first ?? ""))
    }
    if let endpoint, !kind.endpoints.contains(endpoint) { throw .wrongEndpoint(endpoint, kind) }
    self.kind = kind
    (number, text) = try Self.value(parts.count > 1 ? String(parts[1]) : nil, of: kind)
  }

  /// Makes a fault that always happens.
  ///
  /// - Parameters:
  ///   - kind: what goes wrong.
  ///   - number: milliseconds, a status or bytes, brought into the range that the kind allows; the usual
  ///     one when nil.
  public init(_ kind: FaultKind, number: Int? = nil) {
    self.kind = kind
    switch kind.value {
    case .none: (self.number, text) = (0, "")
    case .text(let usual): (self.number, text) = (0, usual)
    case .number(let range, _, let usual):
      self.number = min(max(number ?? usual, range.lowerBound), range.upperBound)
      text = ""
    }
    endpoint = nil
    probability = 1
  }

  /// Whether it holds for an endpoint.
  func holds(for other: EdgeEndpoint) -> Bool {
    kind.endpoints.contains(other) && (endpoint ?? other) == other
  }

  private static func probability(
    takenFrom rest: inout Substring, of description: String
  ) throws(FaultError) -> Double {
    guard let mark = rest.lastIndex(of: "@") else { return 1 }
    let text = rest[rest.index(after: mark)...]
    guard let probability = Double(text), (0...1).contains(probability) else {
      throw .badProbability(String(text))
    }
    rest = rest[..<mark]
    return probability
  }

  private static func endpoint(takenFrom rest: inout Substring) throws(FaultError) -> EdgeEndpoint? {
    let nameEnd = rest.firstIndex(of: "=") ?? rest.endIndex
    guard let colon = rest[..<nameEnd].firstIndex(of: ":") else { return nil }
    let name = String(rest[..<colon])
    guard let endpoint = EdgeEndpoint(rawValue: name), endpoint.canFail else { throw .unknownEndpoint(name) }
    rest = rest[rest.index(after: colon)...]
    return endpoint
  }

  private static func value(
    _ text: String?, of kind: FaultKind
  ) throws(FaultError) -> (number: Int, text: String) {
    switch kind.value {
    case .none:
      guard text == nil else { throw .needlessValue(kind) }
      return (0, "")
    case .text(let usual):
      guard let text else { return (0, usual) }
      guard !text.isEmpty, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { throw .badValue(kind) }
      return (0, text)
    case .number(let range, _, let usual):
      guard let text else { return (usual, "") }
      guard let number = Int(text), range.contains(number) else { throw .badValue(kind) }
      return (number, "")
    }
  }
}

extension Fault: CustomStringConvertible {
  /// The fault as it is written on the command line.
  public var description: String {
    let value =
      switch kind.value {
      case .none: ""
      case .number: "=\(number)"
      case .text: "=\(text)"
      }
    let scope = endpoint.map { "\($0.rawValue):" } ?? ""
    return scope + kind.rawValue + value + (probability == 1 ? "" : "@\(probability)")
  }
}

/// Why a text is no fault.
public enum FaultError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no fault of this name.
  case unknownName(String)
  /// The word before the colon is no endpoint that can fail.
  case unknownEndpoint(String)
  /// The fault makes no sense for the endpoint.
  case wrongEndpoint(EdgeEndpoint, FaultKind)
  /// The fault takes no value.
  case needlessValue(FaultKind)
  /// The value is not one that the fault takes.
  case badValue(FaultKind)
  /// The text after the `@` is not a probability.
  case badProbability(String)

  /// What is wrong and what to write instead.
  public var description: String {
    switch self {
    case .unknownName(let name):
      "There is no fault \"\(name)\". Faults are: "
        + FaultKind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .unknownEndpoint(let name):
      "\"\(name)\" is no endpoint that can fail. Write delivery:, artifact: or geo: before the fault."
    case .wrongEndpoint(let endpoint, let kind):
      "The fault \(kind.rawValue) makes no sense for \(endpoint.rawValue): it is one of "
        + kind.endpoints.map(\.rawValue).sorted().joined(separator: ", ") + "."
    case .needlessValue(let kind):
      "The fault \(kind.rawValue) takes no value: leave out what follows the \"=\"."
    case .badValue(let kind):
      switch kind.value {
      case .number(let range, let unit, let usual):
        "The value of \(kind.rawValue) is a whole number of \(unit) from \(range.lowerBound) to"
          + " \(range.upperBound), such as \(kind.rawValue)=\(usual)."
      case .text(let usual):
        "The value of \(kind.rawValue) is printable ASCII text, such as \(kind.rawValue)=\(usual)."
      case .none:
        "The fault \(kind.rawValue) takes no value: leave out what follows the \"=\"."
      }
    case .badProbability(let text):
      "\"\(text)\" is no probability: write a number from 0 to 1 after the \"@\", such as status=503@0.5."
    }
  }
}
