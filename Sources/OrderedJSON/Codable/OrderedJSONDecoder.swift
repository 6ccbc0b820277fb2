/// Makes `Decodable` values from JSON.
///
/// Members that a type does not ask for are ignored; of members with the same name the last counts. Numbers
/// must fit the type that asks for them without loss of whole digits: `1.0` is an `Int`, `1.5` is not.
public struct OrderedJSONDecoder: Sendable {
  /// Makes a decoder.
  public init() {}

  /// The value that the JSON stands for.
  ///
  /// - Throws: an error with the path of the value that does not fit. Errors of the type's own initializers
  ///   are reported in the same way.
  public func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from json: JSON
  ) throws(JSONDecodingError) -> Value {
    do {
      return try OrderedJSON.value(type, of: json, at: .root)
    } catch {
      throw JSONDecodingError(error, decoding: type, of: json, at: .root)
    }
  }
}

/// Decodes one value at some place. All errors are decoding errors that carry a ``JSONDecodingError``, so
/// that types which look for Swift's own errors work with this decoder too.
func value<Value: Decodable>(_ type: Value.Type, of json: JSON, at trail: CodingTrail) throws -> Value {
  if let coded = type as? any JSONCoded.Type {
    do throws(JSONDecodingError) {
      if let value = try coded.init(decoding: json) as? Value { return value }
    } catch {
      throw decodingError(error, in: type, at: trail.codingPath)
    }
  }
  do {
    return try Value(from: ValueDecoder(json: json, trail: trail))
  } catch {
    if error.decodingError != nil { throw error }
    let reason = JSONDecodingError(error, decoding: type, of: json, at: trail)
    throw DecodingError.dataCorrupted(
      DecodingError.Context(
        codingPath: reason.path.steps.map(StepKey.init), debugDescription: reason.reason,
        underlyingError: reason))
  }
}

/// The error in Swift's own form, told from the outermost value on.
///
/// - Parameter codingPath: The place of the value from which on the error tells its place.
func decodingError(
  _ error: JSONDecodingError, in type: Any.Type, at codingPath: [any CodingKey]
) -> DecodingError {
  let codingPath = codingPath + error.path.steps.map(StepKey.init)
  return .typeMismatch(
    type,
    DecodingError.Context(
      codingPath: codingPath, debugDescription: error.reason,
      underlyingError: JSONDecodingError(path: JSONPath(codingPath: codingPath), reason: error.reason)))
}

/// An error for a value of the wrong kind.
func mismatch(_ type: Any.Type, _ reason: String, at trail: CodingTrail) -> DecodingError {
  .typeMismatch(
    type,
    DecodingError.Context(
      codingPath: trail.codingPath, debugDescription: reason,
      underlyingError: JSONDecodingError(path: trail.path, reason: reason)))
}

/// An error for something that is not there.
func missing(_ key: any CodingKey, _ reason: String, at trail: CodingTrail) -> DecodingError {
  .keyNotFound(
    key,
    DecodingError.Context(
      codingPath: trail.codingPath, debugDescription: reason,
      underlyingError: JSONDecodingError(path: trail.path, reason: reason)))
}

// MARK: - Errors of others

extension Error {
  /// The error of this decoder that Swift's error carries, nil if another decoder or type made it.
  fileprivate var decodingError: JSONDecodingError? {
    (self as? DecodingError)?.context?.underlyingError as? JSONDecodingError
  }
}

extension DecodingError {
  fileprivate var context: Context? {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
      .dataCorrupted(let context):
      context
    @unknown default: nil
    }
  }
}

extension JSONDecodingError {
  /// Takes over the place and reason of any error that decoding a type threw.
  fileprivate init(_ error: any Error, decoding type: Any.Type, of json: JSON, at trail: CodingTrail) {
    if let known = (error as? JSONDecodingError) ?? error.decodingError {
      self = known
    } else if case .dataCorrupted(let context)? = error as? DecodingError,
      let reason = unknownRawValue(json, of: type)
    {
      self.init(path: JSONPath(codingPath: context.codingPath), reason: reason)
    } else if let context = (error as? DecodingError)?.context {
      self.init(path: JSONPath(codingPath: context.codingPath), reason: context.debugDescription)
    } else {
      self.init(path: trail.path, reason: "\(error)")
    }
  }
}

/// A sentence about a value that is none of the cases of an enumeration; nil for other types.
private func unknownRawValue(_ json: JSON, of type: Any.Type) -> String? {
  guard type is any RawRepresentable.Type else { return nil }
  let found: String
  switch json {
  case .string(let text): found = quotedVisibly(text)
  case .number(let number): found = number.text
  default: return nil
  }
  guard let type = type as? any (CaseIterable & RawRepresentable).Type else {
    return "\(found) is not known here"
  }
  return "expected \(caseList(type)), found \(found)"
}

/// The raw values of an enumeration: `"a", "b" or "c"`.
private func caseList<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> String {
  let values = Value.allCases.map { ($0.rawValue as? String).map(quotedVisibly) ?? "\($0.rawValue)" }
  guard values.count > 1, let last = values.last else { return values.first ?? "nothing" }
  return "\(values.dropLast().joined(separator: ", ")) or \(last)"
}
