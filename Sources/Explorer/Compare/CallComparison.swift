import Comparison
import OrderedJSON
import TargetClient
import Workspace

/// Two answers of this session side by side, and what was changed in the request between them.
struct CallComparison: Sendable {
  /// The first side.
  let before: AnsweredCall
  /// The second side.
  let after: AnsweredCall
  /// What differs between the answers.
  let answers: AnswerComparison
  /// What was changed in the request.
  let request: [WordedDifference]
  /// The key that shows what differs between any two calls.
  let expectedKey: String
  /// Whether what differs between any two calls shows too.
  var showsExpected = false

  /// Compares two calls.
  ///
  /// - Parameter expectedKey: the key that shows what differs between any two calls.
  init(from before: AnsweredCall, to after: AnsweredCall, expectedKey: String) {
    self.before = before
    self.after = after
    self.expectedKey = expectedKey
    answers = AnswerComparison(from: Self.answer(before.result), to: Self.answer(after.result))
    request = RequestComparison.differences(
      from: (try? before.document.json()) ?? .null, to: (try? after.document.json()) ?? .null)
  }

  /// The same comparison with the sides changed.
  var swapped: CallComparison { with(after, before) }

  /// The same comparison with another first side.
  func compared(with other: AnsweredCall) -> CallComparison { with(other, after) }

  private func with(_ before: AnsweredCall, _ after: AnsweredCall) -> CallComparison {
    var comparison = CallComparison(from: before, to: after, expectedKey: expectedKey)
    comparison.showsExpected = showsExpected
    return comparison
  }

  /// All that differs as plain text, without what differs between any two calls.
  var report: String {
    ComparisonReport.text(
      of: answers, before: Self.text(of: before), after: Self.text(of: after), request: request,
      includesExpected: showsExpected)
  }

  /// A call in a line: `call 3  200 on-device  Hero`.
  static func text(of call: AnsweredCall) -> String {
    let status = call.result.response.status.map { "\($0) " } ?? ""
    return "call \(call.number)  \(status)\(call.result.meta.decisioningMethod)  \(call.document.shownName)"
  }

  private static func answer(_ result: TargetDeliveryResult) -> AnswerComparison.Answer {
    AnswerComparison.Answer(response: result.response, json: result.rawResponse)
  }
}
