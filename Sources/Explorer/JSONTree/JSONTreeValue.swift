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
  var sizeText: String { selected.map { size(of: $0).byteCountText } ?? "" }

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
    return "\(selected.depth.groupedText) levels deep"
  }
}
