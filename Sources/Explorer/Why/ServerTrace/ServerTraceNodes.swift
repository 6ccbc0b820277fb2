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
  /// What it is about.
  let items: AnswerItems
  /// The request as it was sent.
  let document: RequestDocument
  /// What is known of an answer that was read from a file; nil for any other.
  let saved: SavedFacts?
  /// How wide lines may be.
  let columns: Int

  /// The lines.
  var lines: PaneLines {
    let items = items.all
    guard items.contains(where: { $0.trace != nil }) else { return PaneLines([.note(missingTraceText)]) }
    let isRequestKnown = saved?.hasRequest ?? true
    let visitor = VisitorNode.node(result, isRequestKnown: isRequestKnown, columns: columns)
    let common = Common(names: self.items.names, places: places)
    let previous = Self.previousTraces(of: items)
    let list = PaneNodeList(count: items.count) { position in
      let before = previous[position].flatMap { Self.reading(of: items[$0]) }
      return node(for: items[position], Self.reading(of: items[position], after: before), common)
    }
    return PaneLines([visitor], list: list)
  }

  /// What the trace of an item says, if there is one that can be read.
  private static func reading(of item: ResponseItem, after previous: TraceReading? = nil) -> TraceReading? {
    item.trace.flatMap { TraceReading($0, path: "\(item.path).trace", after: previous) }
  }

  /// For each item the position of the one before it with a trace. Each mode has traces of its own.
  private static func previousTraces(of items: [ResponseItem]) -> [Int?] {
    var last: [Substring: Int] = [:]
    return items.indices.map { position in
      guard items[position].trace != nil else { return nil }
      let mode = items[position].path.prefix { $0 != "." }
      defer { last[mode] = position }
      return last[mode]
    }
  }

  /// What the lines of all items go by.
  private struct Common {
    /// The names of activities, as response tokens tell them.
    let names: DecisionNames
    /// Where what was asked for stands in the request.
    let places: [AskedItem: RequestItemPlace]
  }

  private var missingTraceText: String {
    if let saved, !saved.hasRequest {
      return
        "There is no trace in \(saved.fileName), which would tell why, and no request. Build the request in "
        + "the form and send it: on-device decisions tell why without a trace."
    }
    let other = " Decided on-device, the same request tells why without one."
    guard let trace = result.request.trace else {
      return
        "Target's servers decided this, and they tell why only in a trace. Set “trace” to on in the request "
        + "form, with an authorization token, and send again." + other
    }
    return "Target's servers decided this and sent no trace: \(TracePane.missing(trace))" + other
  }

  /// - Parameter reading: what its trace says, if there is one that can be read.
  private func node(for item: ResponseItem, _ reading: TraceReading?, _ common: Common) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.path)", .muted)
    let inner = columns - TreeView<PaneTree>.indentation
    var nodes: [PaneNode] = []
    let path = "\(item.path).trace"
    if let reading {
      nodes += activityNodes(reading, of: item, common, columns: inner) + sectionNodes(reading)
    } else if let trace = item.trace {
      nodes.append(TracedActivityNode.valueNode(for: TraceEntry("trace", trace, path: path)))
    } else {
      nodes.append(.note("No trace came with this item."))
    }
    return PaneNode(line, nodes, copyText: item.name, path: path).copying(item.trace)
  }

  // MARK: - Activities

  private func activityNodes(
    _ reading: TraceReading, of item: ResponseItem, _ common: Common, columns: Int
  ) -> [PaneNode] {
    var nodes = PaneNode.wrapped(
      lead(item, reading), item.isDefaultContent ? .warning : .text, columns: columns)
    let place = common.places[AskedItem(item)]
    @Sendable func node(_ activity: TraceReading.Activity) -> PaneNode {
      TracedActivityNode(activity: activity, names: common.names) { part in subject(of: part, at: place) }
        .node(columns: columns)
    }
    let (shown, further) = Self.divided(reading.activities)
    nodes += shown.map(node)
    for (title, activities) in [
      ("Further activities", further), ("The same as in the trace before", reading.repeated),
    ] where !activities.isEmpty {
      let line = StyledLine("\(title)  \(activities.count)", .muted)
      nodes.append(PaneNode(line, startsOpen: false) { activities.map(node) })
    }
    return nodes
  }

  /// The most activities of an item that show at once.
  private static let mostActivities = 40

  /// The activities that show at once, those that qualified before others, and the rest. Both keep the order.
  private static func divided(
    _ activities: [TraceReading.Activity]
  ) -> (shown: [TraceReading.Activity], further: [TraceReading.Activity]) {
    guard activities.count > mostActivities else { return (activities, []) }
    let qualified = activities.indices.filter { activities[$0].qualified != nil }
    let others = activities.indices.filter { activities[$0].qualified == nil }
    let shown = Set((qualified + others).prefix(mostActivities))
    return (
      activities.indices.filter(shown.contains).map { activities[$0] },
      activities.indices.filter { !shown.contains($0) }.map { activities[$0] }
    )
  }

  /// What was delivered, and how many activities the trace names.
  private func lead(_ item: ResponseItem, _ reading: TraceReading) -> String {
    let delivered = delivered(item)
    func count(_ standing: TraceReading.Standing) -> Int {
      reading.activities.count { $0.standing == standing }
    }
    let (qualified, failed, untold) = (count(.qualified), count(.failed), count(.untold))
    guard !reading.activities.isEmpty else {
      // The trace before named others already.
      return "\(delivered) The trace names no \(reading.repeated.isEmpty ? "" : "other ")activity."
    }
    if reading.listsQualified {
      return "\(delivered) In the trace \(qualified) qualified and \(failed) did not."
    }
    // Without a list of those that qualified, only what did not fit is told.
    if failed == 0 { return "\(delivered) The trace evaluated \(untold) and does not say which qualified." }
    let rest = untold == 0 ? "" : ", and of \(untold) it does not say"
    return "\(delivered) In the trace \(failed) did not qualify\(rest)."
  }

  /// The most activities that the sentence about an item names.
  private static let mostNamed = 3

  /// What was delivered, each experience once.
  private func delivered(_ item: ResponseItem) -> String {
    if item.isDefaultContent { return "Default content." }
    var names: [String] = []
    for origin in item.options.compactMap({ OptionOrigin($0.responseTokens) }) {
      let name = "“\(origin.experience)” of “\(origin.activity)”"
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else {
      return "An offer was delivered, without response tokens that name its activity."
    }
    let others = names.count - Self.mostNamed
    return "Delivered: " + names.prefix(Self.mostNamed).joined(separator: ", ")
      + (others > 0 ? " and \(others) more." : ".")
  }

  /// The value of the request that a part of a condition reads.
  private func subject(of part: Explanation, at place: RequestItemPlace?) -> WhySubject? {
    guard let variable = part.readVariables.first, let place else { return nil }
    let visitor = result.response.id ?? document.request.id
    let bucketing = BucketingIdentifier(visitor: visitor) { "" }.source
    return WhatIfTarget(variable: variable, of: place, in: document, bucketing: bucketing)
      .map { WhySubject(target: $0) }
  }

  /// Where the items that were asked for stand in the request; of equal ones the first.
  private var places: [AskedItem: RequestItemPlace] {
    let request = document.request
    return Dictionary(
      RequestItemPlace.all(in: request).map { (AskedItem($0, in: request), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Everything else

  private func sectionNodes(_ reading: TraceReading) -> [PaneNode] {
    var nodes = section("Errors", reading.errors, startsOpen: true)
    if let changes = ProfileChanges(reading.profile) {
      nodes.append(
        .heading(
          "Profile, before and after", changes.nodes, detail: changes.changes.count.counted("change"))
      )
    }
    nodes += section("Profile", reading.profile, startsOpen: false)
    nodes += section("Request", reading.request, startsOpen: false)
    nodes += section("Also in the trace", reading.others, startsOpen: false)
    return nodes
  }

  private func section(_ title: String, _ entries: [TraceEntry], startsOpen: Bool) -> [PaneNode] {
    guard !entries.isEmpty else { return [] }
    // A single member is often called as the heading is.
    let names = entries.map(\.name).joined(separator: ", ")
    var node = PaneNode.heading(
      title, entries.map(TracedActivityNode.valueNode),
      detail: names.lowercased() == title.lowercased() ? "" : names)
    node.startsOpen = startsOpen
    node.path = entries[0].path
    return [node]
  }
}

/// What an item is known by, in the request and in the answer.
private struct AskedItem: Hashable {
  let mode: Substring
  let kind: ResponseItem.Kind
  let name: String

  init(_ item: ResponseItem) {
    mode = item.path.prefix { $0 != "." }
    kind = item.kind
    name = item.kind == .pageLoad ? "" : item.name
  }

  init(_ place: RequestItemPlace, in request: DeliveryRequest) {
    switch place {
    case .pageLoad(let mode): (self.mode, kind, name) = (mode.rawValue[...], .pageLoad, "")
    case .mbox(let mode, _):
      (self.mode, kind, name) = (mode.rawValue[...], .mbox, request.name(ofItemAt: place))
    case .view:
      (mode, kind, name) = (RequestMode.prefetch.rawValue[...], .view, request.name(ofItemAt: place))
    }
  }
}
