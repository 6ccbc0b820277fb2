import DeliveryAPI
import TerminalUI
import Workspace

extension ExplorerState {
  /// Does what a command says.
  mutating func perform(_ command: CommandID) -> [ExplorerEffect] {
    if let movement = command.movement {
      move(movement)
      return []
    }
    switch command {
    case .send: return send()
    case .cancel: return cancel()
    case .help: overlay = .text(.help(commands))
    case .quit: return quit()
    case .editAsJSON: return editAsJSON()
    case .saveRequest: return saveRequest()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .nextPane: focus = focus.next
    case .previousPane: focus = focus.previous
    case .focusRequests: focus = .requests
    case .focusForm: focus = .form
    case .focusResponse: focus = .response
    case .zoom: isZoomed.toggle()
    case .openRequest:
      openSelectedRequest()
      return send()
    case .newRequest: beginRequest()
    case .renameRequest: askForRequestName()
    case .removeRequest: askToRemoveRequest()
    default:
      if let tab = ResponseTab.allCases.first(where: { $0.command == command }) {
        focus = .response
        response.open(tab)
      } else if focus == .form {
        performInForm(command)
      } else if focus == .response {
        return performInResponse(command)
      }
    }
    return []
  }

  private mutating func move(_ movement: Movement) {
    switch focus {
    case .requests:
      requests.scroll.move(movement)
      openSelectedRequest()
    case .form: form.scroll.move(movement)
    case .response: response.move(movement)
    }
  }

  /// Shows the selected request in the form. What was changed in the one before stays with it.
  mutating func openSelectedRequest() {
    guard let selected = requests.scroll.selected, selected != requests.opened else { return }
    leaveRequest()
    open(selected)
  }

  /// Shows the request at a position in the form, as it was left.
  mutating func open(_ position: Int?) {
    requests.markOpened(position)
    guard let position, let document = requests.selected else { return }
    form = left[position]?.form ?? RequestFormState(document, knownMboxNames: knownMboxNames)
    showResponse(left[position]?.response ?? ResponseState())
  }

  /// Remembers the open request as it is now.
  mutating func leaveRequest() {
    requests.keep(form.document)
    if let opened = requests.opened { left[opened] = LeftRequest(form: form, response: response) }
  }

  /// Shows the answer of another request; the pane that was open stays open.
  private mutating func showResponse(_ other: ResponseState) {
    let tab = response.tab
    response = other
    response.open(tab)
  }

  private mutating func beginRequest() {
    leaveRequest()
    showResponse(ResponseState())
    requests.add(.blank)
    form = RequestFormState(.blank, knownMboxNames: knownMboxNames)
    focus = .form
    beginNamingFirstMbox()
  }
}

// MARK: - Calls

extension ExplorerState {
  private mutating func send() -> [ExplorerEffect] {
    guard form.problems.isEmpty else {
      focus = .form
      let sentence = goToRefusedLine()
      let next = commands.keyName(of: .nextProblem)
      let others = form.problems.count > 1 ? " · \(next) goes to the next of \(form.problems.count)" : ""
      message = Message("Not sent. \(sentence)\(others)", .failure)
      return []
    }
    requests.keep(form.document)
    let given = call.map { [ExplorerEffect.cancelCall($0.number)] } ?? []
    let number = nextCall
    nextCall += 1
    call = CallInFlight(number: number, request: requests.opened, document: form.document)
    return given + [.send(form.document, call: number), .wake(milliseconds: 100)]
  }

  /// Selects the next line that the Delivery API would refuse, and tells what is wrong with it.
  private mutating func goToRefusedLine() -> String {
    guard form.selectNextProblem(errorsOnly: true), let line = form.selectedLine,
      let problem = form.problems.problem(for: line, in: form.content)
    else { return form.problems.first ?? "the request is not valid" }
    return "\(line.label): \(problem.sentence)"
  }

  private mutating func cancel() -> [ExplorerEffect] {
    if let call {
      self.call = nil
      message = Message("The call was cancelled.", .warning)
      return [.cancelCall(call.number)]
    }
    if focus == .response, response.clearSearch() { return [] }
    if isZoomed { isZoomed = false }
    return []
  }

  /// Takes the answer to the call in flight; an answer to any other call is stale and dropped.
  mutating func endCall(_ number: Int, _ outcome: CallOutcome) -> [ExplorerEffect] {
    guard let call, call.number == number else { return [] }
    self.call = nil
    guard call.request == requests.opened else {
      keep(outcome, of: call)
      return []
    }
    response.show(outcome, of: call.document)
    // Keys that are meant for the field being edited must not become commands of the response.
    guard form.editing == nil else { return [] }
    if size.columns < 80 || isZoomed || focus == .requests && layout.panes[.response] == nil {
      focus = .response
    }
    return []
  }

  /// Keeps the answer to a request that was left before the answer came.
  private mutating func keep(_ outcome: CallOutcome, of call: CallInFlight) {
    guard let position = call.request, let leftRequest = left[position] else { return }
    var response = leftRequest.response
    response.show(outcome, of: call.document)
    left[position] = LeftRequest(form: leftRequest.form, response: response)
  }

  /// Counts the time of a call that takes long enough to be noticed.
  mutating func showProgress(_ milliseconds: Int) -> [ExplorerEffect] {
    guard call != nil else { return [] }
    call?.milliseconds = milliseconds
    return [.wake(milliseconds: 100)]
  }
}

// MARK: - The response

extension ExplorerState {
  private mutating func performInResponse(_ command: CommandID) -> [ExplorerEffect] {
    if command == .showValue || command == .copyValue, let refusal = response.refusal {
      message = Message(refusal, .warning)
      return []
    }
    if command == .showValue || command == .toggleNode && response.isLeafSelected {
      showSelectedValue()
      return []
    }
    if response.perform(command) { return [] }
    switch command {
    case .copyValue:
      guard let text = response.selected?.copyText, !text.isEmpty else { break }
      return copy(text)
    case .copyPath:
      guard let path = response.selected?.path, !path.isEmpty else {
        message = Message("This line stands for no value of the response.")
        break
      }
      message = Message("Handed \(path) to the terminal's clipboard.")
      return [.copy(path)]
    case .toggleLayout:
      message = Message("Open a value first: \(commands.keyName(of: .showValue)) shows it in full.")
    case .saveValue: beginExport()
    case .pageValue:
      guard let value = response.exportedValue else {
        message = Message("There is no value here to show.")
        break
      }
      return [.page(value)]
    case .copyFilter:
      guard let filter = response.jqFilter else {
        message = Message("This line stands for no value of the response.")
        break
      }
      message = Message("Handed \(filter) to the terminal's clipboard.")
      return [.copy(filter)]
    case .nextMatch, .previousMatch:
      guard !response.selectMatch(forward: command == .nextMatch) else { break }
      if runningSearch != nil {
        message = Message("Still searching: what comes next is not known yet.")
      } else {
        let begin = "There is no search. \(commands.keyName(of: .search)) begins one."
        message = Message(response.searchText.map { "“\($0)” is not in this pane." } ?? begin)
      }
    default: break
    }
    return []
  }

  /// Puts text on the clipboard.
  mutating func copy(_ text: String) -> [ExplorerEffect] {
    let count = text.count
    message = Message(
      "Handed \(count) \(count == 1 ? "character" : "characters") to the terminal's clipboard.")
    return [.copy(text)]
  }

  /// Opens a window with the whole text of the selected line.
  private mutating func showSelectedValue() {
    guard let selected = response.selected, !selected.fullText.isEmpty else { return }
    overlay = .text(
      TextWindow(
        title: selected.title ?? response.tab.title, text: selected.fullText, copyText: selected.copyText))
  }
}
