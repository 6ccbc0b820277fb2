extension JSONPath {
  /// The path as a filter of jq: `.execute.mboxes[0]["a b"]`.
  package var jqFilter: String {
    guard !isRoot else { return "." }
    var text = ""
    for step in steps {
      switch step {
      case .element(let position): text += (text.isEmpty ? "." : "") + "[\(position)]"
      case .member(let name) where Self.isPlainInJQ(name): text += ".\(name)"
      case .member(let name): text += (text.isEmpty ? "." : "") + "[\(quotedVisibly(name))]"
      }
    }
    return text
  }

  /// Whether jq takes a name without quotation marks; unlike a path, it does not take `$x`.
  private static func isPlainInJQ(_ name: String) -> Bool {
    guard let first = name.utf8.first, !ASCII.isDigit(first) else { return false }
    return name.utf8.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == ASCII.byte("_") }
  }
}
