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
  public init(of request: DeliveryRequest, on artifact: Artifact) {
    var names: [String] = []
    for mbox in request.execute?.mboxes ?? [] { names.append(mbox.name) }
    for mbox in request.prefetch?.mboxes ?? [] { names.append(mbox.name) }
    if request.execute?.pageLoad != nil || request.prefetch?.pageLoad != nil {
      names.append(artifact.globalMbox)
    }
    mboxes = Self.remote(names, in: artifact.mboxes)

    let views = request.prefetch?.views ?? []
    let viewNames = views.compactMap(\.name)
    let isForAllViews = !views.isEmpty && viewNames.isEmpty
    self.views = isForAllViews ? artifact.remoteViews : Self.remote(viewNames, in: artifact.views)
  }

  private static func remote(_ names: [String], in table: LocationTable) -> [String] {
    var listed: Set<String> = []
    var unlisted: [String] = []
    for name in names where !name.isEmpty {
      let location = table[name]
      if location?.isRemote == true {
        listed.insert(name)
      } else if location?.isLocal != true, !unlisted.contains(name) {
        unlisted.append(name)
      }
    }
    if listed.isEmpty { return unlisted }
    return table.remoteNames.filter { listed.remove($0) != nil } + unlisted
  }
}
