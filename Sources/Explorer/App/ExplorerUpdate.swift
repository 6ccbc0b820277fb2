import TerminalUI
import Workspace

extension ExplorerState {
  /// Answers to something that happened: changes the state and says what is to be done outside.
  public mutating func update(_ action: ExplorerAction) -> [ExplorerEffect] {
    let tab = response.tab
    var effects: [ExplorerEffect]
    switch action {
    case .input(let event): effects = handle(event)
    case .edited(let outcome): effects = takeEdited(outcome)
    case .saved(let outcome): effects = takeSaved(outcome)
    case .callEnded(let number, let outcome, let time):
      effects = endCall(number, outcome, time)
      // The call may have been the one that the artifact came for.
      if tab == .artifact { effects.append(.reportArtifact) }
    case .notificationsEnded(let number, let delivery): effects = endNotifications(number, delivery)
    case .artifactReported(let report): effects = show(report)
    case .artifactNotRefreshed(let reason): effects = endRefresh(reason)
    case .artifactInspected(let inspection): effects = show(inspection)
    case .copyEnded(let outcome):
      tell(outcome)
      effects = []
    case .progress(let milliseconds): effects = showProgress(milliseconds)
    case .documentRead(let part):
      takeDocument(part)
      effects = []
    case .compared(let number, let result):
      takeComparison(number, result)
      effects = []
    case .savedFileRead(let file):
      open(file)
      effects = []
    case .searched(let result):
      take(result)
      effects = []
    case .linesSearched(let number, let found):
      take(found, ofSearch: number)
      effects = []
    case .exported(let value, let path, let outcome):
      endExport(value, path, outcome)
      effects = []
    case .pagingFailed(let reason):
      message = Message("Not shown: \(reason).", .failure)
      effects = []
    }
    if tab != .artifact, response.tab == .artifact { effects.append(.reportArtifact) }
    effects += prepareComparison()
    fitPages()
    return effects + searchEffects()
  }

  private mutating func handle(_ event: InputEvent) -> [ExplorerEffect] {
    switch event {
    case .key(let key):
      message = nil
      return handle(key)
    case .paste(let text):
      if let overlay {
        paste(text, into: overlay)
      } else if response.isSearching, focus == .response {
        response.pasteIntoSearch(text)
      } else if form.editing != nil {
        pasteIntoField(text)
      } else {
        pasteIntoForm(text)
      }
      return []
    case .mouse(let mouse):
      message = nil
      return handle(mouse)
    case .resize(let size):
      self.size = size
      return []
    case .resumed:
      return [.redraw]
    }
  }

  /// Gives every list the number of lines it has on the screen, so that paging goes by what is seen.
  mutating func fitPages() {
    overlay?.fit(in: size)
    let layout = layout
    if let requests = layout.panes[.requests] {
      self.requests.fit(in: requests.inset(columns: 1, rows: 1))
    }
    if let form = layout.panes[.form] {
      self.form.scroll.resize(page: RequestFormState.Layout(in: form.inset(columns: 1, rows: 1)).lines.rows)
    }
    if let response = layout.panes[.response] {
      self.response.fit(in: response.inset(columns: 1, rows: 1), borders: borders)
    }
  }
}

// MARK: - Keys

extension ExplorerState {
  private mutating func handle(_ key: KeyPress) -> [ExplorerEffect] {
    if let overlay { return handle(key, in: overlay) }
    if focus == .form, form.editing != nil { return handleEditing(key) }
    if focus == .response, response.isSearching {
      response.handleSearch(key)
      return []
    }
    guard let command = commands.command(for: key, in: scope) else {
      message = Message("\(key.name) does nothing here. Press \(commands.keyName(of: .help)) for help.")
      return []
    }
    return perform(command)
  }

  /// While a field is edited, keys are text; only sending and the keys that leave the program count besides.
  private mutating func handleEditing(_ key: KeyPress) -> [ExplorerEffect] {
    switch commands.command(for: key, in: scope) {
    case .send? where !key.isText:
      guard form.commitEditing() else {
        tellRefusal("Not sent. ")
        return []
      }
      return perform(.send)
    case .suspend? where !key.isText: return perform(.suspend)
    case .redraw? where !key.isText: return perform(.redraw)
    case .openPalette? where !key.isText:
      guard form.commitEditing() else {
        tellRefusal()
        return []
      }
      return perform(.openPalette)
    case .quit? where !key.isText:
      form.cancelEditing()
      return []
    default:
      if form.handleEditing(key) == .refused { tellRefusal() }
      return []
    }
  }

  /// Tells why what was typed cannot be taken over.
  private mutating func tellRefusal(_ beginning: String = "") {
    guard let editing = form.editing?.text, let problem = editing.problem else { return }
    message = Message("\(beginning)\(editing.line.label) \(problem.sentence). Esc gives it up.", .failure)
  }

  /// Pastes into the field being edited, and tells what became of more than one line.
  private mutating func pasteIntoField(_ text: String) {
    let count = form.pasteIntoEditing(text)
    guard count > 0 else { return }
    let what = count == 1 ? "The line break became a blank" : "The \(count) line breaks became blanks"
    message = Message("\(what), as a field has one line.", .warning)
  }
}

extension KeyPress {
  /// Whether the key writes a character in a text field.
  var isText: Bool {
    if case .character = key { modifiers.isEmpty } else { false }
  }
}

extension CommandID {
  /// The movement through lines that the command stands for.
  var movement: Movement? {
    switch self {
    case .moveUp: .up
    case .moveDown: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .halfPageUp: .halfPageUp
    case .halfPageDown: .halfPageDown
    case .moveToStart: .start
    case .moveToEnd: .end
    default: nil
    }
  }
}
