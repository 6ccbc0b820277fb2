/// Turns `Encodable` values into JSON with the members in the order in which they are encoded, which is the
/// order of declaration unless a type says otherwise.
///
/// Dictionaries with string keys have their members sorted by name, so that the same value always gives the
/// same text. ``JSON``, ``JSONObject`` and ``JSONNumber`` are taken as they are.
public struct OrderedJSONEncoder: Sendable {
  /// Makes an encoder.
  public init() {}

  /// The value as JSON.
  ///
  /// - Throws: an error with the path of the value that has no JSON form, such as an infinite number.
  public func encode(_ value: some Encodable) throws(JSONEncodingError) -> JSON {
    do {
      return try json(of: value, at: .root)
    } catch let error as JSONEncodingError {
      throw error
    } catch EncodingError.invalidValue(_, let context) {
      throw JSONEncodingError(
        path: JSONPath(codingPath: context.codingPath), reason: context.debugDescription)
    } catch {
      throw JSONEncodingError(path: JSONPath(), reason: "\(error)")
    }
  }
}

/// Encodes one value at some place.
func json(of value: some Encodable, at trail: CodingTrail) throws -> JSON {
  if let value = value as? any JSONCoded {
    do throws(JSONEncodingError) {
      return try value.encoded()
    } catch {
      throw JSONEncodingError(path: JSONPath(trail.path.steps + error.path.steps), reason: error.reason)
    }
  }
  if let value = value as? any EncodableCollection { return try value.json(at: trail) }
  let encoder = ValueEncoder(trail: trail, target: EncodingTarget())
  try value.encode(to: encoder)
  return encoder.target.json
}

/// What one encoder writes to. A class, because a type may ask its encoder for several containers and fill
/// them in turn.
final class EncodingTarget {
  /// A place in a container: a value, or a nested container that may still grow.
  enum Slot {
    case value(JSON)
    case target(EncodingTarget)

    var json: JSON {
      switch self {
      case .value(let json): json
      case .target(let target): target.json
      }
    }
  }

  /// The containers that Swift's coders know.
  enum Content {
    case nothing
    case single(JSON)
    case elements([Slot])
    case members(names: [String], slots: [Slot])
  }

  private(set) var content = Content.nothing
  /// The position of each name once there are enough of them for a search to be slow.
  private var positions: [ExactText: Int] = [:]

  /// The number of elements of an array.
  var elementCount: Int {
    if case .elements(let slots) = content { slots.count } else { 0 }
  }

  func set(_ json: JSON) { content = .single(json) }

  func makeObject() {
    if case .members = content { return }
    var (names, slots): ([String], [Slot]) = ([], [])
    names.reserveCapacity(Self.usualMemberCount)
    slots.reserveCapacity(Self.usualMemberCount)
    content = .members(names: names, slots: slots)
  }

  func makeArray() {
    if case .elements = content { return }
    content = .elements([])
  }

  func append(_ slot: Slot) {
    guard case .elements(var slots) = content else { return }
    content = .nothing
    slots.append(slot)
    content = .elements(slots)
  }

  /// Adds a member, or replaces it in its place when its name has been encoded before.
  func set(_ slot: Slot, for name: String) {
    guard case .members(var names, var slots) = content else { return }
    content = .nothing
    if let position = position(of: name, in: names) {
      slots[position] = slot
    } else {
      names.append(name)
      slots.append(slot)
      if names.count > Self.searchLimit { positions[ExactText(name)] = names.count - 1 }
    }
    content = .members(names: names, slots: slots)
  }

  private static let searchLimit = 16
  /// As many members as most objects have, so that their arrays need not grow.
  private static let usualMemberCount = 8

  private func position(of name: String, in names: [String]) -> Int? {
    names.prefix(Self.searchLimit).firstIndex { $0.hasSameCodeUnits(as: name) }
      ?? (positions.isEmpty ? nil : positions[ExactText(name)])
  }

  /// What has been written so far; an empty object if nothing.
  var json: JSON {
    switch content {
    case .nothing: .object(JSONObject())
    case .single(let json): json
    case .elements(let slots): .array(slots.map(\.json))
    case .members(let names, let slots):
      .object(JSONObject(zip(names, slots).map { JSONObject.Member(name: $0, value: $1.json) }))
    }
  }
}
