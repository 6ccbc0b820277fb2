import DeliveryAPI
import OrderedJSON
import TerminalUI

/// The traces as Adobe gives them, one for each item.
enum TracePane {
  /// Where the traces stand in the document of an answer.
  static func places(in document: JSONDocument, of items: [ResponseItem]) -> [JSONTreeState.Root] {
    items.compactMap { item in
      guard item.trace != nil, let path = JSONPath("\(item.path).trace"),
        let node = document.node(at: path)
      else { return nil }
      return JSONTreeState.Root(title: item.name, start: node.start)
    }
  }

  /// Why there are none.
  static func emptyNote(wasRequested: Bool, _ saved: SavedFacts?) -> PaneNode {
    if let saved, !saved.hasRequest { return .note("There is no trace in \(saved.fileName).") }
    return wasRequested
      ? .note("A trace was asked for, but none came back: is the authorization token still valid?", .warning)
      : .note("No trace was asked for. Set “trace” to on in the request form, under Call, and send again.")
  }
}
