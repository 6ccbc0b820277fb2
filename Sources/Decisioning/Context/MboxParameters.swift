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
    let tree = LogicValue(.object(Self.nested(parameters)))
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
  /// Makes nested objects of the members whose names have dots inside, and adds the texts in lower case.
  ///
  /// Of `a` and `a.b` together the nested one counts, wherever it stands.
  /// - Complexity: linear in the size of the parameters.
  private static func nested(_ parameters: JSONObject) -> JSONObject {
    var group = ParameterGroup(parameters.lazy.filter { !isPath($0.name) })
    for member in parameters where isPath(member.name) {
      let path = member.name.split(separator: ".").map(String.init)
      group.set(member.value, at: path[...])
    }
    return group.withLowercaseTwins
  }

  /// Names of members that nested ones displace: `a` where there is `a.b` too.
  var hiddenNames: [String] {
    if isFlat { return [] }
    var groups: Set<ExactText> = []
    for member in parameters where Self.isPath(member.name) {
      for position in member.name.utf8.indices where member.name.utf8[position] == UInt8(ascii: ".") {
        groups.insert(ExactText(String(member.name[..<position])))
      }
    }
    return parameters.compactMap { member in
      member.value.object == nil && groups.contains(ExactText(member.name)) ? member.name : nil
    }
  }

  /// More parts than any name has. A longer one, whose nested objects would exhaust the stack, is no path.
  private static let mostParts = 100

  /// Whether a name has single dots, and these inside of it.
  private static func isPath(_ name: String) -> Bool {
    guard name.utf8.contains(UInt8(ascii: ".")) else { return false }
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= mostParts && parts.allSatisfy { !$0.isEmpty }
  }
}
