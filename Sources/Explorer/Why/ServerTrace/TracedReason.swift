import Decisioning
import JSONLogic
import OrderedJSON

/// Why an activity did not qualify, as far as its trace tells.
enum TracedReason {
  /// The reason in one line.
  static func text(for activity: TraceReading.Activity) -> String {
    guard activity.standing != .untold else {
      return "evaluated; the trace has no list of activities that qualified"
    }
    let unmet = unmetConditions(of: activity)
    // The bucket is to blame only where everything else fits: it may belong to another experience.
    let others = unmet.filter { !$0.isAboutAllocation }
    if !unmet.isEmpty { return ConditionSentence.list(others.isEmpty ? unmet : others) }
    let segments = activity.evaluations.flatMap { $0.list("unmatchedSegmentIds") }
    if !segments.isEmpty {
      let count = Set(segments.map(text)).count
      return "not in \(count == 1 ? "audience" : "audiences") \(list(segments))"
    }
    return activity.evaluations.isEmpty ? "" : "evaluated, did not qualify"
  }

  /// The parts of its conditions that do not hold, each once. An activity has a condition for each of its rules, and
  /// those of its experiences have much in common.
  private static func unmetConditions(of activity: TraceReading.Activity) -> [UnmetCondition] {
    let conditions = activity.evaluations.flatMap { evaluation in
      evaluation.list("unmatchedRuleConditions").map { (condition: $0, evaluation: evaluation) }
    }
    var told: Set<String> = []
    return conditions.dropFirst(activity.unmetBefore)
      .compactMap { explanation(of: $0.condition, in: $0.evaluation) }
      .flatMap(\.unmetConditions)
      .filter { told.insert(ConditionSentence.text(for: $0)).inserted }
  }

  /// How a condition comes to its result in the context that the trace gives; nil when it is no rule, or when
  /// the trace gives no context.
  static func explanation(of condition: JSON, in evaluation: TraceEntry) -> Explanation? {
    guard condition.object != nil, let context = evaluation["context"]?.value, context.object != nil else {
      return nil
    }
    var variables = VariableTable()
    let rule = CompiledRule(compiling: condition, variables: &variables)
    let explanation = rule.explain(
      with: TreeVariableProvider(data: LogicValue(context), variables: variables))
    return explanation.diagnostic == nil && explanation.operation != nil ? explanation : nil
  }

  /// The values in a row, each once: an activity may be evaluated more than once.
  static func list(_ values: [JSON]) -> String {
    var told: Set<String> = []
    return values.map(text).filter { told.insert($0).inserted }.joined(separator: ", ")
  }

  private static func text(_ value: JSON) -> String { value.scalarText ?? value.compact }
}
