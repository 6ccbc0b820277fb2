import DemoResources
import OrderedJSON

/// A rule of the demo artifact with the mbox or view it is filed under.
struct FiledRule: Sendable {
  let location: String
  let json: JSON

  var ruleKey: String { json["ruleKey"]?.string ?? "" }
  var activity: Int64 { json["activityId"]?.integer ?? -1 }
  var experience: Int64 { json["meta"]?["experience.id"]?.integer ?? -1 }
  var activityType: String { json["meta"]?["activity.type"]?.string ?? "" }
  var options: [JSON] { json["consequence"]?["options"]?.array ?? [] }
  var metrics: [JSON] { json["consequence"]?["metrics"]?.array ?? [] }
}

/// The demo artifact taken apart.
struct DemoArtifact: Sendable {
  let json: JSON
  let mboxRules: [FiledRule]
  let viewRules: [FiledRule]

  var rules: [FiledRule] { mboxRules + viewRules }

  init() throws {
    json = try JSON(parsing: DemoWorkspace.locate().artifact())
    mboxRules = Self.rules(of: json["rules"]?["mboxes"])
    viewRules = Self.rules(of: json["rules"]?["views"])
  }

  /// The texts of a list such as `localMboxes`.
  func names(_ list: String) -> Set<String> {
    Set((json[list]?.array ?? []).compactMap(\.string))
  }

  private static func rules(of locations: JSON?) -> [FiledRule] {
    (locations?.object?.members ?? []).flatMap { location in
      (location.value.array ?? []).map { FiledRule(location: location.name, json: $0) }
    }
  }
}

/// A saved request with its file name.
struct SavedRequest: Sendable {
  let fileName: String
  let json: JSON

  /// The requested items of a kind, `mboxes` or `views`, in `execute` and `prefetch`.
  func items(_ kind: String) -> [JSON] {
    ["execute", "prefetch"].flatMap { json["request"]?[$0]?[kind]?.array ?? [] }
  }

  static func all() throws -> [SavedRequest] {
    try DemoWorkspace.locate().savedRequests().map { file in
      SavedRequest(fileName: file.fileName, json: try JSON(parsing: file.bytes))
    }
  }
}

extension JSON {
  /// This value and every value inside it.
  var withDescendants: [JSON] {
    switch self {
    case .array(let elements): [self] + elements.flatMap(\.withDescendants)
    case .object(let object): [self] + object.flatMap { $0.value.withDescendants }
    default: [self]
    }
  }
}
