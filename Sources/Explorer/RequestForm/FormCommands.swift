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
      guard form.duplicateEntry() else {
        message = Message("There is nothing to duplicate here.")
        break
      }
      // Two of the same name are of no use.
      if let line = form.selectedLine, case .member = line.part {
        form.beginEditing(line, .name, isNewEntry: true)
      }
    case .moveItemDown, .moveItemUp:
      if !form.moveEntry(down: command == .moveItemDown) { message = Message("It cannot be moved further.") }
    case .deleteItem:
      if !form.deleteSelected() { message = Message("There is nothing to delete here.") }
    case .applyFix: applyFix()
    case .undo:
      message = Message(
        form.undo().map { $0.name.map { "Undone: \($0)." } ?? "The last change is undone." }
          ?? "Nothing to undo.")
    case .redo:
      message = Message(
        form.redo().map { $0.name.map { "Made again: \($0)." } ?? "The change is made again." }
          ?? "Nothing to redo.")
    case .search: beginFormSearch()
    case .nextMatch, .previousMatch: goToMatch(forward: command == .nextMatch)
    case .showValue:
      guard let (title, text) = form.fullValue else {
        message = Message("There is no value here to show.")
        break
      }
      overlay = .text(TextWindow(title: title, text: text, copyText: text))
    default: break
    }
  }

  /// Goes to the next line of the form with a problem, wherever the focus is, and tells which of all it is.
  mutating func goToNextProblem() {
    focus = .form
    guard let (number, count) = form.selectNextProblem() else {
      message =
        form.problems.first.map { Message($0, .failure) } ?? Message("The request has no problem.", .success)
      return
    }
    let fix = form.selectedProblem?.fix == nil ? "" : " · \(commands.keyName(of: .applyFix)) fixes it"
    message = Message("\(number) of \(count)\(fix)")
  }

  private mutating func applyFix() {
    guard let line = form.selectedLine, let problem = form.selectedProblem else {
      message = Message("Nothing is wrong here. \(commands.keyName(of: .nextProblem)) goes to what is.")
      return
    }
    if let sentence = form.applyFix() {
      let undo = form.editing == nil ? " \(commands.keyName(of: .undo)) undoes it." : ""
      message = Message(sentence + undo, .success)
    } else {
      message = Message("\(line.label): \(problem.sentence). Only you can know what is right.", .warning)
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
