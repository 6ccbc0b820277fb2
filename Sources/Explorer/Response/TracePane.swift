import DeliveryAPI
import TerminalUI

/// The traces as Adobe gives them, one for each item.
enum TracePane {
  /// The lines of the pane.
  static func nodes(for response: DeliveryResponse, wasRequested: Bool) -> [PaneNode] {
    let items = response.items
    let traced = items.compactMap { item in item.trace.map { (item, $0) } }
    guard !traced.isEmpty else { return [emptyNote(wasRequested: wasRequested)] }
    return traced.map { item, trace in
      var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
      line.append("  \(item.path).trace", .muted)
      return PaneNode(line, json: trace, startsOpen: true, path: "\(item.path).trace")
    }
  }

  private static func emptyNote(wasRequested: Bool) -> PaneNode {
    wasRequested
      ? .note("A trace was asked for, but none came back: is the authorization token still valid?", .warning)
      : .note("No trace was asked for. Set “trace” to on in the request form, under Call, and send again.")
  }
}
