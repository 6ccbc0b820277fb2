import DeliveryAPI
import OrderedJSON

/// What differs between the options of one location in two answers.
enum OptionComparison {
  /// The response tokens that have a line of their own.
  private static let namedTokens: Set<String> = [
    "activity.id", "activity.name", "experience.id", "experience.name", "offer.id", "offer.name",
  ]

  /// Compares the options of a location.
  static func differences(from before: [Option], to after: [Option]) -> [DecisionDifference] {
    // A page load or a view can show several activities, each of which stands for itself.
    let areSeveral = before.count > 1 || after.count > 1
    let pairing = Pairing(before: before.map(keys), after: after.map(keys))
    let pairs = areSeveral ? pairing.pairs : pairing.pairingSingles().pairs
    return pairs.flatMap { pair in
      switch (pair.before.map { before[$0] }, pair.after.map { after[$0] }) {
      case (let old?, let new?): return differences(from: old, to: new, tellsActivity: areSeveral)
      case (let old?, nil): return [DecisionDifference(.option, served(old), nil)]
      case (nil, let new?): return [DecisionDifference(.option, nil, served(new))]
      case (nil, nil): return []
      }
    }
  }

  /// What is served by an option: `B: hearth (1) of Hero test (125873)`, or `default content`.
  static func served(_ option: Option?) -> String {
    guard let option, !option.isDefaultContent else { return "default content" }
    guard let origin = OptionOrigin(option.responseTokens) else {
      return "an offer of type \(option.type?.rawValue ?? "unknown")"
    }
    return "\(origin.experience) of \(origin.activity)"
  }

  private static func keys(_ option: Option) -> [JSON] {
    guard let tokens = option.responseTokens, let activity = tokens["activity.id"] else {
      return ["no activity"]
    }
    return [["option", activity, tokens["option.id"] ?? .null], ["activity", activity]]
  }

  private static func differences(
    from before: Option, to after: Option, tellsActivity: Bool
  ) -> [DecisionDifference] {
    let (old, new) = (OptionOrigin(before.responseTokens), OptionOrigin(after.responseTokens))
    let isSameActivity = old?.activity == new?.activity
    let activity = isSameActivity ? new?.activity : nil
    var differences: [DecisionDifference] = []
    func note(_ subject: DecisionDifference.Subject, _ old: String?, _ new: String?, tells: Bool = false) {
      guard old != new else { return }
      differences.append(
        DecisionDifference(subject, old, new, activity: tells || tellsActivity ? activity : nil))
    }
    if before.isDefaultContent != after.isDefaultContent {
      note(.decision, served(before), served(after))
    } else {
      note(.activity, old?.activity, new?.activity)
      note(.experience, old?.experience, new?.experience, tells: true)
    }
    note(.offer, offer(before), offer(after))
    note(.type, before.type?.rawValue, after.type?.rawValue)
    differences += contentDifference(before, after, activity: tellsActivity ? activity : nil)
    return differences + tokenDifferences(before, after, activity: tellsActivity ? activity : nil)
  }

  private static func offer(_ option: Option) -> String? {
    let (name, id) = (text(option.responseTokens?["offer.name"]), text(option.responseTokens?["offer.id"]))
    guard let name else { return id }
    return id.map { "\(name) (\($0))" } ?? name
  }

  private static func contentDifference(_ before: Option, _ after: Option, activity: String?)
    -> [DecisionDifference]
  {
    guard before.content != after.content else { return [] }
    let detail: DecisionDifference.Detail?
    switch (before.content, after.content) {
    case (.string(let old)?, .string(let new)?): detail = .lines(TextComparison(from: old, to: new))
    case (let old?, let new?):
      let comparison = JSONComparison(from: old, to: new)
      guard !comparison.differences.isEmpty else { return [] }
      detail = .places(comparison.differences)
    default: detail = nil
    }
    return [
      DecisionDifference(
        .content, text(before.content), text(after.content), activity: activity, detail: detail)
    ]
  }

  private static func tokenDifferences(_ before: Option, _ after: Option, activity: String?)
    -> [DecisionDifference]
  {
    let comparison = JSONComparison(
      from: .object(tokens(before)), to: .object(tokens(after)), varying: Self.methodToken)
    return comparison.differences.compactMap { difference in
      guard let name = difference.names.first, !difference.isExpected else { return nil }
      return DecisionDifference(
        .token(name), difference.before.map(written), difference.after.map(written), activity: activity)
    }
  }

  private static let methodToken = VaryingMembers([.init("activity.decisioningMethod", "tells the method")])

  private static func tokens(_ option: Option) -> JSONObject {
    JSONObject((option.responseTokens ?? JSONObject()).filter { !namedTokens.contains($0.name) })
  }

  /// A token as it is written, so that the text "1" and the number 1 are told apart.
  private static func written(_ value: JSON) -> String { value.compact }

  private static func text(_ value: JSON?) -> String? { value.map { $0.string ?? $0.compact } }
}
