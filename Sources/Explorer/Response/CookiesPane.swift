import TargetClient
import TerminalUI

/// The cookies to hand back to the browser, taken apart.
enum CookiesPane {
  /// The lines of the pane.
  static func nodes(for result: TargetDeliveryResult, timeText: (Int64) -> String) -> [PaneNode] {
    var nodes: [PaneNode] = []
    if let cookie = result.targetCookie {
      let entries = TargetCookie(parsing: cookie.value).entries.map { entry in
        node(for: entry, timeText: timeText)
      }
      let session = PaneNode.fact("session from", sourceText(result.session.source))
      nodes.append(node(for: cookie, entries + [session]))
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

  private static func node(for cookie: Cookie, _ nodes: [PaneNode]) -> PaneNode {
    let header = "Set-Cookie: \(cookie.name)=\(cookie.value); Max-Age=\(cookie.maxAge); Path=/"
    let facts = [
      PaneNode.fact("value", StyledLine(cookie.value, .string), copyText: cookie.value),
      PaneNode.fact("max age", "\(cookie.maxAge) s · \(lifetimeText(cookie.maxAge))"),
    ]
    let last = PaneNode.fact("header", StyledLine(header, .muted), copyText: header)
    return .heading(cookie.name, facts + nodes + [last])
  }

  private static func node(for entry: TargetCookie.Entry, timeText: (Int64) -> String) -> PaneNode {
    let what =
      switch entry.name {
      case "session": "session id"
      case "PC": "device id"
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

  private static func lifetimeText(_ seconds: Int64) -> String {
    switch seconds {
    case ..<7200: "\(seconds / 60) minutes"
    case ..<172_800: "\(seconds / 3600) hours"
    default: "\(seconds / 86_400) days"
    }
  }
}
