import TargetClient

/// Why a call brought no answer.
public struct CallFailure: Hashable, Sendable {
  /// What failed, where, and what to do about it.
  public let sentence: String
  /// What is known when Target's servers were asked; nil when it did not come to that.
  public let delivery: DeliveryFailure?

  /// A failure of which no more is known than a sentence.
  public init(_ sentence: String) {
    self.sentence = sentence
    delivery = nil
  }

  /// What an error tells.
  public init(_ error: any Error) {
    sentence = "\(error)"
    if case .deliveryFailed(let failure)? = error as? TargetClientError {
      delivery = failure
    } else {
      delivery = nil
    }
  }
}
