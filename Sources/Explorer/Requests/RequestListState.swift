import TerminalUI
import Workspace

/// The list of saved requests, and below it the calls of this session.
struct RequestListState: Sendable {
  /// The documents, in order.
  private(set) var documents: [RequestDocument]
  /// The file of each document, if it has one.
  private(set) var files: [RequestFile?]
  /// The document that is open in the form.
  private(set) var opened: Int?
  /// The selected document and what is on the screen.
  var scroll: ScrollState
  /// The selected call and what is on the screen.
  var calls = ScrollState()
  /// Whether keys go to the calls.
  private(set) var isAmongCalls = false

  /// A list with its first document open.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - files: the file of each of them; those that are missing have none.
  init(_ documents: [RequestDocument], files: [RequestFile?] = []) {
    self.documents = documents
    self.files = documents.indices.map { $0 < files.count ? files[$0] : nil }
    opened = documents.isEmpty ? nil : 0
    scroll = ScrollState(count: documents.count)
  }

  /// The selected document.
  var selected: RequestDocument? { scroll.selected.map { documents[$0] } }

  /// The position of the selected call in the history; nil while keys go to the requests.
  var selectedCall: Int? { isAmongCalls ? calls.selected : nil }

  /// Remembers which document the form shows; nil for one that is not in the list.
  mutating func markOpened(_ position: Int?) { opened = position }

  /// Keeps what was changed in the form with the open document, so that going to another and back loses
  /// nothing.
  mutating func keep(_ document: RequestDocument) {
    guard let opened, documents.indices.contains(opened) else { return }
    documents[opened] = document
  }

  /// Adds a document at the end and selects it.
  mutating func add(_ document: RequestDocument) {
    documents.append(document)
    files.append(nil)
    scroll.resize(count: documents.count)
    scroll.select(documents.count - 1)
    opened = documents.count - 1
    isAmongCalls = false
  }

  /// Adds documents at the end.
  ///
  /// - Parameter replacesAll: whether they stand in place of those that are there.
  /// - Returns: the position of the first.
  mutating func append(_ added: [RequestDocument], replacing replacesAll: Bool) -> Int {
    if replacesAll { (documents, files, opened) = ([], [], nil) }
    let first = documents.count
    documents += added
    files += added.map { _ in nil }
    scroll.resize(count: documents.count)
    return first
  }

  /// Takes a document out of the list and selects the one that comes in its place. A list that has become
  /// empty gets a blank request.
  mutating func remove(at position: Int) {
    documents.remove(at: position)
    files.remove(at: position)
    if documents.isEmpty {
      documents = [.blank]
      files = [nil]
    }
    opened = nil
    scroll.resize(count: documents.count)
    scroll.select(position)
  }

  /// The file of the open document, if it has one.
  var openedFile: RequestFile? { opened.flatMap { files.indices.contains($0) ? files[$0] : nil } }

  /// Remembers the file that the open document was saved to.
  mutating func setOpenedFile(_ file: RequestFile) {
    guard let opened, files.indices.contains(opened) else { return }
    files[opened] = file
  }
}

// MARK: - Moving

extension RequestListState {
  /// Moves through the requests; below the last one come the calls, and above the first call the requests.
  mutating func move(_ movement: Movement) {
    if isAmongCalls {
      let isUp = movement == .up || movement == .pageUp || movement == .halfPageUp
      if isUp, calls.selection == 0 { isAmongCalls = false } else { calls.move(movement) }
    } else {
      let isDown = movement == .down || movement == .pageDown || movement == .halfPageDown
      if isDown, calls.count > 0, scroll.selection >= scroll.count - 1 {
        isAmongCalls = true
        calls.select(0)
      } else {
        scroll.move(movement)
      }
    }
  }

  /// Goes to the calls.
  ///
  /// - Returns: whether there are any.
  mutating func goToCalls() -> Bool {
    isAmongCalls = calls.count > 0
    return isAmongCalls
  }

  /// Goes back from the calls to the requests.
  mutating func goToRequests() { isAmongCalls = false }

  /// Takes note of a new call, which stands before all others: the selected one stays selected.
  mutating func noteCall(count: Int) {
    let wasSelected = calls.selection
    calls.resize(count: count)
    if isAmongCalls { calls.select(wasSelected + 1) }
  }

  /// Takes note of calls that were read from a file; the requests have the keys.
  mutating func noteCalls(count: Int) {
    calls.resize(count: count)
    isAmongCalls = false
  }

  /// Takes note of the room there is.
  mutating func fit(in rectangle: Rectangle) {
    let layout = Layout(in: rectangle, callCount: calls.count)
    scroll.resize(page: layout.requests.rows)
    calls.resize(page: layout.calls.rows)
  }

  /// Does what the mouse means inside the pane.
  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> ListView.Outcome {
    let layout = Layout(in: rectangle, callCount: calls.count)
    let isClick = mouse.kind == .click || mouse.kind == .doubleClick
    var list = ListView()
    if layout.calls.contains(mouse.position) {
      list.scroll = calls
      defer { calls = list.scroll }
      let outcome = list.handle(mouse, in: layout.calls)
      if isClick, outcome != .ignored { isAmongCalls = true }
      return outcome
    }
    list.scroll = scroll
    defer { scroll = list.scroll }
    let outcome = list.handle(mouse, in: layout.requests)
    if isClick, outcome != .ignored { isAmongCalls = false }
    return outcome
  }
}

// MARK: - Places

extension RequestListState {
  /// What stands where inside the pane.
  struct Layout {
    /// The requests.
    let requests: Rectangle
    /// The heading of the calls.
    let heading: Rectangle
    /// The calls.
    let calls: Rectangle
    /// What the selected line is about.
    let detail: Rectangle

    init(in rectangle: Rectangle, callCount: Int) {
      let (lists, detail) = rectangle.split(bottom: rectangle.rows >= 10 ? 4 : 0)
      self.detail = detail
      let share = min(callCount + 1, max(3, lists.rows / 3))
      let (requests, lower) = lists.split(bottom: callCount > 0 && lists.rows >= 5 ? share : 0)
      self.requests = requests
      (heading, calls) = lower.split(top: 1)
    }
  }
}
