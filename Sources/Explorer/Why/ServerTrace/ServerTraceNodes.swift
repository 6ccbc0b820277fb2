import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI

/// The Why of a decision that Target's servers made: what their traces say, item by item.
enum ServerTraceNodes {
  /// The lines for a response, each `columns` wide.
  static func nodes(for result: TargetDeliveryResult, columns: Int) -> [PaneNode] {
    let items = ResponseItem.items(of: result.response)
    let traced = items.filter { $0.trace != nil }
    guard !traced.isEmpty else { return [.note(missingTraceText(result))] }
    return items.map { node(for: $0, columns: columns) }
  }

  private static func missingTraceText(_ result: TargetDeliveryResult) -> String {
    result.request.trace == nil
      ? "Target's servers decided this, and they tell why only in a trace. Set “trace” to on in the request "
        + "form, with an authorization token, and send again."
      : "Target's servers decided this and sent no trace. Its authorization token is missing, wrong or older "
        + "than six hours."
  }

  private static func node(for item: ResponseItem, columns: Int) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.path)", .muted)
    let inner = columns - TreeView<PaneTree>.indentation
    var nodes: [PaneNode] = []
    let path = "\(item.path).trace"
    if let trace = item.trace {
      if let reading = TraceReading(trace, path: path) {
        nodes += activityNodes(reading, of: item, columns: inner) + sectionNodes(reading)
      } else {
        nodes.append(TracedActivityNode.node(for: TraceEntry("trace", trace, path: path)))
      }
    } else {
      nodes.append(.note("No trace came with this item."))
    }
    return PaneNode(line, nodes, copyText: item.trace?.pretty() ?? item.name, path: path)
  }

  // MARK: - Activities

  private static func activityNodes(
    _ reading: TraceReading, of item: ResponseItem, columns: Int
  ) -> [PaneNode] {
    let names = names(of: item)
    let qualified = reading.activities.filter { $0.qualified != nil }
    let others = reading.activities.count - qualified.count
    var nodes = PaneNode.wrapped(
      lead(item, qualified: qualified.count, others: others), item.isDefaultContent ? .warning : .text,
      columns: columns)
    nodes += reading.activities.map { TracedActivityNode.node(for: $0, names: names, columns: columns) }
    return nodes
  }

  /// What was delivered, and how many activities the trace names.
  private static func lead(_ item: ResponseItem, qualified: Int, others: Int) -> String {
    let origins = item.options.compactMap { OptionOrigin($0.responseTokens) }
    let delivered =
      item.isDefaultContent
      ? "Default content."
      : origins.isEmpty
        ? "An offer was delivered, without response tokens that name its activity."
        : origins.map { "\($0.experience) of \($0.activity) delivered." }.joined(separator: " ")
    guard qualified + others > 0 else { return "\(delivered) The trace names no activity." }
    return "\(delivered) In the trace \(qualified) qualified and \(others) did not."
  }

  /// The names of activities by their ids, as response tokens tell them.
  private static func names(of item: ResponseItem) -> [String: String] {
    var names: [String: String] = [:]
    for origin in item.options.compactMap({ OptionOrigin($0.responseTokens) }) {
      if let id = origin.activityId, let name = origin.activityName { names[id] = name }
    }
    return names
  }

  // MARK: - Everything else

  private static func sectionNodes(_ reading: TraceReading) -> [PaneNode] {
    var nodes = section("Errors", reading.errors, startsOpen: true)
    if let changes = ProfileChanges(reading.profile) {
      let count = changes.changes.count
      nodes.append(
        .heading(
          "Profile, before and after", changes.nodes, detail: "\(count) \(count == 1 ? "change" : "changes")"))
    }
    nodes += section("Profile", reading.profile, startsOpen: false)
    nodes += section("Request", reading.request, startsOpen: false)
    nodes += section("Also in the trace", reading.others, startsOpen: false)
    return nodes
  }

  private static func section(_ title: String, _ entries: [TraceEntry], startsOpen: Bool) -> [PaneNode] {
    guard !entries.isEmpty else { return [] }
    var node = PaneNode.heading(
      title, entries.map(TracedActivityNode.node), detail: entries.map(\.name).joined(separator: ", "))
    node.startsOpen = startsOpen
    node.path = entries[0].path
    return [node]
  }
}
