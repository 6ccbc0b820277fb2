import TerminalUI

/// A response pane: its lines, what is open, what is selected.
struct PaneState: Sendable {
  private(set) var tree: TreeView<PaneTree>
  /// What is searched for, and where it is.
  private(set) var search: PaneSearch?

  /// The lines before sentences are broken.
  private var nodes: [PaneNode]
  private var columns: Int

  /// Shows lines in so many columns, with those open that are to be open at first.
  init(_ nodes: [PaneNode], columns: Int) {
    self.nodes = nodes
    self.columns = columns
    tree = TreeView(PaneTree(nodes: Self.broken(nodes, columns: columns)))
    open(tree.source.root, at: [], jsonDepth: 0)
    tree.select(0)
  }

  /// Opens what starts open, to a depth that keeps the work small.
  private mutating func open(_ node: PaneTree.Node, at path: [Int], jsonDepth: Int) {
    guard path.count < 8 else { return }
    for index in 0..<min(200, tree.source.childCount(of: node)) {
      let child = tree.source.child(index, of: node)
      let depth = if case .json = child { jsonDepth + 1 } else { jsonDepth }
      guard tree.source.childCount(of: child) > 0, child.startsOpen(depth: depth) else { continue }
      tree.unfold(path + [index])
      open(child, at: path + [index], jsonDepth: depth)
    }
  }

  /// Shows lines that were made anew. What was there before stays as open or closed as it was, and the same
  /// line stays selected.
  mutating func replace(with nodes: [PaneNode]) {
    self.nodes = nodes
    let old = tree
    tree = TreeView(old.source.replacing(Self.broken(nodes, columns: columns)))
    open(tree.source.root, at: [], as: old, at: [])
    tree.resize(page: old.scroll.page)
    if let path = old.selectedPath { select(old.keys(of: path)) }
    if let query = search?.query {
      var search = PaneSearch(query, in: tree.source)
      _ = search.first(after: tree.selectedPath)
      self.search = search
    }
  }

  /// Breaks sentences for another number of columns.
  mutating func resize(columns: Int) {
    guard columns != self.columns else { return }
    self.columns = columns
    replace(with: nodes)
  }

  /// The lines with long sentences broken. A sentence that stands alone is not shown as a line.
  private static func broken(_ nodes: [PaneNode], columns: Int) -> [PaneNode] {
    nodes.count == 1 && nodes[0].isLeaf ? nodes : PaneNode.wrapped(nodes, columns: columns)
  }

  /// Opens what was open in an older tree, and what was not there in it as at the start.
  private mutating func open(
    _ node: PaneTree.Node, at path: [Int], as old: TreeView<PaneTree>, at oldPath: [Int]
  ) {
    guard let oldNode = old.source.node(at: oldPath) else { return }
    let places = old.source.places(of: oldNode)
    for index in 0..<min(PaneTree.mostKept, tree.source.childCount(of: node)) {
      let child = tree.source.child(index, of: node)
      guard tree.source.childCount(of: child) > 0 else { continue }
      if let place = places[child.key] {
        guard old.isUnfolded(oldPath + [place]) else { continue }
        tree.unfold(path + [index])
        open(child, at: path + [index], as: old, at: oldPath + [place])
      } else if child.startsOpen(depth: 0) {
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
  var selected: PaneTree.Node? { tree.selectedRow?.node }

  /// The selected line and the lines it stands below, from the outside to the inside.
  var selectedLineage: [PaneTree.Node] {
    let path = tree.selectedPath ?? []
    return path.indices.compactMap { tree.source.node(at: Array(path[...$0])) }
  }

  /// Whether nothing opens below the selected line.
  var isLeafSelected: Bool { tree.selectedRow.map { !$0.isFolded && !$0.isUnfolded } ?? false }

  mutating func resize(page: Int) { tree.resize(page: page) }

  mutating func move(_ movement: Movement) { tree.move(movement) }

  /// Opens or closes the selected line.
  mutating func toggle() {
    guard let row = tree.selectedRow else { return }
    if row.isFolded { unfold(row) } else { tree.toggle(row.path) }
  }

  /// Opens a line, and below it what is open at first.
  private mutating func unfold(_ row: TreeView<PaneTree>.Row) {
    makeDeferred(below: row)
    tree.unfold(row.path)
    if case .line(let node) = row.node, !node.isJSON { open(row.node, at: row.path, jsonDepth: 0) }
  }

  /// Opens the selected line, or goes to its first child when it is open.
  mutating func expand() {
    guard let row = tree.selectedRow else { return }
    if row.isFolded { unfold(row) } else if row.isUnfolded { tree.move(.down) }
  }

  /// Closes the selected line, or goes to its parent when it is closed.
  mutating func collapse() {
    guard let row = tree.selectedRow else { return }
    if row.isUnfolded { tree.fold(row.path) } else { tree.selectParent() }
  }

  mutating func expandAll() {
    guard let path = tree.selectedPath else { return }
    var source = tree.source
    if let node = tree.selectedRow?.node {
      _ = source.makeDeferred(below: node, columns: columns, depth: path.count)
      for index in 0..<min(Self.mostMadeAtOnce, source.childCount(of: node)) {
        _ = source.makeDeferred(
          below: source.child(index, of: node), columns: columns, depth: path.count + 1)
      }
    }
    // What is not made yet stays closed.
    source.countsUnmade = false
    tree.replaceSource(source)
    tree.unfoldAll(path, limit: 100_000)
    source.countsUnmade = true
    tree.replaceSource(source)
  }

  /// How many deferred parts are made when everything below a line is opened.
  private static let mostMadeAtOnce = 100

  /// Makes the lines below a line that were deferred until it is opened.
  ///
  /// - Returns: whether there were any.
  @discardableResult
  private mutating func makeDeferred(below row: TreeView<PaneTree>.Row) -> Bool {
    var source = tree.source
    guard source.makeDeferred(below: row.node, columns: columns, depth: row.path.count) else { return false }
    tree.replaceSource(source)
    return true
  }

  /// Makes what the mouse has opened with a click on the sign of the selected line.
  private mutating func makeOpened() {
    guard let row = tree.selectedRow, row.isUnfolded, makeDeferred(below: row) else { return }
    open(row.node, at: row.path, jsonDepth: 0)
  }

  mutating func collapseAll() { tree.setLevels(1) }

  mutating func selectParent() { tree.selectParent() }

  mutating func selectSibling(_ offset: Int) { tree.selectSibling(offset) }

  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    if case .activated = tree.handle(mouse, in: rectangle) { toggle() } else { makeOpened() }
  }

  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    tree.draw(into: &surface, in: rectangle, isFocused: isFocused, borders: borders) { row in
      let line = row.node.styledLine(isOpen: row.isUnfolded)
      guard let search else { return line }
      return line.marking(search.query, as: row.path == search.current ? .currentMatch : .match)
    }
  }

  // MARK: - Searching

  /// Looks for a text and goes to the first line with it, from the line on which the search began.
  mutating func search(for query: String, from origin: [Int]?) {
    guard !query.isEmpty else {
      search = nil
      return
    }
    var search = PaneSearch(query, in: tree.source)
    if let path = search.first(after: origin) { tree.reveal(path) }
    self.search = search
  }

  /// Goes to the next line with the text, or to the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    guard let path = search?.step(forward: forward, from: tree.selectedPath) else { return false }
    tree.reveal(path)
    return true
  }

  /// Ends the search.
  ///
  /// - Returns: whether there was one.
  mutating func clearSearch() -> Bool {
    defer { search = nil }
    return search != nil
  }
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
