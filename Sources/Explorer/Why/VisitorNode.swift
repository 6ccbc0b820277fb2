import Decisioning
import DeliveryAPI
import TargetClient
import TerminalUI

/// The visitor of the Why pane: all ids with their source, which of them decides buckets, when it was
/// decided, and the property.
enum VisitorNode {
  /// The visitor's line, `columns` wide, with the facts below it.
  ///
  /// - Parameters:
  ///   - explanation: the decision.
  ///   - request: the request as it was sent, to tell which ids came with it.
  ///   - imagined: the values that are imagined to be others.
  static func node(
    _ explanation: DecisionExplanation, request: DeliveryRequest, imagined: Set<WhatIfTarget>, columns: Int
  ) -> PaneNode {
    let id = explanation.bucketingIdentifier
    let isMade = id.source == .created
    let property = explanation.propertyToken.map { "property \($0)" } ?? "no property"
    let date = explanation.date
    let clock = "\(date.weekdayName) \(date.clock) UTC"
    let summary = StyledLine("\(name(of: id.source)) \(id.value) · \(clock) · \(property)", .muted)
    var node = PaneNode(
      StyledLine.pair(StyledLine("Visitor", Style(.heading, on: .plain, .bold)), summary, columns: columns),
      ids(explanation, request: request, imagined: imagined, columns: columns) + [
        .fact("decided for", "\(date.iso8601), \(clock)").about(WhySubject(target: .time)),
        .fact("property", explanation.propertyToken ?? "none: only activities open to every property")
          .about(WhySubject(target: .propertyToken)),
      ], startsOpen: isMade, copyText: id.value)
    node.key = "visitor"
    return node.about(WhySubject(target: .visitor(VisitorIDKind(id.source))))
  }

  /// The visitor of an answer of Target's servers: the ids it names, and the property of the request when that is
  /// known.
  static func node(_ result: TargetDeliveryResult, isRequestKnown: Bool, columns: Int) -> PaneNode {
    let id = result.response.id ?? result.request.id
    let sent = result.request.id
    let property = result.request.property?.token
    var facts: [PaneNode] = []
    for kind in VisitorIDKind.allCases {
      guard let value = id?[kind], !value.isEmpty else { continue }
      var line = StyledLine(value, .text)
      if isRequestKnown {
        let isSent = sent?[kind] != nil
        line.append(isSent ? "  from the request" : "  from the server", isSent ? .muted : .warning)
      }
      facts.append(.fact(kind.title, line, copyText: value).about(WhySubject(target: .visitor(kind))))
    }
    if isRequestKnown {
      facts.append(
        .fact("property", property ?? "none: only activities open to every property")
          .about(WhySubject(target: .propertyToken)))
    }
    let value = VisitorIDKind.allCases.lazy.compactMap { id?[$0] }.first ?? "no id"
    let propertyText = property.map { " · property \($0)" } ?? " · no property"
    let summary = StyledLine("\(value)\(isRequestKnown ? propertyText : "")", .muted)
    var node = PaneNode(
      StyledLine.pair(StyledLine("Visitor", Style(.heading, on: .plain, .bold)), summary, columns: columns),
      facts, startsOpen: false, copyText: value)
    node.key = "visitor"
    return node
  }

  private static func ids(
    _ explanation: DecisionExplanation, request: DeliveryRequest, imagined: Set<WhatIfTarget>, columns: Int
  ) -> [PaneNode] {
    let bucketing = explanation.bucketingIdentifier
    let visitor = explanation.visitorID
    let sent = request.id
    var nodes: [PaneNode] = []
    for kind in VisitorIDKind.allCases {
      guard let value = visitor?[kind], !value.isEmpty else { continue }
      let isMade = bucketing.source == .created && kind == .tntId
      let isSent = !isMade && sent?[kind] != nil
      let target = WhatIfTarget.visitor(kind)
      var line = StyledLine(value, .text)
      if imagined.contains(target) {
        line.append("  imagined", .accent)
      } else {
        line.append(isSent ? "  from the request" : "  made for this call", isSent ? .muted : .warning)
      }
      if VisitorIDKind(bucketing.source) == kind { line.append("  decides the buckets", .accent) }
      nodes.append(.fact(kind.title, line, copyText: value).about(WhySubject(target: target)))
    }
    for customer in visitor?.customerIds ?? [] {
      var line = StyledLine("\(customer.id) · \(customer.integrationCode)", .text)
      let state = customer.authenticatedState?.rawValue ?? "no state"
      line.append(" · \(state)  never decides buckets", .muted)
      nodes.append(.fact("customer id", line, copyText: customer.id))
    }
    var bucketed = StyledLine(bucketing.value, .text)
    bucketed.append("  \(sourceText(bucketing.source))", bucketing.source == .created ? .warning : .muted)
    nodes.append(
      .fact("bucketed by", bucketed, copyText: bucketing.value)
        .about(WhySubject(target: .visitor(VisitorIDKind(bucketing.source)))))
    if bucketing.source == .created {
      nodes += PaneNode.wrapped(
        "! The request has no id that decides buckets, so one was made: the next call falls into others.",
        .warning, columns: columns - 4)
    }
    return nodes
  }

  private static func name(of source: BucketingIdentifier.Source) -> String {
    source == .created ? "made-up id" : VisitorIDKind(source).title
  }

  private static func sourceText(_ source: BucketingIdentifier.Source) -> String {
    switch source {
    case .created: "made for this call"
    // What stands behind the dot is the edge cluster.
    case .tntId: "the \(VisitorIDKind.tntId.title), up to its first dot"
    case .marketingCloudVisitorId, .thirdPartyId: "the \(VisitorIDKind(source).title)"
    }
  }
}
