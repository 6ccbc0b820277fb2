import OrderedJSON

/// How json-logic reads JSON: an object with exactly one name is an operation, everything else is data.
enum RuleSyntax {
  /// The name and the argument of an operation, or nil when the JSON is data.
  ///
  /// A name that occurs twice counts once, with its last value, as in JavaScript.
  static func operation(in json: JSON) -> (name: String, argument: JSON)? {
    guard case .object(let object) = json, let last = object.last else { return nil }
    guard object.allSatisfy({ $0.name.hasSameCodeUnits(as: last.name) }) else { return nil }
    return (last.name, last.value)
  }

  /// The operands of an operation, or the elements of an array, with what leads to them.
  struct Operands {
    let sources: [JSON]
    /// The JSON Pointer from the node to its list of operands.
    fileprivate let prefix: String
    /// Whether the only operand stands without the brackets of a list.
    fileprivate let isBare: Bool

    /// The JSON Pointer from the node to one of its operands.
    func pointer(to index: Int) -> String {
      isBare ? prefix : "\(prefix)/\(index)"
    }
  }

  /// The operands of an operation, or the elements of an array; none for other data.
  static func operands(of json: JSON) -> Operands {
    if case .array(let elements) = json { return Operands(sources: elements, prefix: "", isBare: false) }
    guard let operation = operation(in: json) else {
      return Operands(sources: [], prefix: "", isBare: false)
    }
    let prefix = "/" + escaped(operation.name)
    if case .array(let operands) = operation.argument {
      return Operands(sources: operands, prefix: prefix, isBare: false)
    }
    return Operands(sources: [operation.argument], prefix: prefix, isBare: true)
  }

  /// A name inside a JSON Pointer: `~` and `/` are written `~0` and `~1` (RFC 6901).
  private static func escaped(_ name: String) -> String {
    var escaped = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
