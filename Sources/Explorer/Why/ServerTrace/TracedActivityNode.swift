import JSONLogic
import OrderedJSON
import TerminalUI

/// An activity of a trace: whether it qualified and why, as far as the trace tells, and nothing else.
struct TracedActivityNode {
  /// The activity.
  let activity: TraceReading.Activity
  /// The names of activities that response tokens tell.
  let names: DecisionNames
  /// What a part of a condition is about.
  let subject: @Sendable (Explanation) -> WhySubject?

  /// The line of the activity, `columns` wide, with what the trace says of it below.
  func node(columns: Int) -> PaneNode {
    let isQualified = activity.standing == .qualified
    let (sign, role): (String, TextRole) =
      switch activity.standing {
      case .qualified: ("✓", .success)
      case .failed: ("✗", .failure)
      case .untold: ("·", .muted)
      }
    var head = StyledLine("\(sign) ", role)
    head.append(
      name, isQualified ? Style(.accent, on: .plain, .bold) : .plain)
    let rest = StyledLine(
      isQualified ? qualifiedText : TracedReason.text(for: activity), isQualified ? .success : .muted)
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
    switch (name ?? id.flatMap(names.activity), id) {
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
          .fact("in audiences", StyledLine(TracedReason.list(values), .success)).at(
            evaluation.entry(of: member).path))
      case "unmatchedsegmentids" where !values.isEmpty:
        nodes.append(
          .fact("not in", StyledLine("audiences \(TracedReason.list(values))", .failure)).at(
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
    let list = evaluation.entry(of: member)
    // A single condition may stand there without a list.
    let entry = list.element(position) ?? list
    if let explanation = TracedReason.explanation(of: condition, in: evaluation),
      explanation.isTruthy == isMatched
    {
      var node = ConditionNode.node(for: explanation, columns: columns, subject: subject)
      node.path = entry.path
      node.startsOpen = !isMatched
      return node
    }
    // What the trace says counts, also where its context does not bear it out.
    var line = StyledLine(isMatched ? "✓ " : "✗ ", isMatched ? .success : .failure)
    line.append(condition.string ?? condition.compact, .text)
    return Self.node(line, for: entry)
  }

  private func memberNode(_ entry: TraceEntry, _ member: JSONObject.Member) -> PaneNode {
    Self.valueNode(for: entry.entry(of: member))
  }

  /// A value of the trace as it is.
  static func valueNode(for entry: TraceEntry) -> PaneNode {
    guard entry.value.scalarText == nil, entry.value != .null else {
      return PaneNode.fact(entry.name, JSONLine.scalar(entry.value)).copying(entry.value).at(entry.path)
    }
    return node(JSONLine.line(label: entry.name, entry.value, isOpen: false), for: entry)
  }

  /// A line with a value of the trace below it.
  private static func node(_ line: StyledLine, for entry: TraceEntry) -> PaneNode {
    let children = entry.isInText ? entry.children : []
    // Values inside of a text have no path in the response, so that their lines are made here.
    guard !children.isEmpty else {
      return PaneNode(line, json: entry.value, startsOpen: false, path: entry.path)
    }
    return PaneNode(line, startsOpen: false) { children.map(valueNode) }.at(entry.path).copying(entry.value)
  }
}
