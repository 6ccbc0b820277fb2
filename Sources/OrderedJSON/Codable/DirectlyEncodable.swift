/// A value that becomes JSON without containers in between.
protocol DirectlyEncodable {
  func json(at trail: CodingTrail) throws -> JSON
}

extension JSON: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { self }
}

extension JSONObject: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { .object(self) }
}

extension JSONNumber: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { .number(self) }
}

extension String: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { .string(self) }
}

extension Bool: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { .boolean(self) }
}

extension BinaryInteger where Self: DirectlyEncodable {
  func json(at trail: CodingTrail) -> JSON { .number(JSONNumber(self)) }
}

extension Int: DirectlyEncodable {}
extension Int8: DirectlyEncodable {}
extension Int16: DirectlyEncodable {}
extension Int32: DirectlyEncodable {}
extension Int64: DirectlyEncodable {}
extension UInt: DirectlyEncodable {}
extension UInt8: DirectlyEncodable {}
extension UInt16: DirectlyEncodable {}
extension UInt32: DirectlyEncodable {}
extension UInt64: DirectlyEncodable {}

extension Double: DirectlyEncodable {
  func json(at trail: CodingTrail) throws -> JSON {
    guard let number = JSONNumber(self) else { throw notFinite(self, at: trail) }
    return .number(number)
  }
}

extension Float: DirectlyEncodable {
  func json(at trail: CodingTrail) throws -> JSON {
    guard isFinite else { throw notFinite(self, at: trail) }
    // Its own shortest text: as a `Double`, 0.1 would be written 0.10000000149011612.
    guard let number = JSONNumber(Double("\(self)") ?? Double(self)) else { throw notFinite(self, at: trail) }
    return .number(number)
  }
}

private func notFinite(_ value: some FloatingPoint, at trail: CodingTrail) -> JSONEncodingError {
  JSONEncodingError(path: trail.path, reason: "JSON has no number for \(value)")
}

extension Array: DirectlyEncodable where Element: Encodable {
  func json(at trail: CodingTrail) throws -> JSON {
    if Element.self == JSON.self, let elements = self as? [JSON] { return .array(elements) }
    var elements: [JSON] = []
    elements.reserveCapacity(count)
    for element in self {
      elements.append(try OrderedJSON.json(of: element, at: .element(elements.count, of: trail)))
    }
    return .array(elements)
  }
}

extension Dictionary: DirectlyEncodable where Key == String, Value: Encodable {
  func json(at trail: CodingTrail) throws -> JSON {
    var object = JSONObject()
    for (name, value) in sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      object.append(name, try OrderedJSON.json(of: value, at: .member(name, of: trail)))
    }
    return .object(object)
  }
}
