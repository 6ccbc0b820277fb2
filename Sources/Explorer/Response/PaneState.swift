import OrderedJSON
import TerminalUI

/// A response pane: its lines, or a document of any size; what is open, what is selected.
struct PaneState: Sendable {
  var tree: TreeView<PaneTree>
  /// The document that is shown instead of lines, if one is.
  var document: JSONTreeState?
  /// What is searched for in the lines, and where it is.
  var search: PaneSearch?
  /// The expression being searched for.
  var searchText: String?
  /// What is wrong with that expression.
  var searchProblem: String?
  /// How many levels of the lines were asked for last.
  var levels = 1

  /// The lines before long ones are broken into rows.
  private var lines: PaneLines
  private(set) var columns: Int

  /// Shows lines in so many columns, with those open that are to be open at first.
  init(_ lines: PaneLines, columns: Int) {
    self.lines = lines
    self.columns = columns
    tree = TreeView(PaneTree(Self.broken(lines, columns: columns)))
    open(tree.source.root, at: [], jsonDepth: 0)
    tree.select(0)
  }

  /// Shows a document.
  init(_ document: JSONTreeState) {
    lines = PaneLines()
    columns = 0
    tree = TreeView(PaneTree(lines))
    self.document = document
  }

  /// Opens what starts open, to a depth that keeps the work small.
  mutating func open(_ node: PaneTree.Node, at path: [Int], jsonDepth: Int) {
    guard path.count < 8 else { return }
    let count = tree.source.childCount(of: node)
    for index in 0..<(count > Self.mostOpened ? Self.fewestOpened : count) {
      let child = tree.source.child(index, of: node)
      let depth = if case .json = child { jsonDepth + 1 } else { jsonDepth }
      // In this order: what is below a closed line may not have been made yet.
      guard child.startsOpen(depth: depth), tree.source.childCount(of: child) > 0 else { continue }
      tree.unfold(path + [index])
      open(child, at: path + [index], jsonDepth: depth)
    }
  }

  /// As many lines below one are opened at first that are to be.
  private static let mostOpened = 200
  /// Of more than that so many are opened, more than stand on a usual screen.
  static let fewestOpened = 20

  /// Shows lines that were made anew. What was there before stays as open or closed as it was, and the same
  /// line stays selected.
  mutating func replace(with lines: PaneLines) {
    self.lines = lines
    let old = tree
    let source = old.source.replacing(Self.broken(lines, columns: columns))
    if lines.areMany, lines.count == old.source.lines.count {
      // Among that many the same line is at the same place: none is made to be compared.
      tree.replaceSource(source)
    } else {
      tree = TreeView(source)
      if lines.areMany {
        open(tree.source.root, at: [], jsonDepth: 0)
      } else {
        open(tree.source.root, at: [], as: old, at: [])
      }
      tree.resize(page: old.scroll.page)
      if !lines.areMany, let path = old.selectedPath { select(old.keys(of: path)) }
    }
    guard let search else { return }
    self.search = PaneSearch(
      search.pattern, in: tree.source, from: tree.selectedPath, number: search.number + 1)
  }

  /// Breaks lines anew for another number of columns.
  mutating func resize(columns: Int) {
    guard document == nil, columns != self.columns else { return }
    self.columns = columns
    replace(with: lines)
  }

  /// The lines with long ones broken. A line that stands alone is not shown as a line.
  private static func broken(_ lines: PaneLines, columns: Int) -> PaneLines {
    lines.count == 1 && lines[0].isLeaf ? lines : lines.wrapped(columns: columns)
  }

  /// Opens what was open in an older tree, and what was not there in it as at the start.
  private mutating func open(
    _ node: PaneTree.Node, at path: [Int], as old: TreeView<PaneTree>, at oldPath: [Int]
  ) {
    guard let oldNode = old.source.node(at: oldPath) else { return }
    let places = old.source.places(of: oldNode)
    for index in 0..<min(PaneTree.mostKept, tree.source.childCount(of: node)) {
      let child = tree.source.child(index, of: node)
      if let place = places[child.key] {
        guard old.isUnfolded(oldPath + [place]), tree.source.childCount(of: child) > 0 else { continue }
        tree.unfold(path + [index])
        open(child, at: path + [index], as: old, at: oldPath + [place])
      } else if child.startsOpen(depth: 0), tree.source.childCount(of: child) > 0 {
        tree.unfold(path + [index])
        open(child, at: path + [index], jsonDepth: 0)
      }
    }
  }

  /// Selects the line that keys lead to, or as far as they lead.
  private mutating func select(_ keys: [String]) {
    var path: [Int] = []
    var node = tree.source.root
    for key in keys {
      guard let place = tree.source.places(of: node)[key] else { break }
      node = tree.source.child(place, of: node)
      path.append(place)
    }
    tree.reveal(path)
  }

  /// The text of a pane that has one line only, which says why there is nothing else.
  var notice: (text: String, role: TextRole)? {
    guard tree.rowCount == 1, case .line(let node)? = selected, node.isLeaf else { return nil }
    return (node.line.text, node.line.runs.first?.style.role ?? .text)
  }

  /// The selected line.
  var selected: PaneTree.Node? {
    if let document { return document.selected == nil ? nil : .document(document) }
    return tree.selectedRow?.node
  }

  /// The selected line and the lines it stands below, from the outside to the inside.
  var selectedLineage: [PaneTree.Node] {
    let path = tree.selectedPath ?? []
    return path.indices.compactMap { tree.source.node(at: Array(path[...$0])) }
  }

  /// Whether nothing opens below the selected line.
  var isLeafSelected: Bool {
    document?.isLeafSelected ?? tree.selectedRow.map { !$0.isFolded && !$0.isUnfolded } ?? false
  }

  /// Opens what hides a value of the document, and selects it.
  ///
  /// - Returns: whether there is such a value.
  mutating func reveal(_ path: JSONPath) -> Bool {
    guard let node = document?.document.node(at: path) else { return false }
    document?.reveal(node)
    return true
  }

  /// Takes in what was found of the document next.
  mutating func append(_ part: JSONIndex.Part) { document?.append(part) }
}

extension TreeView<PaneTree> {
  /// The keys that lead to a line.
  fileprivate func keys(of path: [Int]) -> [String] {
    path.indices.compactMap { source.node(at: Array(path[...$0]))?.key }
  }
}

extension PaneTree {
  /// How many siblings are compared when lines are made anew.
  fileprivate static let mostKept = 2_000

  /// The places of a line's children by their keys, of equal keys the first.
  fileprivate func places(of node: Node) -> [String: Int] {
    var places: [String: Int] = [:]
    for index in 0..<min(Self.mostKept, childCount(of: node)) {
      let key = child(index, of: node).key
      if places[key] == nil { places[key] = index }
    }
    return places
  }
}
