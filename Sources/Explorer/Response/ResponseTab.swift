import TerminalUI

/// The panes of a response, in the order of their tabs.
public enum ResponseTab: String, CaseIterable, Sendable {
  case overview = "Overview"
  case offers = "Offers"
  case why = "Why"
  case trace = "Trace"
  case analytics = "Analytics"
  case tokens = "Tokens"
  case meta = "Meta"
  case cookies = "Cookies"
  case json = "JSON"
  case http = "HTTP"
  case artifact = "Artifact"
  case notifications = "Notifications"
  case diff = "Diff"

  /// The word on the tab.
  public var title: String { rawValue }

  /// The command that opens the pane.
  public var command: CommandID {
    switch self {
    case .overview: .openOverview
    case .offers: .openOffers
    case .why: .openWhy
    case .trace: .openTrace
    case .analytics: .openAnalytics
    case .tokens: .openTokens
    case .meta: .openMeta
    case .cookies: .openCookies
    case .json: .openJSON
    case .http: .openHTTP
    case .artifact: .openArtifact
    case .notifications: .openNotifications
    case .diff: .openDiff
    }
  }

  /// The key that opens the pane, from everywhere but for the diff.
  public var key: KeyPress {
    switch self {
    case .overview: .character("1")
    case .offers: .character("2")
    case .why: .character("3")
    case .trace: .character("4")
    case .analytics: .character("5")
    case .tokens: .character("6")
    case .meta: .character("7")
    case .cookies: .character("8")
    case .json: .character("9")
    case .http: .character("0")
    case .artifact: KeyPress(.character("a"), .alternate)
    case .notifications: KeyPress(.character("n"), .alternate)
    case .diff: .character("d")
    }
  }

  /// What the pane shows, for the help.
  public var explanation: String {
    switch self {
    case .overview: "Overview: status and one line for each mbox, view and page load"
    case .offers: "Offers: the content of each option"
    case .why: "Why: what became of every activity, with its condition and bucket"
    case .trace: "Trace: the trace as Adobe gives it"
    case .analytics: "Analytics: A4T payloads, taken apart"
    case .tokens: "Tokens: the response tokens of each option"
    case .meta: "Meta: how and where it was decided"
    case .cookies: "Cookies: what to hand back to the browser"
    case .json: "JSON: the whole response"
    case .http: "HTTP: both sides of what went over the wire, and where the time went"
    case .artifact: "Artifact: how fresh it is, what strikes the eye, and all its rules"
    case .notifications: "Notifications: what counts impressions, and whether it was sent"
    case .diff: "Diff: what differs from the answer before, and what was changed in the request"
    }
  }
}
