import DeliveryAPI
import TerminalUI
import Workspace

extension ExplorerState {
  /// Where the request in the form is decided: as it says itself, or else as the account does.
  var decisioningMethod: DecisioningMethod {
    form.document.decisioningMethod.map(DecisioningMethod.init(rawValue:)) ?? workspace.decisioningMethod
  }

  /// Sends the request in the form. A call that is in flight is given up: only the newest answer counts.
  ///
  /// - Parameters:
  ///   - method: where to decide it, when not as the request says.
  ///   - record: a call whose visitor it is for, when the request names none.
  mutating func send(
    decidedBy method: DecisioningMethod? = nil, asVisitorOf record: CallRecord? = nil
  ) -> [ExplorerEffect] {
    if refusesDocument(.send) { return [] }
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
    if call != nil { message = Message("Sent anew; the call before was given up.") }
    let number = nextCall
    nextCall += 1
    let document = form.document.decided(by: method, asVisitorOf: record)
    call = CallInFlight(
      number: number, request: requests.opened, document: document, method: method ?? decisioningMethod)
    return given + [.send(document, call: number), .wake(milliseconds: 100)]
  }

  /// Selects the next line that the Delivery API would refuse, and tells what is wrong with it.
  private mutating func goToRefusedLine() -> String {
    guard form.selectNextProblem(errorsOnly: true) != nil, let line = form.selectedLine,
      let problem = form.problems.problem(for: line, in: form.content)
    else { return form.problems.first ?? "the request is not valid" }
    return "\(line.label): \(problem.sentence)"
  }

  /// Gives up the call in flight, or else ends a search or the zoom.
  mutating func cancel() -> [ExplorerEffect] {
    if let call {
      self.call = nil
      message = Message("The call was cancelled.", .warning)
      return [.cancelCall(call.number)]
    }
    if focus == .response, response.clearSearch() { return [] }
    if let effects = dropWhatIfs() { return effects }
    if isDocumentWhole {
      message = Message("\(commands.keyName(of: .zoom)) shows the other panes beside it.")
    } else if isZoomed {
      isZoomed = false
    }
    return []
  }

  /// Takes the answer to the call in flight; an answer to any other call is stale and dropped.
  mutating func endCall(_ number: Int, _ outcome: CallOutcome, _ time: CallTime) -> [ExplorerEffect] {
    if response.takeWhatIf(outcome, call: number) {
      // The strip that tells it may be far above.
      message = response.whatIfMessage
      return []
    }
    guard let call, call.number == number else { return [] }
    self.call = nil
    let record = CallRecord(
      number: history.nextNumber, document: call.document, outcome: outcome, time: time, request: call.request
    )
    history.add(record)
    if workspace.server == nil { workspace.sandbox = record.result?.meta.host?.name ?? workspace.sandbox }
    requests.noteCall(count: history.records.count)
    guard call.request == requests.opened else {
      keep(record)
      return []
    }
    response.show(record)
    if let effects = continueMethodComparison(after: number, record) { return effects }
    // Keys that are meant for the field being edited must not become commands of the response.
    guard form.editing == nil else { return [] }
    if size.columns < 80 || isZoomed || focus == .requests && layout.panes[.response] == nil {
      focus = .response
    }
    return []
  }

  /// Keeps the answer to a request that was left before the answer came.
  private mutating func keep(_ record: CallRecord) {
    guard let position = record.request else { return }
    left[position]?.response.show(record)
  }

  /// Counts the time of a call that takes long enough to be noticed.
  mutating func showProgress(_ milliseconds: Int) -> [ExplorerEffect] {
    guard call != nil else { return [] }
    call?.milliseconds = milliseconds
    return [.wake(milliseconds: 100)]
  }

  /// How the call in flight is getting on, once it takes long enough to be noticed.
  var progressLine: StyledLine? {
    guard let call, call.milliseconds >= 100 else { return nil }
    let key = commands.keyName(of: .cancel)
    // A screen reader would read each new number aloud.
    guard borders != .none else {
      return StyledLine("deciding \(call.method.rawValue) · \(key) cancels", .information)
    }
    let elapsed = Duration.milliseconds(call.milliseconds).shortText
    return StyledLine("deciding \(call.method.rawValue) · \(elapsed) · \(key) cancels", .information)
  }
}

// MARK: - Where to decide

extension ExplorerState {
  /// Changes where the request is decided to the next way of doing it.
  mutating func changeMethod() {
    let methods = DecisioningMethod.known
    let next =
      methods.firstIndex(of: decisioningMethod).map { methods[($0 + 1) % methods.count] } ?? .onDevice
    try? form.change { document throws(FormFieldProblem) in document.decisioningMethod = next.rawValue }
    let meaning =
      switch next {
      case .onDevice: "on-device, by the rule artifact alone"
      case .serverSide:
        workspace.server == nil
          ? "server-side, by the sandbox edge on this machine" : "server-side, by Target's servers"
      default: "hybrid: on-device where the artifact has all that is asked for, else server-side"
      }
    message = Message("Decides \(meaning). \(commands.keyName(of: .send)) sends.")
  }
}

// MARK: - Calls of this session

extension ExplorerState {
  /// Opens the selected call again: its request in the form, as a change that can be undone, and its answer.
  mutating func openSelectedCall() {
    guard let position = requests.selectedCall, history.records.indices.contains(position) else { return }
    leaveRequest()
    var record = history.records[position]
    if let request = record.request, requests.documents.indices.contains(request) {
      if request != requests.opened {
        form =
          left[request]?.form
          ?? RequestFormState(
            requests.documents[request], account: account)
        requests.markOpened(request)
        requests.scroll.select(request)
      }
    } else {
      requests.add(record.document)
      // So that the call finds it when it is opened again.
      record.request = requests.opened
      history.setRequest(requests.opened, ofCall: record.number)
      form = RequestFormState(record.document, account: account)
    }
    let content = form.content
    try? form.change { document throws(FormFieldProblem) in document = record.document }
    let isReplaced = form.content != content
    requests.keep(form.document)
    var answer = ResponseState(response.session)
    answer.show(record)
    response = answer
    let origin =
      record.time.map { LocalTime.clock($0.start / 1000) } ?? record.saved?.fileName ?? "this session"
    let undo = isReplaced ? " In the form, \(commands.keyName(of: .undo)) brings back what was there." : ""
    message = Message("The call of \(origin), as it was.\(undo)")
    if layout.panes[.response] == nil { focus = .response }
  }

  /// Goes to the calls of this session.
  mutating func focusHistory() {
    if requests.goToCalls() {
      focus = .requests
    } else {
      message = Message("No call has ended in this session yet.")
    }
  }
}
