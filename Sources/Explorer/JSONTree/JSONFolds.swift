import OrderedJSON

/// Which arrays and objects of a document are open.
///
/// Rules say it for whole stretches of the text by depth, and exceptions for single containers, so that opening
/// everything below a node of a million values takes no time.
struct JSONFolds: Hashable, Sendable {
  /// In a stretch of text, containers less deep than this are open.
  private struct Rule: Hashable {
    let range: Range<Int>
    let depth: Int
  }

  /// No rule opens more levels than this at once.
  static let mostLevels = 1_000

  private var rules: [Rule]
  /// The containers, by their start, that are open or closed against the rules.
  private var exceptions: Set<Int> = []

  /// The containers less deep than this are open, all others closed.
  init(levels: Int) {
    rules = [Rule(range: 0..<Int.max, depth: levels)]
  }

  func isOpen(_ node: JSONNode) -> Bool {
    guard node.isContainer else { return false }
    let rule = rules.last { $0.range.contains(node.start) }
    return (node.depth < rule?.depth ?? 0) != exceptions.contains(node.start)
  }

  mutating func set(_ node: JSONNode, isOpen: Bool) {
    guard node.isContainer, self.isOpen(node) != isOpen else { return }
    if exceptions.remove(node.start) == nil { exceptions.insert(node.start) }
  }

  /// Opens the containers of a stretch that are less deep than this and closes the others.
  mutating func set(_ range: Range<Int>, levels depth: Int) {
    rules.removeAll { range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound }
    exceptions = exceptions.filter { !range.contains($0) }
    rules.append(Rule(range: range, depth: depth))
  }
}
