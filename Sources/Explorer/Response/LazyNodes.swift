import Synchronization

/// Lines that are made when somebody first looks at them, and kept then.
///
/// What they are is fixed from the beginning, so that two looks never differ.
final class LazyNodes: Sendable {
  private let make: @Sendable () -> [PaneNode]
  private let made = Mutex<[PaneNode]?>(nil)

  init(_ make: @escaping @Sendable () -> [PaneNode]) {
    self.make = make
  }

  /// The lines.
  var nodes: [PaneNode] {
    made.withLock { made in
      if let made { return made }
      let nodes = make()
      made = nodes
      return nodes
    }
  }
}
