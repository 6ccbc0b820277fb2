import Decisioning
import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Plays a person at the explorer: presses keys, uses the mouse, waits for answers and reads the screen.
///
/// Calls are really decided, by the demo artifact, but only when the test waits for answers: until then they
/// are in flight.
struct ExplorerDriver {
  /// A call whose answer has not been handed back.
  struct Call {
    let number: Int
    let document: RequestDocument
  }

  private(set) var state: ExplorerState
  /// What was put on the clipboard.
  private(set) var copied: [String] = []
  /// Every request that was sent.
  private(set) var sent: [RequestDocument] = []
  /// Every request that was to be decided without being sent.
  private(set) var imagined: [RequestDocument] = []
  /// The calls that wait for their answer; cancelled ones stay, as an answer may be on its way already.
  private(set) var calls: [Call] = []
  /// The numbers of the calls that were given up.
  private(set) var cancelledCalls: [Int] = []
  /// After how many milliseconds the explorer wanted to be woken.
  private(set) var wakes: [Int] = []
  /// The numbers of the calls whose notifications were sent.
  private(set) var sentNotifications: [Int] = []
  /// How often the explorer asked for the artifact.
  private(set) var artifactReports = 0
  /// How often it asked to look for a newer one.
  private(set) var artifactRefreshes = 0
  /// How often it asked to look through it.
  private(set) var artifactInspections = 0
  /// The searches through lines that were begun and not run yet.
  private(set) var lineSearches: [LineSearchJob] = []
  /// The searches that were begun and not run yet.
  private(set) var searches: [SearchJob] = []
  /// The comparisons of large answers that were begun and not made yet.
  private(set) var comparisons: [ComparisonJob] = []
  /// How often a search was given up.
  private(set) var cancelledSearches = 0
  /// What was to be saved, where, and whether over a file that is there.
  private(set) var saves: [(value: ValueExport, path: String, overwrites: Bool)] = []
  /// What was shown in the pager.
  private(set) var paged: [ValueExport] = []
  /// Every text that was opened in the editor.
  private(set) var editorTexts: [String] = []
  /// The line at which each of them was opened.
  private(set) var editorLines: [Int?] = []
  /// Everything that was to be written to a file.
  private(set) var savings: [RequestSaving] = []
  private(set) var suspensions = 0
  private(set) var redraws = 0
  private(set) var hasQuit = false
  /// Whether the mouse was taken or left, each time it was.
  private(set) var mouseCaptures: [Bool] = []

  /// Starts the explorer.
  init(
    _ requests: [RequestDocument] = [.hero], files: [RequestFile?] = [], columns: Int = 120, rows: Int = 40,
    borders: BorderStyle = .lines,
    knownMboxNames: [String]? = nil, decisioningMethod: DecisioningMethod = .onDevice
  ) {
    state = ExplorerState(
      workspace: WorkspaceDescription(
        name: "demo", client: "acmeclient", decisioningMethod: decisioningMethod, source: "artifact 1.0.0"),
      requests: requests, files: files, size: Size(columns: columns, rows: rows), borders: borders,
      knownMboxNames: knownMboxNames.map { KnownMboxNames($0) }, clock: { DemoDecisions.instant })
  }

  /// The document in the form.
  var document: RequestDocument { state.form.document }
}

// MARK: - Doing

extension ExplorerDriver {
  /// Presses keys one after another.
  mutating func press(_ keys: KeyPress...) {
    press(keys)
  }

  /// Presses keys one after another.
  mutating func press(_ keys: [KeyPress]) {
    for key in keys { perform(.input(.key(key))) }
  }

  /// Types a text.
  mutating func type(_ text: String) {
    press(text.map(KeyPress.character))
  }

  /// Pastes a text.
  mutating func paste(_ text: String) {
    perform(.input(.paste(text)))
  }

  /// Gives the screen another size.
  mutating func resize(columns: Int, rows: Int) {
    perform(.input(.resize(Size(columns: columns, rows: rows))))
  }

  /// Goes down from the first line of the focused pane to the first one with a text.
  mutating func select(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    press("g")
    while selectedLine?.contains(text) != true {
      let before = surface
      press("j")
      guard surface != before else {
        Issue.record("No line with “\(text)”:\n\(screen)", sourceLocation: sourceLocation)
        return
      }
    }
  }

  /// Goes to the response and opens one of its panes.
  mutating func open(_ tab: ResponseTab) {
    press(.alternate("o"))
    while state.response.tab != tab { press("]") }
  }

  /// Goes to the form's line with a label and puts another text into its field.
  mutating func edit(_ label: String, to text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    press(.alternate("f"))
    select(label, sourceLocation: sourceLocation)
    press(.enter, .control("u"))
    paste(text)
    press(.enter)
  }

  /// Clicks on a text of the screen, or does something else with the mouse there.
  mutating func click(
    _ text: String, in pane: Pane? = nil, kind: MouseEvent.Kind = .click,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let position = position(of: text, in: pane) else {
      Issue.record("No “\(text)” on the screen:\n\(screen)", sourceLocation: sourceLocation)
      return
    }
    mouse(kind, at: position)
  }

  /// Uses the mouse.
  mutating func mouse(_ kind: MouseEvent.Kind, at position: Position) {
    perform(.input(.mouse(MouseEvent(kind, at: position))))
  }

  /// Sends the request and waits for the answer.
  mutating func send() async {
    press(.control("r"))
    await answerCalls()
  }

  /// Decides the calls in flight and hands their answers back, in the order they were sent.
  mutating func answerCalls() async {
    while let call = calls.first {
      calls.removeFirst()
      perform(.callEnded(call.number, await DemoDecisions.outcome(of: call.document), .demo))
    }
  }

  /// Hands back an outcome for the call that was sent last, or for another one.
  mutating func answer(_ outcome: CallOutcome, call number: Int? = nil) {
    perform(.callEnded(number ?? calls.last?.number ?? 0, outcome, .demo))
  }

  /// Tells what became of the notifications of a call.
  mutating func endNotifications(_ delivery: NotificationDelivery, call number: Int) {
    perform(.notificationsEnded(number, delivery))
  }

  /// Tells what there is to know of the artifact.
  mutating func report(_ report: ArtifactReport) {
    perform(.artifactReported(report))
  }

  /// Tells what strikes the eye in an artifact.
  mutating func inspect(_ artifact: Artifact) async {
    guard let inspection = await ArtifactInspection.inspect(artifact) else { return }
    perform(.artifactInspected(inspection))
  }

  /// Tells that nobody could look for a newer artifact.
  mutating func refuseRefresh(_ reason: String) {
    perform(.artifactNotRefreshed(reason))
  }

  /// Shows sentences before anything else.
  mutating func showNotices(_ sentences: [String]) { state.showNotices(title: "Notices", sentences) }

  /// Opens a document.
  mutating func show(_ document: JSONDocument, named name: String, isProvisional: Bool = false) {
    state.show(document, named: name, isProvisional: isProvisional)
  }

  /// Opens the diff of the document and another one.
  mutating func compare(_ comparison: DocumentComparison) { state.compareDocument(comparison) }

  /// Opens a file with calls, as at the start.
  mutating func open(_ json: JSON, as kind: SavedFile.Kind, named name: String) {
    state.open(SavedFile(DocumentBytes(json.compactBytes), as: kind, named: name))
  }

  /// Hands over a file with calls that was read while it showed.
  mutating func take(_ file: SavedFile) { perform(.savedFileRead(file)) }

  /// Hands over more of the document that was opened.
  mutating func read(_ part: JSONIndex.Part) { perform(.documentRead(part)) }

  /// Hands over something that a search found.
  mutating func report(_ result: SearchResult) { perform(.searched(result)) }

  /// Tells how saving ended.
  mutating func endExport(_ outcome: ExportOutcome) {
    guard let save = saves.last else { return }
    perform(.exported(save.value, path: save.path, outcome))
  }

  /// Runs the searches that were begun, in the order they were.
  mutating func runSearches() {
    while let job = searches.first {
      searches.removeFirst()
      var results: [SearchResult] = []
      job.run { result in
        results.append(result)
        return true
      }
      for result in results { perform(.searched(result)) }
    }
  }

  /// Runs the searches through lines that were begun, in the order they were.
  mutating func runLineSearches() {
    while let job = lineSearches.first {
      lineSearches.removeFirst()
      perform(.linesSearched(job.number, job.run { true }))
    }
  }

  /// Makes the comparisons that were begun, in the order they were.
  mutating func runComparisons() {
    while let job = comparisons.first {
      comparisons.removeFirst()
      perform(.compared(job.number, job.run()))
    }
  }

  /// Closes the editor.
  mutating func closeEditor(_ outcome: EditorOutcome) {
    perform(.edited(outcome))
  }

  /// Tells how the last saving went.
  mutating func answerSaving(_ outcome: SaveOutcome) {
    perform(.saved(outcome))
  }

  /// Hands back what became of a text the terminal could not take.
  mutating func copyEnds(_ outcome: CopyOutcome) {
    perform(.copyEnded(outcome))
  }

  /// Starts as the explorer was left.
  mutating func restore(_ session: SavedSession) {
    state.restore(session)
  }

  /// Lets time pass while a call runs.
  mutating func wait(milliseconds: Int) {
    perform(.progress(milliseconds: milliseconds))
  }

  private mutating func perform(_ action: ExplorerAction) {
    for effect in state.update(action) {
      switch effect {
      case .send(let document, let number):
        sent.append(document)
        calls.append(Call(number: number, document: document))
      case .decideOnDevice(let document, let number):
        imagined.append(document)
        calls.append(Call(number: number, document: document))
      case .cancelCall(let number): cancelledCalls.append(number)
      case .sendNotifications(let number): sentNotifications.append(number)
      case .reportArtifact: artifactReports += 1
      case .refreshArtifact: artifactRefreshes += 1
      case .inspectArtifact: artifactInspections += 1
      case .wake(let milliseconds): wakes.append(milliseconds)
      case .search(let job): searches.append(job)
      case .searchLines(let job): lineSearches.append(job)
      case .cancelSearch: cancelledSearches += 1
      case .compare(let job): comparisons.append(job)
      case .export(let value, let path, let overwrites): saves.append((value, path, overwrites))
      case .page(let value): paged.append(value)
      case .copy(let text): copied.append(text)
      case .edit(let text, let line):
        editorTexts.append(text)
        editorLines.append(line)
      case .save(let saving): savings.append(saving)
      case .captureMouse(let captures): mouseCaptures.append(captures)
      case .suspend: suspensions += 1
      case .redraw: redraws += 1
      case .quit: hasQuit = true
      }
    }
  }
}
