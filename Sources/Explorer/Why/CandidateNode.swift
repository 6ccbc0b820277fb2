import Decisioning
import JSONLogic
import TerminalUI

/// A candidate of the Why pane: what became of it in one line, and below it the reasons.
enum CandidateNode {
  /// The line of a candidate with its reasons.
  static func node(for candidate: CandidateExplanation) -> PaneNode {
    let (mark, role) = mark(of: candidate)
    var line = StyledLine("\(mark) ", role)
    line.append(
      candidate.activityName, candidate.standing == .won ? Style(.accent, on: .plain, .bold) : .plain)
    line.append(" · \(candidate.experienceName)", candidate.standing == .won ? .accent : .text)
    line.append("  \(reason(of: candidate))", role == .success ? .success : .muted)
    var nodes: [PaneNode] = []
    if let bucket = candidate.bucket, let range = candidate.allocation {
      nodes.append(BucketRuler.node(bucket, range: range))
    }
    if candidate.standing == .failed, let bucket = candidate.bucket, let range = candidate.allocation,
      !range.contains(bucket)
    {
      nodes.append(.note("Id and activity make the bucket: only another id falls into another one."))
    }
    if candidate.isExactlyOnBoundary {
      nodes.append(.note("The bucket is exactly on a boundary that belongs to no experience.", .warning))
    }
    if let condition = candidate.condition { nodes.append(ConditionNode.node(for: condition)) }
    nodes += facts(of: candidate)
    return PaneNode(
      line, nodes, startsOpen: candidate.standing == .won,
      copyText: candidate.textLines.joined(separator: "\n"))
  }

  private static func mark(of candidate: CandidateExplanation) -> (String, TextRole) {
    switch candidate.standing {
    case .won: ("✓", .success)
    case .failed: ("✗", .failure)
    case .notReached: ("·", .muted)
    case .filtered: ("−", .warning)
    case .broken: ("!", .warning)
    }
  }

  /// What became of the candidate, in one line.
  private static func reason(of candidate: CandidateExplanation) -> String {
    switch candidate.standing {
    case .won: return "won"
    case .failed: return candidate.condition.map { ConditionNode.blame($0) } ?? "failed"
    case .notReached:
      let would = candidate.isConditionSatisfied ? "would match" : "would not match"
      return "not reached, \(would)\(candidate.isNext ? ": the next in line" : "")"
    case .filtered: return "only for the property \(candidate.propertyTokens.joined(separator: ", "))"
    case .broken: return "broken: \(candidate.fault ?? "its rule cannot be read")"
    }
  }

  private static func facts(of candidate: CandidateExplanation) -> [PaneNode] {
    var facts: [PaneNode] = []
    if let id = candidate.activityID { facts.append(.fact("activity id", "\(id)")) }
    if let type = candidate.meta["activity.type"]?.string { facts.append(.fact("type", type)) }
    if !candidate.audienceIDs.isEmpty {
      facts.append(.fact("audiences", candidate.audienceIDs.map(String.init).joined(separator: ", ")))
    }
    if !candidate.propertyTokens.isEmpty {
      facts.append(.fact("properties", candidate.propertyTokens.joined(separator: ", ")))
    }
    facts.append(
      .fact(
        "rule", "no. \(candidate.position + 1) at \(candidate.location)"))
    return facts
  }
}
