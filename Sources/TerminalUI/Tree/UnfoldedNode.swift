/// Which nodes below an unfolded node are unfolded too, with the rows that makes.
///
/// Only unfolded nodes are kept, each with the number of rows before it, so that a node with a million
/// children costs nothing until some of them are unfolded, and a row is found by binary search.
struct UnfoldedNode: Sendable {
  /// An unfolded child.
  struct Child: Sendable {
    /// Its number among all children.
    let index: Int
    /// The rows below the unfolded children before it.
    var rowsBefore: Int
    /// What is unfolded below it.
    var node: UnfoldedNode
  }

  /// The number of children, unfolded or not.
  let childCount: Int
  /// The unfolded children, in order.
  private(set) var children: [Child] = []
  /// The rows of all that shows below this node.
  private(set) var rows: Int

  init(childCount: Int) {
    self.childCount = childCount
    rows = childCount
  }

  /// What is unfolded below a child, or nil when the child is folded.
  func child(_ index: Int) -> UnfoldedNode? {
    let place = place(of: index)
    guard place < children.count, children[place].index == index else { return nil }
    return children[place].node
  }

  /// What is unfolded at the end of a path, or nil when a node on the path is folded.
  func node(at path: some Sequence<Int>) -> UnfoldedNode? {
    var node = self
    for index in path {
      guard let next = node.child(index) else { return nil }
      node = next
    }
    return node
  }

  /// Unfolds or folds a child: sets what is unfolded below it. Takes time proportional to the number of
  /// unfolded siblings after it.
  mutating func setChild(_ index: Int, _ node: UnfoldedNode?) {
    let place = place(of: index)
    let exists = place < children.count && children[place].index == index
    let before = exists ? children[place].rowsBefore : rowsBefore(place)
    switch (node, exists) {
    case (let node?, true): children[place].node = node
    case (let node?, false): children.insert(Child(index: index, rowsBefore: before, node: node), at: place)
    case (nil, true): children.remove(at: place)
    case (nil, false): return
    }
    recount(from: place, rowsBefore: before)
  }

  /// Appends an unfolded child with a higher number than all others. Takes constant time.
  mutating func append(_ index: Int, _ node: UnfoldedNode) {
    children.append(Child(index: index, rowsBefore: rows - childCount, node: node))
    rows += node.rows
  }

  /// Changes what is unfolded at the end of a path; does nothing when a node on the path is folded.
  mutating func change(at path: ArraySlice<Int>, _ change: (inout UnfoldedNode) -> Void) {
    guard let index = path.first else { return change(&self) }
    let place = place(of: index)
    guard place < children.count, children[place].index == index else { return }
    children[place].node.change(at: path.dropFirst(), change)
    recount(from: place, rowsBefore: children[place].rowsBefore)
  }

  /// The path of the node shown in a row below this one, counted from 0, or nil when there is no such row.
  func path(ofRow row: Int) -> [Int]? {
    guard row >= 0, row < rows else { return nil }
    var path: [Int] = []
    var node = self
    var row = row
    while true {
      // The unfolded children whose own row comes before or at this one.
      let place = node.firstPlace { $0.index + $0.rowsBefore > row } - 1
      guard place >= 0 else { return path + [row] }
      let child = node.children[place]
      let ownRow = child.index + child.rowsBefore
      if row == ownRow { return path + [child.index] }
      guard row <= ownRow + child.node.rows else {
        return path + [row - child.rowsBefore - child.node.rows]
      }
      path.append(child.index)
      row -= ownRow + 1
      node = child.node
    }
  }

  /// The row in which the node at the end of a path shows, or of its nearest ancestor that does.
  func row(ofPath path: [Int]) -> Int {
    var row = -1
    var node = self
    for index in path {
      let place = node.place(of: index)
      let before = node.rowsBefore(place)
      row += 1 + index + before
      guard place < node.children.count, node.children[place].index == index else { break }
      node = node.children[place].node
    }
    return max(0, row)
  }

  /// The place of the first unfolded child with this number or a higher one.
  private func place(of index: Int) -> Int {
    firstPlace { $0.index >= index }
  }

  private func firstPlace(where isReached: (Child) -> Bool) -> Int {
    var low = 0
    var high = children.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(children[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The rows below the unfolded children before a place.
  private func rowsBefore(_ place: Int) -> Int {
    place < children.count ? children[place].rowsBefore : rows - childCount
  }

  private mutating func recount(from place: Int, rowsBefore: Int) {
    var before = rowsBefore
    for place in place..<children.count {
      children[place].rowsBefore = before
      before += children[place].node.rows
    }
    rows = childCount + before
  }
}
