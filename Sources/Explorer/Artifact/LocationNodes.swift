import Decisioning
import OrderedJSON
import TerminalUI

/// The rules of one mbox or view: activities in the order of their priority, with their experiences.
enum LocationNodes {
  /// The line of a location. Its rules are read when it is opened.
  static func node(
    named name: String, isRemote: Bool, id: String, summary: @escaping @Sendable () -> LocationSummary?
  ) -> PaneNode {
    var line = StyledLine(name, .name)
    if isRemote { line.append("  also on Target's servers", .warning) }
    let rules = DeferredNodes(id: id) { summary().map(nodes) ?? [.note("no rules")] }
    return PaneNode(line, deferred: rules, copyText: name)
  }

  private static func nodes(for summary: LocationSummary) -> [PaneNode] {
    summary.findings.map { .note("! \($0)", .warning) } + summary.activities.map(node)
  }

  private static func node(for activity: ActivitySummary) -> PaneNode {
    var line = StyledLine(activity.name, Style(.text, on: .plain, .bold))
    if let id = activity.id { line.append(" (\(id))", .text) }
    if let type = activity.type { line.append("  \(type)", .muted) }
    if let buckets = activity.allocatedBucketCount {
      line.append("  \(PercentText.number(Double(buckets) / 100)) % of the traffic", .muted)
    }
    return PaneNode(line, activity.experiences.map(node), copyText: activity.name)
  }

  private static func node(for experience: ExperienceSummary) -> PaneNode {
    var line = StyledLine("\(experience.position + 1)  ", .muted)
    line.append(experience.name, .accent)
    if let id = experience.id { line.append(" (\(id))", .accent) }
    if let range = experience.allocation { line.append("  \(range) %", .information) }
    var facts: [PaneNode] = []
    if !experience.audienceIDs.isEmpty {
      facts.append(.fact("audiences", experience.audienceIDs.map { "\($0)" }.joined(separator: ", ")))
    }
    facts.append(
      .fact(
        "property",
        experience.propertyTokens.isEmpty ? "every one" : experience.propertyTokens.joined(separator: ", ")))
    if let key = experience.ruleKey { facts.append(.fact("rule key", key)) }
    if !experience.variables.isEmpty {
      facts.append(.fact("reads", experience.variables.joined(separator: ", ")))
    }
    facts.append(PaneNode(StyledLine("condition", .name), json: experience.condition, startsOpen: false))
    for option in experience.options {
      var offer = StyledLine(option.type?.rawValue ?? "default content", .keyword)
      offer.append("  " + OfferText.inOneLine(option.content), .text)
      facts.append(.fact("offer", offer).copying(option.content))
    }
    return PaneNode(line, facts, startsOpen: false, copyText: experience.name)
  }
}
