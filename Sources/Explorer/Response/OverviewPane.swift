import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI

/// The overview: how the call went, who the visitor is, and one block for each thing asked for.
enum OverviewPane {
  /// The lines of the pane.
  static func nodes(for result: TargetDeliveryResult) -> [PaneNode] {
    let items = ResponseItem.items(of: result.response)
    var nodes = [summary(of: result)]
    if items.isEmpty {
      nodes.append(.note("The request asked for no mbox, view or page load."))
    }
    nodes += items.map(node(for:))
    return nodes
  }

  private static func summary(of result: TargetDeliveryResult) -> PaneNode {
    let response = result.response
    var facts = [
      PaneNode.fact("status", statusLine(response.status ?? 0)),
      PaneNode.fact("decided", decidedLine(result)),
    ]
    if let problem = response.message { facts.append(.fact("message", problem, .warning)) }
    facts += visitorFacts(response.id)
    if let requestId = response.requestId { facts.append(.fact("request id", requestId)) }
    return .heading("Call", facts)
  }

  private static func statusLine(_ status: Int) -> StyledLine {
    switch status {
    case 200: StyledLine("200 · everything decided", .success)
    case 206: StyledLine("206 · some of it cannot be decided on-device", .warning)
    default: StyledLine("\(status)", .failure)
    }
  }

  private static func decidedLine(_ result: TargetDeliveryResult) -> StyledLine {
    var line = StyledLine(result.meta.decisioningMethod.rawValue, .text)
    line.append(" in \(Duration.milliseconds(result.timing.total).shortText)", .muted)
    return line
  }

  private static func visitorFacts(_ id: VisitorId?) -> [PaneNode] {
    guard let id else { return [] }
    var facts: [PaneNode] = []
    if let ecid = id.marketingCloudVisitorId { facts.append(.fact("ECID", ecid)) }
    if let tntId = id.tntId { facts.append(.fact("tnt id", tntId)) }
    if let thirdPartyId = id.thirdPartyId { facts.append(.fact("third party id", thirdPartyId)) }
    for customer in id.customerIds ?? [] {
      let state = customer.authenticatedState?.rawValue ?? "no state"
      facts.append(.fact("customer id", "\(customer.id) · \(customer.integrationCode) · \(state)"))
    }
    return facts
  }

  private static func node(for item: ResponseItem) -> PaneNode {
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    if let index = item.index { line.append(" #\(index)", .muted) }
    line.append("  \(item.path)", .muted)
    var nodes: [PaneNode] = []
    if item.isDefaultContent {
      nodes.append(.fact("offer", StyledLine("default content", .warning)))
    }
    for option in item.options {
      nodes += optionNodes(option)
    }
    if item.isDefaultContent, item.options.isEmpty {
      nodes.append(.note("No activity at this location wants this visitor."))
    }
    return PaneNode(line, nodes, copyText: item.name, path: item.path)
  }

  private static func optionNodes(_ option: Option) -> [PaneNode] {
    var nodes: [PaneNode] = []
    if let origin = OptionOrigin(option.responseTokens) {
      var activity = StyledLine(origin.activity, .text)
      if let type = origin.type { activity.append("  \(type)", .muted) }
      nodes.append(.fact("activity", activity, copyText: origin.activity))
      nodes.append(.fact("experience", StyledLine(origin.experience, .accent)))
    }
    guard option.type != nil || option.content != nil else { return nodes }
    var offer = StyledLine(option.type?.rawValue ?? "no type", .keyword)
    offer.append("  " + OfferText.inOneLine(option.content), .text)
    nodes.append(.fact("offer", offer, copyText: OfferText.copyText(option.content)))
    return nodes
  }
}
