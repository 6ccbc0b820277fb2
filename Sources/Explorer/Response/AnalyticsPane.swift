import DeliveryAPI
import OrderedJSON
import TerminalUI

/// The A4T payloads, taken apart, with a hit that is ready to send.
enum AnalyticsPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - answer: what the answer is about.
  ///   - request: what was asked; nil when that is not known.
  static func lines(for answer: AnswerItems, of request: DeliveryRequest?) -> PaneLines {
    let (items, names) = (answer.all, answer.names)
    // The positions of items with a payload, and of metrics of theirs that have one.
    let places = items.indices.flatMap { item -> [(item: Int, metric: Int?)] in
      let metrics = items[item].metrics
      let own = items[item].analytics?.payload == nil ? [] : [(item, Int?.none)]
      return own + metrics.indices.filter { metrics[$0].analytics?.payload != nil }.map { (item, $0) }
    }
    guard !places.isEmpty else { return PaneLines([emptyNote(request)]) }
    return PaneLines(
      list: PaneNodeList(count: places.count) {
        node(for: items[places[$0].item], metric: places[$0].metric, names)
      })
  }

  private static func node(
    for item: ResponseItem, metric position: Int?, _ names: DecisionNames
  ) -> PaneNode {
    guard let position else {
      let payload = item.analytics?.payload ?? AnalyticsPayload()
      return node(payload, of: item.name, at: JSONPath.text(item.path, "analytics", "payload"), names)
    }
    let metric = item.metrics[position]
    return node(
      metric.analytics?.payload ?? AnalyticsPayload(),
      of: "\(item.name) · \(metric.type?.rawValue ?? "metric")",
      at: JSONPath.text(item.path, "metrics", .element(position), "analytics", "payload"), names)
  }

  private static func emptyNote(_ request: DeliveryRequest?) -> PaneNode {
    request == nil || request?.experienceCloud?.analytics?.logging == .clientSide
      ? .note("No activity in this answer reports to Adobe Analytics.")
      : .note(
        "No payload: with server_side logging Target reports to Analytics by itself. "
          + "Set “analytics” to client_side in the request form, under Call, to get the payloads.")
  }

  private static func node(
    _ payload: AnalyticsPayload, of name: String, at path: String, _ names: DecisionNames
  ) -> PaneNode {
    var line = StyledLine(name, Style(.heading, on: .plain, .bold))
    line.append("  \(path)", .muted)
    let pe = payload.pe ?? ""
    let tnta = payload.tnta ?? ""
    var nodes = [PaneNode.fact("pe", pe), PaneNode.fact("tnta", tnta)]
    nodes += AnalyticsGroup.groups(of: tnta).map { groupNode($0, names) }
    let hit = AnalyticsHit.query(pe: pe, tnta: tnta)
    nodes.append(.fact("analytics hit", StyledLine(hit, .string), copyText: hit))
    return PaneNode(line, nodes, path: path).copying(try? payload.encoded())
  }

  private static func groupNode(_ group: AnalyticsGroup, _ names: DecisionNames) -> PaneNode {
    var line = StyledLine("activity ", .muted)
    line.append(group.activityId, .number)
    if let name = names.activity(group.activityId) { line.append(" \(name)", .text) }
    line.append("  experience ", .muted)
    line.append(group.experienceId, .number)
    if let name = names.experience(group.experienceId, of: group.activityId) {
      line.append(" \(name)", .text)
    }
    line.append("  traffic type ", .muted)
    line.append(group.trafficType, .number)
    if let event = group.event {
      line.append("  event ", .muted)
      line.append(event, .number)
    }
    return PaneNode(line, copyText: group.text).breaking(indentation: 2)
  }
}

/// One group of a `tnta` payload: `activityId:experienceLocalId:trafficType|event`.
struct AnalyticsGroup: Hashable, Sendable {
  let text: String
  let activityId: String
  let experienceId: String
  let trafficType: String
  let event: String?

  /// The groups of a payload. What does not have the form of a group is left out.
  static func groups(of tnta: String) -> [AnalyticsGroup] {
    tnta.split(separator: ",").compactMap(AnalyticsGroup.init)
  }

  private init?(_ text: Substring) {
    let halves = text.split(separator: "|", maxSplits: 1)
    guard let first = halves.first else { return nil }
    let ids = first.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard ids.count == 3 else { return nil }
    self.text = String(text)
    (activityId, experienceId, trafficType) = (ids[0], ids[1], ids[2])
    event = halves.count == 2 ? String(halves[1]) : nil
  }
}

/// The part of an Analytics hit that carries a decision.
enum AnalyticsHit {
  /// `pe=tnt&tnta=…`, percent-encoded, to be added to the query of a hit.
  static func query(pe: String, tnta: String) -> String {
    "pe=\(pe.percentEncoded)&tnta=\(tnta.percentEncoded)"
  }
}
