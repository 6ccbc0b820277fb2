import OrderedJSON
import TerminalUI

/// The rows of a document as they are drawn: only as much of a value is looked at as fits into a line.
struct JSONRowLine {
  let document: JSONDocument
  /// How many columns a line has at most; a column takes four bytes at most.
  let columns: Int

  /// The most members and elements of a closed container that its line shows.
  private static let mostPreviewed = 6
  /// The longest value in the line of a closed container, in bytes.
  private static let longestPreviewed = 40
  /// The columns that a name has at least.
  private static let fewestNameColumns = 8
  /// The longest name, in bytes.
  private static let longestName = 200

  /// The line of a value.
  ///
  /// - Parameters:
  ///   - title: what the outermost value is called.
  ///   - isOpen: whether its members show in lines of their own.
  ///   - room: how many columns the line has. A long name is cut so that its value keeps a part of them.
  func line(of node: JSONNode, title: String?, isOpen: Bool, room: Int) -> StyledLine {
    let value = value(of: node, isOpen: isOpen)
    guard let label = title.map(DisplayText.safe) ?? label(of: node) else { return value }
    let kept = min(value.columns, room / 3) + 2
    let name = DisplayText.truncated(label, to: max(Self.fewestNameColumns, room - kept), at: .middle)
    return StyledLine(name, .name) + StyledLine(": ", .punctuation) + value
  }

  private func value(of node: JSONNode, isOpen: Bool) -> StyledLine {
    guard node.isContainer else { return scalar(node, upTo: max(0, columns) * 4) }
    var line = StyledLine()
    let count = document.childCount(of: node)
    let isObject = node.kind == .object
    guard count > 0 else {
      let isWhole = document.end(of: node) != nil
      line.append(isObject ? (isWhole ? "{}" : "{…") : isWhole ? "[]" : "[…", .punctuation)
      return line
    }
    let number = count.groupedText
    line.append(isObject ? "{\(number)}" : "[\(number)]", .muted)
    if !isOpen { line.append(preview(of: node, isObject: isObject)) }
    return line
  }

  /// The name of a member as it was received, or the place of an element.
  private func label(of node: JSONNode) -> String? {
    guard let start = node.nameStart else { return node.parentStart == nil ? nil : "\(node.position)" }
    let name = document.content(ofStringAt: start, upTo: Self.longestName)
    let text = Self.text(name.bytes, isCut: name.isCut)
    return Self.needsQuotes(text) ? "\"\(text)\"" : text
  }

  /// Whether a name could be taken for nothing, for the place of an element, or for several words.
  private static func needsQuotes(_ name: String) -> Bool {
    guard let first = name.first else { return true }
    let isNumber =
      (first.isNumber || first == "-") && name.allSatisfy { $0.isNumber || "+-.eE".contains($0) }
    return isNumber || name.contains(where: \.isWhitespace)
  }

  private func scalar(_ node: JSONNode, upTo most: Int) -> StyledLine {
    switch node.kind {
    case .string:
      let content = document.content(ofStringAt: node.start, upTo: most)
      let text = Self.text(content.bytes, isCut: content.isCut)
      return StyledLine(content.isCut ? "\"\(text)" : "\"\(text)\"", .string)
    case .number: return StyledLine(Self.text(document.source(of: node, upTo: most), isCut: false), .number)
    case .boolean, .null:
      return StyledLine(Self.text(document.source(of: node, upTo: most), isCut: false), .keyword)
    case .object: return StyledLine(document.hasChildren(node) ? "{…}" : "{}", .punctuation)
    case .array: return StyledLine(document.hasChildren(node) ? "[…]" : "[]", .punctuation)
    }
  }

  /// The first members of a closed container: ` {id: 125873, name: "Hero test", …}`. In one style, which is calmer to
  /// look at, and less to send to the terminal when the row is selected.
  private func preview(of node: JSONNode, isObject: Bool) -> StyledLine {
    var text = isObject ? " {" : " ["
    var child = document.firstChild(of: node)
    while let present = child {
      if present.position > 0 { text += ", " }
      guard present.position < Self.mostPreviewed else {
        text += "…"
        break
      }
      if isObject, let label = label(of: present) { text += label + ": " }
      text += scalar(present, upTo: Self.longestPreviewed).text
      child = document.nextSibling(of: present)
    }
    return StyledLine(text + (isObject ? "}" : "]"), .muted)
  }

  /// Bytes as text; what is no UTF-8 shows as escapes like `\xC3`.
  static func text(_ bytes: [UInt8], isCut: Bool) -> String {
    var bytes = bytes[...]
    // A character that was cut in the middle is left out.
    if isCut, let lead = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC0 {
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
      if bytes.endIndex - lead < length { bytes = bytes[..<lead] }
    }
    var text = String(validating: bytes, as: UTF8.self) ?? escaped(bytes)
    if isCut { text += "…" }
    return text
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    var rest = bytes
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      if let character = String(validating: rest.prefix(length), as: UTF8.self), rest.count >= length {
        text += character
        rest = rest.dropFirst(length)
      } else {
        let digits = String(first, radix: 16, uppercase: true)
        text += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
