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
    if refusesDocument(command) { return [] }
    switch command {
    case .send: return send()
    case .compareMethods: return compareMethods()
    case .cancel: return cancel()
    case .help: overlay = .text(.help(commands, in: scope))
    case .openPalette: openPalette()
    case .quit: return quit()
    case .editAsJSON: return editAsJSON()
    case .saveRequest: return saveRequest()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .nextPane: focus = focus.next
    case .previousPane: focus = focus.previous
    case .focusRequests:
      requests.goToRequests()
      focus = .requests
    case .focusForm: focus = .form
    case .focusResponse: focus = .response
    case .zoom: if isDocumentWhole { showsDocumentWhole = false } else { isZoomed.toggle() }
    case .toggleMouse: return toggleMouse()
    case .widenPane: resizePane(by: 2)
    case .narrowPane: resizePane(by: -2)
    case .themeDark: choose(.dark)
    case .themeLight: choose(.light)
    case .themeHighContrast: choose(.highContrast)
    case .themeMonochrome: choose(.monochrome)
    case .themeTerminal: choose(.terminal)
    case .changeMethod: changeMethod()
    case .nextProblem: goToNextProblem()
    case .focusHistory: focusHistory()
    case .openRequest:
      guard requests.selectedCall == nil else {
        openSelectedCall()
        break
      }
      openSelectedRequest()
      guard !isDocumentOpen else {
        focus = .response
        response.open(response.documentComparison == nil ? .json : .diff)
        break
      }
      return send()
    case .newRequest:
      beginRequest(.blank)
      beginNamingFirstMbox()
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
      requests.move(movement)
      openSelectedRequest()
    case .form: form.scroll.move(movement)
    case .response: response.move(movement)
    }
  }

  /// Shows the selected request in the form. What was changed in the one before stays with it.
  mutating func openSelectedRequest() {
    guard requests.selectedCall == nil, let selected = requests.scroll.selected, selected != requests.opened
    else { return }
    leaveRequest()
    open(selected)
  }

  /// Shows the request at a position in the form, as it was left.
  mutating func open(_ position: Int?) {
    requests.markOpened(position)
    if let position { requests.scroll.select(position) }
    guard let position, let document = requests.selected else { return }
    form = left[position]?.form ?? RequestFormState(document, account: account)
    showResponse(left[position]?.response ?? savedResponse(at: position))
  }

  /// Remembers the open request as it is now.
  mutating func leaveRequest() {
    requests.keep(form.document)
    response.dropUndecidedWhatIf()
    // What differs is worked out anew when the request is opened again.
    (runningComparison, response.showsComparing) = (nil, false)
    if let opened = requests.opened { left[opened] = LeftRequest(form: form, response: response) }
  }

  /// Shows the answer of another request; the pane that was open stays open, but for the diff: that of two
  /// requests nobody has asked for.
  private mutating func showResponse(_ other: ResponseState) {
    let session = response.session
    response = other
    response.take(session)
    if response.tab == .diff, response.documentComparison == nil { response.open(.overview) }
  }

  /// Begins a request, which goes to the end of the list, and goes to its form.
  mutating func beginRequest(_ document: RequestDocument) {
    leaveRequest()
    showResponse(ResponseState(response.session))
    requests.add(document)
    form = RequestFormState(document, account: account)
    focus = .form
  }
}

// MARK: - The response

extension ExplorerState {
  private mutating func performInResponse(_ command: CommandID) -> [ExplorerEffect] {
    if let effects = performInComparison(command) { return effects }
    let showsValue = command == .showValue || command == .toggleNode && response.isLeafSelected
    if showsValue || command == .copyValue, let refusal = response.refusal {
      message = Message(refusal, .warning)
      return []
    }
    if showsValue {
      showSelectedValue()
      return []
    }
    if response.perform(command) { return [] }
    if response.tab == .why, let effects = performInWhy(command) { return effects }
    switch command {
    case .copyValue:
      guard let text = response.copyText, !text.isEmpty else { break }
      return copy(text)
    case .copyPath:
      guard let path = response.selected?.path, !path.isEmpty else {
        message = Message(response.pathRefusal)
        break
      }
      return copy(path)
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
        message = Message(response.pathRefusal)
        break
      }
      return copy(filter)
    case .copyCurl: return copyCurl()
    case .revealSecrets: revealSecrets()
    case .refreshArtifact: return refreshArtifact()
    case .sendNotifications: askToSendNotifications()
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

  private mutating func copyCurl() -> [ExplorerEffect] {
    guard let record = response.record else {
      message = Message("Nothing was sent yet.")
      return []
    }
    guard let exchange = record.exchange else {
      let key = commands.keyName(of: .changeMethod)
      message = Message("Nothing went over the wire. \(key) changes the method to server-side.")
      return []
    }
    let effects = copy(CurlCommand.text(of: exchange.request, mask: response.session.mask))
    if !response.session.mask.isLifted {
      let key = commands.keyName(of: .revealSecrets)
      message = Message("Copied as curl, with secrets and ids masked. \(key) shows them, also in copies.")
    }
    return effects
  }

  private mutating func revealSecrets() {
    var mask = response.session.mask
    mask.isLifted.toggle()
    response.setMask(mask)
    message = Message(mask.isLifted ? "Secrets show now." : "Secrets are masked.")
  }

  /// Puts text on the clipboard.
  mutating func copy(_ text: String) -> [ExplorerEffect] {
    let line = text.prefix { !$0.isNewline }
    let shown = DisplayText.truncated(String(line.prefix(200)), to: 40)
    let isShort = shown.count == text.count
    let count = isShort ? "" : " (\(text.count.groupedText) characters)"
    message = Message("Handed “\(shown)”\(count) to the terminal's clipboard.")
    return [.copy(text)]
  }

  /// Opens a window with the whole text of the selected line.
  private mutating func showSelectedValue() {
    guard let value = response.fullValue else { return }
    var window = TextWindow(title: value.title, text: value.text, copyText: value.copyText)
    window.export = response.exportedValue
    overlay = .text(window)
  }
}
