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
    if let tabs = layout.paneTabs { paneTabs.draw(into: &surface, in: tabs, isFocused: true) }
    for (pane, rectangle) in layout.panes { draw(pane, into: &surface, in: rectangle) }
    drawHintLine(into: &surface, in: layout.hintLine)
    drawChoice(into: &surface, layout)
    window?.draw(into: &surface, footer: windowFooter, borders: borders)
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
    var line = StyledLine(" Target Explorer", Style(.title, on: .bar, .bold))
    line.append("  \(workspace.name) · \(workspace.client)", Style(.text, on: .bar))
    line.append("   \(workspace.source)", Style(.muted, on: .bar))
    let status = statusLine
    let room = bar.columns - status.columns - 2
    surface.write(
      line.truncated(to: max(0, room)), at: Position(column: bar.column, row: bar.row), columns: max(0, room),
      on: .bar)
    surface.write(
      status, at: Position(column: max(0, bar.endColumn - status.columns - 1), row: bar.row), on: .bar)
  }

  /// The state of the call, at the right of the title bar.
  private var statusLine: StyledLine {
    guard let call else { return response.statusLine }
    guard call.milliseconds >= 100 else { return StyledLine("…", .information) }
    let elapsed = Duration.milliseconds(call.milliseconds).shortText
    return StyledLine("deciding \(elapsed) · Esc cancels", .information)
  }

  private func drawHintLine(into surface: inout Surface, in bar: Rectangle) {
    surface.fill(bar, style: Style(.text, on: .bar))
    if let message {
      let line = StyledLine(" \(message.text)", message.role).truncated(to: bar.columns)
      surface.write(line, at: Position(column: bar.column, row: bar.row), columns: bar.columns, on: .bar)
      return
    }
    var column = bar.column + 1
    for hint in hints {
      let columns = DisplayText.columns(of: hint.key) + 1 + DisplayText.columns(of: hint.title)
      guard column + columns <= bar.endColumn else { break }
      column += surface.write(hint.key, column: column, row: bar.row, style: Style(.key, on: .bar, .bold))
      column += surface.write(" \(hint.title)", column: column, row: bar.row, style: Style(.muted, on: .bar))
      column += 2
    }
  }

  /// The keys that matter most where the focus is.
  private var hints: [(key: String, title: String)] {
    if focus == .response, response.isSearching {
      return [("Enter", "find"), ("Esc", "give up")]
    }
    switch form.editing {
    case .text? where focus == .form:
      return [("Enter", "take over"), ("Tab", "next field"), ("Esc", "give up"), ("^U", "empty")]
    case .choice? where focus == .form:
      return [("Enter", "choose"), ("a…z", "narrow down"), ("Esc", "give up")]
    default: return commands.hints(in: focus.scope)
    }
  }

  /// The keys that count in a window.
  private var windowFooter: StyledLine {
    var parts = ["\(commands.keyName(of: .moveDown)) \(commands.keyName(of: .moveUp)) scroll"]
    if window?.copyText != nil { parts.append("\(commands.keyName(of: .copyValue)) copy") }
    parts.append("\(commands.keyName(of: .cancel)) close")
    return StyledLine(parts.joined(separator: " · "), .muted)
  }

  // MARK: - Panes

  private func draw(_ pane: Pane, into surface: inout Surface, in rectangle: Rectangle) {
    let isFocused = pane == focus
    surface.drawFrame(
      rectangle, title: title(of: pane, isFocused: isFocused),
      style: Style(isFocused ? .focusedBorder : .border), borders: borders)
    let inside = rectangle.inset(columns: 1, rows: 1)
    switch pane {
    case .requests: requests.draw(into: &surface, in: inside, isFocused: isFocused, borders: borders)
    case .form: form.draw(into: &surface, in: inside, isFocused: isFocused, borders: borders)
    case .response: response.draw(into: &surface, in: inside, isFocused: isFocused, borders: borders)
    }
  }

  private func title(of pane: Pane, isFocused: Bool) -> StyledLine {
    let style = Style(isFocused ? .accent : .muted, on: .plain, isFocused ? .bold : [])
    guard pane == .form else { return StyledLine(pane.title, style) }
    var line = StyledLine("\(pane.title) · \(form.document.shownName)", style)
    if form.isChanged { line.append(" (changed)", .warning) }
    if form.problems.count > 0 { line.append(" ✗ \(form.problems.count)", .failure) }
    return line
  }

  /// Where the popup of the choice being made stands, if one is.
  func choicePopup(_ layout: ScreenLayout) -> (choice: Choice, rectangle: Rectangle)? {
    guard case .choice(_, let choice) = form.editing, let pane = layout.panes[.form] else { return nil }
    guard let field = form.editedFieldRectangle(in: pane.inset(columns: 1, rows: 1)) else { return nil }
    return (choice, choice.rectangle(for: field, in: Rectangle(size)))
  }

  private func drawChoice(into surface: inout Surface, _ layout: ScreenLayout) {
    guard focus == .form, let (choice, rectangle) = choicePopup(layout) else { return }
    choice.draw(into: &surface, in: rectangle, borders: borders)
  }
}
