import Synchronization

/// Any number of lines, each made when it is shown.
struct PaneNodeList: Sendable {
  /// How many there are.
  let count: Int
  private let made: MadeNodes

  /// Lines that a function makes by their numbers, from 0. A line is the same whenever it is made.
  init(count: Int, node: @escaping @Sendable (Int) -> PaneNode) {
    self.count = count
    made = MadeNodes(node)
  }

  /// One of the lines.
  subscript(position: Int) -> PaneNode { made[position] }

  /// The same lines, each changed when it is made.
  func map(_ change: @escaping @Sendable (PaneNode) -> PaneNode) -> PaneNodeList {
    PaneNodeList(count: count) { [made] in change(made[$0]) }
  }
}

/// Lines that were made, some of them kept: those on the screen are asked for again and again.
private final class MadeNodes: Sendable {
  /// The most that are kept, more than stand on any screen.
  private static let mostKept = 500

  private let make: @Sendable (Int) -> PaneNode
  private let kept = Mutex<[Int: PaneNode]>([:])

  init(_ make: @escaping @Sendable (Int) -> PaneNode) { self.make = make }

  subscript(position: Int) -> PaneNode {
    if let node = kept.withLock({ $0[position] }) { return node }
    // Made outside of the lock: a search may go through the lines meanwhile, and keys do not wait for it.
    let node = make(position)
    kept.withLock { kept in
      if kept.count >= Self.mostKept { kept = [:] }
      kept[position] = node
    }
    return node
  }
}

/// Lines that take some work to make, so that it is done when a person opens what they stand below.
struct DeferredNodes: Sendable {
  /// Tells them from others in the same pane.
  let id: String
  /// Makes them.
  let make: @Sendable () -> [PaneNode]
}
