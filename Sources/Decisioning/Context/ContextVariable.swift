import JSONLogic

/// A variable that the conditions of an artifact can read, found once by its path when rules are compiled.
enum ContextVariable: Sendable, Hashable {
  /// `current_timestamp`: milliseconds since 1970.
  case timestamp
  /// `current_time`: hour and minute in UTC.
  case time
  /// `current_day`: the weekday in UTC.
  case day
  /// `allocation`: the visitor's bucket in the rule's activity as a percentage.
  case allocation
  case user(UserMember)
  case page(AddressMember)
  case referring(AddressMember)
  case geo(GeoMember)
  /// `mbox.…`: a parameter of the requested item, by its path after `mbox.`.
  case parameter(VariablePath)
  /// Anything else, such as a whole group; looked up in the tree of all variables.
  case other(VariablePath)

  /// Finds the variable at a path.
  init(path: VariablePath) {
    self = Self.known(path.components) ?? .other(path)
  }

  private static func known(_ components: [String]) -> ContextVariable? {
    switch components.count {
    case 1: topLevel(components[0])
    case 2: member(components[1], of: components[0])
    default: components[0] == "mbox" ? parameter(components.dropFirst()) : nil
    }
  }

  private static func topLevel(_ name: String) -> ContextVariable? {
    switch name {
    case "current_timestamp": .timestamp
    case "current_time": .time
    case "current_day": .day
    case "allocation": .allocation
    default: nil
    }
  }

  private static func member(_ name: String, of group: String) -> ContextVariable? {
    switch group {
    case "user": UserMember(rawValue: name).map(ContextVariable.user)
    case "page": AddressMember(name: name).map(ContextVariable.page)
    case "referring": AddressMember(name: name).map(ContextVariable.referring)
    case "geo": GeoMember(rawValue: name).map(ContextVariable.geo)
    case "mbox": parameter([name])
    default: nil
    }
  }

  private static func parameter(_ components: ArraySlice<String>) -> ContextVariable {
    .parameter(VariablePath(components.joined(separator: ".")))
  }

  /// Whether no request can have a value here: a path that leads into none of the groups.
  var isUnknown: Bool {
    guard case .other(let path) = self, let group = path.components.first else { return false }
    let groups = ["user", "page", "referring", "geo"]
    if groups.contains(group) { return path.components.count > 1 }
    return group != "mbox" && !path.text.isEmpty
  }

  /// Whether this reads the name of a place, whose letter case conditions depend on.
  var readsPlaceName: Bool {
    switch self {
    case .geo(let member): member.isName
    case .other(let path): path.components.first == "geo" || path.text.isEmpty
    default: false
    }
  }
}

/// What rules can read of `user`.
enum UserMember: String, CaseIterable, Sendable {
  case browserType, platform, locale, browserVersion
}

/// What rules can read of `geo`.
enum GeoMember: String, CaseIterable, Sendable {
  case country, region, city, latitude, longitude

  var isName: Bool { self != .latitude && self != .longitude }
}

/// What rules can read of `page` and `referring`: seven parts, each also in lower case under a name
/// that ends in `_lc`.
struct AddressMember: Hashable, Sendable {
  enum Part: Int, CaseIterable, Sendable {
    case url, path, query, fragment, subdomain, domain, topLevelDomain
  }

  let part: Part
  let isLowercased: Bool

  init(_ part: Part, isLowercased: Bool) {
    self.part = part
    self.isLowercased = isLowercased
  }

  init?(name: String) {
    guard let member = Self.all.first(where: { $0.name == name }) else { return nil }
    self = member
  }

  /// All members in the order that traces show them.
  static let all = [false, true].flatMap { isLowercased in
    Part.allCases.map { AddressMember($0, isLowercased: isLowercased) }
  }

  var name: String { isLowercased ? "\(part)_lc" : "\(part)" }

  /// The position among ``all``.
  var position: Int { isLowercased ? part.rawValue + Part.allCases.count : part.rawValue }
}
