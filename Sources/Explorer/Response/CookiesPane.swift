import DeliveryAPI
import TargetClient
import TerminalUI

/// The cookies to hand back to the browser, taken apart.
enum CookiesPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - saved: what else is known of an answer that was read from a file.
  ///   - timeText: makes a text of seconds since 1970 UTC.
  static func nodes(
    for result: TargetDeliveryResult, _ saved: SavedFacts?, timeText: (Int64) -> String
  ) -> [PaneNode] {
    if let saved, result.targetCookie == nil { return nodes(tellingOf: result.response, in: saved) }
    var nodes: [PaneNode] = []
    if let cookie = result.targetCookie {
      let entries = TargetCookie(parsing: cookie.value).entries.map { entry in
        node(for: entry, timeText: timeText)
      }
      let session = PaneNode.fact("session from", sourceText(result.session.source))
      nodes.append(node(for: cookie, entries + (saved == nil ? [session] : [])))
    }
    if let cookie = result.targetLocationHintCookie {
      let cluster = PaneNode.fact("edge cluster", cookie.value)
      nodes.append(node(for: cookie, [cluster]))
    } else {
      nodes.append(
        .note(
          "No \(EdgeCluster.cookieName) cookie: neither the visitor's id nor an answer names an edge cluster."
        ))
    }
    nodes.append(.note("Hand these back to the browser with every answer, or the visitor is counted anew."))
    return nodes
  }

  /// What an answer alone tells of the cookies that belong to it: their ends and the session are not in it.
  private static func nodes(tellingOf response: DeliveryResponse, in saved: SavedFacts) -> [PaneNode] {
    let cluster =
      response.id?.tntId.flatMap(EdgeCluster.inDeviceId) ?? response.edgeHost.flatMap(EdgeCluster.inHost)
    var nodes: [PaneNode] = []
    if let device = response.id?.tntId {
      nodes.append(.heading(TargetCookie.name, [.fact(VisitorIDKind.tntId.title, device)]))
    }
    if let cluster { nodes.append(.heading(EdgeCluster.cookieName, [.fact("edge cluster", cluster)])) }
    let what = nodes.isEmpty ? "no cookies, and nothing that belongs into them" : "no cookies"
    return nodes + [
      .note("There are \(what) in \(saved.fileName)\(nodes.isEmpty ? "." : ", only these parts of them.")")
    ]
  }

  private static func node(for cookie: Cookie, _ nodes: [PaneNode]) -> PaneNode {
    let header = "Set-Cookie: \(cookie.name)=\(cookie.value); Max-Age=\(cookie.maxAge); Path=/"
    let facts = [
      PaneNode.fact("value", StyledLine(cookie.value, .string), copyText: cookie.value),
      PaneNode.fact("max age", "\(cookie.maxAge) s · \(AgeText.text(.seconds(cookie.maxAge)))"),
    ]
    let last = PaneNode.fact("header", StyledLine(header, .muted), copyText: header)
    return .heading(cookie.name, facts + nodes + [last])
  }

  private static func node(for entry: TargetCookie.Entry, timeText: (Int64) -> String) -> PaneNode {
    let what =
      switch entry.name {
      case "session": "session id"
      case "PC": VisitorIDKind.tntId.title
      default: entry.name
      }
    var line = StyledLine(entry.value, .string)
    line.append("  until \(timeText(entry.expires))", .muted)
    return .fact(what, line, copyText: entry.value)
  }

  private static func sourceText(_ source: SessionIdentity.Source) -> String {
    switch source {
    case .cookie: "the mbox cookie of the request"
    case .option: "the session id of the request"
    case .generated: "a new one: the request brought none"
    }
  }
}
