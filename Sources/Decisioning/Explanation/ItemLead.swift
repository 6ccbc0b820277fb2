import DeliveryAPI

/// The answer to the question why, for one item: the first thing that is said about it.
public struct ItemLead: Sendable {
  /// The answer, in one sentence or two.
  public let text: String
  /// Whether something was delivered; else the default content is shown.
  public let isDelivery: Bool
  /// The activity that the answer says did not win, if it names one.
  public let nearest: ActivityOutcome?

  /// The answer for an item.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - activities: what became of its activities.
  public init(for item: ItemExplanation, _ activities: [ActivityOutcome]) {
    let winners = activities.filter { $0.standing == .won }
    isDelivery = !winners.isEmpty
    if !item.isKnown {
      (text, nearest) = (Self.unknown(item), nil)
    } else if item.candidates.isEmpty {
      (text, nearest) = ("Only Target's servers can decide this; on-device it is default content.", nil)
    } else if winners.isEmpty {
      nearest = Self.nearest(activities)
      text = "Default content: " + Self.failure(activities, nearest)
    } else {
      nearest = winners.count == 1 ? Self.nearest(before: winners[0], activities) : nil
      text = Self.success(winners, activities, nearest)
    }
  }

  /// The activity that fails and needs the fewest changes.
  private static func nearest(_ activities: some Sequence<ActivityOutcome>) -> ActivityOutcome? {
    activities.filter { $0.standing == .failed }.min { $0.unmet.count < $1.unmet.count }
  }

  /// What failed although it has a higher priority than the winner: the question people have most often.
  private static func nearest(before winner: ActivityOutcome, _ activities: [ActivityOutcome])
    -> ActivityOutcome?
  {
    nearest(activities.lazy.filter { $0.decisive.position < winner.decisive.position })
  }

  // MARK: - Nobody asked for

  private static func unknown(_ item: ItemExplanation) -> String {
    let names = item.nearestNames.prefix(3).map { "“\($0)”" }.joined(separator: " or ")
    return names.isEmpty
      ? "The artifact does not know this name: a typo, or only Target's servers know it. Case counts."
      : "The artifact does not know this name. Did you mean \(names)? Case counts."
  }

  // MARK: - Somebody won

  private static func success(
    _ winners: [ActivityOutcome], _ activities: [ActivityOutcome], _ nearest: ActivityOutcome?
  ) -> String {
    guard winners.count == 1, let winner = winners.first else {
      return "\(winners.count) activities deliver: \(list(winners.map { "“\($0.name)”" }))."
    }
    let won = "Experience “\(winner.decisive.experienceName)” of “\(winner.name)” won: \(winner.wonReason)."
    guard let failed = failure(nearest, before: winner, activities) else { return won }
    return "\(won) \(failed)"
  }

  private static func failure(
    _ nearest: ActivityOutcome?, before winner: ActivityOutcome, _ activities: [ActivityOutcome]
  ) -> String? {
    if let nearest {
      let count = activities.count {
        $0.standing == .failed && $0.decisive.position < winner.decisive.position
      }
      return count == 1
        ? "Before it, “\(nearest.name)” failed: \(nearest.blame)."
        : "Before it, \(count) activities failed; the nearest, “\(nearest.name)”, because \(nearest.blame)."
    }
    // Experiences of the same activity with an audience of their own.
    let own = winner.candidates.filter { $0.standing == .failed && $0.position < winner.decisive.position }
    let unmet = own.map { ($0, $0.condition?.unmetConditions ?? []) }
      .filter { !$0.1.isEmpty && !$0.1.contains(where: \.isAboutAllocation) }
    guard let (candidate, conditions) = unmet.min(by: { $0.1.count < $1.1.count }) else { return nil }
    return "Before it, “\(candidate.experienceName)” failed: \(ConditionSentence.list(conditions))."
  }

  // MARK: - Nobody won

  private static func failure(_ activities: [ActivityOutcome], _ nearest: ActivityOutcome?) -> String {
    guard let nearest else { return withoutFailure(activities) }
    let count = activities.count { $0.standing == .failed }
    if count == 1 { return "“\(nearest.name)” failed: \(nearest.blame)." + filteredToo(activities) }
    let only = nearest.unmet.count == 1 ? "only because" : "because"
    return "\(count) activities failed; the nearest, “\(nearest.name)”, \(only) \(nearest.blame)."
      + filteredToo(activities)
  }

  private static func withoutFailure(_ activities: [ActivityOutcome]) -> String {
    let broken = activities.count { $0.standing == .broken }
    let filtered = activities.filter { $0.standing == .filtered }
    guard let first = filtered.first else {
      return "\(broken.counted("broken rule")), nothing else."
    }
    return filtered.count == 1
      ? "“\(first.name)” is \(first.reason)." : "all \(filtered.count) activities are for other properties."
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
  public var caution: String? {
    isRemote && isKnown && !candidates.isEmpty
      ? "Not for sure: only Target's servers can decide this fully." : nil
  }
}
