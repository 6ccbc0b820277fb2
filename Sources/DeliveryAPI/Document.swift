import OrderedJSON

/// A value of the Delivery API together with the JSON it was read from.
///
/// The value gives typed access to the members that are known here; the JSON keeps everything, in the
/// order and spelling of the sender.
public struct Document<Value: Codable & Hashable & Sendable>: Hashable, Sendable {
  /// The members that are known.
  public let value: Value

  /// The JSON as it was read.
  public let json: JSON

  /// Reads a value from JSON and keeps both.
  ///
  /// - Throws: an error with the path of the member that is missing or has another type.
  public init(_ json: JSON, as type: Value.Type = Value.self) throws(JSONDecodingError) {
    value = try OrderedJSONDecoder().decode(Value.self, from: json)
    self.json = json
  }

  /// Writes a value as JSON and keeps both.
  ///
  /// - Throws: an error with the path of a number that JSON cannot write, such as an infinite one.
  public init(_ value: Value) throws(JSONEncodingError) {
    self.value = value
    json = try OrderedJSONEncoder().encode(value)
  }
}
