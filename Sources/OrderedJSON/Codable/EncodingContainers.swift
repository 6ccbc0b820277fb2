/// The encoder that a value sees, which is also its container for a single value.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  let trail: CodingTrail
  let target: EncodingTarget

  var codingPath: [any CodingKey] { trail.codingPath }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    target.makeObject()
    return KeyedEncodingContainer(MemberEncodingContainer(trail: trail, target: target))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    target.makeArray()
    return ElementEncodingContainer(trail: trail, target: target)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() { target.set(.null) }

  func encode(_ value: String) { target.set(.string(value)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    target.set(try json(of: value, at: trail))
  }
}

/// Writes the members of an object.
struct MemberEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let trail: CodingTrail
  let target: EncodingTarget

  var codingPath: [any CodingKey] { trail.codingPath }

  func encodeNil(forKey key: Key) {
    target.set(.value(.null), for: key.stringValue)
  }

  // Texts, whole numbers and what is not there need nobody to find out at run time how they are encoded.

  func encode(_ value: String, forKey key: Key) { target.set(.value(.string(value)), for: key.stringValue) }
  func encode(_ value: Bool, forKey key: Key) { target.set(.value(.boolean(value)), for: key.stringValue) }
  func encode(_ value: Int, forKey key: Key) {
    target.set(.value(.number(JSONNumber(value))), for: key.stringValue)
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) { if let value { encode(value, forKey: key) } }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) { if let value { encode(value, forKey: key) } }
  func encodeIfPresent(_ value: Int?, forKey key: Key) { if let value { encode(value, forKey: key) } }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) }
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let name = key.stringValue
    target.set(.value(try json(of: value, at: .member(name, of: trail))), for: name)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder(for: key.stringValue).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nestedEncoder(for: key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { nestedEncoder(for: "super") }

  func superEncoder(forKey key: Key) -> any Encoder { nestedEncoder(for: key.stringValue) }

  private func nestedEncoder(for name: String) -> ValueEncoder {
    let nested = EncodingTarget()
    target.set(.target(nested), for: name)
    return ValueEncoder(trail: .member(name, of: trail), target: nested)
  }
}

/// Writes the elements of an array.
struct ElementEncodingContainer: UnkeyedEncodingContainer {
  let trail: CodingTrail
  let target: EncodingTarget

  var codingPath: [any CodingKey] { trail.codingPath }
  var count: Int { target.elementCount }

  func encodeNil() { target.append(.value(.null)) }

  func encode<Value: Encodable>(_ value: Value) throws {
    target.append(.value(try json(of: value, at: .element(count, of: trail))))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nestedEncoder().unkeyedContainer() }

  func superEncoder() -> any Encoder { nestedEncoder() }

  private func nestedEncoder() -> ValueEncoder {
    let nested = EncodingTarget()
    let encoder = ValueEncoder(trail: .element(count, of: trail), target: nested)
    target.append(.target(nested))
    return encoder
  }
}
