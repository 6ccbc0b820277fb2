import TargetClient
import TerminalUI

extension ResponseState {
  var tabs: Tabs {
    Tabs(ResponseTab.allCases.map(\.title), current: ResponseTab.allCases.firstIndex(of: tab) ?? 0)
  }

  /// The outcome of the last call, for the title bar.
  var statusLine: StyledLine {
    guard let record else { return StyledLine("not sent yet", .muted) }
    guard record.result != nil else {
      let status = record.status.map { " · \($0)" } ?? ""
      return StyledLine("failed\(status)", .failure)
    }
    let status = record.saved == nil ? record.status ?? 0 : record.status
    let facts = [record.duration.map { Duration.milliseconds($0).shortText }, record.saved?.fileName]
    var line = status.map { StyledLine("\($0)", TextRole(ofStatus: $0)) } ?? StyledLine()
    for fact in facts.compactMap(\.self) { line.append("\(line.isEmpty ? "" : " · ")\(fact)", .muted) }
    return line
  }

  private struct Layout {
    let tabs: Rectangle
    let lines: Rectangle
    /// What is wrong with the document that shows.
    let fault: Rectangle
    let footer: Rectangle

    init(in rectangle: Rectangle, tabs: Tabs, hasFooter: Bool, faultRows: Int) {
      let tabRows = rectangle.rows >= 12 ? tabs.rows(forColumns: rectangle.columns) : 1
      let (top, rest) = rectangle.split(top: tabRows)
      self.tabs = top
      let (body, footer) = rest.split(bottom: hasFooter ? 1 : 0)
      self.footer = footer
      (lines, fault) = body.split(bottom: min(faultRows, body.rows / 2))
    }
  }

  private func layout(in rectangle: Rectangle) -> Layout {
    Layout(
      in: rectangle, tabs: tabs, hasFooter: rectangle.rows >= 4,
      faultRows: faultLines(columns: rectangle.columns).count)
  }

  /// What is wrong with the document that shows, in as many rows as it needs.
  private func faultLines(columns: Int) -> [String] {
    guard let text = pane?.document?.faultText else { return [] }
    return DisplayText.wrapped(text, columns: columns).map(String.init)
  }

  /// Takes note of the room there is.
  mutating func fit(in rectangle: Rectangle, borders: BorderStyle) {
    let lines = layout(in: rectangle).lines
    page = lines.rows
    failureText?.resize(lines.size)
    // The last column is for the scroll bar.
    let columns = lines.columns - 1
    let page = page
    change { pane in
      pane.resize(columns: columns)
      pane.resize(page: page)
    }
    guard columns != self.columns || borders != self.borders else { return }
    (self.columns, self.borders) = (columns, borders)
    // The lines of these panes depend on their width.
    remake(.why)
    remake(.diff)
  }

  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    let layout = layout(in: rectangle)
    if let position = tabs.tab(at: mouse.position, in: layout.tabs) {
      if mouse.kind == .click { open(ResponseTab.allCases[position]) }
      return
    }
    if pane == nil { _ = failureText?.handle(mouse) }
    change { $0.handle(mouse, in: layout.lines) }
  }

  /// Draws the response into the inside of its pane.
  ///
  /// - Parameter progress: how the call is getting on that this request waits for, if there is one.
  func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle,
    progress: StyledLine?
  ) {
    let layout = layout(in: rectangle)
    tabs.draw(into: &surface, in: layout.tabs, isFocused: isFocused, borders: borders)
    if let notice = pane?.notice {
      drawText(notice.text, notice.role, into: &surface, in: layout.lines)
    } else if let pane {
      pane.draw(into: &surface, in: layout.lines, isFocused: isFocused, borders: borders)
    } else if let failureText {
      failureText.draw(into: &surface, in: layout.lines, borders: borders)
    } else if let documentName {
      let text = "\(DisplayText.safe(documentName)) is no answer to a request. The JSON pane shows it."
      drawText(text, .muted, into: &surface, in: layout.lines)
    } else {
      drawFirstSteps(into: &surface, in: layout.lines)
    }
    for (row, line) in faultLines(columns: layout.fault.columns).prefix(layout.fault.rows).enumerated() {
      surface.write(
        line, column: layout.fault.column, row: layout.fault.row + row, style: Style(.failure),
        columns: layout.fault.columns)
    }
    if let progress, searching == nil {
      surface.write(
        progress.truncated(to: layout.footer.columns),
        at: Position(column: layout.footer.column, row: layout.footer.row), columns: layout.footer.columns)
    } else {
      drawFooter(into: &surface, in: layout.footer)
    }
  }

  /// What to do first, while there is no answer.
  private func drawFirstSteps(into surface: inout Surface, in rectangle: Rectangle) {
    let steps: [(command: CommandID, does: String)] = [
      (.send, "sends the request"), (.openWhy, "then tells why"), (.openPalette, "finds any command"),
      (.help, "lists all keys"),
    ]
    drawText("Nothing was sent yet.", .muted, into: &surface, in: rectangle)
    let keys = steps.map { session.keyName(of: $0.command) }
    let keyColumns = keys.map { DisplayText.columns(of: $0) }.max() ?? 0
    for (row, (step, key)) in zip(steps, keys).enumerated() where row + 2 < rectangle.rows {
      var line = StyledLine(DisplayText.padded(key, to: keyColumns) + "  ", Style(.key, on: .plain, .bold))
      line.append(step.does, .muted)
      surface.write(
        line.truncated(to: rectangle.columns),
        at: Position(column: rectangle.column, row: rectangle.row + row + 2), columns: rectangle.columns)
    }
  }

  private func drawText(
    _ text: String, _ role: TextRole, into surface: inout Surface, in rectangle: Rectangle
  ) {
    for (row, line) in DisplayText.wrapped(text, columns: rectangle.columns).prefix(rectangle.rows)
      .enumerated()
    {
      surface.write(
        String(line), column: rectangle.column, row: rectangle.row + row, style: Style(role),
        columns: rectangle.columns)
    }
  }

  /// In less room the path of a match would tell nothing.
  private static let fewestPathColumns = 10

  /// The last line of the pane: the text being searched for, or where the selected line stands.
  private func drawFooter(into surface: inout Surface, in rectangle: Rectangle) {
    guard !rectangle.isEmpty else { return }
    let place = Position(column: rectangle.column, row: rectangle.row)
    if let searching {
      surface.write("/", at: place, style: Style(.key))
      let status = " " + DisplayText.safe(searchStatus)
      let statusColumns = min(max(12, DisplayText.columns(of: status)), rectangle.columns * 2 / 3)
      let (field, count) = rectangle.split(left: 1).rest.split(left: rectangle.columns - 1 - statusColumns)
      searching.field.draw(into: &surface, in: field, isFocused: true)
      surface.write(
        DisplayText.truncated(status, to: count.columns), column: count.column, row: count.row,
        style: Style(pane?.searchProblem == nil ? .muted : .failure))
    } else if let searchText {
      let search = StyledLine("/\(searchText)  ", .key) + StyledLine(searchStatus, .muted)
      surface.write(search, at: place, columns: rectangle.columns)
      // Where the match stands, as far as there is room.
      let path = pane?.document?.placeText ?? selected?.path ?? ""
      let room = rectangle.columns - search.columns - 2
      guard room >= Self.fewestPathColumns, !path.isEmpty else { return }
      let shown = DisplayText.truncated(DisplayText.safe(path), to: room, at: .start)
      surface.write(
        shown, column: rectangle.endColumn - DisplayText.columns(of: shown), row: rectangle.row,
        style: Style(.muted))
    } else if let document = pane?.document {
      document.drawFooter(into: &surface, in: rectangle)
    } else if let path = selected?.path, !path.isEmpty {
      surface.write(
        DisplayText.truncated(path, to: rectangle.columns, at: .start), at: place, style: Style(.muted))
    }
  }
}
