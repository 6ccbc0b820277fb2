import DeliveryAPI

/// What of a request cannot be decided on the device, or not fully.
public struct RemoteDependency: Hashable, Sendable {
  /// Mboxes that need Target's servers.
  public var mboxes: [String]
  /// Views that need Target's servers.
  public var views: [String]

  /// Whether Target's servers are needed.
  public var isNeeded: Bool { !mboxes.isEmpty || !views.isEmpty }

  /// Finds what of a request depends on Target's servers: requested locations that the artifact lists as
  /// remote, then those that it does not list as local. A page load counts as the global mbox.
  public init(of request: borrowing DeliveryRequest, on artifact: Artifact) {
    var mboxes = RemoteNames(artifact.mboxes)
    var views = RemoteNames(artifact.views)
    var isForAllViews = false
    if let execute = request.execute {
      execute.mboxes?.forEach { mboxes.add($0.name) }
      if execute.pageLoad != nil { mboxes.add(artifact.globalMbox) }
    }
    if let prefetch = request.prefetch {
      prefetch.mboxes?.forEach { mboxes.add($0.name) }
      if prefetch.pageLoad != nil { mboxes.add(artifact.globalMbox) }
      prefetch.views?.forEach { views.add($0.name ?? "") }
      isForAllViews = prefetch.views.map { !$0.isEmpty && $0.allSatisfy { $0.name == nil } } ?? false
    }
    self.mboxes = mboxes.all
    self.views = isForAllViews ? artifact.remoteViews : views.all
  }
}

/// Collects the requested names that need Target's servers, each once.
private struct RemoteNames {
  private let table: LocationTable
  private var listed: Set<String> = []
  private var unlisted: [String] = []

  init(_ table: LocationTable) {
    self.table = table
  }

  mutating func add(_ name: String) {
    guard !name.isEmpty else { return }
    let location = table[name]
    if location?.isRemote == true {
      listed.insert(name)
    } else if location?.isLocal != true, !unlisted.contains(name) {
      unlisted.append(name)
    }
  }

  /// The names that the artifact lists as remote, in its order, then those it does not list as local.
  var all: [String] {
    if listed.isEmpty { return unlisted }
    var rest = listed
    return table.remoteNames.filter { rest.remove($0) != nil } + unlisted
  }
}
