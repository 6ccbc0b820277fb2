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
  ///
  /// - Parameters:
  ///   - trace: what the request asks for.
  ///   - isOnDevice: whether it was decided on this machine, where no token is needed.
  ///   - saved: what is known of an answer that was read from a file.
  static func emptyNote(for trace: TraceRequest?, isOnDevice: Bool, _ saved: SavedFacts?) -> PaneNode {
    if let saved, !saved.hasRequest { return .note("There is no trace in \(saved.fileName).") }
    guard let trace else {
      return .note(
        "No trace was asked for. Set “trace” to on in the request form, under Call, and send again.")
    }
    return isOnDevice
      ? .note("A trace was asked for, but nothing in the answer has one.")
      : .note("A trace was asked for, but none came back: \(missing(trace))", .warning)
  }

  /// Why Target's servers sent no trace although one was asked for.
  static func missing(_ trace: TraceRequest) -> String {
    trace.authorizationToken?.isEmpty ?? true
      ? "the request has no authorization token, without which Target's servers send none. Set “trace token” in "
        + "the request form, under Call."
      : "the servers did not take its authorization token. It is wrong, or older than six hours."
  }
}
