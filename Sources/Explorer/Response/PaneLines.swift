/// Lines one below the other: first some that are there, then any number that are made when they are shown, then some
/// more that are there.
struct PaneLines: Sendable {
  private(set) var first: [PaneNode]
  private(set) var list: PaneNodeList
  private(set) var last: [PaneNode]

  /// Takes lines, each of the parts may be empty.
  init(_ first: [PaneNode] = [], list: PaneNodeList = .none, _ last: [PaneNode] = []) {
    self.first = first
    self.list = list
    self.last = last
  }

  /// The same lines with others above them.
  func below(_ nodes: [PaneNode]) -> PaneLines { PaneLines(nodes + first, list: list, last) }

  /// Whether there are so many lines that none of them is made but to be shown.
  var areMany: Bool { count > Self.fewest }

  /// More lines than these are many.
  private static let fewest = 200

  /// The same lines, with those that may be broken in as many rows as they need.
  ///
  /// - Parameters:
  ///   - columns: how wide lines may be.
  ///   - depth: how deep the lines lie in the tree.
  func wrapped(columns: Int, depth: Int = 0) -> PaneLines {
    func wrapped(_ nodes: [PaneNode]) -> [PaneNode] {
      PaneNode.wrapped(nodes, columns: columns, depth: depth)
    }
    // Lines of the list stay one row each, so that their number is known.
    let list = list.map { node in PaneNode.wrapped([node], columns: columns, depth: depth).first ?? node }
    return PaneLines(wrapped(first), list: list, wrapped(last))
  }
}

extension PaneNodeList {
  /// No lines.
  static let none = PaneNodeList(count: 0) { _ in .note("") }
}

extension PaneLines: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { first.count + list.count + last.count }

  subscript(position: Int) -> PaneNode {
    if position < first.count { return first[position] }
    let rest = position - first.count
    return rest < list.count ? list[rest] : last[rest - list.count]
  }
}
