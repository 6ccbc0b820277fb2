/// The decoder that a type sees, which is also its container for a single value.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let json: JSON
  let trail: CodingTrail

  var codingPath: [any CodingKey] { trail.codingPath }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = json else {
      throw mismatch(JSONObject.self, "expected an object, found \(json.kindWithArticle)", at: trail)
    }
    return KeyedDecodingContainer(MemberDecodingContainer(object: object, trail: trail))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = json else {
      throw mismatch([JSON].self, "expected an array, found \(json.kindWithArticle)", at: trail)
    }
    return ElementDecodingContainer(elements: elements, trail: trail)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { json.isNull }

  func decode(_ type: String.Type) throws -> String {
    try value(type, of: json, at: trail)
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try value(type, of: json, at: trail)
  }
}

/// Reads the members of an object.
struct MemberDecodingContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let object: JSONObject
  let trail: CodingTrail
  /// The positions of large objects, whose members would take long to search one by one.
  private let positions: [ExactText: Int]?

  init(object: JSONObject, trail: CodingTrail) {
    self.object = object
    self.trail = trail
    positions = object.count > 16 ? object.positionsByName : nil
  }

  // Most members are texts, numbers or not there at all. Swift's own way looks each of them up three times and
  // asks at run time what its type can do, so they are read here at once.

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try directIfPresent(key) }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try directIfPresent(key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try directIfPresent(key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try directIfPresent(key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try directIfPresent(key) }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    let name = key.stringValue
    guard let json = member(name), !json.isNull else { return nil }
    return try value(type, of: json, at: .member(name, of: trail))
  }

  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try direct(try present(key), key.stringValue)
  }

  private func directIfPresent<Value: JSONCoded>(_ key: Key) throws -> Value? {
    let name = key.stringValue
    guard let json = member(name), !json.isNull else { return nil }
    return try direct(json, name)
  }

  private func direct<Value: JSONCoded>(_ json: JSON, _ name: String) throws -> Value {
    do throws(JSONDecodingError) {
      return try Value(decoding: json)
    } catch {
      throw decodingError(error, in: Value.self, at: CodingTrail.member(name, of: trail).codingPath)
    }
  }

  var codingPath: [any CodingKey] { trail.codingPath }

  var allKeys: [Key] { object.compactMap { Key(stringValue: $0.name) } }

  func contains(_ key: Key) -> Bool { member(key.stringValue) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try present(key).isNull }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try value(type, of: try present(key), at: .member(key.stringValue, of: trail))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try decoder(for: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(for: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    ValueDecoder(json: member("super") ?? .null, trail: .member("super", of: trail))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(for: key) }

  private func decoder(for key: Key) throws -> ValueDecoder {
    ValueDecoder(json: try present(key), trail: .member(key.stringValue, of: trail))
  }

  private func member(_ name: String) -> JSON? {
    guard let positions else { return object[name] }
    return positions[ExactText(name)].map { object[$0].value }
  }

  private func present(_ key: Key) throws -> JSON {
    guard let json = member(key.stringValue) else {
      throw missing(key, "member \(quotedVisibly(key.stringValue)) is missing", at: trail)
    }
    return json
  }
}

/// Reads the elements of an array one after another.
struct ElementDecodingContainer: UnkeyedDecodingContainer {
  let elements: [JSON]
  let trail: CodingTrail
  private(set) var currentIndex = 0

  init(elements: [JSON], trail: CodingTrail) {
    self.elements = elements
    self.trail = trail
  }

  var codingPath: [any CodingKey] { trail.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard try current().json.isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let decoder = try current()
    let result = try value(type, of: decoder.json, at: decoder.trail)
    currentIndex += 1
    return result
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    let container = try current().container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try current().unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let decoder = try current()
    currentIndex += 1
    return decoder
  }

  private func current() throws -> ValueDecoder {
    guard !isAtEnd else {
      let reason = "expected more elements, the array ends after \(elements.count)"
      throw missing(StepKey(.element(currentIndex)), reason, at: trail)
    }
    return ValueDecoder(json: elements[currentIndex], trail: .element(currentIndex, of: trail))
  }
}
