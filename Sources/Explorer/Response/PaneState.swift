import OrderedJSON
import TerminalUI

/// A response pane: its lines, or a document of any size; what is open, what is selected.
struct PaneState: Sendable {
  private(set) var tree: TreeView<PaneTree>
  /// The document that is shown instead of lines, if one is.
  private(set) var document: JSONTreeState?
  /// What is searched for in the lines, and where it is.
  private var search: PaneSearch?
  /// The expression being searched for.
  private(set) var searchText: String?
  /// What is wrong with that expression.
  private(set) var searchProblem: String?
  /// How many levels of the lines were asked for last.
  private var levels = 1

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

  /// Shows a document.
  init(_ document: JSONTreeState) {
    nodes = []
    columns = 0
    tree = TreeView(PaneTree(nodes: []))
    self.document = document
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
    if let pattern = search?.pattern {
      var search = PaneSearch(pattern, in: tree.source)
      _ = search.first(after: tree.selectedPath)
      self.search = search
    }
  }

  /// Breaks sentences for another number of columns.
  mutating func resize(columns: Int) {
    guard document == nil, columns != self.columns else { return }
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

// MARK: - Moving and folding

// A pane shows lines or a document; what is said to the one that it does not show does nothing.
extension PaneState {
  mutating func resize(page: Int) {
    document?.resize(page: page)
    tree.resize(page: page)
  }

  mutating func move(_ movement: Movement) {
    document?.move(movement)
    tree.move(movement)
  }

  /// Opens or closes the selected line.
  mutating func toggle() {
    document?.toggle()
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
    document?.expand()
    guard let row = tree.selectedRow else { return }
    if row.isFolded { unfold(row) } else if row.isUnfolded { tree.move(.down) }
  }

  /// Closes the selected line, or goes to its parent when it is closed.
  mutating func collapse() {
    document?.collapse()
    guard let row = tree.selectedRow else { return }
    if row.isUnfolded { tree.fold(row.path) } else { tree.selectParent() }
  }

  mutating func expandAll() {
    document?.expandAll()
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

  mutating func collapseAll() { setLevels(1) }

  /// Shows one level more, or one less.
  mutating func changeLevels(by count: Int) { setLevels((document?.levels ?? levels) + count) }

  private mutating func setLevels(_ count: Int) {
    document?.setLevels(count)
    levels = max(1, count)
    if document == nil { tree.setLevels(levels, limit: 100_000) }
  }

  /// Opens the selected line and its siblings, or closes them.
  mutating func setSiblings(isOpen: Bool) {
    document?.setSiblings(isOpen: isOpen)
    guard let path = tree.selectedPath else { return }
    if isOpen { tree.unfoldSiblings(of: path) } else { tree.foldSiblings(of: path) }
  }

  mutating func selectParent() {
    document?.selectParent()
    tree.selectParent()
  }

  mutating func selectSibling(_ offset: Int) {
    document?.selectSibling(forward: offset > 0)
    tree.selectSibling(offset)
  }

  /// Selects the first or the last of the selected line's siblings.
  mutating func selectOutermostSibling(last: Bool) {
    document?.selectSibling(forward: last, toEnd: true)
    while tree.selectSibling(last ? 1 : -1) {}
  }

  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    guard document == nil else {
      document?.handle(mouse, in: rectangle)
      return
    }
    if case .activated = tree.handle(mouse, in: rectangle) { toggle() } else { makeOpened() }
  }

  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    if let document {
      return document.draw(into: &surface, in: rectangle, isFocused: isFocused, borders: borders)
    }
    var marker = search.map { PatternMarker($0.pattern) }
    tree.draw(into: &surface, in: rectangle, isFocused: isFocused, borders: borders) { row in
      let line = row.node.styledLine(isOpen: row.isUnfolded)
      return marker?.mark(line, as: row.path == search?.current ? .currentMatch : .match) ?? line
    }
  }
}

// MARK: - Searching

extension PaneState {
  /// Takes note of where a search begins.
  mutating func beginSearch() { document?.beginSearch() }

  /// Looks for an expression and goes to the first line with it, from the line on which the search began.
  mutating func search(for text: String, from origin: [Int]?) {
    guard !text.isEmpty else {
      _ = clearSearch()
      return
    }
    searchText = text
    do {
      let pattern = try TextPattern(text)
      searchProblem = nil
      guard document == nil else {
        document?.search(for: pattern)
        return
      }
      var search = PaneSearch(pattern, in: tree.source)
      if let path = search.first(after: origin) { tree.reveal(path) }
      self.search = search
    } catch {
      searchProblem = error.sentence
      search = nil
      document?.search(for: nil)
    }
  }

  /// How the search stands, such as `3 of 12`, or what is wrong with the expression.
  var searchStatus: String { searchProblem ?? document?.searchStatus ?? search?.status ?? "" }

  /// Takes in what a search through the document found.
  mutating func take(_ found: [BlockMatches]) { document?.take(found) }

  /// Goes to the next line with the text, or to the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    if document != nil { return document?.selectMatch(forward: forward) ?? false }
    guard let path = search?.step(forward: forward, from: tree.selectedPath) else { return false }
    tree.reveal(path)
    return true
  }

  /// Ends the search.
  ///
  /// - Returns: whether there was one.
  mutating func clearSearch() -> Bool {
    defer {
      search = nil
      searchText = nil
      searchProblem = nil
      document?.search(for: nil)
    }
    return searchText != nil
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
