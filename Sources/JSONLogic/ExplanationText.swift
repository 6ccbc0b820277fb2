import OrderedJSON

extension LogicValue {
  /// The value in short: text in quotes, and of long values the beginning.
  public var summary: String {
    summary(depth: 0)
  }

  private static let longestSummary = 80
  private static let mostElements = 5

  private func summary(depth: Int) -> String {
    switch self {
    case .undefined: return "undefined"
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let value): return value.javaScriptText
    case .string(let text): return Self.quoted(text)
    case .array(let elements):
      guard depth < 2 else { return "[…]" }
      let shown = elements.prefix(Self.mostElements).map { $0.summary(depth: depth + 1) }
      return "[\((shown + (elements.count > Self.mostElements ? ["…"] : [])).joined(separator: ", "))]"
    case .object(let object):
      guard depth < 2 else { return "{…}" }
      let shown = object.members.prefix(Self.mostElements).map {
        "\(Self.quoted($0.name)): \($0.value.summary(depth: depth + 1))"
      }
      return "{\((shown + (object.members.count > Self.mostElements ? ["…"] : [])).joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.prefix(longestSummary) {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return quoted + (text.dropFirst(longestSummary).isEmpty ? "\"" : "…\"")
  }
}

extension Explanation {
  /// The expression in a short, readable notation: `substr(page.url_lc, 0, 12)`, `allocation <= 50`.
  public var expressionText: String {
    expressionText(depth: 0)
  }

  private func expressionText(depth: Int) -> String {
    if let variable { return variable }
    guard let operation else {
      guard !operands.isEmpty else { return LogicValue(expression).summary }
      return "[\(operandTexts(depth: depth).joined(separator: ", "))]"
    }
    guard depth < 6 else { return "\(operation)(…)" }
    let texts = operandTexts(depth: depth + 1)
    let isComparison = RuleOperation(name: operation).map { $0.isOrdering || $0.isEquality } ?? false
    if isComparison && texts.count > 1 { return texts.joined(separator: " \(operation) ") }
    switch operation {
    case "and", "or":
      return texts.count > 1 ? "(\(texts.joined(separator: " \(operation) ")))" : texts.joined()
    case "!": return "not \(texts.joined(separator: ", "))"
    case "in" where texts.count == 2: return "\(texts[0]) in \(texts[1])"
    default: return "\(operation)(\(texts.joined(separator: ", ")))"
    }
  }

  private func operandTexts(depth: Int) -> [String] {
    let shown = operands.prefix(8).map { $0.expressionText(depth: depth) }
    return operands.count > 8 ? shown + ["…"] : shown
  }

  /// The value in words: a variable that the data does not have is "missing".
  public var valueText: String {
    notes.contains { if case .missingVariable = $0 { true } else { false } } && value.isMissing
      ? "missing" : value.summary
  }
}
