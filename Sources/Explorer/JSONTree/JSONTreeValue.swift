import OrderedJSON
import TerminalUI

/// What is copied, saved and looked at of a document's values.
extension JSONTreeState {
  /// The most bytes of a value that are copied or shown in a window.
  static let mostCopied = 2_000_000

  /// How many bytes the selected value takes in the document.
  private func size(of node: JSONNode) -> Int { (document.end(of: node) ?? document.limit) - node.start }

  /// What is copied from the selected row: the text of a string, anything else as JSON, containers indented. Nil
  /// when it is too large for that.
  var copyText: String? {
    guard let selected, !isTooLarge else { return nil }
    return text(of: selected)
  }

  /// Whether the selected value is too large to be copied or shown in a window.
  var isTooLarge: Bool { selected.map { size(of: $0) > Self.mostCopied } ?? false }

  private func text(of node: JSONNode) -> String {
    if let string = document.string(of: node) { return string }
    let value = try? document.value(of: node)
    return value?.pretty() ?? JSONRowLine.text(document.source(of: node), isCut: false)
  }

  /// How large the selected value is, in words.
  var sizeText: String { selected.map { ByteCount.text(size(of: $0)) } ?? "" }

  /// The path of the selected value, from the outermost one of the document.
  var path: JSONPath? {
    guard let selected, selected.depth <= JSONFolds.mostLevels else { return nil }
    return document.path(of: selected)
  }

  /// The path of the selected value as text; nil where it is too deep for one.
  var pathText: String? { path.map { $0.isRoot ? "" : "\($0)" } }

  /// What the footer says about the selected row: its path, or how deep it lies.
  var placeText: String { pathText ?? depthText ?? "" }

  /// How deep the selected value lies, where it is too deep for a path.
  var depthText: String? {
    guard let selected, selected.depth > JSONFolds.mostLevels else { return nil }
    return "\(JSONRowLine.grouped(selected.depth)) levels deep"
  }
}

extension JSONPath {
  /// The path as a filter of jq: `.execute.mboxes[0]["a b"]`.
  var jqFilter: String {
    guard !isRoot else { return "." }
    var text = ""
    for step in steps {
      switch step {
      case .element(let position): text += (text.isEmpty ? "." : "") + "[\(position)]"
      case .member(let name) where Self.isPlainInJQ(name): text += ".\(name)"
      case .member: text += (text.isEmpty ? "." : "") + "\(JSONPath([step]))".jqQuoted
      }
    }
    return text
  }

  /// Whether jq takes a name without quotation marks.
  private static func isPlainInJQ(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
    }
  }
}

extension String {
  /// A step of a path that stands in brackets: `["a b"]`, also for names such as `$x` that a path does not quote.
  fileprivate var jqQuoted: String { hasPrefix("[") ? self : "[\"\(self)\"]" }
}

/// Numbers of bytes in words.
enum ByteCount {
  /// A number of bytes as `12.5 MB`.
  static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: bytes == 1 ? "1 byte" : "\(bytes) bytes"
    case ..<1_000_000: "\(Double(bytes / 100) / 10) KB"
    default: "\(Double(bytes / 100_000) / 10) MB"
    }
  }
}
