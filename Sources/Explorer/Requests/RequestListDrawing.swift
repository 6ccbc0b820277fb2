import TerminalUI
import Workspace

extension RequestListState {
  /// Draws the lists into the inside of their pane.
  ///
  /// - Parameter changed: the positions of the requests with changes that are in no file, which get a mark.
  func draw(
    into surface: inout Surface, in rectangle: Rectangle, history: CallHistory, changed: Set<Int>,
    isFocused: Bool, borders: BorderStyle
  ) {
    let layout = Layout(in: rectangle, callCount: calls.count)
    var list = ListView()
    list.scroll = scroll
    // Before a name stands a mark, behind it maybe the scroll bar.
    let visible = scroll.fitted(page: layout.requests.rows).visible
    let mark = Self.changeMark(borders)
    let markColumns = changed.isEmpty ? 0 : DisplayText.columns(of: mark)
    let names = DistinctNames(
      documents[visible].lazy.map(\.shownName),
      columns: layout.requests.columns - 2 - markColumns - (documents.count > layout.requests.rows ? 1 : 0))
    list.draw(
      into: &surface, in: layout.requests, isFocused: isFocused && !isAmongCalls, borders: borders
    ) { position in
      let isOpen = position == opened
      var line = StyledLine(isOpen ? (borders == .lines ? "▸ " : "* ") : "  ", .accent)
      line.append(
        names.shown(documents[position].shownName), isOpen ? Style(.text, on: .plain, .bold) : .plain)
      if changed.contains(position) { line.append(mark, .warning) }
      return line
    }
    drawCalls(into: &surface, layout, history: history, isFocused: isFocused, borders: borders)
    drawDetail(into: &surface, in: layout.detail, history: history)
  }

  /// What stands behind the name of a request with changes.
  private static func changeMark(_ borders: BorderStyle) -> String {
    switch borders {
    case .lines: " •"
    case .ascii: " *"
    // To be read aloud.
    case .none: " changed"
    }
  }

  private func drawCalls(
    into surface: inout Surface, _ layout: Layout, history: CallHistory, isFocused: Bool,
    borders: BorderStyle
  ) {
    guard !layout.heading.isEmpty else { return }
    var heading = StyledLine("History", Style(.heading, on: .plain, .bold))
    heading.append("  \(history.records.count)", .muted)
    surface.write(
      heading, at: Position(column: layout.heading.column, row: layout.heading.row),
      columns: layout.heading.columns)
    func line(_ position: Int, columns: Int) -> StyledLine {
      guard history.records.indices.contains(position) else { return StyledLine() }
      return history.records[position].line(columns: columns, numberColumns: "\(history.records.count)".count)
    }
    if isAmongCalls {
      var list = ListView()
      list.scroll = calls
      list.draw(into: &surface, in: layout.calls, isFocused: isFocused, borders: borders) { position in
        line(position, columns: layout.calls.columns)
      }
    } else {
      // Nothing is selected among the calls while keys go to the requests.
      for (row, position) in calls.fitted(page: layout.calls.rows).visible.enumerated() {
        surface.write(
          line(position, columns: layout.calls.columns).truncated(to: layout.calls.columns),
          at: Position(column: layout.calls.column, row: layout.calls.row + row),
          columns: layout.calls.columns)
      }
    }
  }

  private func drawDetail(into surface: inout Surface, in detail: Rectangle, history: CallHistory) {
    let text: String?
    if let selectedCall, history.records.indices.contains(selectedCall) {
      text = history.records[selectedCall].detail
    } else {
      text = selected?.description
    }
    guard let text else { return }
    for (row, line) in DisplayText.wrapped(text, columns: detail.columns).prefix(detail.rows).enumerated() {
      surface.write(
        String(line), column: detail.column, row: detail.row + row, style: Style(.muted),
        columns: detail.columns)
    }
  }
}

extension CallRecord {
  /// The columns from which a line has room for more than the time, the status and the name.
  private static let wideColumns = 40

  /// The call in one line: `3 12:01 200 homepage-hero`, with the method and the duration where there is room.
  fileprivate func line(columns: Int, numberColumns: Int) -> StyledLine {
    var line = StyledLine(
      "\(String(repeating: " ", count: max(0, numberColumns - "\(number)".count)))\(number) ", .text)
    // A call of a file without a time stands in the same columns as the others.
    line.append("\(time.map { LocalTime.clock($0.start / 1000) } ?? " file") ", .muted)
    switch (outcome, status) {
    case (.decided, let status?): line.append("\(status) ", TextRole(ofStatus: status))
    case (.failed, let status?): line.append("\(status) ", .failure)
    default: line.append("✗   ", .failure)
    }
    guard columns >= Self.wideColumns else {
      line.append(document.shownName, .text)
      return line
    }
    let end = "  " + [method?.rawValue, durationText].compactMap(\.self).joined(separator: " ")
    let room = max(8, columns - line.columns - DisplayText.columns(of: end) - 1)
    line.append(DisplayText.padded(DisplayText.truncated(document.shownName, to: room), to: room), .text)
    line.append(end, .muted)
    return line
  }

  /// More about the call, for the lines below the list.
  fileprivate var detail: String {
    let origin = saved.map { "from \($0.fileName)" }
    let facts = [method?.rawValue, durationText, origin].compactMap(\.self).joined(separator: ", ")
    return "\(document.shownName): \(failure?.sentence ?? facts)"
  }

  /// How long it took, when that is known.
  private var durationText: String? {
    duration.map { Duration.milliseconds($0).shortText }
  }
}
