import Decisioning
import DeliveryAPI
import OrderedJSON

/// The names of activities and experiences that an answer tells, by their ids.
struct DecisionNames: Sendable {
  private struct Experience: Hashable {
    let activity: String
    let id: String
  }

  private var activities: [String: String] = [:]
  private var experiences: [Experience: String] = [:]

  /// Gathers the names from response tokens, and from the rules that won where an answer has none.
  init(_ items: [ResponseItem], _ explanation: DecisionExplanation?) {
    for winner in (explanation?.items ?? []).lazy.flatMap(\.winners) {
      add(
        winner.activityID.map(String.init), winner.meta["activity.name"]?.string,
        winner.meta["experience.id"]?.compact, winner.meta["experience.name"]?.string)
    }
    for option in items.lazy.flatMap(\.options) {
      guard let origin = OptionOrigin(option.responseTokens) else { continue }
      add(origin.activityId, origin.activityName, origin.experienceId, origin.experienceName)
    }
  }

  private mutating func add(
    _ activity: String?, _ activityName: String?, _ experience: String?, _ experienceName: String?
  ) {
    guard let activity else { return }
    if let activityName { activities[activity] = activityName }
    guard let experience, let experienceName else { return }
    experiences[Experience(activity: activity, id: experience)] = experienceName
  }

  /// The name of an activity.
  func activity(_ id: String) -> String? { activities[id] }

  /// The name of an experience, whose id counts within its activity.
  func experience(_ id: String, of activity: String) -> String? {
    experiences[Experience(activity: activity, id: id)]
  }
}
