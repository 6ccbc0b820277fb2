import OrderedJSON

/// Reads and writes lists of faults for `/faults`.
enum FaultsEndpoint {
  /// The faults that are to be in force, from the body of a call: a JSON array of faults, an object with one
  /// as `faults`, or text with a fault in each line.
  ///
  /// - Throws: `FaultError` of the first that is wrong, `JSONParseError`, or `JSONDecodingError`.
  static func faults(in body: [UInt8]) throws -> [Fault] {
    switch body.first(where: { $0 > UInt8(ascii: " ") }) {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let json = try JSON(parsing: body, nestingLimit: 10)
      guard let faults = json.array ?? json["faults"]?.array else {
        throw JSONDecodingError(
          path: JSONPath(), reason: #"expected an array of faults, or an object with it as "faults""#)
      }
      let texts = faults.map { $0.string ?? $0.compact }
      return try texts.map { try Fault($0) }
    default:
      let lines = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline)
      return try lines.map { try Fault(String($0)) }
    }
  }

  /// The faults in force and all there are, as JSON.
  static func list(_ faults: [Fault]) -> EdgeAnswer {
    var known = JSONObject()
    for kind in FaultKind.allCases { known.append(kind.rawValue, .string(kind.summary)) }
    return .json(["faults": .array(faults.map { .string($0.description) }), "known": .object(known)])
  }
}
