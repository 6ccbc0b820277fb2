import TerminalUI

/// The lines of a pane that hold a text, upper and lower case alike.
struct PaneSearch: Sendable {
  /// The most lines that are looked at, which bounds the time a key takes.
  private static let mostLines = 200_000

  /// The text.
  let query: String
  /// The paths of the lines, in order.
  let matches: [[Int]]
  /// The number of the line the search is at.
  private(set) var position: Int?

  /// Finds all lines with a text.
  init(_ query: String, in tree: PaneTree) {
    self.query = query
    let wanted = query.lowercased()
    var matches: [[Int]] = []
    var budget = Self.mostLines
    var open: [(node: PaneTree.Node, path: [Int], next: Int)] = [(tree.root, [], 0)]
    while let top = open.last, budget > 0 {
      guard top.next < tree.childCount(of: top.node) else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      budget -= 1
      let child = tree.child(top.next, of: top.node)
      let path = top.path + [top.next]
      if child.searchText.lowercased().contains(wanted) { matches.append(path) }
      open.append((child, path, 0))
    }
    self.matches = matches
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
}

extension StyledLine {
  /// The same line with every occurrence of a text on another background.
  func marking(_ query: String, as background: BackgroundRole) -> StyledLine {
    let wanted = query.map { $0.lowercased() }
    guard !wanted.isEmpty else { return self }
    let characters = runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    let lowered = characters.map { $0.character.lowercased() }
    guard lowered.count >= wanted.count else { return self }
    var marked = Set<Int>()
    for start in 0...(lowered.count - wanted.count) where lowered[start...].starts(with: wanted) {
      marked.formUnion(start..<(start + wanted.count))
    }
    guard !marked.isEmpty else { return self }
    var line = StyledLine()
    for (position, character) in characters.enumerated() {
      var style = character.style
      if marked.contains(position) { style.background = background }
      line.append(String(character.character), style)
    }
    return line
  }
}
