import Comparison
import TargetClient
import Testing
import Workspace

@testable import Explorer

/// The answers of the demo, compared with each other.
struct DemoComparisonTests {
  private func answer(_ result: TargetDeliveryResult) -> AnswerComparison.Answer {
    AnswerComparison.Answer(response: result.response, json: result.rawResponse)
  }

  @Test func `every answer of the demo is the same as itself`() async throws {
    for document in try RequestDocument.demo() {
      let answer = answer(try await DemoDecisions.result(of: document))
      let comparison = AnswerComparison(from: answer, to: answer)
      #expect(comparison.differing.isEmpty)
      #expect(comparison.structure.differences.isEmpty)
      #expect(comparison.summary.hasPrefix("Same decision"))
    }
  }

  @Test func `answers of the demo differ alike both ways`() async throws {
    let documents = try RequestDocument.demo()
    for (document, other) in zip(documents, documents.dropFirst()) {
      let (one, two) = (
        answer(try await DemoDecisions.result(of: document)),
        answer(try await DemoDecisions.result(of: other))
      )
      let forth = AnswerComparison(from: one, to: two)
      let back = AnswerComparison(from: two, to: one)
      #expect(forth.summary == back.summary)
      #expect(
        Set(
          forth.structure.differences.map {
            "\($0.mark) \($0.before?.compact ?? "") \($0.after?.compact ?? "")"
          })
          == Set(
            back.structure.differences.map {
              "\($0.mark.swapped) \($0.after?.compact ?? "") \($0.before?.compact ?? "")"
            }))
    }
  }
}

extension ChangeMark {
  /// The mark when the two answers change sides.
  fileprivate var swapped: ChangeMark {
    switch self {
    case .added: .removed
    case .removed: .added
    case .changed: .changed
    }
  }
}
