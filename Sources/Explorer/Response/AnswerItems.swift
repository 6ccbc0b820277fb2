import Decisioning
import DeliveryAPI

/// What an answer is about, gathered once: each pane goes through it, and of large answers that takes a while.
struct AnswerItems: Sendable {
  /// The items, in the order of the response.
  let all: [ResponseItem]
  /// The names of activities and experiences that it tells.
  let names: DecisionNames

  /// Gathers the items of a response.
  ///
  /// - Parameter explanation: how it was decided, which names what response tokens do not.
  init(of response: DeliveryResponse, _ explanation: DecisionExplanation? = nil) {
    all = response.items
    names = DecisionNames(all, explanation)
  }
}
