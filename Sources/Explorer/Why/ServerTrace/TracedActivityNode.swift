import Decisioning
import JSONLogic
import OrderedJSON
import TerminalUI

/// An activity of a trace: whether it qualified and why, as far as the trace tells, and nothing else.
struct TracedActivityNode {
  /// The activity.
  let activity: TraceReading.Activity
  /// The names of activities that response tokens tell, by their ids.
  let names: [String: String]
  /// What a part of a condition is about.
  let subject: @Sendable (Explanation) -> WhySubject?

  /// The line of the activity, `columns` wide, with what the trace says of it below.
  func node(columns: Int) -> PaneNode {
    let isQualified = activity.qualified != nil
    var head = StyledLine(isQualified ? "✓ " : "✗ ", isQualified ? .success : .failure)
    head.append(
      name, isQualified ? Style(.accent, on: .plain, .bold) : .plain)
    let rest = StyledLine(
      isQualified ? qualifiedText : reason, isQualified ? .success : .muted)
    let line = StyledLine.pair(head, rest, columns: columns)
    // Traces may name thousands of activities, and few of them are opened.
    let inner = columns - TreeView<PaneTree>.indentation
    var node =
      hasDetails
      ? PaneNode(line, startsOpen: false) { [self] in details(columns: inner) }
      : PaneNode(line, startsOpen: false)
    node.path = (activity.evaluations.first ?? activity.qualified)?.path
    node = node.copying(entries.count == 1 ? entries[0].value : .array(entries.map(\.value)))
    node.key = "activity \(activity.id?.compact ?? "") \(node.path ?? "")"
    return node
  }

  /// All that the trace says of the activity.
  private var entries: [TraceEntry] { [activity.qualified].compactMap(\.self) + activity.evaluations }

  private var name: String {
    let id = activity.id?.scalarText
    let name = entries.lazy.compactMap { $0.text("campaignName", "activityName", "name") }.first
    switch (name ?? id.flatMap { names[$0] }, id) {
    case (let name?, let id?): return "\(name) (\(id))"
    case (let name?, nil): return name
    case (nil, let id?): return "activity \(id)"
    case (nil, nil): return "an activity without an id"
    }
  }

  private var qualifiedText: String {
    guard let entry = activity.qualified else { return "" }
    let experience = entry.text("experienceName", "recipeName").map { " · experience \($0)" }
    let branch = entry.text("branchId", "experienceId", "recipeId").map { " · experience \($0)" }
    return "qualified" + (experience ?? branch ?? "")
  }

  /// Why an activity did not qualify, in one line.
  private var reason: String {
    for evaluation in activity.evaluations {
      for condition in evaluation.list("unmatchedRuleConditions").dropFirst(activity.unmetBefore) {
        guard let explanation = Self.explanation(of: condition, in: evaluation) else { continue }
        if let unmet = explanation.unmetConditions.first { return ConditionSentence.text(for: unmet) }
      }
    }
    let segments = activity.evaluations.flatMap { $0.list("unmatchedSegmentIds") }
    if !segments.isEmpty { return "not in \(Self.noun(segments.count, "audience")) \(Self.list(segments))" }
    return activity.evaluations.isEmpty ? "" : "evaluated, did not qualify"
  }

  // MARK: - Details

  /// Whether there is anything to tell of the activity.
  private var hasDetails: Bool {
    if let qualified = activity.qualified, qualified.value.object?.isEmpty != true { return true }
    return activity.evaluations.lazy.flatMap { $0.value.object?.members ?? [] }.contains { member in
      member.value.array?.isEmpty != true || !member.name.lowercased().hasSuffix("matchedruleconditions")
    }
  }

  private func details(columns: Int) -> [PaneNode] {
    var nodes: [PaneNode] = []
    for evaluation in activity.evaluations {
      nodes += evaluationNodes(evaluation, columns: columns)
    }
    if let qualified = activity.qualified {
      nodes += (qualified.value.object?.members ?? []).map { memberNode(qualified, $0) }
      if qualified.value.object == nil { nodes.append(.fact("id", JSONLine.scalar(qualified.value))) }
    }
    return PaneNode.broken(nodes, room: columns)
  }

  /// The lists of an evaluation that are understood, and all its other members as they are.
  private func evaluationNodes(_ evaluation: TraceEntry, columns: Int) -> [PaneNode] {
    var nodes: [PaneNode] = []
    for member in evaluation.value.object?.members ?? [] {
      let values = member.value.array ?? [member.value]
      switch member.name.lowercased() {
      case "matchedsegmentids" where !values.isEmpty:
        nodes.append(
          .fact("in audiences", StyledLine(Self.list(values), .success)).at(evaluation.entry(of: member).path)
        )
      case "unmatchedsegmentids" where !values.isEmpty:
        nodes.append(
          .fact("not in", StyledLine("audiences \(Self.list(values))", .failure)).at(
            evaluation.entry(of: member).path))
      case "matchedruleconditions", "unmatchedruleconditions":
        nodes += values.enumerated().map { position, condition in
          conditionNode(condition, position, evaluation, member, columns: columns)
        }
      default: nodes.append(memberNode(evaluation, member))
      }
    }
    return nodes
  }

  private func conditionNode(
    _ condition: JSON, _ position: Int, _ evaluation: TraceEntry, _ member: JSONObject.Member, columns: Int
  ) -> PaneNode {
    let isMatched = !member.name.lowercased().hasPrefix("un")
    let path = JSONPath.text(evaluation.entry(of: member).path, .element(position))
    if let explanation = Self.explanation(of: condition, in: evaluation), explanation.isTruthy == isMatched {
      var node = ConditionNode.node(for: explanation, columns: columns, subject: subject)
      node.path = path
      node.startsOpen = !isMatched
      return node
    }
    // What the trace says counts, also where its context does not bear it out.
    var line = StyledLine(isMatched ? "✓ " : "✗ ", isMatched ? .success : .failure)
    line.append(condition.string ?? condition.compact, .text)
    return PaneNode(line, json: condition, startsOpen: false, path: path)
  }

  /// How a condition comes to its result in the context that the trace gives; nil when it is no rule, or when
  /// the trace gives no context.
  private static func explanation(of condition: JSON, in evaluation: TraceEntry) -> Explanation? {
    guard condition.object != nil, let context = evaluation["context"]?.value, context.object != nil else {
      return nil
    }
    var variables = VariableTable()
    let rule = CompiledRule(compiling: condition, variables: &variables)
    let explanation = rule.explain(
      with: TreeVariableProvider(data: LogicValue(context), variables: variables))
    return explanation.diagnostic == nil && explanation.operation != nil ? explanation : nil
  }

  private func memberNode(_ entry: TraceEntry, _ member: JSONObject.Member) -> PaneNode {
    Self.valueNode(for: entry.entry(of: member))
  }

  /// A value of the trace as it is.
  static func valueNode(for entry: TraceEntry) -> PaneNode {
    guard entry.value.scalarText == nil, entry.value != .null else {
      return PaneNode.fact(entry.name, JSONLine.scalar(entry.value)).copying(entry.value).at(entry.path)
    }
    return PaneNode(
      JSONLine.line(label: entry.name, entry.value, isOpen: false), json: entry.value, startsOpen: false,
      path: entry.path)
  }

  private static func list(_ values: [JSON]) -> String {
    values.map { $0.scalarText ?? $0.compact }.joined(separator: ", ")
  }

  private static func noun(_ count: Int, _ word: String) -> String { count == 1 ? word : "\(word)s" }
}
