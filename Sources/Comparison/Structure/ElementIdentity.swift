import OrderedJSON

/// What identifies an element of an array, whatever its position.
enum ElementIdentity {
  /// The keys of an element, the most particular one first; none when nothing identifies it.
  static func keys(of element: JSON) -> [JSON] {
    guard let object = element.object else { return [] }
    var keys: [JSON] = []
    func add(_ kind: JSON, _ names: String...) {
      let values = names.map { object[$0] ?? .null }
      guard values.contains(where: { !$0.isNull }), values.allSatisfy(\.isScalar) else { return }
      keys.append(.array([kind] + values))
    }
    if let tokens = object["responseTokens"]?.object, let activity = tokens["activity.id"], activity.isScalar
    {
      keys.append(["option", activity, tokens["option.id"].flatMap { $0.isScalar ? $0 : nil } ?? .null])
      keys.append(["activity", activity])
    }
    if object["integrationCode"] != nil {
      add("customer", "integrationCode", "id")
      add("integration", "integrationCode")
    } else if object["id"] != nil {
      add("id", "id")
    }
    if object["name"] != nil {
      add("place", "name", "index")
      add("name", "name")
    } else if object["key"] != nil {
      add("key", "key")
    } else if object["selector"] != nil {
      add("element", "type", "selector")
      add("selector", "selector")
    }
    return keys
  }
}

extension JSON {
  /// Whether this is neither an array nor an object.
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
