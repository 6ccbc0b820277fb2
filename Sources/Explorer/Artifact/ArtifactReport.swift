import Decisioning
import TargetClient

/// The artifact that an account decides by on-device, and how it came, at one moment.
public struct ArtifactReport: Sendable {
  /// How it came, and when the client looks for a newer one.
  public let status: ArtifactStatus
  /// The artifact; nil while there is none.
  public let artifact: Artifact?
  /// By what decisions are made, for the title bar: the server that was named, and the artifact's version and
  /// environment.
  public let source: String
  /// The moment, in milliseconds since 1970 UTC.
  public let now: Int64
  /// The names of its mboxes and views that have rules.
  let names: ArtifactNames

  /// Makes a report.
  ///
  /// - Complexity: linear in the number of mboxes and views, which is why it is not made while drawing.
  public init(status: ArtifactStatus, artifact: Artifact?, source: String, now: Int64) {
    self.status = status
    self.artifact = artifact
    self.source = source
    self.now = now
    names = ArtifactNames(artifact)
  }
}

/// The names in an artifact, listed once.
struct ArtifactNames: Sendable {
  /// The mboxes with rules, in the order of the artifact.
  let mboxes: [String]
  /// The views with rules, in the order of the artifact.
  let views: [String]
  /// Mboxes of which only Target's servers know all.
  let remoteMboxes: Set<String>
  /// Views of which only Target's servers know all.
  let remoteViews: Set<String>
  /// Mboxes of which the artifact has the name only.
  let mboxesWithoutRules: [String]
  /// Views of which the artifact has the name only.
  let viewsWithoutRules: [String]

  init(_ artifact: Artifact?) {
    mboxes = artifact?.mboxNames ?? []
    views = artifact?.viewNames ?? []
    remoteMboxes = Set(artifact?.remoteMboxes ?? [])
    remoteViews = Set(artifact?.remoteViews ?? [])
    let withRules = (mboxes: Set(mboxes), views: Set(views))
    mboxesWithoutRules = (artifact?.remoteMboxes ?? []).filter { !withRules.mboxes.contains($0) }
    viewsWithoutRules = (artifact?.remoteViews ?? []).filter { !withRules.views.contains($0) }
  }
}
