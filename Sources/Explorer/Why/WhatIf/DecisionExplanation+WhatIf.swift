import Decisioning

extension DecisionExplanation {
  /// What a value was in the decision when the request does not say: the time, an id that was made, and the property
  /// of the account.
  func text(of target: WhatIfTarget) -> String? {
    switch target {
    case .time: date.iso8601
    case .visitor(.tntId): visitorID?.tntId
    case .propertyToken: propertyToken
    default: nil
    }
  }
}
