import Decisioning

/// The rules that did not win and that a line of the Why pane may mean, the likeliest first.
struct Contenders: Sendable {
  /// A rule that did not win.
  struct Contender: Sendable {
    /// The experience and its activity.
    let title: String
    /// The rule.
    let rule: WhySubject.Rule
  }

  /// The rules; empty when everything at the item won, or nothing is there.
  private(set) var all: [Contender] = []
  private let position: Int
  /// The most rules that are listed besides those that decide for their activity.
  private static let most = 50

  /// Looks for the rules.
  ///
  /// A line about a rule that did not win means that one. The line of an item and its answer mean the activity
  /// that the answer names, and after it the others; one about a winner the other experiences of its activity.
  /// Nil for a line that is about no item.
  ///
  /// - Parameters:
  ///   - subject: what the line is about.
  ///   - explanation: how the request was decided.
  init?(for subject: WhySubject?, in explanation: DecisionExplanation) {
    let only = explanation.items.count == 1 ? 0 : nil
    guard let position = subject?.item ?? only, explanation.items.indices.contains(position) else {
      return nil
    }
    self.position = position
    let item = explanation.items[position]
    let selected = item.candidates.first {
      subject?.rule == WhySubject.Rule(item: position, location: $0.location, position: $0.position)
    }
    if let selected, selected.standing != .won {
      add(selected)
      return
    }
    let activities = ActivityOutcome.outcomes(of: item)
    let winners = activities.filter { $0.standing == .won }
    let siblings = winners.flatMap { winner in
      winner.candidates.filter { selected == nil || $0.activityID == selected?.activityID }
    }
    if selected != nil { siblings.forEach { add($0) } }
    if let nearest = ItemLead(for: item, activities).nearest { add(nearest.decisive) }
    for activity in activities { add(activity.decisive) }
    siblings.forEach { add($0) }
    // The other experiences come last, so that none seems out of reach.
    for candidate in activities.lazy.flatMap(\.candidates) where all.count < Self.most { add(candidate) }
  }

  private mutating func add(_ candidate: CandidateExplanation) {
    guard candidate.standing != .won, candidate.standing != .broken || all.isEmpty else { return }
    let rule = WhySubject.Rule(
      item: position, location: candidate.location, position: candidate.position)
    guard !all.contains(where: { $0.rule == rule }) else { return }
    all.append(Contender(title: candidate.whatIfTitle, rule: rule))
  }
}

extension CandidateExplanation {
  /// The experience and its activity in the words of what-ifs: `“Gift” of “Cart: gift for gold members”`.
  var whatIfTitle: String { "“\(experienceName)” of “\(activityName)”" }
}
