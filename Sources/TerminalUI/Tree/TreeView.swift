/// A tree whose nodes fold and unfold, with one selected.
///
/// The state holds what is unfolded, not the rows: rows are worked out for the screen only. Everything but
/// `unfoldAll` takes time that does not depend on the size of the source.
public struct TreeView<Source: TreeSource> {
  /// A row of the tree.
  public struct Row {
    /// The numbers of children that lead from the root to the node.
    public let path: [Int]
    /// The node.
    public let node: Source.Node
    /// Whether the node has children that do not show.
    public let isFolded: Bool
    /// Whether the node's children show.
    public let isUnfolded: Bool

    /// How deep the node lies; 0 for the outermost rows.
    public var depth: Int { path.count - 1 }
  }

  /// What is shown.
  public private(set) var source: Source
  /// The selection and what is on the screen.
  public internal(set) var scroll: ScrollState
  var unfolded: UnfoldedNode

  /// Makes a tree with everything folded and the first row selected.
  public init(_ source: Source) {
    self.source = source
    unfolded = UnfoldedNode(childCount: max(0, source.childCount(of: source.root)))
    scroll = ScrollState(count: unfolded.rows)
  }

  /// The number of rows.
  public var rowCount: Int { unfolded.rows }

  /// The path of the selected node, or nil when the tree is empty.
  public var selectedPath: [Int]? { unfolded.path(ofRow: scroll.selection) }

  /// The selected row, or nil when the tree is empty.
  public var selectedRow: Row? { row(at: scroll.selection) }

  /// A row by its number, or nil when there is none.
  public func row(at index: Int) -> Row? {
    guard let path = unfolded.path(ofRow: index), let node = source.node(at: path) else { return nil }
    let isUnfolded = isUnfolded(path)
    return Row(
      path: path, node: node, isFolded: !isUnfolded && source.childCount(of: node) > 0,
      isUnfolded: isUnfolded)
  }

  /// Whether the children of a node show, given that the node itself does.
  public func isUnfolded(_ path: [Int]) -> Bool {
    unfolded.node(at: path) != nil
  }

  /// Tells how many rows fit on the screen.
  public mutating func resize(page: Int) {
    scroll.resize(page: page)
  }

  /// Selects a node and unfolds what hides it. Does nothing when there is no such node.
  public mutating func reveal(_ path: [Int]) {
    guard !path.isEmpty, source.node(at: path) != nil else { return }
    for length in path.indices.dropFirst() { unfoldOne(Array(path[..<length])) }
    scroll.resize(count: unfolded.rows)
    scroll.select(unfolded.row(ofPath: path))
  }

  /// Shows another source. Where it has nodes at the same paths, they stay unfolded; the selected row keeps
  /// its path as far as there is one.
  ///
  /// - Complexity: in proportion to what is unfolded.
  public mutating func replaceSource(_ newSource: Source) {
    keepingSelection { tree in
      tree.source = newSource
      tree.unfolded = tree.fitted(tree.unfolded, to: newSource.root)
    }
  }

  private func fitted(_ unfolded: UnfoldedNode, to node: Source.Node) -> UnfoldedNode {
    let count = max(0, source.childCount(of: node))
    var result = UnfoldedNode(childCount: count)
    for child in unfolded.children where child.index < count {
      let node = source.child(child.index, of: node)
      guard source.childCount(of: node) > 0 else { continue }
      result.append(child.index, fitted(child.node, to: node))
    }
    return result
  }

  // MARK: - Folding

  /// Shows the children of a node. Does nothing when it has none or does not show itself.
  public mutating func unfold(_ path: [Int]) {
    keepingSelection { $0.unfoldOne(path) }
  }

  /// Hides all that is below a node; when something of it is selected, the node becomes the selected one.
  public mutating func fold(_ path: [Int]) {
    guard !path.isEmpty else { return }
    keepingSelection { tree in
      tree.unfolded.change(at: path.dropLast()) { $0.setChild(path[path.count - 1], nil) }
    }
  }

  /// Folds an unfolded node and unfolds a folded one.
  public mutating func toggle(_ path: [Int]) {
    if isUnfolded(path) { fold(path) } else { unfold(path) }
  }

  /// Unfolds a node and what is below it; with an empty path the whole tree.
  ///
  /// - Parameters:
  ///   - path: the node.
  ///   - levels: how many levels of children are to show; when nil all, down to 1,000.
  ///   - limit: the most nodes to look at, which bounds the time this takes.
  /// - Returns: whether all was unfolded, within the limit.
  @discardableResult
  public mutating func unfoldAll(_ path: [Int] = [], levels: Int? = nil, limit: Int = 1_000_000) -> Bool {
    guard let node = source.node(at: path) else { return true }
    var budget = limit
    let levels = min(levels ?? .max, 1000)
    guard levels > 0, path.isEmpty || source.childCount(of: node) > 0 else { return true }
    let result = everything(below: node, levels: levels, budget: &budget)
    keepingSelection { tree in
      guard let last = path.last else {
        tree.unfolded = result
        return
      }
      tree.unfolded.change(at: path.dropLast()) { $0.setChild(last, result) }
    }
    return budget >= 0
  }

  /// Shows a number of levels and no more; 1 shows the outermost rows only.
  ///
  /// - Returns: whether all of them could be unfolded, within the limit.
  @discardableResult
  public mutating func setLevels(_ levels: Int, limit: Int = 1_000_000) -> Bool {
    unfoldAll(levels: max(1, levels), limit: limit)
  }

  /// Unfolds a node and all its siblings, one level.
  public mutating func unfoldSiblings(of path: [Int], limit: Int = 100_000) {
    let source = source
    changeSiblings(of: path, limit: limit) { node in
      source.childCount(of: node) > 0 ? UnfoldedNode(childCount: source.childCount(of: node)) : nil
    }
  }

  /// Folds a node and all its siblings.
  public mutating func foldSiblings(of path: [Int]) {
    guard let parent = path.isEmpty ? nil : Array(path.dropLast()) else { return }
    keepingSelection { tree in
      tree.unfolded.change(at: parent[...]) { $0 = UnfoldedNode(childCount: $0.childCount) }
    }
  }

  // MARK: - Moving

  /// Selects the parent of the selected node. Returns whether it has one.
  @discardableResult
  public mutating func selectParent() -> Bool {
    guard let path = selectedPath, path.count > 1 else { return false }
    scroll.select(unfolded.row(ofPath: Array(path.dropLast())))
    return true
  }

  /// Selects the next child of the same parent, or the one before when `offset` is negative. Returns whether
  /// there is one.
  @discardableResult
  public mutating func selectSibling(_ offset: Int) -> Bool {
    guard var path = selectedPath, let last = path.popLast(), let parent = unfolded.node(at: path) else {
      return false
    }
    let (index, overflows) = last.addingReportingOverflow(offset)
    guard !overflows, index >= 0, index < parent.childCount else { return false }
    scroll.select(unfolded.row(ofPath: path + [index]))
    return true
  }

  /// Selects the first or the last child of the selected node's parent.
  public mutating func selectOutermostSibling(last: Bool) {
    guard let path = selectedPath?.dropLast(), let parent = unfolded.node(at: path) else { return }
    scroll.select(unfolded.row(ofPath: path + [last ? max(0, parent.childCount - 1) : 0]))
  }

  /// Selects the row with this number, or the nearest there is.
  public mutating func select(_ row: Int) {
    scroll.select(row)
  }

  /// Moves the selection as a movement says.
  ///
  /// - Returns: whether another row is selected.
  @discardableResult
  public mutating func move(_ movement: Movement) -> Bool {
    scroll.move(movement)
  }

  // MARK: - Inside

  private mutating func unfoldOne(_ path: [Int]) {
    guard let last = path.last, let node = source.node(at: path), !isUnfolded(path) else { return }
    let count = source.childCount(of: node)
    guard count > 0 else { return }
    unfolded.change(at: path.dropLast()) { $0.setChild(last, UnfoldedNode(childCount: count)) }
  }

  private func everything(below node: Source.Node, levels: Int, budget: inout Int) -> UnfoldedNode {
    var result = UnfoldedNode(childCount: max(0, source.childCount(of: node)))
    guard levels > 1 else { return result }
    for index in 0..<result.childCount {
      guard budget > 0 else {
        budget = -1
        return result
      }
      budget -= 1
      let child = source.child(index, of: node)
      guard source.childCount(of: child) > 0 else { continue }
      result.append(index, everything(below: child, levels: levels - 1, budget: &budget))
    }
    return result
  }

  private mutating func changeSiblings(
    of path: [Int], limit: Int, _ unfolding: (Source.Node) -> UnfoldedNode?
  ) {
    guard !path.isEmpty else { return }
    let parentPath = Array(path.dropLast())
    guard let parent = source.node(at: parentPath), let current = unfolded.node(at: parentPath) else {
      return
    }
    var result = UnfoldedNode(childCount: current.childCount)
    for index in 0..<min(limit, current.childCount) {
      if let node = current.child(index) ?? unfolding(source.child(index, of: parent)) {
        result.append(index, node)
      }
    }
    keepingSelection { tree in
      tree.unfolded.change(at: parentPath[...]) { $0 = result }
    }
  }

  /// Changes what is unfolded while the same node, or its nearest ancestor that still shows, stays selected.
  private mutating func keepingSelection(_ change: (inout TreeView) -> Void) {
    let path = selectedPath
    change(&self)
    scroll.resize(count: unfolded.rows)
    if let path { scroll.select(unfolded.row(ofPath: path)) }
  }
}

extension TreeView: Sendable where Source: Sendable {}
extension TreeView.Row: Sendable where Source.Node: Sendable {}
