import TerminalUI

/// The lines of a pane in which an expression matches.
///
/// The first lines are looked at at once. Where there are more, the rest is a ``LineSearchJob``.
struct PaneSearch: Sendable {
  /// The most lines that are looked at.
  static let mostLines = 200_000
  /// The most lines that are looked at before the next screen.
  private static let mostLinesAtOnce = 4_000
  /// The same where lines are made to be looked at.
  private static let mostLinesMadeAtOnce = 400
  /// The most bytes of them: an offer in one line may be as long as an answer.
  private static let mostBytesAtOnce = 500_000

  /// What is looked for.
  let pattern: TextPattern
  /// Shows it in the lines.
  let marker: PatternMarker
  /// Tells the search from others of the same expression in the same pane.
  let number: Int
  /// Where it began.
  let origin: [Int]?
  /// The paths of the lines, in order.
  private var found: LineMatches
  /// Whether the rest is being looked at.
  private(set) var isUnderWay: Bool
  /// The number of the line the search is at.
  private(set) var position: Int?

  /// Looks for the first lines with a match.
  ///
  /// - Parameters:
  ///   - pattern: what is looked for.
  ///   - tree: the lines.
  ///   - origin: the path of the line from which the search begins.
  ///   - number: another one for each search.
  init(_ pattern: TextPattern, in tree: PaneTree, from origin: [Int]?, number: Int) {
    self.pattern = pattern
    marker = PatternMarker(pattern)
    self.number = number
    self.origin = origin
    let limit = tree.lines.areMany ? Self.mostLinesMadeAtOnce : Self.mostLinesAtOnce
    found = LineMatches(of: pattern, in: tree, limit: limit, byteLimit: Self.mostBytesAtOnce) { true }
    isUnderWay = !found.isComplete
    position = firstPosition
  }

  private var firstPosition: Int? {
    guard !found.paths.isEmpty else { return nil }
    let next = found.paths.firstIndex { !$0.lexicographicallyPrecedes(origin ?? []) }
    return next ?? (isUnderWay ? nil : 0)
  }

  /// Takes in all that there is to be found. The search stays at its line.
  mutating func take(_ all: LineMatches) {
    let path = current
    found = all
    isUnderWay = false
    position = path.flatMap { path in all.paths.firstIndex(of: path) } ?? firstPosition
  }

  /// The path of the line the search is at.
  var current: [Int]? { position.map { found.paths[$0] } }

  /// Goes to the next line after a path or the one before it, around the ends.
  mutating func step(forward: Bool, from path: [Int]?) -> [Int]? {
    let matches = found.paths
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
      if isUnderWay { return "searching…" }
      return found.isComplete
        ? "not found" : "not found in the first \(Self.mostLines.groupedText) lines"
    }
    return "\(position + 1) of \(found.paths.count)" + (found.isComplete ? "" : "+")
  }
}

/// The lines of a pane with a match.
public struct LineMatches: Sendable {
  /// How many levels are looked at, as many as can be opened at once.
  private static let deepestLevel = 1_000

  /// Their paths, in order.
  let paths: [[Int]]
  /// Whether every line was looked at.
  let isComplete: Bool

  /// Finds lines.
  ///
  /// - Parameters:
  ///   - limit: the most lines that are looked at.
  ///   - byteLimit: how many bytes of them at most; a line that is longer is left for later, unless all are wanted.
  ///   - goesOn: asked now and then whether the rest is still wanted.
  init(of pattern: TextPattern, in tree: PaneTree, limit: Int, byteLimit: Int = .max, goesOn: () -> Bool) {
    var matcher = PatternMatcher(pattern)
    var paths: [[Int]] = []
    var budget = limit
    var bytes = byteLimit
    var open: [(node: PaneTree.Node, next: Int)] = [(tree.root, 0)]
    while let top = open.last, budget > 0, bytes > 0, budget % 256 != 0 || goesOn() {
      guard top.next < tree.childCount(of: top.node) else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      budget -= 1
      let child = tree.child(top.next, of: top.node)
      let text = child.searchText
      bytes -= text.utf8.count
      guard bytes > 0 || byteLimit == .max else { break }
      if matcher.matches(text) { paths.append(open.map { $0.next - 1 }) }
      if open.count < Self.deepestLevel { open.append((child, 0)) }
    }
    self.paths = paths
    isComplete = open.isEmpty
  }
}

/// A search through all lines of a pane, done away from the screen.
public struct LineSearchJob: Sendable {
  /// The number its result comes back with.
  public let number: Int
  let pattern: TextPattern
  let tree: PaneTree

  /// Searches the lines.
  ///
  /// - Parameter goesOn: asked now and then whether the result is still wanted.
  public func run(goesOn: () -> Bool) -> LineMatches {
    LineMatches(of: pattern, in: tree, limit: PaneSearch.mostLines, goesOn: goesOn)
  }
}

extension LineSearchJob: Hashable {
  /// Jobs are told apart by their numbers.
  public static func == (left: LineSearchJob, right: LineSearchJob) -> Bool { left.number == right.number }
  /// Jobs are told apart by their numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
