import DeliveryAPI

/// What an answer is about, gathered once: each pane goes through it, and of large answers that takes a while.
struct AnswerItems: Sendable {
  /// The items, in the order of the response.
  let all: [ResponseItem]
  /// The names of activities by their ids, as response tokens tell them.
  let activityNames: [String: String]

  /// Gathers the items of a response.
  init(of response: DeliveryResponse) {
    all = response.items
    var names: [String: String] = [:]
    for option in all.lazy.flatMap(\.options) {
      guard let origin = OptionOrigin(option.responseTokens), let id = origin.activityId else { continue }
      if let name = origin.activityName { names[id] = name }
    }
    activityNames = names
  }
}
