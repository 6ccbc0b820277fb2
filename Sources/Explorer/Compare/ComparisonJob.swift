import OrderedJSON
import TargetClient

/// Two answers that are compared away from the screen, as that may take longer than a key may.
public struct ComparisonJob: Sendable {
  /// The number its result comes back with.
  public let number: Int
  let before: CallRecord
  let after: CallRecord
  let showsExpected: Bool

  /// Compares the answers. Takes time in proportion to their size.
  public func run() -> ComparisonResult {
    var comparison = CallComparison(from: before, to: after)
    comparison?.showsExpected = showsExpected
    return ComparisonResult(comparison: comparison)
  }
}

extension ComparisonJob: Hashable {
  /// Jobs are told apart by their numbers.
  public static func == (left: ComparisonJob, right: ComparisonJob) -> Bool { left.number == right.number }

  /// Jobs are told apart by their numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// What a comparison found.
public struct ComparisonResult: Sendable {
  let comparison: CallComparison?
}

extension CallRecord {
  /// The most values of an answer that is compared at once, in about a millisecond.
  private static let mostValuesAtOnce = 4_000

  /// Whether comparing the answer takes long enough to be noticed.
  var isLargeToCompare: Bool {
    guard let json = result?.rawResponse else { return false }
    var count = 0
    var waiting = [json]
    while let value = waiting.popLast() {
      count += 1
      switch value {
      case .array(let elements):
        if elements.count > Self.mostValuesAtOnce { return true }
        waiting += elements
      case .object(let object):
        if object.count > Self.mostValuesAtOnce { return true }
        waiting += object.members.map(\.value)
      case .string(let text):
        // Long texts are compared line by line.
        count += text.utf8.count / 100
      case .null, .boolean, .number: break
      }
      if count > Self.mostValuesAtOnce { return true }
    }
    return false
  }
}
