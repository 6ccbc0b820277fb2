import TerminalUI
import Workspace

extension ExplorerState {
  /// Asks for another name of the selected request.
  mutating func askForRequestName() {
    guard isAmongRequests() else { return }
    openSelectedRequest()
    overlay = .prompt(
      Prompt("Name of the request", text: form.document.shownName, purpose: .renameRequest))
  }

  /// Gives the open request another name, which can be undone in the form.
  mutating func renameRequest(to name: String) {
    _ = try? form.change { document throws(FormFieldProblem) in document.name = name }
    requests.keep(form.document)
  }

  /// Asks whether the selected request is to be taken out of the list.
  mutating func askToRemoveRequest() {
    guard isAmongRequests() else { return }
    openSelectedRequest()
    guard let position = requests.opened else { return }
    let changes = form.holdsUnsavedWork ? " What you changed in it is lost." : ""
    overlay = .confirmation(
      Confirmation(
        "Remove \(form.document.shownName)?",
        text: "It goes from this list. A file that it came from stays as it is.\(changes)", yes: "remove it",
        no: "keep it", purpose: .removeRequest(position)))
  }

  /// Takes a request out of the list and opens the one after it, or a blank one when it was the last. Its
  /// call is given up.
  mutating func removeRequest(at position: Int) -> [ExplorerEffect] {
    guard requests.documents.indices.contains(position) else { return [] }
    // What others left behind is found by position, and theirs move up.
    leaveRequest()
    left[position] = nil
    left = Dictionary(
      left.map { ($0.key > position ? $0.key - 1 : $0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    documentEntry = documentEntry.flatMap { $0 == position ? nil : $0 > position ? $0 - 1 : $0 }
    requests.remove(at: position)
    history.forgetRequest(at: position)
    open(requests.scroll.selected)
    guard let call, let request = call.request, request >= position else { return [] }
    guard request == position else {
      self.call?.request = request - 1
      return []
    }
    self.call = nil
    return [.cancelCall(call.number)]
  }

  /// Whether keys go to the requests and not to the calls below them, which cannot be changed.
  private mutating func isAmongRequests() -> Bool {
    guard requests.selectedCall != nil else { return true }
    message = Message("This is a call that was made. Go to a request to change the list.")
    return false
  }
}
