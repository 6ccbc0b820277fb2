import JSONLogic
import OrderedJSON

/// The parameters of a requested item as rules read them under `mbox`.
///
/// A dotted name such as `first.language` becomes nested objects, and beside each text stands the same in
/// lower case under its name with `_lc`. Parameters without dots and objects, which is nearly all of
/// them, are looked up as they are; the tree is only built for the others.
struct MboxParameters {
  private let parameters: JSONObject
  private let isFlat: Bool
  private var builtTree: LogicValue?

  /// The parameters of an item.
  init(_ parameters: JSONObject?) {
    self.parameters = parameters ?? JSONObject()
    isFlat = self.parameters.allSatisfy {
      !$0.name.utf8.contains(UInt8(ascii: ".")) && $0.value.object == nil
    }
  }

  /// The value at a path below `mbox`.
  mutating func value(at path: VariablePath) -> LogicValue {
    guard isFlat, path.components.count == 1 else { return tree().value(at: path) }
    return flatValue(path.text)
  }

  /// All parameters as nested objects, as traces show them.
  mutating func tree() -> LogicValue {
    if let builtTree { return builtTree }
    let tree = LogicValue(.object(Self.withLowercaseTwins(Self.unflattened(parameters))))
    builtTree = tree
    return tree
  }

  private func flatValue(_ name: String) -> LogicValue {
    if let value = parameters[name] { return LogicValue(value) }
    guard name.hasSuffix("_lc"), let text = parameters[String(name.dropLast(3))]?.string else {
      return .undefined
    }
    return .string(text.lowercased())
  }
}

// MARK: - Dots and lower case

extension MboxParameters {
  /// Makes nested objects of the members whose names have dots inside.
  ///
  /// Of `a` and `a.b` together the nested one counts, wherever it stands.
  static func unflattened(_ parameters: JSONObject) -> JSONObject {
    var result = JSONObject()
    for member in parameters where !isPath(member.name) { result[member.name] = member.value }
    for member in parameters where isPath(member.name) {
      let path = member.name.split(separator: ".").map(String.init)
      set(member.value, at: path[...], in: &result)
    }
    return result
  }

  /// Names of members that nested ones displace: `a` where there is `a.b` too.
  var hiddenNames: [String] {
    if isFlat { return [] }
    let paths = parameters.map(\.name).filter(Self.isPath)
    return parameters.compactMap { member in
      guard member.value.object == nil, paths.contains(where: { $0.hasPrefix(member.name + ".") }) else {
        return nil
      }
      return member.name
    }
  }

  private static func set(_ value: JSON, at path: ArraySlice<String>, in object: inout JSONObject) {
    guard let name = path.first else { return }
    guard path.count > 1 else {
      if object[name]?.object == nil { object[name] = value }
      return
    }
    var inner = object[name]?.object ?? JSONObject()
    set(value, at: path.dropFirst(), in: &inner)
    object[name] = .object(inner)
  }

  /// More parts than any name has. A longer one, whose nested objects would exhaust the stack, is no path.
  private static let mostParts = 100

  /// Whether a name has single dots, and these inside of it.
  private static func isPath(_ name: String) -> Bool {
    guard name.utf8.contains(UInt8(ascii: ".")) else { return false }
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= mostParts && parts.allSatisfy { !$0.isEmpty }
  }

  private static func withLowercaseTwins(_ object: JSONObject) -> JSONObject {
    var result = JSONObject()
    for member in object {
      switch member.value {
      case .object(let inner): result.append(member.name, .object(withLowercaseTwins(inner)))
      default: result.append(member.name, member.value)
      }
      guard case .string(let text) = member.value, object[member.name + "_lc"] == nil else { continue }
      result.append(member.name + "_lc", .string(text.lowercased()))
    }
    return result
  }
}
