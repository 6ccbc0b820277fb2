import OrderedJSON

/// A value of the Delivery API together with the JSON it was read from.
///
/// The value gives typed access to the members that are known here; the JSON keeps everything, in the
/// order and spelling of the sender.
public struct Document<Value: JSONCoded & Hashable & Sendable>: Hashable, Sendable {
  /// The members that are known.
  public let value: Value

  /// The JSON as it was read.
  public let json: JSON

  /// Reads a value from JSON and keeps both.
  ///
  /// - Throws: an error with the path of the member that is missing or has another type.
  public init(_ json: JSON, as type: Value.Type = Value.self) throws(JSONDecodingError) {
    value = try Value(decoding: json)
    self.json = json
  }

  /// Writes a value as JSON and keeps both.
  ///
  /// - Throws: an error with the path of a number that JSON cannot write, such as an infinite one.
  public init(_ value: Value) throws(JSONEncodingError) {
    self.value = value
    json = try value.encoded()
  }

  private init(value: Value, json: JSON) {
    self.value = value
    self.json = json
  }

  /// The document with another value. Members that are not known here stay, and what did not change keeps
  /// its place and spelling.
  ///
  /// Elements of lists are matched by position, or by what they are when the list became longer or shorter.
  ///
  /// - Complexity: linear in the size of the JSON, but quadratic in the members of a single object that
  ///   changed and in the elements of a list that became longer or shorter.
  /// - Throws: an error with the path of a number that JSON cannot write.
  public func revised(to newValue: Value) throws(JSONEncodingError) -> Document {
    let revised = revise(json, from: try value.encoded(), to: try newValue.encoded())
    return Document(value: newValue, json: revised)
  }
}

/// The original JSON with the changes between what is known of it and what that is to be.
private func revise(_ original: JSON, from old: JSON, to new: JSON) -> JSON {
  if old == new { return original }
  if original == old { return new }
  switch (original, old, new) {
  case (.object(let original), .object(let old), .object(let new)):
    return .object(revise(original, from: old, to: new))
  case (.array(let original), .array(let old), .array(let new)) where original.count == old.count:
    return .array(revise(original, from: old, to: new))
  default:
    return new
  }
}

private func revise(_ original: JSONObject, from old: JSONObject, to new: JSONObject) -> JSONObject {
  var revised = JSONObject()
  for member in original {
    if let newValue = new[member.name] {
      let oldValue = old[member.name]
      revised.append(member.name, oldValue.map { revise(member.value, from: $0, to: newValue) } ?? newValue)
    } else if old[member.name] == nil {
      revised.append(member.name, member.value)
    }
  }
  for member in new where original[member.name] == nil {
    revised.append(member.name, member.value)
  }
  return revised
}

/// An element that is the same as before keeps all it came with, also when it moved; another one at a place
/// that nothing moved away from is taken for the one that was there, changed.
private func revise(_ original: [JSON], from old: [JSON], to new: [JSON]) -> [JSON] {
  var isUsed = old.indices.map { $0 < new.count && old[$0] == new[$0] }
  let isSame = isUsed
  let moved: [Int?] = new.indices.map { position in
    if position < isSame.count, isSame[position] { return position }
    let match = old.indices.first { !isUsed[$0] && old[$0] == new[position] }
    if let match { isUsed[match] = true }
    return match
  }
  return new.indices.map { position in
    if let match = moved[position] { return original[match] }
    guard new.count == old.count, !isUsed[position] else { return new[position] }
    return revise(original[position], from: old[position], to: new[position])
  }
}
