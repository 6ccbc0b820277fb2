import TerminalUI
import Workspace

extension ExplorerState {
  /// How the explorer is left, to be found again at the next start.
  public var session: SavedSession {
    var session = restoredSession
    session.requestColumns = columnWidths.requests
    session.formColumns = columnWidths.form
    session.sideColumns = columnWidths.side
    session.theme = isThemeChosen ? theme.rawValue : nil
    // A document is no request to come back to: what was open before it stays remembered.
    guard !isDocumentOpen else { return session }
    session.request = form.document.shownName
    session.pane = focus.name
    // A diff is of two answers of this session.
    session.tab = response.tab == .diff ? ResponseTab.overview.rawValue : response.tab.rawValue
    session.isZoomed = isZoomed
    return session
  }

  /// Goes back to how the explorer was left. What is not there any more is left out.
  public mutating func restore(_ session: SavedSession) {
    restoredSession = session
    if let name = session.request,
      let position = requests.documents.firstIndex(where: { $0.shownName == name })
    {
      requests.scroll.select(position)
      openSelectedRequest()
    }
    if let tab = session.tab.flatMap(ResponseTab.init(rawValue:)), tab != .diff { response.open(tab) }
    columnWidths = ColumnWidths(
      requests: session.requestColumns, form: session.formColumns, side: session.sideColumns)
    if session.isZoomed == true, let pane = Pane.allCases.first(where: { $0.name == session.pane }) {
      focus = pane
      isZoomed = true
    }
    if let theme = session.theme.flatMap(Theme.init(rawValue:)) { choose(theme) }
    fitPages()
  }

  /// Shows everything in a theme from now on.
  mutating func choose(_ theme: Theme) {
    self.theme = theme
    isThemeChosen = true
  }

  /// Shows sentences before anything else, such as what is wrong in the configuration.
  public mutating func showNotices(title: String, _ sentences: [String]) {
    guard !sentences.isEmpty else { return }
    overlay = .text(
      TextWindow(
        title: title, text: sentences.joined(separator: "\n\n"), copyText: sentences.joined(separator: "\n")))
    fitPages()
  }
}

extension Pane {
  /// The stable name of the pane in files.
  var name: String {
    switch self {
    case .requests: "requests"
    case .form: "form"
    case .response: "response"
    }
  }
}
