import TerminalUI

extension ExplorerState {
  /// Draws the screen. The same state always gives the same cells.
  public func draw() -> Surface {
    var surface = Surface(size: size)
    let smallest = ScreenLayout.smallestSize
    guard size.columns >= smallest.columns, size.rows >= smallest.rows else {
      drawTooSmall(into: &surface)
      return surface
    }
    let layout = layout
    drawTitleBar(into: &surface, in: layout.titleBar)
    if let tabs = layout.paneTabs {
      paneTabs.draw(into: &surface, in: tabs, isFocused: true, borders: borders)
    }
    for (pane, rectangle) in layout.panes { draw(pane, into: &surface, in: rectangle) }
    drawHintLine(into: &surface, in: layout.hintLine)
    drawChoice(into: &surface, layout)
    overlay?.draw(into: &surface, commands: commands, borders: borders)
    if let message { draw(message, into: &surface, above: layout.hintLine) }
    return surface
  }

  /// The tabs of the panes on a narrow screen.
  var paneTabs: Tabs {
    Tabs(Pane.allCases.map(\.title), current: focus.rawValue)
  }

  private func drawTooSmall(into surface: inout Surface) {
    let smallest = ScreenLayout.smallestSize
    let text = "Please make the window larger: \(smallest.columns)×\(smallest.rows) at least."
    for (row, line) in DisplayText.wrapped(text, columns: size.columns).prefix(size.rows).enumerated() {
      surface.write(String(line), column: 0, row: row)
    }
  }

  // MARK: - Bars

  private func drawTitleBar(into surface: inout Surface, in bar: Rectangle) {
    surface.fill(bar, style: Style(.text, on: .bar))
    let place = "\(workspace.name) · \(workspace.client)"
    var line = StyledLine(" \(place)", Style(.text, on: .bar))
    line.append("   " + workspace.sources(of: decisioningMethod), Style(.muted, on: .bar))
    let status = (capturesMouse ? StyledLine() : StyledLine("mouse off · ", .muted)) + statusLine
    let room = bar.columns - status.columns - 2
    // The name of the program gives way to what changes.
    let name = StyledLine(" Target Explorer ", Style(.title, on: .bar, .bold))
    if name.columns + line.columns <= max(room, 60) { line = name + line }
    surface.write(
      line.truncated(to: max(0, room)), at: Position(column: bar.column, row: bar.row), columns: max(0, room),
      on: .bar)
    surface.write(
      status, at: Position(column: max(0, bar.endColumn - status.columns - 1), row: bar.row), on: .bar)
  }

  /// The state of the call, at the right of the title bar.
  private var statusLine: StyledLine {
    guard call != nil else { return response.statusLine }
    return progressLine ?? StyledLine("…", .information)
  }

  private func drawHintLine(into surface: inout Surface, in bar: Rectangle) {
    surface.fill(bar, style: Style(.text, on: .bar))
    guard message == nil else { return }
    var hints = hints
    // The way to all other keys is never left out.
    let help = overlay == nil && form.editing == nil ? hints.firstIndex { $0.command == .help } : nil
    var room = bar.columns - 2
    let last = help.map { hints.remove(at: $0) }
    if let last { room -= Self.columns(of: last) }
    hints = Array(
      hints.prefix { hint in
        room -= Self.columns(of: hint)
        return room >= 0
      })
    if let last { hints.append(last) }
    var column = bar.column + 1
    for hint in hints {
      column += surface.write(hint.key, column: column, row: bar.row, style: Style(.key, on: .bar, .bold))
      column += surface.write(" \(hint.title)", column: column, row: bar.row, style: Style(.muted, on: .bar))
      column += 2
    }
  }

  /// Draws what a command had to say over the hints; what is longer than their line goes over the rows above them.
  private func draw(_ message: Message, into surface: inout Surface, above bar: Rectangle) {
    let lines = message.lines(columns: bar.columns)
    for (row, line) in lines.enumerated() {
      let place = Rectangle(
        column: bar.column, row: bar.endRow - lines.count + row, columns: bar.columns, rows: 1)
      surface.fill(place, style: Style(.text, on: .bar))
      surface.write(
        line, at: Position(column: place.column + 1, row: place.row), columns: bar.columns - 1, on: .bar)
    }
  }

  /// The columns of a hint with the gap behind it.
  private static func columns(of hint: KeyHint) -> Int {
    DisplayText.columns(of: hint.key) + DisplayText.columns(of: hint.title) + 3
  }

  /// The keys that matter most where the focus is.
  private var hints: [KeyHint] {
    if let overlay { return overlay.hints(commands) }
    if focus == .response, response.isSearching {
      return [KeyHint("Enter", "find"), KeyHint("Esc", "cancel")]
    }
    switch form.editing {
    case .text? where focus == .form:
      return [
        KeyHint("Enter", "apply"), KeyHint("Tab", "next field"), KeyHint("Esc", "cancel"),
        KeyHint("^U", "empty"),
      ]
    case .choice? where focus == .form, .completion? where focus == .form:
      return [
        KeyHint("Enter", "choose"), KeyHint("↑ ↓", "move"), KeyHint("a…z", "narrow down"),
        KeyHint("Esc", "cancel"),
      ]
    default:
      let canFix = focus == .form && form.selectedProblem?.fix != nil
      let canPropose = response.isExplained
      let hints =
        whatIfHints
        + commands.hints(in: scope).filter { hint in
          switch hint.command {
          case .applyFix: canFix
          case .proposeChanges: canPropose
          // In the form, room goes to the keys that change it.
          case .search: focus != .form
          default: true
          }
        }
      if isDocumentOpen { return documentHints(hints) }
      guard focus == .requests, requests.selectedCall != nil else { return hints }
      // Of a call, the same key opens it again.
      return hints.map { $0.command == .openRequest ? KeyHint($0.key, "open it", of: .openRequest) : $0 }
    }
  }

  /// The keys while a document is open: those that send and change are no use, and the one that leads to the requests
  /// is.
  private func documentHints(_ hints: [KeyHint]) -> [KeyHint] {
    hints.compactMap { hint in
      switch hint.command {
      case .send: focus == .response ? commands.hint(.focusRequests, "requests") : nil
      case .openRequest: KeyHint(hint.key, "open it", of: .openRequest)
      case let command?: isForRequests(command) ? nil : hint
      case nil: hint
      }
    }
  }

  // MARK: - Panes

  private func draw(_ pane: Pane, into surface: inout Surface, in rectangle: Rectangle) {
    let hasFocus = pane == focus
    surface.drawFrame(
      rectangle, title: title(of: pane, isFocused: hasFocus, columns: rectangle.columns - 6),
      style: Style(hasFocus ? .focusedBorder : .border), borders: borders)
    let inside = rectangle.inset(columns: 1, rows: 1)
    // A screen reader finds one selected line, that of what stands in front.
    let isFocused = hasFocus && (borders != .none || !hasWindowInFront)
    switch pane {
    case .requests:
      requests.draw(
        into: &surface, in: inside, history: history, changed: changedRequests, isFocused: isFocused,
        borders: borders)
    case .form where isDocumentOpen:
      let text = DisplayText.safe("\(form.document.shownName) is JSON to look at, and no request.")
      for (row, line) in DisplayText.wrapped(text, columns: inside.columns).prefix(inside.rows).enumerated() {
        surface.write(String(line), column: inside.column, row: inside.row + row, style: Style(.muted))
      }
    case .form: form.draw(into: &surface, in: inside, isFocused: isFocused, borders: borders)
    case .response:
      let isWaiting = call?.request == requests.opened
      response.draw(
        into: &surface, in: inside, isFocused: isFocused, borders: borders,
        progress: isWaiting ? progressLine : nil)
    }
  }

  /// Whether an overlay or the options of a choice stand before the panes.
  private var hasWindowInFront: Bool {
    overlay != nil || focus == .form && form.editing?.choice != nil
  }

  /// The positions of the requests with changes that are in no file.
  private var changedRequests: Set<Int> {
    var changed = Set(left.lazy.filter { $0.value.form.holdsUnsavedWork }.map(\.key))
    guard let opened = requests.opened else { return changed }
    if form.holdsUnsavedWork { changed.insert(opened) } else { changed.remove(opened) }
    return changed
  }

  /// The title of a pane. Marks stay when there is no room: the name before them is shortened.
  private func title(of pane: Pane, isFocused: Bool, columns: Int) -> StyledLine {
    let style = Style(isFocused ? .accent : .muted, on: .plain, isFocused ? .bold : [])
    var name = pane.title
    var marks = StyledLine()
    switch pane {
    case .requests: break
    case .form where isDocumentOpen: name += " · \(form.document.shownName)"
    case .form:
      name += " · \(form.document.shownName)"
      if decisioningMethod != workspace.decisioningMethod {
        // The title bar has it too, so the name goes first.
        let method = " · \(decisioningMethod.rawValue)"
        if columns >= 50 { marks.append(method, isFocused ? .accent : .muted) }
      }
      if form.isChanged { marks.append(" (changed)", .warning) }
      if form.problems.count > 0 { marks.append(" ✗ \(form.problems.count)", .failure) }
      if form.problems.adviceCount > 0 { marks.append(" ! \(form.problems.adviceCount)", .warning) }
    case .response:
      if isAnswerOlder {
        marks.append(" (before your change)", .warning)
      }
    }
    let room = max(4, columns - marks.columns)
    return StyledLine(DisplayText.truncated(name, to: room), style) + marks
  }

  /// Where the popup of the choice being made stands, if one is.
  func choicePopup(_ layout: ScreenLayout) -> (choice: Choice, rectangle: Rectangle)? {
    guard let choice = form.editing?.choice, let pane = layout.panes[.form] else { return nil }
    guard let field = form.editedFieldRectangle(in: pane.inset(columns: 1, rows: 1)) else { return nil }
    return (choice, choice.rectangle(for: field, in: Rectangle(size).split(bottom: 1).rest))
  }

  private func drawChoice(into surface: inout Surface, _ layout: ScreenLayout) {
    guard focus == .form, let (choice, rectangle) = choicePopup(layout) else { return }
    choice.draw(into: &surface, in: rectangle, borders: borders)
  }
}
