import Comparison
import OrderedJSON
import TargetClient
import Workspace

/// Two answers of this session side by side, and what was changed in the request between them.
struct CallComparison: Sendable {
  /// The first side.
  let before: CallRecord
  /// The second side.
  let after: CallRecord
  /// What differs between the answers.
  let answers: AnswerComparison
  /// What was changed in the request.
  let request: [WordedDifference]
  /// Whether what differs between any two calls shows too.
  var showsExpected = false

  /// Compares two calls; nil when one of them has no answer.
  init?(from before: CallRecord, to after: CallRecord) {
    guard let old = before.result, let new = after.result else { return nil }
    self.before = before
    self.after = after
    answers = AnswerComparison(from: Self.answer(old), to: Self.answer(new))
    request = RequestComparison.differences(
      from: (try? before.document.json()) ?? .null, to: (try? after.document.json()) ?? .null)
  }

  /// Whether one of the answers was read from a file, so that it may have been made anywhere.
  var isOfFile: Bool { before.saved != nil || after.saved != nil }

  /// All that differs as plain text, without what differs between any two calls.
  var report: String {
    ComparisonReport.text(
      of: answers, before: Self.text(of: before), after: Self.text(of: after), request: request,
      includesExpected: showsExpected)
  }

  /// A call in a line: `11:00 200 on-device  Hero · call 3`.
  static func text(of record: CallRecord) -> String {
    let words = [
      record.time.map { LocalTime.clock($0.start / 1000) }, record.status.map(String.init),
      record.method?.rawValue,
    ].compactMap(\.self).joined(separator: " ")
    return "\(words)  \(record.document.shownName) · call \(record.number)"
  }

  private static func answer(_ result: TargetDeliveryResult) -> AnswerComparison.Answer {
    AnswerComparison.Answer(response: result.response, json: result.rawResponse)
  }
}

extension CallHistory {
  /// The call to compare another one with at first: the one before it of the same request, or else the one
  /// before it.
  func predecessor(of record: CallRecord) -> CallRecord? {
    let earlier = records.filter { $0.number < record.number && $0.result != nil }
    return earlier.first { $0.document.name == record.document.name } ?? earlier.first
  }

  /// The call with an answer next to one, older or newer, that is not a certain other one.
  func neighbour(of number: Int, older: Bool, except other: Int) -> CallRecord? {
    let candidates = records.filter { $0.result != nil && $0.number != other }
    return older
      ? candidates.first { $0.number < number } : candidates.last { $0.number > number }
  }
}
