import Decisioning
import TerminalUI

/// The answer to the question why, for one item: the first thing that the Why pane says about it.
struct ItemLead: Sendable {
  /// The answer, in one sentence or two.
  let text: String
  /// How it is meant: what was delivered, or what is missing.
  let role: TextRole

  /// The answer for an item.
  init(for item: ItemExplanation, _ activities: [ActivityOutcome]) {
    let winners = activities.filter { $0.standing == .won }
    if !item.isKnown {
      text = Self.unknown(item)
      role = .warning
    } else if item.candidates.isEmpty {
      text = "Only Target's servers can decide this; on-device it is default content."
      role = .warning
    } else if winners.isEmpty {
      text = "Default content: " + Self.failure(activities)
      role = .warning
    } else {
      text = Self.success(winners, activities)
      role = .text
    }
  }

  // MARK: - Nobody asked for

  private static func unknown(_ item: ItemExplanation) -> String {
    let names = item.nearestNames.prefix(3).map { "“\($0)”" }.joined(separator: " or ")
    return names.isEmpty
      ? "The artifact does not know this name: a typo, or only Target's servers know it. Case counts."
      : "The artifact does not know this name. Did you mean \(names)? Case counts."
  }

  // MARK: - Somebody won

  private static func success(_ winners: [ActivityOutcome], _ activities: [ActivityOutcome]) -> String {
    guard winners.count == 1, let winner = winners.first else {
      return "\(winners.count) activities deliver: \(list(winners.map(\.name)))."
    }
    let won =
      "\(winner.decisive.experienceName) of \(winner.name) won: \(winner.wonReason)."
    guard let failed = nearestBefore(winner, activities) else { return won }
    return "\(won) \(failed)"
  }

  /// What failed although it has a higher priority than the winner: the question people have most often.
  private static func nearestBefore(_ winner: ActivityOutcome, _ activities: [ActivityOutcome]) -> String? {
    let failed = activities.filter {
      $0.standing == .failed && $0.decisive.position < winner.decisive.position
    }
    if let nearest = failed.min(by: { $0.unmet.count < $1.unmet.count }) {
      let others = failed.count - 1
      let beforeIt = others == 0 ? "Before it," : "Before it, of \(failed.count) that failed the nearest,"
      return "\(beforeIt) \(nearest.name) failed: \(nearest.blame)."
    }
    // Experiences of the same activity with an audience of their own.
    let own = winner.candidates.filter { $0.standing == .failed && $0.position < winner.decisive.position }
    let unmet = own.map { ($0, $0.condition?.unmetConditions ?? []) }
      .filter { !$0.1.isEmpty && !$0.1.contains(where: \.isAboutAllocation) }
    guard let (candidate, conditions) = unmet.min(by: { $0.1.count < $1.1.count }) else { return nil }
    let more = conditions.count > 1 ? ", and \(conditions.count - 1) more" : ""
    return
      "Before it, \(candidate.experienceName) failed: \(ConditionSentence.text(for: conditions[0]))\(more)."
  }

  // MARK: - Nobody won

  private static func failure(_ activities: [ActivityOutcome]) -> String {
    let failed = activities.filter { $0.standing == .failed }
    guard let nearest = failed.min(by: { $0.unmet.count < $1.unmet.count }) else {
      return withoutFailure(activities)
    }
    if failed.count == 1 { return "\(nearest.name) failed: \(reasons(nearest))." + filteredToo(activities) }
    let only = nearest.unmet.count == 1 ? "only because " : "because "
    return "\(failed.count) activities failed; the nearest, \(nearest.name), \(only)\(reasons(nearest))."
      + filteredToo(activities)
  }

  /// Everything that stands in the way of an activity, up to three parts.
  private static func reasons(_ activity: ActivityOutcome) -> String {
    guard activity.boundary == nil, (2...3).contains(activity.unmet.count) else { return activity.blame }
    return activity.unmet.map { $0.isAboutAllocation ? activity.bucketText : ConditionSentence.text(for: $0) }
      .compactMap(\.self).joined(separator: ", and ")
  }

  private static func withoutFailure(_ activities: [ActivityOutcome]) -> String {
    let broken = activities.count { $0.standing == .broken }
    let filtered = activities.filter { $0.standing == .filtered }
    guard let first = filtered.first else {
      return "\(broken) broken \(broken == 1 ? "rule" : "rules"), nothing else."
    }
    return filtered.count == 1
      ? "\(first.name) is \(first.reason)." : "all \(filtered.count) activities are for other properties."
  }

  private static func filteredToo(_ activities: [ActivityOutcome]) -> String {
    let filtered = activities.count { $0.standing == .filtered }
    guard filtered > 0 else { return "" }
    return filtered == 1
      ? " One more is for another property." : " \(filtered) more are for other properties."
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(4).joined(separator: ", ")
    return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
  }
}

extension ItemExplanation {
  /// What to say besides the answer: what it is not sure of.
  var caution: String? {
    isRemote && isKnown && !candidates.isEmpty
      ? "Not for sure: only Target's servers can decide this fully." : nil
  }
}
