import Decisioning

/// What is likely wrong or surprising in an artifact.
public struct ArtifactInspection: Sendable {
  /// The most findings that are kept. An artifact with more has a problem that the first of them tell.
  public static let mostFindings = 1_000

  /// The artifact that was looked through.
  let artifact: Artifact
  /// The mboxes and views with findings, in the order of the artifact.
  let locations: [LocationFindings]
  /// The number of all findings, also of those that were not kept.
  let findingCount: Int
  /// The number of rules in all mboxes and views.
  let ruleCount: Int

  /// Looks through an artifact. Other work goes first.
  ///
  /// - Returns: what was found; nil when the task is cancelled meanwhile.
  /// - Complexity: linear in the size of the artifact: many seconds for a large one.
  public static func inspect(_ artifact: Artifact) async -> ArtifactInspection? {
    var locations: [LocationFindings] = []
    var (count, ruleCount) = (0, 0)
    for location in artifact.findings {
      await Task.yield()
      guard !Task.isCancelled else { return nil }
      ruleCount += location.ruleCount
      guard !location.findings.isEmpty else { continue }
      if count < mostFindings { locations.append(location) }
      count += location.findings.count
    }
    return ArtifactInspection(
      artifact: artifact, locations: locations, findingCount: count, ruleCount: ruleCount)
  }
}
