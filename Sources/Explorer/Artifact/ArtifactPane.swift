import Decisioning
import TargetClient
import TerminalUI
import Workspace

/// The artifact: how fresh it is, how it came, what strikes the eye, and its rules to look through.
enum ArtifactPane {
  /// The lines of the pane.
  static func nodes(for state: ArtifactState, _ session: ResponseSession) -> [PaneNode] {
    guard let report = state.report else { return [.note("Asking for the artifact…")] }
    var nodes = [summaryNode(report, state, session)]
    if let artifact = report.artifact {
      nodes.append(findingsNode(state))
      nodes += locationNodes(artifact, report.names)
    }
    let downloads = report.status.downloads
    if !downloads.isEmpty {
      let lines = downloads.reversed().map(downloadNode)
      nodes.append(.heading("Looks for a newer one", lines, detail: "\(downloads.count)"))
    }
    return nodes
  }

  // MARK: - Summary

  private static func summaryNode(
    _ report: ArtifactReport, _ state: ArtifactState, _ session: ResponseSession
  ) -> PaneNode {
    let status = report.status
    var facts: [PaneNode] = []
    let location = status.location ?? (report.artifact == nil ? "nowhere" : "comes with the program")
    facts.append(.fact("location", location))
    if let artifact = report.artifact {
      facts += artifactFacts(artifact, now: report.now)
      facts.append(.fact("rules", rulesText(report.names, state.inspection)))
    } else {
      let reason = status.downloads.last?.failure ?? "no call has needed it yet"
      facts.append(.fact("not there", reason, .warning))
    }
    if let etag = status.etag { facts.append(.fact("ETag", etag)) }
    if let confirmed = status.confirmed {
      facts.append(.fact("known as newest", "\(age(of: confirmed, at: report.now)) ago"))
    }
    if status.pollingInterval > .zero {
      var text = "every \(AgeText.text(status.pollingInterval))"
      if let next = status.nextDownload {
        let wait = max(0, next - report.now)
        text += ", next in \(AgeText.text(.milliseconds(wait)))"
      }
      facts.append(.fact("looks", text))
      if status.pollingInterval > ArtifactStatus.longestUsualInterval {
        facts.append(
          .note("That is seldom: the interval is meant in seconds, not in milliseconds.", .warning))
      }
    }
    if !status.downloads.isEmpty || report.artifact == nil {
      let key = session.keyName(of: .refreshArtifact)
      facts.append(
        .note(state.isRefreshing ? "Looking for a newer one…" : "\(key) looks for a newer one now."))
    }
    let detail = report.artifact.map {
      [$0.version, $0.environment].compactMap(\.self).joined(separator: " · ")
    }
    return .heading("Artifact", facts, detail: detail ?? "none")
  }

  private static func artifactFacts(_ artifact: Artifact, now: Int64) -> [PaneNode] {
    var facts: [PaneNode] = []
    if let generated = artifact.generatedAt {
      var line = StyledLine(generated, .text)
      if let instant = DecisionInstant(generated)?.milliseconds {
        line.append("  \(age(of: instant, at: now)) old", .muted)
      }
      facts.append(.fact("generated", line, copyText: generated))
    }
    if let client = artifact.clientCode { facts.append(.fact("client", client)) }
    facts.append(.fact("size", artifact.byteCount.byteCountText))
    facts.append(.fact("global mbox", artifact.globalMbox))
    facts.append(.fact("geo lookup", artifact.isGeoTargetingEnabled ? "yes" : "no"))
    if !artifact.responseTokens.isEmpty {
      facts.append(.fact("response tokens", artifact.responseTokens.joined(separator: ", ")))
    }
    return facts
  }

  /// How many rules there are, as soon as they were counted, and in how many places.
  private static func rulesText(_ names: ArtifactNames, _ inspection: ArtifactInspection?) -> String {
    let places = "\(names.mboxes.count) mboxes and \(names.views.count) views"
    return inspection.map { "\($0.ruleCount) in \(places)" } ?? "being counted, in \(places)"
  }

  private static func age(of instant: Int64, at now: Int64) -> String {
    AgeText.text(.milliseconds(max(0, now.subtractingReportingOverflow(instant).partialValue)))
  }

  // MARK: - Findings

  private static func findingsNode(_ state: ArtifactState) -> PaneNode {
    guard let inspection = state.inspection else {
      return .heading("Findings", [.note("Looking through all rules…")])
    }
    guard inspection.findingCount > 0 else {
      return .heading("Findings", [.note("Nothing strikes the eye.", .success)], detail: "0")
    }
    let nodes = inspection.locations.flatMap { location in
      location.findings.map { PaneNode.note("\(location.name): \($0)", .warning) }
    }
    let kept = inspection.locations.reduce(0) { $0 + $1.findings.count }
    let rest = inspection.findingCount - kept
    let more = rest > 0 ? [PaneNode.note("… and \(rest) more")] : []
    return .heading("Findings", nodes + more, detail: "\(inspection.findingCount)")
  }

  // MARK: - Locations

  private static func locationNodes(_ artifact: Artifact, _ names: ArtifactNames) -> [PaneNode] {
    var nodes: [PaneNode] = []
    if !names.mboxes.isEmpty {
      nodes.append(
        list("Mboxes", names.mboxes) { name in
          LocationNodes.node(named: name, isRemote: names.remoteMboxes.contains(name), id: "mbox \(name)") {
            artifact.summary(ofMbox: name)
          }
        })
    }
    if !names.views.isEmpty {
      nodes.append(
        list("Views", names.views) { name in
          LocationNodes.node(named: name, isRemote: names.remoteViews.contains(name), id: "view \(name)") {
            artifact.summary(ofView: name)
          }
        })
    }
    let remote = names.mboxesWithoutRules + names.viewsWithoutRules
    if !remote.isEmpty {
      nodes.append(list("Only on Target's servers", remote) { PaneNode(StyledLine($0, .name), copyText: $0) })
    }
    return nodes
  }

  /// A heading with any number of lines below it, which are made when they are shown.
  private static func list(
    _ title: String, _ names: [String], _ node: @escaping @Sendable (String) -> PaneNode
  ) -> PaneNode {
    var line = StyledLine(title, Style(.heading, on: .plain, .bold))
    line.append("  \(names.count)", .muted)
    let list = PaneNodeList(count: names.count) { node(names[$0]) }
    return PaneNode(line, PaneLines(list: list), startsOpen: names.count <= 30)
  }

  // MARK: - Downloads

  private static func downloadNode(_ download: ArtifactDownload) -> PaneNode {
    var line = StyledLine(LocalTime.text(download.start / 1000), .muted)
    if let status = download.status { line.append("  \(status)", .text) }
    switch download.outcome {
    case .replaced: line.append("  new", .success)
    case .unchanged: line.append("  unchanged", .text)
    case .failed(let reason): line.append("  \(reason)", .failure)
    }
    if let bytes = download.byteCount { line.append("  \(bytes.byteCountText)", .muted) }
    line.append("  \(Duration.milliseconds(download.duration).shortText)", .muted)
    return PaneNode(line)
  }

  /// What came of looking for a newer artifact because a person asked.
  static func outcome(of download: ArtifactDownload?) -> String {
    switch download?.outcome {
    case nil: "This artifact is not downloaded, so there is no newer one to look for."
    case .replaced?: "There is a new artifact."
    case .unchanged?: "The artifact is the newest."
    case .failed(let reason)?: reason
    }
  }
}
