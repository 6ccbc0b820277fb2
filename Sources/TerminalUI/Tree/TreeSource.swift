/// A tree to show: nodes are asked for their children only where they are unfolded and on the screen.
public protocol TreeSource {
  /// What stands for a node: an index into the source, or the node itself when it is cheap to copy.
  associatedtype Node

  /// The node whose children are the outermost rows; it has no row itself.
  var root: Node { get }

  /// The number of children of a node. Called often: constant time is expected.
  func childCount(of node: Node) -> Int

  /// A child of a node, by number from 0.
  func child(_ index: Int, of node: Node) -> Node
}

extension TreeSource {
  /// The node reached by numbers of children from the root, or nil when there is none.
  public func node(at path: [Int]) -> Node? {
    var node = root
    for index in path {
      guard index >= 0, index < childCount(of: node) else { return nil }
      node = child(index, of: node)
    }
    return node
  }
}
