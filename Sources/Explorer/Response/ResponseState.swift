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
  var session: ResponseSession
  /// What the answer is about.
  private(set) var items = AnswerItems(of: DeliveryResponse())
  /// Why the call failed, in words, for panes that have nothing else to show.
  var failureText: TextView?
  /// What is imagined to be otherwise, in the Why pane.
  var whatIf = WhatIf()
  /// The panes that were looked at since the answer came; the others are made when they are opened.
  private(set) var panes: [ResponseTab: PaneState] = [:]
  /// The answer as it came, made when a pane shows it.
  private var document: JSONDocument?
  /// What the document is called that is shown instead of an answer.
  var documentName: String?
  /// What that document is compared with, if with anything.
  var documentComparison: DocumentComparison?
  /// Whether the answer is one of two that compare where a request is decided.
  var comparesMethods = false
  /// The text being typed to search for.
  var searching: SearchInput?
  var page = 0
  /// How wide the lines of panes are, and of what their rulers are drawn.
  var columns = 80
  var borders = BorderStyle.lines

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
    items =
      record.saved?.items
      ?? AnswerItems(of: record.result?.response ?? DeliveryResponse(), record.result?.explanation)
    comparison = nil
    showsComparing = false
    whatIf = WhatIf()
    panes = [:]
    self.document = nil
    documentName = nil
    documentComparison = nil
    comparesMethods = false
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
    guard panes[tab] != nil, let lines = lines(of: tab) else { return }
    panes[tab]?.replace(with: lines)
  }

  /// Opens a pane.
  mutating func open(_ tab: ResponseTab) {
    session.tab = tab
    searching = nil
    guard pane == nil else { return }
    guard var pane = documentPane(of: tab) ?? lines(of: tab).map({ PaneState($0, columns: columns) }) else {
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
    let lines = PaneLines(ArtifactPane.nodes(for: artifact, session))
    if isSame {
      session.artifactPane?.replace(with: lines)
    } else {
      session.artifactPane = PaneState(lines, columns: columns)
      session.artifactPane?.resize(page: page)
    }
  }

  mutating func set(_ pane: PaneState?, for tab: ResponseTab) {
    if tab == .artifact { session.artifactPane = pane } else { panes[tab] = pane }
  }

  /// The panes that show the answer as it came.
  private mutating func documentPane(of tab: ResponseTab) -> PaneState? {
    guard tab == .json || tab == .trace, let result = record?.result else { return nil }
    let document = document ?? record?.saved?.document ?? JSONDocument(result.rawResponse.compactBytes)
    self.document = document
    guard tab == .trace else { return PaneState(JSONTreeState(document, title: "response")) }
    let places = record?.saved?.traces ?? []
    let roots = places.isEmpty ? TracePane.places(in: document, of: items.all) : places
    return roots.isEmpty ? nil : PaneState(JSONTreeState(document, roots: roots))
  }

  /// Opens the next pane, or the one before.
  mutating func openNeighbour(forward: Bool) {
    var tabs = tabs
    if forward { tabs.selectNext() } else { tabs.selectPrevious() }
    open(ResponseTab.allCases[tabs.current])
  }

  /// The answer, if there is one.
  var result: TargetDeliveryResult? { record?.result }

  private func lines(of tab: ResponseTab) -> PaneLines? {
    guard let result = record?.result else { return nodes(of: tab).map { PaneLines($0) } }
    let items = items.all
    switch tab {
    case .overview: return OverviewPane.lines(for: result, items, record?.saved)
    case .offers: return OffersPane.lines(for: items)
    case .why:
      return WhyPane(
        result: result, items: self.items,
        document: sentDocument ?? RequestDocument(request: result.request), whatIf: whatIf,
        saved: record?.saved, columns: columns, borders: borders
      ).lines
    case .analytics:
      let isRequestKnown = record?.saved?.hasRequest ?? true
      return AnalyticsPane.lines(for: self.items, of: isRequestKnown ? result.request : nil)
    case .tokens: return TokensPane.lines(for: items)
    case .trace, .meta, .cookies, .diff, .json, .http, .artifact, .notifications:
      return nodes(of: tab).map { PaneLines($0) }
    }
  }

  /// The lines of panes that do not go through all items.
  private func nodes(of tab: ResponseTab) -> [PaneNode]? {
    if tab == .artifact { return ArtifactPane.nodes(for: session.artifact, session) }
    if tab == .diff, let documentComparison { return DiffPane.nodes(for: documentComparison) }
    guard let record else { return nil }
    if tab == .http { return HTTPPane.nodes(for: record, session) }
    guard let result = record.result else { return nil }
    switch tab {
    case .trace:
      return [
        TracePane.emptyNote(
          for: sentDocument?.request.trace, isOnDevice: result.explanation != nil, record.saved)
      ]
    case .meta: return MetaPane.nodes(for: result, record.saved)
    case .cookies: return CookiesPane.nodes(for: result, record.saved, timeText: LocalTime.text)
    case .diff: return DiffPane.nodes(for: comparison, isComparing: showsComparing, columns: columns, session)
    case .notifications:
      return NotificationsPane.nodes(
        for: result, items.all, of: record, sendKey: session.keyName(of: .sendNotifications))
    case .overview, .offers, .why, .analytics, .tokens, .json, .http, .artifact: return nil
    }
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
