import TargetClient
import Workspace

/// A call that was answered: what was sent and what came back.
struct AnsweredCall: Sendable {
  /// The number of the call; later calls have higher numbers.
  let number: Int
  /// What was sent.
  let document: RequestDocument
  /// What came back.
  let result: TargetDeliveryResult
}

/// The answers of this session, newest first. Old ones are forgotten when there are too many.
struct AnswerLog: Sendable {
  /// The most answers that are kept.
  static let mostAnswers = 100

  private(set) var calls: [AnsweredCall] = []

  /// Keeps the answer of a call that has ended.
  ///
  /// - Returns: the answered call; nil when the call failed.
  mutating func add(_ outcome: CallOutcome, of call: CallInFlight) -> AnsweredCall? {
    guard case .decided(let result) = outcome else { return nil }
    let answer = AnsweredCall(number: call.number, document: call.document, result: result)
    calls.insert(answer, at: 0)
    calls = Array(calls.prefix(Self.mostAnswers))
    return answer
  }

  /// The answer of the call with a number, if it is still kept.
  func call(_ number: Int) -> AnsweredCall? { calls.first { $0.number == number } }

  /// The answer to compare another one with at first: the one before it of the same request, or else the one
  /// before it.
  func predecessor(of call: AnsweredCall) -> AnsweredCall? {
    let earlier = calls.filter { $0.number < call.number }
    return earlier.first { $0.document.name == call.document.name } ?? earlier.first
  }

  /// The answer next to one, older or newer, that is not a certain other one.
  func neighbour(of number: Int, older: Bool, except other: Int) -> AnsweredCall? {
    let candidates = calls.filter { $0.number != other }
    return older
      ? candidates.first { $0.number < number } : candidates.last { $0.number > number }
  }
}
