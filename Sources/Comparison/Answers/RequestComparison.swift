import OrderedJSON

/// What was changed from one request to another, in the words of a person: `mbox.tier: silver → gold`.
public enum RequestComparison {
  /// The members of a request file that describe it and are not sent.
  private static let descriptions: Set<String> = ["name", "description"]

  /// Compares two requests.
  ///
  /// - Parameters:
  ///   - before: a request file with the member `request`, or a bare delivery request.
  ///   - after: the other one.
  public static func differences(from before: JSON, to after: JSON) -> [WordedDifference] {
    let comparison = JSONComparison(from: before, to: after)
    let names = LocationNames(before: request(of: before), after: request(of: after))
    return comparison.differences.flatMap { difference -> [WordedDifference] in
      guard let first = difference.path.steps.first else {
        return [worded("request", difference.before, difference.after)]
      }
      if case .member(let name) = first, descriptions.contains(name), difference.path.steps.count == 1 {
        return []
      }
      let steps = first == .member("request") ? difference.path.steps.dropFirst() : difference.path.steps[...]
      return worded(difference, Array(steps), names)
    }
  }

  private static func request(of document: JSON) -> JSON { document["request"] ?? document }

  private static func worded(_ difference: JSONDifference, _ steps: [JSONPath.Step], _ names: LocationNames)
    -> [WordedDifference]
  {
    if case .reordered = difference.change {
      return [WordedDifference(names.name(of: steps), "one order", "another order")]
    }
    // What came or went as a whole is told by its members, down to the single values.
    switch (difference.before, difference.after) {
    case (let container?, nil) where !container.isScalar && !names.isLocation(steps):
      return leaves(of: container, at: steps).map { worded(names.name(of: $0), $1, nil) }
    case (nil, let container?) where !container.isScalar && !names.isLocation(steps):
      return leaves(of: container, at: steps).map { worded(names.name(of: $0), nil, $1) }
    default:
      let isLocation = names.isLocation(steps)
      return [
        worded(
          isLocation ? names.kind(of: steps) : names.name(of: steps),
          difference.before.map { isLocation ? locationText($0) : $0 },
          difference.after.map { isLocation ? locationText($0) : $0 })
      ]
    }
  }

  private static func worded(_ name: String, _ before: JSON?, _ after: JSON?) -> WordedDifference {
    func text(_ value: JSON?) -> String? { value.map { $0.string ?? $0.compact } }
    if text(before) == text(after) {
      // The text "1" became the number 1.
      return WordedDifference(name, before?.compact, after?.compact)
    }
    return WordedDifference(name, text(before), text(after))
  }

  /// An mbox or a view by its name.
  private static func locationText(_ location: JSON) -> JSON {
    location["name"] ?? location["key"] ?? location
  }

  /// The scalars and empty containers in a value, at most 50, with their places.
  private static func leaves(of value: JSON, at steps: [JSONPath.Step]) -> [([JSONPath.Step], JSON)] {
    var leaves: [([JSONPath.Step], JSON)] = []
    var waiting = [(steps, value)]
    while let (steps, value) = waiting.popLast(), leaves.count < 50 {
      switch value {
      case .object(let object) where !object.isEmpty:
        waiting += object.reversed().map { (steps + [.member($0.name)], $0.value) }
      case .array(let elements) where !elements.isEmpty:
        waiting += elements.enumerated().reversed().map { (steps + [.element($0)], $1) }
      default: leaves.append((steps, value))
      }
    }
    return leaves
  }
}

/// How places in a request are called.
private struct LocationNames {
  let before: JSON
  let after: JSON

  /// Whether steps lead to an mbox, a view or the page load as a whole.
  func isLocation(_ steps: [JSONPath.Step]) -> Bool {
    guard steps.first == .member("execute") || steps.first == .member("prefetch") else { return false }
    switch steps.count {
    case 2: return steps[1] == .member("pageLoad")
    case 3: return steps[1] == .member("mboxes") || steps[1] == .member("views")
    default: return false
    }
  }

  /// What a location is: `execute mbox`.
  func kind(of steps: [JSONPath.Step]) -> String {
    steps.compactMap { step in
      switch step {
      case .member("mboxes"): "mbox"
      case .member("views"): "view"
      case .member("pageLoad"): "page load"
      case .member(let name): name
      case .element: nil
      }
    }.joined(separator: " ")
  }

  /// What a place is called: parameters as rules know them, with their location when there are several, all
  /// else by its path.
  func name(of steps: [JSONPath.Step]) -> String {
    let depth = steps.count > 1 && steps[1] == .member("pageLoad") ? 2 : 3
    guard steps.count > depth, isLocation(Array(steps.prefix(depth))) else {
      return "\(JSONPath(steps))"
    }
    let rest = Array(steps.dropFirst(depth))
    let location = areSeveral ? locationName(Array(steps.prefix(depth))) + " · " : ""
    if rest.count == 2, case .member(let name) = rest[1] {
      if rest[0] == .member("parameters") { return location + "mbox.\(name)" }
      if rest[0] == .member("profileParameters") { return location + "profile.\(name)" }
    }
    return areSeveral ? location + "\(JSONPath(rest))" : "\(JSONPath(steps))"
  }

  private func locationName(_ steps: [JSONPath.Step]) -> String {
    let path = JSONPath(steps)
    if case .element = steps[steps.count - 1] {
      let location = after[path] ?? before[path]
      return (location?["name"] ?? location?["key"])?.string ?? "\(path)"
    }
    return "page load"
  }

  /// Whether a request asks for more than one location.
  private var areSeveral: Bool { max(count(before), count(after)) > 1 }

  private func count(_ request: JSON) -> Int {
    ["execute", "prefetch"].reduce(0) { sum, section in
      let part = request[section]
      return sum + (part?["mboxes"]?.array?.count ?? 0) + (part?["views"]?.array?.count ?? 0)
        + (part?["pageLoad"] == nil ? 0 : 1)
    }
  }
}
