/// The mboxes or the views of an artifact by their names.
struct LocationTable: Sendable {
  private let locations: [String: ArtifactLocation]
  /// The locations that have rules, in the order of the artifact.
  let inOrder: [ArtifactLocation]
  /// The names in the artifact's list of remote locations.
  let remoteNames: [String]

  init(
    kind: LocationKind, rules: [ArtifactOutline.Rules], local: [String], remote: [String],
    globalMbox: String? = nil, source: ArtifactSource
  ) {
    var ranges: [String: Range<Int>] = [:]
    ranges.reserveCapacity(rules.count)
    for location in rules { ranges[location.name] = location.range }
    let localNames = Set(local)
    let remoteNames = Set(remote)

    var locations: [String: ArtifactLocation] = [:]
    locations.reserveCapacity(max(rules.count, local.count))
    var inOrder: [ArtifactLocation] = []
    for name in rules.lazy.map(\.name) + local + remote where locations[name] == nil {
      let location = ArtifactLocation(
        kind: kind, name: name, range: ranges[name], isLocal: localNames.contains(name),
        isRemote: remoteNames.contains(name), isGlobal: name == globalMbox, source: source)
      locations[name] = location
      if location.hasRules { inOrder.append(location) }
    }
    self.locations = locations
    self.inOrder = inOrder
    self.remoteNames = remote
  }

  /// The location of a name that has rules or is in one of the lists; nil for any other.
  subscript(_ name: String) -> ArtifactLocation? { locations[name] }

  var namesWithRules: [String] { inOrder.map(\.name) }
}
