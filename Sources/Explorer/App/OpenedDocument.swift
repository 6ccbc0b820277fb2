import OrderedJSON
import TerminalUI
import Workspace

/// A document that was opened, which may be any JSON.
///
/// It has a line of its own in the list, as the requests have, so that it stays reachable whatever is sent. It is no
/// request: nothing of it is sent, and there is nothing to edit.
extension ExplorerState {
  /// Opens a document in a line of its own, behind the requests. What it lacks yet comes with
  /// `ExplorerAction.documentRead`.
  ///
  /// - Parameters:
  ///   - document: the document with as much of it as is there.
  ///   - name: what it is called, such as the name of its file.
  ///   - isProvisional: whether it gives way to the calls in it as soon as these are there.
  public mutating func show(_ document: JSONDocument, named name: String, isProvisional: Bool = false) {
    leaveRequest()
    let isAlone = requests.documents == [.blank] && !form.isChanged && response.record == nil
    if isAlone { left = [:] }
    let entry = RequestDocument.entry(named: name)
    let position = requests.append([entry], replacing: isAlone)
    requests.markOpened(position)
    requests.scroll.select(position)
    form = RequestFormState(entry, account: account)
    response.show(document, named: name)
    (documentEntry, isDocumentProvisional) = (position, isProvisional)
    (focus, showsDocumentWhole) = (.response, true)
    fitPages()
  }

  /// Takes in what was read of the document next, also while a request is open.
  mutating func takeDocument(_ part: JSONIndex.Part) {
    guard !isDocumentOpen else {
      response.append(part)
      return
    }
    guard let position = documentEntry else { return }
    left[position]?.response.append(part)
  }

  /// Takes away the document that showed until the calls in it were there.
  mutating func closeProvisionalDocument() {
    guard isDocumentProvisional, let position = documentEntry else { return }
    // No call can be under way of what is never sent.
    _ = removeRequest(at: position)
  }

  /// Whether the line of the document is open.
  var isDocumentOpen: Bool { documentEntry != nil && documentEntry == requests.opened }

  /// Whether the document has the whole screen.
  var isDocumentWhole: Bool { showsDocumentWhole && isDocumentOpen && focus == .response }

  /// Says so when a command is one for requests and a document is open.
  ///
  /// - Returns: whether that was so.
  mutating func refusesDocument(_ command: CommandID) -> Bool {
    guard isDocumentOpen, isForRequests(command) else { return false }
    let key = commands.keyName(of: .focusRequests)
    message = Message(
      "\(form.document.shownName) is no request: there is nothing to send or change. \(key) goes to the requests."
    )
    return true
  }

  /// Whether a command means the open request where the focus is.
  func isForRequests(_ command: CommandID) -> Bool {
    let scope = commands.row(of: command)?.scope ?? .everywhere
    let isForForm = focus == .form && scope.contains(.form) && scope != .everywhere
    return isForForm || Self.requestCommands.contains(command)
  }

  /// The commands outside of the form that mean the open request.
  private static let requestCommands: Set<CommandID> = [
    .send, .compareMethods, .changeMethod, .editAsJSON, .saveRequest, .renameRequest, .nextProblem,
  ]
}

extension RequestDocument {
  /// What stands in the list for a document.
  fileprivate static func entry(named name: String) -> RequestDocument {
    var entry = RequestDocument.blank
    entry.name = name
    entry.description = "JSON to look at, and no request."
    return entry
  }
}
