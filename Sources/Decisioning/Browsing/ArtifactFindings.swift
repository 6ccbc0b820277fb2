/// What is likely wrong or surprising in one mbox or view of an artifact.
public struct LocationFindings: Hashable, Sendable {
  /// Mbox or view.
  public let kind: LocationKind
  /// The name of the mbox or view.
  public let name: String
  /// How many rules it has, those included that cannot be used.
  public let ruleCount: Int
  /// The findings; none means that nothing strikes the eye.
  public let findings: [ArtifactFinding]
}

/// The findings of a whole artifact, one mbox or view after another: mboxes, then views, each in the order
/// of the artifact, those without findings included.
///
/// Making the sequence costs nothing. Each step reads and compiles the rules of one location, unless a
/// decision did before, and keeps nothing of them. So whoever goes through a large artifact can stop
/// between any two locations, and tell how far it is by ``underestimatedCount``.
public struct ArtifactFindings: Sequence, Sendable {
  private let locations: [[ArtifactLocation]]

  init(of artifact: Artifact) {
    locations = [artifact.mboxes.inOrder, artifact.views.inOrder]
  }

  /// How many mboxes and views there are, which is exact.
  public var underestimatedCount: Int { locations.reduce(0) { $0 + $1.count } }

  /// The findings from the first location on.
  public func makeIterator() -> Iterator { Iterator(locations: locations.joined().makeIterator()) }

  /// The findings from a location on.
  public struct Iterator: IteratorProtocol {
    fileprivate var locations: FlattenSequence<[[ArtifactLocation]]>.Iterator

    /// The findings of the next mbox or view; nil after the last.
    ///
    /// - Complexity: linear in the size of the location's rules.
    public mutating func next() -> LocationFindings? {
      guard let location = locations.next() else { return nil }
      let rules = location.rulesWithoutKeeping
      return LocationFindings(
        kind: location.kind, name: location.name, ruleCount: rules.rules.count + rules.broken.count,
        findings: LocationSummary(location, rules: rules).findings)
    }
  }
}

extension Artifact {
  /// What is likely wrong or surprising in this artifact, location by location.
  public var findings: ArtifactFindings { ArtifactFindings(of: self) }
}
