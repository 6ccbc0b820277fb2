import Decisioning
import Foundation
import OrderedJSON

/// The demo that comes with the program, as the source of inputs that mean something.
struct Demo: Sendable {
  let artifact: JSON
  let requests: [JSON]
  /// An engine with the demo's artifact, for deciding foreign requests.
  let engine: DecisioningEngine
  /// Member names and short texts, each once and never empty.
  let words: [String]

  init(resources: String) throws {
    func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
    let folder = "\(resources)/Demo"
    let artifactBytes = try bytes("\(folder)/demo-artifact.json")
    artifact = try JSON(parsing: artifactBytes)
    requests = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/requests").sorted()
      .map { try JSON(parsing: try bytes("\(folder)/requests/\($0)")) }
    engine = DecisioningEngine(artifact: try Artifact(bytes: artifactBytes), clientCode: "acmeclient")
    words = Self.words(in: [artifact] + requests)
  }

  private static func words(in values: [JSON]) -> [String] {
    var words: Set<String> = []
    var pending = values
    while let value = pending.popLast() {
      switch value {
      case .string(let text): words.insert(text)
      case .array(let elements): pending += elements
      case .object(let object):
        words.formUnion(object.map(\.name))
        pending += object.map(\.value)
      default: break
      }
    }
    return words.filter { 1...24 ~= $0.utf8.count }.sorted()
  }

  /// The rules of all locations.
  var rules: [(kind: String, location: String, rule: JSON)] {
    ["mboxes", "views"].flatMap { kind in
      (artifact["rules"]?[kind]?.object?.members ?? []).flatMap { location in
        (location.value.array ?? []).map { (kind, location.name, $0) }
      }
    }
  }

  /// An artifact for each rule, which has this rule alone.
  var smallArtifacts: [JSON] {
    rules.map { kind, location, rule in
      var small = artifact.object ?? JSONObject()
      small["localMboxes"] = [.string(location)]
      small["remoteMboxes"] = ["remote", .string(location)]
      small["rules"] = .object([kind: .object(JSONObject([.init(name: location, value: [rule])]))])
      return .object(small)
    }
  }

  /// The texts at a path of each request.
  func texts(at path: JSONPath) -> [String] {
    requests.compactMap { $0[path]?.string }
  }
}
