import TerminalUI
import Workspace

// MARK: - Commands of the Why pane

extension ExplorerState {
  /// Does what a command of the Why pane says.
  ///
  /// - Returns: what is to be done; nil when the command is none of the Why pane.
  mutating func performInWhy(_ command: CommandID) -> [ExplorerEffect]? {
    switch command {
    case .imagineValue: imagineSelectedValue()
    case .proposeChanges: proposeChanges()
    case .removeWhatIf: return removeSelectedWhatIf()
    case .applyWhatIfs: applyWhatIfs()
    case .showInTrace: showInTrace()
    default: return nil
    }
    return []
  }

  /// Asks what the value behind the selected line is imagined to be.
  private mutating func imagineSelectedValue() {
    guard let target = response.whySubject?.target, let document = response.imaginedDocument else {
      message = Message("Go to a condition, an id, the time or the property to imagine another value.")
      return
    }
    if target == .userAgent {
      let presets = UserAgentPreset.all.map { preset in
        Menu.Entry(
          title: preset.name, effect: .change([WhatIfChange(target: target, text: preset.userAgent)]))
      }
      let others = [
        Menu.Entry(title: "Type it in…", effect: .ask(target)),
        Menu.Entry(title: "None", effect: .change([WhatIfChange(target: target, text: nil)])),
      ]
      overlay = .menu(Menu(title: "What if the browser were", entries: presets + others))
    } else {
      ask(for: target, in: document)
    }
  }

  private mutating func ask(for target: WhatIfTarget, in document: RequestDocument) {
    overlay = .prompt(
      Prompt(
        "What if \(target.title(in: document.request)) were",
        text: document.text(of: target) ?? response.decidedText(of: target) ?? "",
        explanation: target.explanation, purpose: .whatIf(target)))
  }

  /// Does what was chosen in a menu.
  mutating func perform(_ effect: Menu.Effect) -> [ExplorerEffect] {
    overlay = nil
    switch effect {
    case .change(let changes): return imagine(changes)
    case .ask(let target):
      guard let document = response.imaginedDocument else { return [] }
      ask(for: target, in: document)
      return []
    case .compare(let call): return compare(withCall: call)
    case .propose(let rule):
      proposeChanges(for: rule)
      return []
    }
  }

  /// Imagines that values are others, and has the request decided with them.
  mutating func imagine(_ changes: [WhatIfChange]) -> [ExplorerEffect] {
    response.imagine(changes)
    return decideWhatIf()
  }

  private mutating func removeSelectedWhatIf() -> [ExplorerEffect] {
    guard response.removeWhatIf() else {
      message = Message(
        "There is no what-if. \(commands.keyName(of: .imagineValue)) on a condition begins one.")
      return []
    }
    return decideWhatIf()
  }

  /// Gives up what is imagined.
  ///
  /// - Returns: what is to be done, or nil when nothing was imagined.
  mutating func dropWhatIfs() -> [ExplorerEffect]? {
    guard focus == .response, response.tab == .why, let call = response.dropWhatIfs() else { return nil }
    message = Message("Back to what was decided.")
    return call.map { [.cancelCall($0)] } ?? []
  }

  /// Has the imagined request decided on this machine. An older decision that is still being made is given up.
  private mutating func decideWhatIf() -> [ExplorerEffect] {
    let number = nextCall
    let (document, older) = response.beginWhatIf(call: number)
    let given = older.map { [ExplorerEffect.cancelCall($0)] } ?? []
    guard let document else { return given }
    nextCall += 1
    return given + [.decideOnDevice(document, call: number)]
  }

  /// Makes the imagined values those of the request in the form, as one change.
  private mutating func applyWhatIfs() {
    guard !response.whatIf.isEmpty else {
      message = Message(
        "There is no what-if. \(commands.keyName(of: .imagineValue)) on a condition begins one.")
      return
    }
    let whatIf = response.whatIf
    let before = form.content
    let misfits = try? form.change { document throws(FormFieldProblem) -> Int in
      let (changed, misfits) = whatIf.applied(to: document)
      document = changed
      return misfits
    }
    form.selectChange(since: before)
    let send = commands.keyName(of: .send)
    let undo = commands.keyName(of: .undo)
    message =
      (misfits ?? 0) > 0
      ? Message(
        "The request has changed since: \(misfits ?? 0) of the what-ifs found no place in it.", .warning)
      : Message(
        "The request has these values now. \(send) sends it; in the form, \(undo) undoes it.", .success)
  }

  /// What matters most while something is imagined: to keep it, to take it back and to leave it.
  var whatIfHints: [KeyHint] {
    guard scope.contains(.why), !response.whatIf.isEmpty else { return [] }
    let wanted: [(CommandID, String)] = [
      (.applyWhatIfs, "keep"), (.removeWhatIf, "take back"), (.cancel, "leave what-if"),
    ]
    return wanted.compactMap { commands.hint($0, $1) }
  }

  // MARK: - What it would take

  /// Shows which changes would make the rule win that the selected line is about, and where it may be about
  /// several, asks for which.
  private mutating func proposeChanges() {
    guard response.isExplained else {
      message = Message(
        response.result == nil
          ? "There is no answer yet. \(commands.keyName(of: .send)) sends the request."
          : "What it would take is found for on-device decisions, and this answer has no rules. "
            + "\(commands.keyName(of: .imagineValue)) on a condition tries a value by the artifact.")
      return
    }
    guard let contenders = response.contenders?.all else {
      message = Message("Go to one of the places asked for, or to an activity there.")
      return
    }
    guard let first = contenders.first else {
      message = Message("Nothing here could win besides what did.")
      return
    }
    guard contenders.count > 1 else { return proposeChanges(for: first.rule) }
    overlay = .menu(
      Menu(
        title: "What it would take for",
        entries: contenders.map { Menu.Entry(title: $0.title, effect: .propose($0.rule)) }))
  }

  /// Shows which changes would make a rule win: all of them first, as each alone would not do.
  private mutating func proposeChanges(for rule: WhySubject.Rule) {
    guard let proposal = response.winningChanges(for: rule) else { return }
    let title = "What it would take for \(proposal.title)"
    guard !proposal.changes.isEmpty else {
      let why = proposal.obstacles.first ?? "Nothing stands in its way."
      overlay = .text(
        TextWindow(
          title: title,
          text: proposal.obstacles.isEmpty ? why : proposal.obstacles.joined(separator: "\n"),
          copyText: why))
      return
    }
    let request = response.imaginedDocument?.request ?? .init()
    func text(_ change: WhatIfChange) -> String {
      "\(change.target.title(in: request)) = \(change.target.shownText(change.text))"
    }
    let all = proposal.changes.map(text).joined(separator: ", ")
    let isEnough = proposal.obstacles.isEmpty
    let isOther = proposal.changes.contains { if case .visitor = $0.target { true } else { false } }
    let notes =
      proposal.obstacles
      + (isOther
        ? [
          "The id alone decides the bucket: this visitor never gets it. The other id stands for one who does."
        ]
        : [])
    var entries = [
      Menu.Entry(
        title: isEnough ? "Try \(all)" : "Try \(all), though it is not enough",
        effect: .change(proposal.changes))
    ]
    if proposal.changes.count > 1 {
      entries += proposal.changes.map {
        Menu.Entry(title: "Not enough alone: \(text($0))", effect: .change([$0]))
      }
    }
    overlay = .menu(Menu(title: title, notes: notes, entries: entries))
  }
}
