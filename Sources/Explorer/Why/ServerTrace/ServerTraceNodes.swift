import Decisioning
import DeliveryAPI
import JSONLogic
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// The Why of a decision that Target's servers made: what their traces say, item by item.
struct ServerTraceNodes {
  /// The answer.
  let result: TargetDeliveryResult
  /// The request as it was sent.
  let document: RequestDocument
  /// What is known of an answer that was read from a file; nil for any other.
  let saved: SavedFacts?
  /// How wide lines may be.
  let columns: Int

  /// The lines.
  var nodes: [PaneNode] {
    let items = result.response.items
    guard items.contains(where: { $0.trace != nil }) else { return [.note(missingTraceText)] }
    let isRequestKnown = saved?.hasRequest ?? true
    let visitor = VisitorNode.node(result, isRequestKnown: isRequestKnown, columns: columns)
    return [visitor]
      + items.indices.map { position in
        // Each mode has traces of its own.
        let mode = items[position].path.prefix { $0 != "." }
        let previous = items[..<position].last { $0.trace != nil && $0.path.hasPrefix(mode) }
        return node(for: items[position], after: previous?.trace, columns: columns)
      }
  }

  private var missingTraceText: String {
    if let saved, !saved.hasRequest { return "There is no trace in \(saved.fileName), which would tell why." }
    return result.request.trace == nil
      ? "Target's servers decided this, and they tell why only in a trace. Set “trace” to on in the request "
        + "form, with an authorization token, and send again."
      : "Target's servers decided this and sent no trace. Its authorization token is missing, wrong or older "
        + "than six hours."
  }

  /// - Parameter previous: the trace of the item before.
  private func node(for item: ResponseItem, after previous: JSON?, columns: Int) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.path)", .muted)
    let inner = columns - TreeView<PaneTree>.indentation
    var nodes: [PaneNode] = []
    let path = "\(item.path).trace"
    if let trace = item.trace {
      if let reading = TraceReading(trace, path: path, after: previous) {
        nodes += activityNodes(reading, of: item, columns: inner) + sectionNodes(reading)
      } else {
        nodes.append(TracedActivityNode.valueNode(for: TraceEntry("trace", trace, path: path)))
      }
    } else {
      nodes.append(.note("No trace came with this item."))
    }
    return PaneNode(line, nodes, copyText: item.name, path: path).copying(item.trace)
  }

  // MARK: - Activities

  private func activityNodes(
    _ reading: TraceReading, of item: ResponseItem, columns: Int
  ) -> [PaneNode] {
    let names = names
    let qualified = reading.activities.filter { $0.qualified != nil }
    let others = reading.activities.count - qualified.count
    var nodes = PaneNode.wrapped(
      lead(item, qualified: qualified.count, others: others, isAdded: !reading.repeated.isEmpty),
      item.isDefaultContent ? .warning : .text,
      columns: columns)
    let place = place(of: item)
    func node(_ activity: TraceReading.Activity) -> PaneNode {
      TracedActivityNode(activity: activity, names: names) { part in subject(of: part, at: place) }
        .node(columns: columns)
    }
    nodes += reading.activities.map(node)
    if !reading.repeated.isEmpty {
      var line = StyledLine("The same as in the trace before", .muted)
      line.append("  \(reading.repeated.count)", .muted)
      nodes.append(PaneNode(line, reading.repeated.map(node), startsOpen: false))
    }
    return nodes
  }

  /// What was delivered, and how many activities the trace names.
  ///
  /// - Parameter isAdded: whether the trace before named others already.
  private func lead(_ item: ResponseItem, qualified: Int, others: Int, isAdded: Bool) -> String {
    let origins = item.options.compactMap { OptionOrigin($0.responseTokens) }
    let delivered =
      item.isDefaultContent
      ? "Default content."
      : origins.isEmpty
        ? "An offer was delivered, without response tokens that name its activity."
        : origins.map { "\($0.experience) of \($0.activity) delivered." }.joined(separator: " ")
    guard qualified + others > 0 else {
      return "\(delivered) The trace names no \(isAdded ? "other " : "")activity."
    }
    return "\(delivered) In the trace \(qualified) qualified and \(others) did not."
  }

  /// The value of the request that a part of a condition reads.
  private func subject(of part: Explanation, at place: RequestItemPlace?) -> WhySubject? {
    guard let variable = part.readVariables.first, let place else { return nil }
    let visitor = result.response.id ?? document.request.id
    let bucketing = BucketingIdentifier(visitor: visitor) { "" }.source
    return WhatIfTarget(variable: variable, of: place, in: document, bucketing: bucketing)
      .map { WhySubject(target: $0) }
  }

  /// Where the item that was answered stands in the request.
  private func place(of item: ResponseItem) -> RequestItemPlace? {
    RequestItemPlace.all(in: document.request).first { place in
      switch (place, item.kind) {
      case (.pageLoad(let mode), .pageLoad): item.path.hasPrefix(mode.rawValue)
      case (.mbox(let mode, _), .mbox):
        item.path.hasPrefix(mode.rawValue) && document.request.name(ofItemAt: place) == item.name
      case (.view, .view): document.request.name(ofItemAt: place) == item.name
      default: false
      }
    }
  }

  /// The names of activities by their ids, as response tokens tell them.
  private var names: [String: String] {
    var names: [String: String] = [:]
    for origin in result.response.items.flatMap(\.options).compactMap({ OptionOrigin($0.responseTokens) }) {
      if let id = origin.activityId, let name = origin.activityName { names[id] = name }
    }
    return names
  }

  // MARK: - Everything else

  private func sectionNodes(_ reading: TraceReading) -> [PaneNode] {
    var nodes = section("Errors", reading.errors, startsOpen: true)
    if let changes = ProfileChanges(reading.profile) {
      let count = changes.changes.count
      nodes.append(
        .heading(
          "Profile, before and after", changes.nodes, detail: "\(count) \(count == 1 ? "change" : "changes")")
      )
    }
    nodes += section("Profile", reading.profile, startsOpen: false)
    nodes += section("Request", reading.request, startsOpen: false)
    nodes += section("Also in the trace", reading.others, startsOpen: false)
    return nodes
  }

  private func section(_ title: String, _ entries: [TraceEntry], startsOpen: Bool) -> [PaneNode] {
    guard !entries.isEmpty else { return [] }
    var node = PaneNode.heading(
      title, entries.map(TracedActivityNode.valueNode), detail: entries.map(\.name).joined(separator: ", "))
    node.startsOpen = startsOpen
    node.path = entries[0].path
    return [node]
  }
}
