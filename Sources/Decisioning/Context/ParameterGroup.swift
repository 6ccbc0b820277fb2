import OrderedJSON

/// An object that is put together from parameters: members in order, each found at once by its name.
struct ParameterGroup {
  private enum Content {
    case value(JSON)
    case group(ParameterGroup)
  }

  private var names: [String] = []
  private var contents: [Content] = []
  private var positions: [ExactText: Int] = [:]

  /// A group of the given members; of those with the same name the last counts.
  init(_ members: some Sequence<JSONObject.Member> = JSONObject()) {
    for member in members { contents[position(of: member.name)] = .value(member.value) }
  }

  /// Sets the member at a path and makes the objects on the way to it. They displace other values; an
  /// object at the end of the path stays.
  ///
  /// - Complexity: linear in the length of the path.
  mutating func set(_ value: JSON, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    let position = position(of: name)
    let rest = path.dropFirst()
    if rest.isEmpty {
      if group(at: position) == nil { contents[position] = .value(value) }
      return
    }
    var inner = group(at: position) ?? ParameterGroup()
    // Taken out, so that there is only one of it and changing it copies nothing.
    contents[position] = .value(.null)
    inner.set(value, at: rest)
    contents[position] = .group(inner)
  }

  /// The members as JSON, with the same in lower case beside each text, under its name with `_lc`.
  var withLowercaseTwins: JSONObject {
    var object = JSONObject()
    for (position, name) in names.enumerated() {
      if let group = group(at: position) {
        object.append(name, .object(group.withLowercaseTwins))
      } else if case .value(let value) = contents[position] {
        object.append(name, value)
        guard let text = value.string, positions[ExactText(name + "_lc")] == nil else { continue }
        object.append(name + "_lc", .string(text.lowercased()))
      }
    }
    return object
  }

  /// The object at a position; nil for any other value.
  private func group(at position: Int) -> ParameterGroup? {
    switch contents[position] {
    case .group(let group): group
    case .value(.object(let object)): ParameterGroup(object)
    case .value: nil
    }
  }

  /// The position of the member of a name, which is added if it is missing.
  private mutating func position(of name: String) -> Int {
    if let position = positions[ExactText(name)] { return position }
    positions[ExactText(name)] = names.count
    names.append(name)
    contents.append(.value(.null))
    return names.count - 1
  }
}
