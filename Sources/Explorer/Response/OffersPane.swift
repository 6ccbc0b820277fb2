import DeliveryAPI
import OrderedJSON
import TerminalUI

/// The offers: the content of each option, shown for what it is.
enum OffersPane {
  /// The lines of the pane.
  static func lines(for items: [ResponseItem]) -> PaneLines {
    guard !items.isEmpty else {
      return PaneLines([.note("The request asked for no mbox, view or page load.")])
    }
    return PaneLines(list: PaneNodeList(count: items.count) { node(for: items[$0]) })
  }

  private static func node(for item: ResponseItem) -> PaneNode {
    var nodes = item.options.enumerated().map { position, option in
      node(for: option, at: "\(item.path).options[\(position)]")
    }
    if item.options.isEmpty { nodes.append(.note("default content: the page shows what it shows by itself")) }
    if !item.metrics.isEmpty {
      nodes.append(.heading("metrics", item.metrics.map(metricNode), detail: "\(item.metrics.count)"))
    }
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    line.append("  \(item.path)", .muted)
    return PaneNode(line, nodes, copyText: item.name, path: item.path)
  }

  private static func node(for option: Option, at path: String) -> PaneNode {
    var line = StyledLine(option.type?.rawValue ?? "default content", .keyword)
    if let origin = OptionOrigin(option.responseTokens) {
      line.append("  \(origin.experience)", .accent)
      line.append("  \(origin.activity)", .muted)
    }
    var nodes = contentNodes(option, at: path + ".content")
    if let token = option.eventToken { nodes.append(.fact("event token", token)) }
    return PaneNode(line, nodes, path: path).copying(option.content)
  }

  private static func contentNodes(_ option: Option, at path: String) -> [PaneNode] {
    guard let content = option.content else { return [] }
    if let actions = option.actions {
      return actions.enumerated().map { actionNode($1, at: "\(path)[\($0)]") }
    }
    switch (option.type, content) {
    case (.redirect, .string(let url)):
      return [.fact("redirects to", StyledLine(url, .string))]
    case (.dynamic, .string(let url)):
      return [.fact("content from", StyledLine(url, .string))]
    case (_, .string(let text)):
      return OfferText.lines(text).map {
        PaneNode(StyledLine(String($0), .string), copyText: text, path: path)
      }
    default:
      return [PaneNode(StyledLine("content", .name), json: content, path: path)]
    }
  }

  private static func actionNode(_ action: Action, at path: String) -> PaneNode {
    var line = StyledLine(action.type ?? "action", .keyword)
    if let selector = action.cssSelector ?? action.selector { line.append("  \(selector)", .name) }
    let nodes: [PaneNode]
    switch action.content {
    case .string(let text)?:
      nodes = OfferText.lines(text).map { PaneNode(StyledLine(String($0), .string), copyText: text) }
    case let content?:
      nodes = [PaneNode(StyledLine("content", .name), json: content, path: path + ".content")]
    case nil:
      nodes = []
    }
    return PaneNode(line, nodes, path: path).copying(action.json)
  }

  private static func metricNode(_ metric: Metric) -> PaneNode {
    var line = StyledLine(metric.type?.rawValue ?? "metric", .keyword)
    if let selector = metric.selector { line.append("  \(selector)", .name) }
    if let token = metric.eventToken { line.append("  \(token)", .muted) }
    return PaneNode(line, copyText: metric.eventToken)
  }
}
