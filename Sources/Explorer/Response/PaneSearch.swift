import TerminalUI

/// The lines of a pane in which an expression matches.
struct PaneSearch: Sendable {
  /// The most lines that are looked at, which bounds the time a key takes.
  static let mostLines = 200_000
  /// How many levels are looked at, as many as can be opened at once.
  private static let deepestLevel = 1_000

  /// What is looked for.
  let pattern: TextPattern
  /// The paths of the lines, in order.
  let matches: [[Int]]
  /// Whether every line was looked at.
  let isComplete: Bool
  /// The number of the line the search is at.
  private(set) var position: Int?

  /// Finds all lines with a match.
  init(_ pattern: TextPattern, in tree: PaneTree) {
    self.pattern = pattern
    var matcher = PatternMatcher(pattern)
    var matches: [[Int]] = []
    var budget = Self.mostLines
    var open: [(node: PaneTree.Node, next: Int)] = [(tree.root, 0)]
    while let top = open.last, budget > 0 {
      guard top.next < tree.childCount(of: top.node) else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      budget -= 1
      let child = tree.child(top.next, of: top.node)
      if matcher.matches(child.searchText) { matches.append(open.map { $0.next - 1 }) }
      if open.count < Self.deepestLevel { open.append((child, 0)) }
    }
    self.matches = matches
    isComplete = budget > 0
  }

  /// The path of the line the search is at.
  var current: [Int]? { position.map { matches[$0] } }

  /// Goes to the first line at a path or after it, after the last one to the first.
  mutating func first(after origin: [Int]?) -> [Int]? {
    guard !matches.isEmpty else { return nil }
    position = matches.firstIndex { !$0.lexicographicallyPrecedes(origin ?? []) } ?? 0
    return current
  }

  /// Goes to the next line after a path or the one before it, around the ends.
  mutating func step(forward: Bool, from path: [Int]?) -> [Int]? {
    guard !matches.isEmpty else { return nil }
    let path = path ?? []
    if forward {
      position = matches.firstIndex { path.lexicographicallyPrecedes($0) } ?? 0
    } else {
      position = matches.lastIndex { $0.lexicographicallyPrecedes(path) } ?? matches.count - 1
    }
    return current
  }

  /// How the search stands, such as `3 of 12`.
  var status: String {
    guard let position else {
      return isComplete ? "not found" : "not found in the first \(JSONRowLine.grouped(Self.mostLines)) lines"
    }
    return "\(position + 1) of \(matches.count)" + (isComplete ? "" : "+")
  }
}
