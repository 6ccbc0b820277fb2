import DeliveryAPI
import OrderedJSON
import TerminalUI

/// JSON values in one line, with their colours.
enum JSONLine {
  /// The most characters of a text that are looked at for a line; what is longer is cut when it is drawn.
  private static let longestText = 2_000

  /// A scalar as it is written in JSON; a container as a summary.
  static func scalar(_ value: JSON) -> StyledLine {
    switch value {
    case .null: StyledLine("null", .keyword)
    case .boolean(let value): StyledLine(value ? "true" : "false", .keyword)
    case .number(let number): StyledLine(number.text, .number)
    case .string(let text): StyledLine("\"\(text.prefix(longestText))\"", .string)
    case .array(let elements):
      StyledLine(elements.isEmpty ? "[]" : "[…] \(elements.count.counted("element"))", .muted)
    case .object(let object):
      StyledLine(object.isEmpty ? "{}" : "{…} \(object.count.counted("member"))", .muted)
    }
  }

  /// A member or an element: its name or position, and its value.
  static func line(label: String?, _ value: JSON, isOpen: Bool) -> StyledLine {
    var line = StyledLine()
    if let label {
      line.append(label, .name)
      line.append(": ", .punctuation)
    }
    switch value {
    case .array(let elements) where isOpen && !elements.isEmpty:
      line.append("[", .punctuation)
      line.append(" \(elements.count.counted("element"))", .muted)
    case .object(let object) where isOpen && !object.isEmpty:
      line.append("{", .punctuation)
      line.append(" \(object.count.counted("member"))", .muted)
    case .object(let object) where !object.isEmpty:
      line.append(preview(of: object))
    case .array(let elements) where !elements.isEmpty:
      line.append(preview(of: elements))
    default:
      line.append(scalar(value))
    }
    return line
  }

  /// The first few members of a closed object: `{id: 125873, name: "Hero test", …}`.
  private static func preview(of object: JSONObject) -> StyledLine {
    var line = StyledLine("{", .punctuation)
    for (position, member) in object.prefix(6).enumerated() {
      if position > 0 { line.append(", ", .punctuation) }
      line.append(member.name, .name)
      line.append(": ", .punctuation)
      line.append(briefly(member.value))
    }
    if object.count > 6 { line.append(", …", .punctuation) }
    line.append("}", .punctuation)
    return line
  }

  /// The first few elements of a closed array: `[1, 2, {…}, …]`.
  private static func preview(of elements: [JSON]) -> StyledLine {
    var line = StyledLine("[", .punctuation)
    for (position, element) in elements.prefix(8).enumerated() {
      if position > 0 { line.append(", ", .punctuation) }
      line.append(briefly(element))
    }
    if elements.count > 8 { line.append(", … \(elements.count)", .muted) }
    line.append("]", .punctuation)
    return line
  }

  private static func briefly(_ value: JSON) -> StyledLine {
    switch value {
    case .array(let elements): StyledLine(elements.isEmpty ? "[]" : "[…]", .punctuation)
    case .object(let object): StyledLine(object.isEmpty ? "{}" : "{…}", .punctuation)
    case .string(let text) where text.utf8.count > 40: StyledLine("\"\(text.prefix(39))…\"", .string)
    default: scalar(value)
    }
  }
}
