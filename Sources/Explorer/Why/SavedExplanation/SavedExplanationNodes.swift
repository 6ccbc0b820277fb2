import Decisioning
import OrderedJSON
import TerminalUI

/// The Why of an on-device decision that was saved with its reasons, as `get-offers --explain` writes them.
///
/// The reasons are shown as they stand in the file; what is not there, or of another form, is left out.
struct SavedExplanationNodes: Sendable {
  /// The decision as JSON.
  private let explanation: JSON
  /// How wide lines may be.
  private let columns: Int

  /// How deep conditions are followed; deeper parts show as JSON.
  private static let deepestPart = 64

  init(_ explanation: JSON, columns: Int) {
    self.explanation = explanation
    self.columns = columns
  }

  /// The lines.
  var lines: PaneLines {
    let items = explanation["items"]?.array ?? []
    guard !items.isEmpty else {
      return PaneLines([visitorNode, .note("The explanation in the file has no items.")])
    }
    let path = JSONPath(["explanation", "items"])
    let list = PaneNodeList(count: items.count) { node(forItem: items[$0], at: "\(path.element($0))") }
    return PaneLines([visitorNode], list: list)
  }

  private var visitorNode: PaneNode {
    let visitor = explanation["visitor"]
    let id = visitor?["bucketingId"]?.string ?? "no id"
    var facts = [PaneNode.fact("bucketed by", id)]
    if let source = visitor?["source"]?.string { facts.append(.fact("which is the", source)) }
    if let instant = explanation["decidedAt"]?.string { facts.append(.fact("decided for", instant)) }
    if let property = explanation["property"]?.scalarText { facts.append(.fact("property", property)) }
    let summary = StyledLine(
      [id, explanation["decidedAt"]?.string].compactMap(\.self).joined(separator: " · "), .muted)
    var node = PaneNode(
      StyledLine.pair(StyledLine("Visitor", Style(.heading, on: .plain, .bold)), summary, columns: columns),
      facts, startsOpen: false, copyText: id)
    node.key = "visitor"
    return node
  }

  private func node(forItem item: JSON, at path: String) -> PaneNode {
    let name = item["name"]?.string ?? ""
    let kind = item["kind"]?.string ?? ""
    var line = StyledLine(name.isEmpty ? kind : name, Style(.heading, on: .plain, .bold))
    if let index = item["index"]?.integer { line.append(" #\(index)", .muted) }
    line.append("  \(item["mode"]?.string ?? "") \(kind)", .muted)
    let candidates = item["candidates"]?.array ?? []
    let room = columns - TreeView<PaneTree>.indentation
    var nodes: [PaneNode] = []
    if item["known"] == .boolean(false) {
      nodes.append(.note("The artifact has nothing under this name.", .warning))
    }
    if item["remote"] == .boolean(true) {
      nodes.append(.note("Only Target's servers can decide this completely.", .warning))
    }
    if let names = item["nearestNames"]?.array?.compactMap(\.string), !names.isEmpty {
      nodes.append(.fact("did you mean", names.joined(separator: ", "), .warning))
    }
    nodes += (item["findings"]?.array ?? []).compactMap(\.string).map { .note($0, .warning) }
    nodes += candidates.enumerated().map { position, candidate in
      self.node(for: candidate, at: JSONPath.text(path, "candidates", .element(position)), columns: room)
    }
    if nodes.isEmpty { nodes = [.note("No rule competes here.")] }
    return PaneNode(line, nodes, copyText: name, path: path)
  }

  // MARK: - Rules

  private func node(for candidate: JSON, at path: String, columns: Int) -> PaneNode {
    let meta = candidate["meta"]
    let standing = candidate["standing"]?.string.flatMap(CandidateExplanation.Standing.init)
    let (sign, role) = standing.map(ActivityNode.mark) ?? ("?", .muted)
    let activity = meta?["activity.name"]?.string ?? candidate["activityId"]?.scalarText ?? "unknown"
    var head = StyledLine("\(sign) ", role)
    head.append(activity, standing == .won ? Style(.accent, on: .plain, .bold) : .plain)
    if let experience = meta?["experience.name"]?.string { head.append(" · \(experience)", .text) }
    let condition = candidate["explanation"]
    let reason = StyledLine(
      reason(standing, candidate, condition), standing == .won ? .success : .muted)
    return PaneNode(StyledLine.pair(head, reason, columns: columns), startsOpen: standing == .won) {
      PaneNode.broken(
        details(of: candidate, at: path), room: columns - TreeView<PaneTree>.indentation)
    }.at(path).copying(candidate)
  }

  private func details(of candidate: JSON, at path: String) -> [PaneNode] {
    var details: [PaneNode] = []
    if let condition = candidate["explanation"], condition.object != nil {
      details.append(
        Self.node(forPart: condition, role: .whole, at: JSONPath.text(path, "explanation"), depth: 0))
    }
    if let bucket = candidate["bucket"]?["percentage"]?.scalarText {
      details.append(.fact("bucket", "\(bucket) %\(Self.rangeText(candidate["allocation"]))"))
    }
    if let meta = candidate["meta"] {
      details.append(Self.jsonNode("meta", meta, at: JSONPath.text(path, "meta")))
    }
    if let steps = candidate["delivery"] {
      details.append(Self.jsonNode("delivery", steps, at: JSONPath.text(path, "delivery")))
    }
    return details.isEmpty ? [.note("The file tells no more of it.")] : details
  }

  private func reason(
    _ standing: CandidateExplanation.Standing?, _ candidate: JSON, _ condition: JSON?
  ) -> String {
    switch standing {
    case .won: "won"
    case .failed: condition.flatMap { Self.blame(in: $0) } ?? "its condition does not hold"
    case .notReached:
      if candidate["next"] == .boolean(true) {
        "not reached: would win next"
      } else {
        "not reached: would \(candidate["satisfied"] == .boolean(true) ? "match too" : "fail")"
      }
    case .filtered: "for other properties"
    case .broken: candidate["fault"]?.string ?? "it cannot be used"
    case nil: candidate["standing"]?.scalarText ?? ""
    }
  }

  /// The sentence of the first part that is not a group and does not hold.
  private static func blame(in condition: JSON) -> String? {
    var part = condition
    for _ in 0..<deepestPart {
      let operation = part["operation"]?.string
      guard operation == "and" || operation == "or",
        let next = part["operands"]?.array?.first(where: { $0["truthy"] == .boolean(false) })
      else { break }
      part = next
    }
    return part["sentence"]?.string
  }

  private static func rangeText(_ range: JSON?) -> String {
    guard let lower = range?["lower"]?.scalarText, let upper = range?["upper"]?.scalarText else { return "" }
    return ", the experience has \(lower) to \(upper) %"
  }

  // MARK: - Conditions

  private static func node(forPart part: JSON, role: ConditionRole, at path: String, depth: Int) -> PaneNode {
    let isTruthy = part["truthy"] == .boolean(true)
    let isNeeded = role.isNeeded
    var line = StyledLine(
      isTruthy ? "✓ " : "✗ ", !isNeeded ? .muted : isTruthy ? .success : .failure)
    line.append(part["sentence"]?.string ?? part["operation"]?.string ?? "", isNeeded ? .text : .muted)
    if !isNeeded { line.append("  not needed", .muted) }
    var nodes = (part["notes"]?.array ?? []).compactMap { $0["text"]?.string }.map {
      PaneNode.note("! \($0)", .warning)
    }
    let operation = part["operation"]?.string
    let operands = part["operands"]?.array ?? []
    if operation == "and" || operation == "or" || operation == "!" || operation == "!!" {
      let isReached = part["needed"] != .boolean(false)
      let roles = role.roles(
        ofOperands: operands.map { $0["truthy"] == .boolean(true) }, of: operation,
        reached: operands.map { !isReached || $0["needed"] != .boolean(false) })
      nodes += operands.enumerated().map { position, operand in
        let place = JSONPath.text(path, "operands", .element(position))
        guard depth < deepestPart else { return jsonNode("\(position)", operand, at: place) }
        return node(forPart: operand, role: roles[position], at: place, depth: depth + 1)
      }
    }
    return PaneNode(line, nodes, path: path).copying(part["condition"] ?? part)
      .breaking(indentation: PaneNode.signColumns)
  }

  private static func jsonNode(_ label: String, _ value: JSON, at path: String) -> PaneNode {
    PaneNode(
      JSONLine.line(label: label, value, isOpen: false), json: value, startsOpen: false, path: path)
  }
}
