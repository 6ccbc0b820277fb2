/// Any number of lines, each made when it is shown.
struct PaneNodeList: Sendable {
  /// How many there are.
  let count: Int
  /// Makes one, by its number from 0.
  let node: @Sendable (Int) -> PaneNode
}

/// Lines that take some work to make, so that it is done when a person opens what they stand below.
struct DeferredNodes: Sendable {
  /// Tells them from others in the same pane.
  let id: String
  /// Makes them.
  let make: @Sendable () -> [PaneNode]
}
