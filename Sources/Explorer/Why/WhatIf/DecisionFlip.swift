import Decisioning
import DeliveryAPI
import TargetClient

/// What becomes of the decision about one item by what is imagined.
struct DecisionFlip: Sendable {
  /// What delivers: an activity with one of its experiences.
  struct Winner: Hashable, Sendable {
    /// The name of the activity, or its number.
    let activity: String
    /// The name of the experience, or its number.
    let experience: String

    /// Both, as the pane names a winner.
    var text: String { experience.isEmpty ? activity : "\(activity) · \(experience)" }
  }

  /// What people call the item, with its index where several have the same name.
  let item: String
  /// What delivered, each once; nil when the item was not asked for.
  let before: [Winner]?
  /// What delivers with what is imagined, each once.
  let after: [Winner]

  /// Whether the decision turns round.
  var isFlip: Bool { before.map(Set.init) != Set(after) }

  /// The decisions about all items.
  ///
  /// - Parameters:
  ///   - explanation: how the imagined request was decided.
  ///   - result: the answer to the request as it was sent.
  static func all(by explanation: DecisionExplanation, since result: TargetDeliveryResult) -> [DecisionFlip] {
    // What Target's servers delivered, as far as the tokens tell.
    let answers = result.explanation == nil ? result.response.items : []
    let counts = Dictionary(grouping: explanation.items, by: \.shownName).mapValues(\.count)
    return explanation.items.enumerated().map { position, item in
      let isAlone = counts[item.shownName] == 1
      let name = item.shownName + (isAlone ? "" : item.index.map { " #\($0)" } ?? "")
      let before: [Winner]?
      if let decided = result.explanation?.items {
        before = decided.indices.contains(position) ? winners(of: decided[position]) : nil
      } else {
        before = winners(of: answers.filter { item.isAbout($0) })
      }
      return DecisionFlip(
        item: name, before: before.map(unique), after: unique(winners(of: item)))
    }
  }

  private static func winners(of item: ItemExplanation) -> [Winner] {
    item.winners.map { Winner(activity: $0.activityName, experience: $0.experienceName) }
  }

  private static func winners(of answers: [ResponseItem]) -> [Winner] {
    answers.flatMap(\.options).filter { !$0.isDefaultContent }.map { option in
      OptionOrigin(option.responseTokens).map {
        Winner(activity: $0.activityName ?? $0.activity, experience: $0.experienceName ?? $0.experience)
      } ?? Winner(activity: "an offer without tokens", experience: "")
    }
  }

  private static func unique(_ winners: [Winner]) -> [Winner] {
    var told: Set<Winner> = []
    return winners.filter { told.insert($0).inserted }
  }
}

// MARK: - In words

extension DecisionFlip {
  /// Whether nothing or one activity delivers on either side, so that both can be named.
  var isSimple: Bool { (before?.count ?? 0) <= 1 && after.count <= 1 }

  /// What delivered: `default content`, or the names.
  var beforeText: String { before.map(Self.text) ?? "not asked for" }

  /// What delivers now.
  var afterText: String { Self.text(after) }

  /// The activities that deliver on one side only, and those that deliver something else:
  /// `− Free shipping bar, + Welcome from search`.
  var changes: [String] {
    let old = Dictionary(grouping: before ?? [], by: \.activity)
    let new = Dictionary(grouping: after, by: \.activity)
    func names(_ winners: [Winner]) -> [String] {
      winners.map(\.activity).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    let gone = names(before ?? []).filter { new[$0] == nil }.map { "− \($0)" }
    let others = names(after).compactMap { name -> String? in
      guard let was = old[name], let now = new[name] else { return "+ \(name)" }
      guard Set(was) != Set(now) else { return nil }
      func experiences(_ winners: [Winner]) -> String { winners.map(\.experience).joined(separator: ", ") }
      return "\(name): \(experiences(was)) → \(experiences(now))"
    }
    return gone + others
  }

  /// What a message says of it: `cart-banner → Gift`.
  var shortText: String {
    isSimple ? "\(item) → \(afterText)" : "\(item) \(changes.joined(separator: ", "))"
  }

  /// The most names that one line shows.
  private static let mostNames = 3
  /// The most decisions that a message names.
  private static let mostTold = 2

  private static func text(_ winners: [Winner]) -> String {
    guard !winners.isEmpty else { return "default content" }
    let others = winners.count - mostNames
    return winners.prefix(mostNames).map(\.text).joined(separator: ", ")
      + (others > 0 ? " and \(others) more" : "")
  }

  /// What becomes of several decisions, in a sentence.
  static func sentence(_ flips: [DecisionFlip]) -> String {
    let turned = flips.filter(\.isFlip)
    guard !turned.isEmpty else { return "No decision turns round." }
    let others = turned.count - mostTold
    return "\(turned.count) \(turned.count == 1 ? "decision turns" : "decisions turn") round: "
      + turned.prefix(mostTold).map(\.shortText).joined(separator: "; ")
      + (others > 0 ? "; and \(others) more." : ".")
  }
}
