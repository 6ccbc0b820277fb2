import Decisioning
import JSONLogic

/// An instant for which conditions on time hold, near another one.
struct FittingInstant: Hashable, Sendable {
  /// Milliseconds since 1970.
  let milliseconds: Int64

  /// Looks in steps of half an hour through the week after the given instant, and through the weeks around
  /// every bound of the conditions; nil when none fits.
  init?(_ conditions: [Explanation], near instant: Int64) {
    let minute: Int64 = 60_000
    let bounds = conditions.flatMap { Self.bounds(in: $0) }.sorted {
      Self.distance($0, instant) < Self.distance($1, instant)
    }
    let starts = [instant] + bounds.flatMap { [$0, $0 - 7 * 24 * 60 * minute] }
    let rules = Rules(conditions)
    for start in starts.prefix(12) {
      // Whole hours and half hours, as audiences are written, and the bounds themselves.
      let first = start - start % (30 * minute)
      for step in -1...(7 * 48) {
        let candidate = step < 0 ? start : first + Int64(step) * 30 * minute
        if candidate > 0, rules.hold(at: candidate) {
          milliseconds = candidate
          return
        }
      }
    }
    return nil
  }

  /// What conditions can read of an instant.
  static func data(for instant: Int64) -> [String: LogicValue] {
    let date = UTCDate(millisecondsSince1970: instant)
    return [
      "current_timestamp": .number(Double(instant)), "current_day": .number(Double(date.weekday)),
      "current_time": .string(date.hourAndMinute),
    ]
  }

  private static func distance(_ one: Int64, _ other: Int64) -> Int64 { abs(one - other) }

  /// The instants that conditions compare with.
  private static func bounds(in condition: Explanation) -> [Int64] {
    if case .number(let number) = condition.value, condition.isFixed, number > 1e11, number < 1e14 {
      return [Int64(number)]
    }
    return condition.operands.flatMap(bounds)
  }

  /// The conditions, compiled once.
  private struct Rules {
    private var rules: [CompiledRule] = []
    private var variables = VariableTable()

    init(_ conditions: [Explanation]) {
      for condition in conditions {
        rules.append(CompiledRule(compiling: condition.expression, variables: &variables))
      }
    }

    func hold(at instant: Int64) -> Bool {
      let members = FittingInstant.data(for: instant).map {
        LogicObject.Member(name: $0.key, value: $0.value)
      }
      let provider = TreeVariableProvider(data: .object(LogicObject(members)), variables: variables)
      return rules.allSatisfy { $0.isSatisfied(with: provider) }
    }
  }
}
