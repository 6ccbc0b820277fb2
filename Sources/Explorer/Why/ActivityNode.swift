import DeliveryAPI
import Decisioning
import TerminalUI

/// An activity of the Why pane: what became of it in one line, and below it bucket, experiences, conditions
/// and facts.
enum ActivityNode {
  /// The line of an activity; its details are made when somebody looks at them.
  ///
  /// - Parameters:
  ///   - activity: the activity.
  ///   - context: the item it stands at.
  ///   - isAnswer: whether the sentence above the activities is about it, so that it need not be repeated.
  ///   - columns: the room for the line.
  ///   - startsOpen: whether the details show at first.
  static func node(
    for activity: ActivityOutcome, in context: WhyItemContext, isAnswer: Bool, columns: Int, startsOpen: Bool
  ) -> PaneNode {
    let head = head(of: activity)
    let isWinner = activity.standing == .won
    let full = isWinner ? "won: \(activity.reason)" : activity.reason
    func fits(_ text: String) -> Bool { head.columns + 2 + DisplayText.columns(of: text) <= columns }
    let isRoomy = fits(full)
    let won = isWinner ? activity.wonReason(within: columns) { fits("won: \($0)") } : nil
    let short = won.map { "won: \($0)" }
    let reason = short ?? (isWinner && isAnswer ? "won" : full)
    var rest = StyledLine()
    if let flip = flip(of: activity, since: context.before) {
      rest.append("\(flip) → ", Style(.warning, on: .plain, .bold))
    }
    rest.append(reason, isWinner ? .success : .muted)
    let line = StyledLine.pair(head, rest, columns: columns)
    var node = PaneNode(line, startsOpen: startsOpen) {
      details(of: activity, in: context, fullReason: isRoomy || isAnswer ? nil : full, columns: columns)
    }.copyingText {
      activity.candidates.flatMap { $0.textLines(among: activity.candidates) }.joined(separator: "\n")
    }
    node.key = "activity \(activity.decisive.activityID ?? -1) \(activity.candidates[0].position)"
    node.subject = context.subject(activity.decisive, variable: activity.decidingVariable)
    if activity.standing == .filtered { node.subject?.target = .propertyToken }
    return node
  }

  /// What became of the activity before something was imagined, when that was something else.
  private static func flip(of activity: ActivityOutcome, since before: [ActivityOutcome]?) -> String? {
    guard let before else { return nil }
    let old = before.first { $0.isAboutSameActivity(as: activity) }
    guard let old else { return "new" }
    if old.standing == .won, activity.standing == .won {
      let experience = old.decisive.experienceName
      return experience == activity.decisive.experienceName ? nil : experience
    }
    guard old.standing != activity.standing else { return nil }
    switch old.standing {
    case .won: return "won"
    case .failed: return "failed"
    case .notReached: return "not reached"
    case .filtered: return "other property"
    case .broken: return "broken"
    }
  }

  /// The sign of an outcome, and how it is drawn.
  static func mark(of standing: CandidateExplanation.Standing) -> (sign: String, role: TextRole) {
    switch standing {
    case .won: ("✓", .success)
    case .failed: ("✗", .failure)
    case .notReached: ("·", .muted)
    case .filtered: ("−", .warning)
    case .broken: ("!", .warning)
    }
  }

  private static func head(of activity: ActivityOutcome) -> StyledLine {
    let (sign, role) = mark(of: activity.standing)
    let isWinner = activity.standing == .won
    var line = StyledLine("\(sign) ", role)
    line.append(activity.name, isWinner ? Style(.accent, on: .plain, .bold) : .plain)
    if isWinner || activity.candidates.count == 1, activity.standing != .broken {
      line.append(" · \(activity.decisive.experienceName)", isWinner ? .accent : .muted)
    }
    return line
  }

  // MARK: - Details

  private static func details(
    of activity: ActivityOutcome, in context: WhyItemContext, fullReason: String?, columns: Int
  ) -> [PaneNode] {
    let inner = columns - TreeView<PaneTree>.indentation
    var nodes: [PaneNode] = []
    if let fullReason { nodes += PaneNode.wrapped(fullReason, .muted, columns: inner) }
    if let ruler = BucketRuler(activity) {
      let subject = context.subject(activity.decisive, variable: "allocation")
      nodes += ruler.nodes(columns: inner, borders: context.borders).map { $0.about(subject) }
    }
    if activity.candidates.count == 1 {
      if let condition = activity.decisive.condition {
        nodes.append(ConditionNode.node(for: condition, of: activity.decisive, in: context, columns: inner))
      }
    } else {
      nodes += activity.candidates.map { experience($0, of: activity, in: context, columns: inner) }
    }
    nodes.append(facts(of: activity))
    return PaneNode.broken(nodes, room: inner)
  }

  /// One rule of an activity that has several: the experience, its traffic, and its condition below.
  private static func experience(
    _ candidate: CandidateExplanation, of activity: ActivityOutcome, in context: WhyItemContext, columns: Int
  ) -> PaneNode {
    let holds = candidate.isConditionSatisfied
    let owner = candidate.bucketOwner(among: activity.candidates)
    let (sign, role) = mark(of: owner == nil ? candidate.standing : .notReached)
    var head = StyledLine("\(sign) ", role)
    head.append(candidate.experienceName, holds ? Style(.text, on: .plain, .bold) : .plain)
    var rest = StyledLine()
    if let range = candidate.allocation { rest.append("\(range) \(range.shareText)", .muted) }
    if let words = words(about: candidate, bucketOwner: owner) {
      rest.append("\(rest.isEmpty ? "" : "  ")\(words)", .muted)
    }
    let condition = candidate.condition.map {
      [ConditionNode.node(for: $0, of: candidate, in: context, columns: columns - 2)]
    }
    var node = PaneNode(
      StyledLine.pair(head, rest, columns: columns), condition ?? [],
      startsOpen: candidate.position == activity.decisive.position
    ).copyingText { candidate.textLines(among: activity.candidates).joined(separator: "\n") }
    node.key = "rule \(candidate.position)"
    let unmet = candidate.condition?.unmetConditions.first
    return node.about(context.subject(candidate, variable: unmet?.part.readVariables.first))
  }

  /// What stands in the way of an experience: what the request says, or else whose the visitor's bucket is.
  private static func words(
    about candidate: CandidateExplanation, bucketOwner: CandidateExplanation?
  ) -> String? {
    if let bucketOwner { return "bucket is of “\(bucketOwner.experienceName)”" }
    let unmet = candidate.condition?.unmetConditions.filter { !$0.isAboutAllocation } ?? []
    if !unmet.isEmpty { return ConditionSentence.list(unmet) }
    return candidate.standing == .notReached && candidate.isConditionSatisfied
      ? candidate.notReachedText : nil
  }

  /// What identifies the activity, for looking it up elsewhere.
  private static func facts(of activity: ActivityOutcome) -> PaneNode {
    let candidate = activity.decisive
    var facts: [PaneNode] = []
    if let id = candidate.activityID { facts.append(.fact("activity id", "\(id)")) }
    let type = OptionOrigin(candidate.meta)?.type
    if let type { facts.append(.fact("type", type)) }
    if let id = candidate.meta["experience.id"]?.compact { facts.append(.fact("experience id", id)) }
    if let bucket = activity.bucket {
      facts.append(.fact("bucket", "\(bucket.text), made of the activity and the visitor's id"))
    }
    let audiences = activity.candidates.flatMap(\.audienceIDs)
    if !audiences.isEmpty {
      let unique = audiences.enumerated().filter { !audiences[..<$0.offset].contains($0.element) }
      facts.append(.fact("audiences", unique.map { "\($0.element)" }.joined(separator: ", ")))
    }
    facts += candidate.propertyTokens.map { .fact("property", $0) }
    let positions = activity.candidates.map { "\($0.position + 1)" }.joined(separator: ", ")
    let plural = activity.candidates.count == 1 ? "no." : "nos."
    facts.append(.fact("rule", "\(plural) \(positions) at \(candidate.location), highest priority first"))
    let title = [candidate.activityID.map { "activity \($0)" } ?? "activity", type].compactMap(\.self)
    var node = PaneNode(StyledLine(title.joined(separator: " · "), .muted), facts, startsOpen: false)
    node.key = "facts"
    return node
  }
}

extension ActivityOutcome {
  /// The variable that decided: one that stands in the way, or else one that the winner's condition reads. What
  /// a request says comes before the visitor's bucket.
  var decidingVariable: String? {
    let variables =
      unmet.isEmpty ? decisive.condition?.readVariables ?? [] : unmet.flatMap(\.part.readVariables)
    return variables.first { $0 != "allocation" } ?? variables.first
  }
}
