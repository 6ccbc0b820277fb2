import TerminalUI

/// The lines of a pane that hold a text, upper and lower case alike.
struct PaneSearch: Sendable {
  /// The most lines that are looked at, which bounds the time a key takes.
  static let mostLines = 200_000
  /// How many levels are looked at, as many as can be opened at once.
  private static let deepestLevel = 1_000

  /// The text.
  let query: String
  /// The paths of the lines, in order.
  let matches: [[Int]]
  /// Whether every line was looked at.
  let isComplete: Bool
  /// The number of the line the search is at.
  private(set) var position: Int?

  /// Finds all lines with a text.
  init(_ query: String, in tree: PaneTree) {
    self.query = query
    let wanted = query.lowercased()
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
      if child.searchText.lowercased().contains(wanted) { matches.append(open.map { $0.next - 1 }) }
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
}

extension StyledLine {
  /// The most characters that are looked at: more than are ever on the screen.
  private static let mostCharacters = 2_000

  /// The same line with every occurrence of a text on another background.
  func marking(_ query: String, as background: BackgroundRole) -> StyledLine {
    let wanted = query.map { $0.lowercased() }
    guard !wanted.isEmpty else { return self }
    var characters: [(character: Character, style: Style)] = []
    for run in runs {
      characters += run.text.prefix(Self.mostCharacters - characters.count).map { ($0, run.style) }
    }
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
