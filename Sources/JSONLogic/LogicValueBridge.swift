public import OrderedJSON

extension LogicValue {
  /// The deepest nesting that is read from JSON; whatever lies deeper becomes undefined.
  public static let deepestNesting = 512

  /// The value JavaScript would hold after reading this JSON.
  ///
  /// - Complexity: linear in the size of the JSON.
  public init(_ json: JSON) {
    self.init(json, depth: 0)
  }

  private init(_ json: JSON, depth: Int) {
    switch json {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .number(let number): self = .number(number.double)
    case .string(let text): self = .string(text)
    case .array(let elements):
      self =
        depth < Self.deepestNesting
        ? .array(elements.map { LogicValue($0, depth: depth + 1) }) : .undefined
    case .object(let object):
      self =
        depth < Self.deepestNesting
        ? .object(
          LogicObject(
            object.map { LogicObject.Member(name: $0.name, value: LogicValue($0.value, depth: depth + 1)) }))
        : .undefined
    }
  }

  /// The value as JSON, as JavaScript's `JSON.stringify` sees it: undefined inside an array and numbers
  /// that are not finite become null, undefined members are left out. An undefined value itself gives null.
  ///
  /// - Parameter limit: the largest number of values to write. A value can share its parts, and so be far
  ///   larger when written out than in memory.
  /// - Returns: nil when the value holds more values than that.
  public func json(limit: Int = 100_000) -> JSON? {
    var remaining = limit
    return json(remaining: &remaining)
  }

  private func json(remaining: inout Int) -> JSON? {
    remaining -= 1
    guard remaining >= 0 else { return nil }
    switch self {
    case .undefined, .null: return .null
    case .boolean(let value): return .boolean(value)
    case .number(let value): return JSONNumber(value).map(JSON.number) ?? .null
    case .string(let text): return .string(text)
    case .array(let elements):
      var written: [JSON] = []
      for element in elements {
        guard let json = element.json(remaining: &remaining) else { return nil }
        written.append(json)
      }
      return .array(written)
    case .object(let object):
      var written = JSONObject()
      for member in object.members where member.value != .undefined {
        guard let json = member.value.json(remaining: &remaining) else { return nil }
        written.append(member.name, json)
      }
      return .object(written)
    }
  }
}
