import DeliveryAPI
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// The response: the answer to the last call, its panes, and which of them shows.
struct ResponseState: Sendable {
  /// The call that is shown; nil while nothing was sent.
  private(set) var record: CallRecord?
  /// What the answer is compared with, once the diff was opened.
  private(set) var comparison: CallComparison?
  /// Whether what differs from another answer is being worked out.
  var showsComparing = false {
    didSet { if showsComparing != oldValue { remake(.diff) } }
  }
  /// What stays the same whichever request is open.
  private(set) var session: ResponseSession
  /// Why the call failed, in words, for panes that have nothing else to show.
  private var failureText: TextView?
  /// What is imagined to be otherwise, in the Why pane.
  var whatIf = WhatIf()
  /// The panes that were looked at since the answer came; the others are made when they are opened.
  private var panes: [ResponseTab: PaneState] = [:]
  /// The answer as it came, made when a pane shows it.
  private var document: JSONDocument?
  /// What the document is called that is shown instead of an answer.
  var documentName: String?
  /// The text being typed to search for, and the line the search began on.
  private var searching: (field: TextField, origin: [Int]?)?
  private var page = 0
  /// How wide the lines of panes are, and of what their rulers are drawn.
  private var columns = 80
  private var borders = BorderStyle.lines

  /// Shows that nothing was sent yet.
  init(_ session: ResponseSession) { self.session = session }

  /// The pane that shows.
  var tab: ResponseTab { session.tab }

  /// The request that was answered.
  var sentDocument: RequestDocument? { record?.document }

  /// The pane that shows, once there is one.
  var pane: PaneState? { tab == .artifact ? session.artifactPane : panes[tab] }

  /// Whether a text to search for is being typed.
  var isSearching: Bool { searching != nil }

  /// Shows a call that ended. The pane that was open stays open.
  mutating func show(_ record: CallRecord) {
    self.record = record
    comparison = nil
    showsComparing = false
    whatIf = WhatIf()
    panes = [:]
    self.document = nil
    documentName = nil
    searching = nil
    failureText = record.failure.map { TextView(FailureText.lines(for: $0, session)) }
    open(tab)
  }

  /// Shows a comparison in the diff.
  mutating func show(_ comparison: CallComparison?) {
    showsComparing = false
    guard let comparison else { return }
    self.comparison = comparison
    remake(.diff)
  }

  /// Takes over what stays the same from the request that was open before.
  mutating func take(_ session: ResponseSession) {
    if session.mask != self.session.mask { panes[.http] = nil }
    self.session = session
    open(session.tab)
  }

  /// Shows secrets or masks them.
  mutating func setMask(_ mask: SecretMask) {
    session.mask = mask
    remake(.http)
  }

  /// Notes what became of the notifications of the call that is shown.
  mutating func note(_ delivery: NotificationDelivery) {
    record?.notifications = delivery
    remake(.notifications)
    remake(.http)
  }

  /// Makes the lines of a pane anew; what is open and selected stays so where it can.
  mutating func remake(_ tab: ResponseTab) {
    guard panes[tab] != nil, let nodes = nodes(of: tab) else { return }
    panes[tab]?.replace(with: nodes)
  }

  /// Opens a pane.
  mutating func open(_ tab: ResponseTab) {
    session.tab = tab
    searching = nil
    guard pane == nil else { return }
    guard var pane = documentPane(of: tab) ?? nodes(of: tab).map({ PaneState($0, columns: columns) }) else {
      return
    }
    pane.resize(page: page)
    set(pane, for: tab)
  }

  /// Shows what is known of the artifact. Of another artifact, nothing stays open.
  mutating func setArtifact(_ artifact: ArtifactState) {
    let isSame =
      session.artifact.report != nil && artifact.report?.artifact === session.artifact.report?.artifact
    session.artifact = artifact
    guard session.artifactPane != nil else { return }
    let nodes = ArtifactPane.nodes(for: artifact, session)
    if isSame {
      session.artifactPane?.replace(with: nodes)
    } else {
      session.artifactPane = PaneState(nodes, columns: columns)
      session.artifactPane?.resize(page: page)
    }
  }

  private mutating func set(_ pane: PaneState?, for tab: ResponseTab) {
    if tab == .artifact { session.artifactPane = pane } else { panes[tab] = pane }
  }

  /// The panes that show the answer as it came.
  private mutating func documentPane(of tab: ResponseTab) -> PaneState? {
    guard tab == .json || tab == .trace, let result = record?.result else { return nil }
    let document = document ?? JSONDocument(result.rawResponse.compactBytes)
    self.document = document
    guard tab == .trace else { return PaneState(JSONTreeState(document, title: "response")) }
    return TracePane.tree(of: document, for: result.response).map { PaneState($0) }
  }

  /// Opens the next pane, or the one before.
  mutating func openNeighbour(forward: Bool) {
    var tabs = tabs
    if forward { tabs.selectNext() } else { tabs.selectPrevious() }
    open(ResponseTab.allCases[tabs.current])
  }

  /// The answer, if there is one.
  var result: TargetDeliveryResult? { record?.result }

  private func nodes(of tab: ResponseTab) -> [PaneNode]? {
    if tab == .artifact { return ArtifactPane.nodes(for: session.artifact, session) }
    guard let record else { return nil }
    if tab == .http { return HTTPPane.nodes(for: record, session) }
    guard let result = record.result else { return nil }
    let response = result.response
    switch tab {
    case .overview: return OverviewPane.nodes(for: result, record.saved)
    case .offers: return OffersPane.nodes(for: response)
    case .why:
      return WhyPane(
        result: result, document: sentDocument ?? RequestDocument(request: result.request), whatIf: whatIf,
        saved: record.saved, columns: columns, borders: borders
      ).nodes
    case .trace: return [TracePane.emptyNote(wasRequested: sentDocument?.request.trace != nil, record.saved)]
    case .analytics:
      return AnalyticsPane.nodes(for: response, of: record.saved?.hasRequest ?? true ? result.request : nil)
    case .tokens: return TokensPane.nodes(for: response)
    case .meta: return MetaPane.nodes(for: result, record.saved)
    case .cookies: return CookiesPane.nodes(for: result, record.saved, timeText: LocalTime.text)
    case .diff: return DiffPane.nodes(for: comparison, isComparing: showsComparing, columns: columns, session)
    case .json, .http, .artifact: return nil
    case .notifications:
      return NotificationsPane.nodes(
        for: result, of: record, sendKey: session.keyName(of: .sendNotifications))
    }
  }
}

// MARK: - Commands

extension ResponseState {
  /// The selected line of the pane that shows.
  var selected: PaneTree.Node? { pane?.selected }

  /// The selected line and the lines it stands below, from the outside to the inside.
  var selectedLineage: [PaneTree.Node] { pane?.selectedLineage ?? [] }

  /// Whether nothing opens below the selected line.
  var isLeafSelected: Bool { pane?.isLeafSelected ?? (failureText != nil) }

  /// What the window with the full value shows: its title, the text, and what is copied from it.
  var fullValue: (title: String, text: String, copyText: String)? {
    if let selected {
      guard !selected.fullText.isEmpty else { return nil }
      return (selected.title ?? tab.title, selected.fullText, selected.copyText)
    }
    return copyText.map { ("Why the call failed", $0, $0) }
  }

  /// What is copied from the pane that shows.
  var copyText: String? {
    if let selected { return selected.copyText }
    return failureText?.lines.map(\.text).joined(separator: "\n")
  }

  mutating func move(_ movement: Movement) {
    if pane == nil { failureText?.move(movement) } else { change { $0.move(movement) } }
  }

  /// Does what a command says to the pane that shows.
  ///
  /// - Returns: whether the command is one of a pane.
  mutating func perform(_ command: CommandID) -> Bool {
    switch command {
    case .toggleNode: change { $0.toggle() }
    case .expandNode: change { $0.expand() }
    case .collapseNode: change { $0.collapse() }
    case .expandAll: change { $0.expandAll() }
    case .collapseAll: change { $0.collapseAll() }
    case .moveToParent: change { $0.selectParent() }
    case .nextSibling: change { $0.selectSibling(1) }
    case .previousSibling: change { $0.selectSibling(-1) }
    case .firstSibling: change { $0.selectOutermostSibling(last: false) }
    case .lastSibling: change { $0.selectOutermostSibling(last: true) }
    case .expandSiblings: change { $0.setSiblings(isOpen: true) }
    case .collapseSiblings: change { $0.setSiblings(isOpen: false) }
    case .moreLevels: change { $0.changeLevels(by: 1) }
    case .fewerLevels: change { $0.changeLevels(by: -1) }
    case .nextTab: openNeighbour(forward: true)
    case .previousTab: openNeighbour(forward: false)
    case .search:
      change { $0.beginSearch() }
      searching = (TextField(placeholder: "regular expression"), pane?.tree.selectedPath)
    default: return false
    }
    return true
  }

  /// The text searched for.
  var searchText: String? { pane?.searchText }

  /// How the search stands.
  var searchStatus: String { pane?.searchStatus ?? "" }

  /// Goes to the next line with the text searched for, or the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    var isFound = false
    change { isFound = $0.selectMatch(forward: forward) }
    return isFound
  }

  /// Ends the search.
  ///
  /// - Returns: whether there was one.
  mutating func clearSearch() -> Bool {
    var wasSearching = false
    change { wasSearching = $0.clearSearch() }
    return wasSearching
  }

  /// Does what a key means while a text to search for is being typed.
  mutating func handleSearch(_ key: KeyPress) {
    guard let (searchField, origin) = searching else { return }
    var field = searchField
    switch field.handle(key) {
    case .submitted: searching = nil
    case .cancelled:
      searching = nil
      change { _ = $0.clearSearch() }
    case .changed:
      searching = (field, origin)
      change { $0.search(for: field.text, from: origin) }
    case .moved: searching = (field, origin)
    case .ignored: break
    }
  }

  /// Puts pasted text into the text to search for.
  mutating func pasteIntoSearch(_ text: String) {
    guard let (searchField, origin) = searching else { return }
    var field = searchField
    field.paste(text)
    searching = (field, origin)
    change { $0.search(for: field.text, from: origin) }
  }

  /// Does something with the pane that shows.
  mutating func change(_ change: (inout PaneState) -> Void) { changePane(tab, change) }

  /// Does something with a pane, if it was looked at.
  mutating func changePane(_ tab: ResponseTab, _ change: (inout PaneState) -> Void) {
    guard var pane = tab == .artifact ? session.artifactPane : panes[tab] else { return }
    // Taken out meanwhile, so that it is changed in place.
    set(nil, for: tab)
    change(&pane)
    set(pane, for: tab)
  }

  /// Shows something as a pane.
  mutating func setPane(_ pane: PaneState, for tab: ResponseTab) { panes[tab] = pane }
}

// MARK: - Drawing

extension ResponseState {
  private var tabs: Tabs {
    Tabs(ResponseTab.allCases.map(\.title), current: ResponseTab.allCases.firstIndex(of: tab) ?? 0)
  }

  /// The outcome of the last call, for the title bar.
  var statusLine: StyledLine {
    switch record?.outcome {
    case nil: return StyledLine("not sent yet", .muted)
    case .failed?:
      let status = record?.status.map { " · \($0)" } ?? ""
      return StyledLine("failed\(status)", .failure)
    case .decided(let result)?:
      if let saved = record?.saved { return statusLine(of: result, saved) }
      var line = Self.statusLine(of: result.response.status ?? 0)
      line.append(" · \(Duration.milliseconds(result.timing.total).shortText)", .muted)
      return line
    }
  }

  private static func statusLine(of status: Int) -> StyledLine {
    StyledLine("\(status)", status == 200 ? .success : status == 206 ? .warning : .failure)
  }

  /// The outcome of a call that was read from a file.
  private func statusLine(of result: TargetDeliveryResult, _ saved: SavedFacts) -> StyledLine {
    var line = record?.status.map(Self.statusLine) ?? StyledLine()
    let duration = saved.hasTiming ? result.timing.total : record?.time?.duration ?? 0
    if duration > 0 { line.append(" · \(Duration.milliseconds(duration).shortText)", .muted) }
    line.append("\(line.isEmpty ? "" : " · ")\(saved.fileName)", .muted)
    return line
  }

  private struct Layout {
    let tabs: Rectangle
    let lines: Rectangle
    let footer: Rectangle

    init(in rectangle: Rectangle, tabs: Tabs, hasFooter: Bool) {
      let tabRows = rectangle.rows >= 12 ? tabs.rows(forColumns: rectangle.columns) : 1
      let (top, rest) = rectangle.split(top: tabRows)
      self.tabs = top
      (lines, footer) = rest.split(bottom: hasFooter ? 1 : 0)
    }
  }

  private func layout(in rectangle: Rectangle) -> Layout {
    Layout(in: rectangle, tabs: tabs, hasFooter: rectangle.rows >= 4)
  }

  /// Takes note of the room there is.
  mutating func fit(in rectangle: Rectangle, borders: BorderStyle) {
    let lines = layout(in: rectangle).lines
    page = lines.rows
    failureText?.resize(lines.size)
    // The last column is for the scroll bar.
    let columns = lines.columns - 1
    let page = page
    change { pane in
      pane.resize(columns: columns)
      pane.resize(page: page)
    }
    guard columns != self.columns || borders != self.borders else { return }
    (self.columns, self.borders) = (columns, borders)
    // The lines of these panes depend on their width.
    remake(.why)
    remake(.diff)
  }

  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    let layout = layout(in: rectangle)
    if let position = tabs.tab(at: mouse.position, in: layout.tabs) {
      if mouse.kind == .click { open(ResponseTab.allCases[position]) }
      return
    }
    if pane == nil { _ = failureText?.handle(mouse) }
    change { $0.handle(mouse, in: layout.lines) }
  }

  /// Draws the response into the inside of its pane.
  ///
  /// - Parameter progress: how the call is getting on that this request waits for, if there is one.
  func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle,
    progress: StyledLine?
  ) {
    let layout = layout(in: rectangle)
    tabs.draw(into: &surface, in: layout.tabs, isFocused: isFocused, borders: borders)
    if let notice = pane?.notice {
      drawText(notice.text, notice.role, into: &surface, in: layout.lines)
    } else if let pane {
      pane.draw(into: &surface, in: layout.lines, isFocused: isFocused, borders: borders)
    } else if let failureText {
      failureText.draw(into: &surface, in: layout.lines, borders: borders)
    } else if let documentName {
      let text = "\(DisplayText.safe(documentName)) is no answer to a request. The JSON pane shows it."
      drawText(text, .muted, into: &surface, in: layout.lines)
    } else {
      let key = session.keyName(of: .send)
      drawText("Nothing was sent yet. \(key) sends the request.", .muted, into: &surface, in: layout.lines)
    }
    if let progress, searching == nil {
      surface.write(
        progress.truncated(to: layout.footer.columns),
        at: Position(column: layout.footer.column, row: layout.footer.row), columns: layout.footer.columns)
    } else {
      drawFooter(into: &surface, in: layout.footer)
    }
  }

  private func drawText(
    _ text: String, _ role: TextRole, into surface: inout Surface, in rectangle: Rectangle
  ) {
    for (row, line) in DisplayText.wrapped(text, columns: rectangle.columns).prefix(rectangle.rows)
      .enumerated()
    {
      surface.write(
        String(line), column: rectangle.column, row: rectangle.row + row, style: Style(role),
        columns: rectangle.columns)
    }
  }

  /// The last line of the pane: the text being searched for, or where the selected line stands.
  private func drawFooter(into surface: inout Surface, in rectangle: Rectangle) {
    guard !rectangle.isEmpty else { return }
    let place = Position(column: rectangle.column, row: rectangle.row)
    if let searching {
      surface.write("/", at: place, style: Style(.key))
      let status = " " + DisplayText.safe(searchStatus)
      let statusColumns = min(max(12, DisplayText.columns(of: status)), rectangle.columns * 2 / 3)
      let (field, count) = rectangle.split(left: 1).rest.split(left: rectangle.columns - 1 - statusColumns)
      searching.field.draw(into: &surface, in: field, isFocused: true)
      surface.write(
        DisplayText.truncated(status, to: count.columns), column: count.column, row: count.row,
        style: Style(pane?.searchProblem == nil ? .muted : .failure))
    } else if let searchText {
      surface.write(
        StyledLine("/\(searchText)  ", .key) + StyledLine(searchStatus, .muted), at: place,
        columns: rectangle.columns)
    } else if let document = pane?.document {
      document.drawFooter(into: &surface, in: rectangle)
    } else if let path = selected?.path, !path.isEmpty {
      surface.write(
        DisplayText.truncated(path, to: rectangle.columns, at: .start), at: place, style: Style(.muted))
    }
  }
}
