import Synchronization

/// The edge cluster that answered a client last. The next visitor who is new goes there too, which saves
/// the way through the central host.
final class RememberedCluster: Sendable {
  private let current = Mutex<String?>(nil)

  /// The number of the cluster.
  var number: String? { current.withLock(\.self) }

  /// Remembers a cluster; nil changes nothing.
  func remember(_ number: String?) {
    guard let number else { return }
    current.withLock { $0 = number }
  }

  /// Forgets the cluster, as it cannot be reached.
  func forget() { current.withLock { $0 = nil } }
}
