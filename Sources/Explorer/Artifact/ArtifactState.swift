/// What the explorer knows of the artifact.
struct ArtifactState: Sendable {
  /// The newest report; nil while none came.
  var report: ArtifactReport?
  /// What is likely wrong or surprising in the artifact; nil while nobody has looked.
  var inspection: ArtifactInspection?
  /// Whether a newer artifact is being looked for because a person asked.
  var isRefreshing = false
  /// Whether the artifact is being looked through.
  var isInspecting = false
}

extension ExplorerState {
  /// Takes what is known of the artifact now.
  mutating func show(_ report: ArtifactReport) -> [ExplorerEffect] {
    var artifact = response.session.artifact
    if artifact.isRefreshing {
      message = Message(ArtifactPane.outcome(of: report.status.downloads.last))
    }
    artifact.isRefreshing = false
    artifact.report = report
    workspace.source = report.source
    if artifact.inspection?.artifact !== report.artifact { artifact.inspection = nil }
    let needsInspection =
      report.artifact != nil && artifact.inspection == nil && !artifact.isInspecting
      && response.tab == .artifact
    if needsInspection { artifact.isInspecting = true }
    response.setArtifact(artifact)
    return needsInspection ? [.inspectArtifact] : []
  }

  /// Takes what was found in the artifact. Findings of one that was replaced meanwhile are dropped.
  mutating func show(_ inspection: ArtifactInspection) -> [ExplorerEffect] {
    var artifact = response.session.artifact
    artifact.isInspecting = false
    let isCurrent = inspection.artifact === artifact.report?.artifact
    if isCurrent { artifact.inspection = inspection }
    response.setArtifact(artifact)
    return isCurrent ? [] : [.reportArtifact]
  }

  /// Tells why nobody could look for a newer artifact.
  mutating func endRefresh(_ reason: String) -> [ExplorerEffect] {
    var artifact = response.session.artifact
    artifact.isRefreshing = false
    response.setArtifact(artifact)
    message = Message(reason, .failure)
    return []
  }

  /// Looks for a newer artifact.
  mutating func refreshArtifact() -> [ExplorerEffect] {
    guard !response.session.artifact.isRefreshing else { return [] }
    var artifact = response.session.artifact
    artifact.isRefreshing = true
    response.setArtifact(artifact)
    message = Message("Looking for a newer artifact…")
    return [.refreshArtifact]
  }
}
