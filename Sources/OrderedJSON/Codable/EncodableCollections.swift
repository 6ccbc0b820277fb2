/// A collection of values that becomes JSON without containers in between.
protocol EncodableCollection {
  func json(at trail: CodingTrail) throws -> JSON
}

extension Array: EncodableCollection where Element: Encodable {
  func json(at trail: CodingTrail) throws -> JSON {
    var elements: [JSON] = []
    elements.reserveCapacity(count)
    for element in self {
      elements.append(try OrderedJSON.json(of: element, at: .element(elements.count, of: trail)))
    }
    return .array(elements)
  }
}

extension Dictionary: EncodableCollection where Key == String, Value: Encodable {
  func json(at trail: CodingTrail) throws -> JSON {
    var object = JSONObject()
    for (name, value) in sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      object.append(name, try OrderedJSON.json(of: value, at: .member(name, of: trail)))
    }
    return .object(object)
  }
}
