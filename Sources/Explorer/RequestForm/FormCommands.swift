import Workspace

extension ExplorerState {
  /// Does what a command says to the form.
  mutating func performInForm(_ command: CommandID) {
    switch command {
    case .editField: editSelectedLine()
    case .toggleGroup: form.toggleFold()
    case .expandGroup: form.expand()
    case .collapseGroup: form.collapse()
    case .addItem:
      guard !form.addEntry(at: clock()) else { break }
      message = Message("Go to a list of mboxes, parameters or customer IDs to add to it.")
    case .duplicateItem:
      if !form.duplicateEntry() { message = Message("There is nothing to duplicate here.") }
    case .moveItemDown, .moveItemUp:
      if !form.moveEntry(down: command == .moveItemDown) { message = Message("It cannot be moved further.") }
    case .deleteItem:
      if !form.deleteSelected() { message = Message("There is nothing to delete here.") }
    case .nextProblem:
      guard !form.selectNextProblem() else { break }
      message =
        form.problems.first.map { Message($0, .failure) } ?? Message("The request has no problem.", .success)
    case .applyFix: applyFix()
    case .undo: message = Message(form.undo() ? "The last change is undone." : "Nothing to undo.")
    case .redo: message = Message(form.redo() ? "The change is made again." : "Nothing to redo.")
    default: break
    }
  }

  private mutating func applyFix() {
    guard let line = form.selectedLine, let problem = form.selectedProblem else {
      message = Message("Nothing is wrong here. \(commands.keyName(of: .nextProblem)) goes to what is.")
      return
    }
    if let sentence = form.applyFix() {
      message = Message("\(sentence) \(commands.keyName(of: .undo)) undoes it.", .success)
    } else {
      message = Message("\(line.label) \(problem.sentence). Only you can know what is right.", .warning)
    }
  }

  private mutating func editSelectedLine() {
    guard let line = form.selectedLine else { return }
    switch line.row.kind {
    case .heading, .item, .more: form.toggleFold()
    case .addition: _ = form.addEntry(at: clock())
    case .field, .member: form.beginEditing(line)
    }
  }

  /// Begins a request with an mbox that has no name yet.
  mutating func beginNamingFirstMbox() {
    let mboxes = FormPlace.root.members(["request", "execute", "mboxes"])
    form.select(FormRow(.addition, mboxes))
    _ = form.addEntry(at: clock())
  }
}
