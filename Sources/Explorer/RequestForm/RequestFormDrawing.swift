import Decisioning
import OrderedJSON
import TerminalUI
import Workspace

extension RequestFormState {
  /// How a form is laid out in the inside of its pane: lines above, what is said about the selected one below.
  struct Layout {
    let lines: Rectangle
    let detail: Rectangle

    init(in rectangle: Rectangle) {
      let detailRows = rectangle.rows >= 18 ? 4 : rectangle.rows >= 12 ? 3 : rectangle.rows >= 8 ? 2 : 0
      (lines, detail) = rectangle.split(bottom: detailRows)
    }

    /// The column where the value of a line begins, counted from the left edge of the lines.
    func valueColumn(of line: FormLine) -> Int {
      min(24, max(lines.columns < 36 ? 16 : 18, lines.columns * 3 / 7)) + max(0, line.depth - 2) * 2
    }
  }

  /// Draws the form into the inside of its pane.
  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    let layout = Layout(in: rectangle)
    var list = ListView()
    list.scroll = scroll
    list.draw(into: &surface, in: layout.lines, isFocused: isFocused, borders: borders) { position in
      styled(lines[position], valueColumn: layout.valueColumn(of: lines[position]), borders)
    }
    drawDetail(into: &surface, in: layout.detail, below: layout)
    if let editing = editing?.text, let place = editedFieldRectangle(in: rectangle) {
      editing.textField.draw(
        into: &surface, in: place, isFocused: true, role: editing.problem?.isError == true ? .failure : .text)
    }
  }

  /// Where the field being edited is drawn, or nil when it is not on the screen.
  func editedFieldRectangle(in rectangle: Rectangle) -> Rectangle? {
    guard let editing, let position = scroll.selected else { return nil }
    let layout = Layout(in: rectangle)
    let scroll = scroll.fitted(page: layout.lines.rows)
    guard scroll.visible.contains(position) else { return nil }
    let row = Rectangle(
      column: layout.lines.column, row: layout.lines.row + position - scroll.offset,
      columns: layout.lines.columns, rows: 1)
    let line = lines[position]
    let valueColumn = layout.valueColumn(of: line)
    let window = row.split(left: valueColumn).rest
    let wholeRow = row.split(left: line.indent).rest
    guard let text = editing.text else { return window }
    // The cursor stands behind the text.
    let columns = DisplayText.columns(of: text.textField.text) + 1
    if text.part == .name {
      let place = wholeRow.split(left: max(8, valueColumn - line.indent - 1)).left
      return columns > place.columns ? wholeRow : place
    }
    // A text that does not fit begins right behind its label, or in its place.
    guard columns > window.columns else { return window }
    let label = DisplayText.columns(of: shownName(of: line))
    let besideLabel = row.split(left: min(valueColumn, line.indent + label + 1)).rest
    return columns > besideLabel.columns ? wholeRow : besideLabel
  }

  /// The value of the selected line, and what it is called; nil when it has none.
  var fullValue: (title: String, text: String)? {
    guard let line = selectedLine, line.kind != nil, let value = content[line.row.place] else { return nil }
    return (shownName(of: line), value.string ?? value.compact)
  }

  /// The value of the selected line when the line cuts it.
  private func cutValue(_ layout: Layout) -> String? {
    guard editing == nil, let line = selectedLine, let kind = line.kind, let text = fullValue?.text else {
      return nil
    }
    let shown = kind.shownText(text)
    var room = layout.lines.columns - layout.valueColumn(of: line) - (kind.options == nil ? 0 : 2)
    if problems.problem(for: line, in: content) != nil { room = min(room - 2, Self.columnsBesideProblem) }
    // Deep lines of a narrow form have no room for a value at all.
    room = max(0, room)
    // Of a long text, the beginning tells.
    let isCut = DisplayText.columns(of: String(shown.prefix(room + 1))) > room
    return isCut && shown == text ? String(text.prefix(4_000)) : nil
  }

  /// The columns of a value behind which stands what is wrong with it.
  private static let columnsBesideProblem = 24

  // MARK: - Lines

  private func styled(_ line: FormLine, valueColumn: Int, _ borders: BorderStyle) -> StyledLine {
    switch line.part {
    case .group, .list, .map: headingLine(line, borders)
    case .item(let list): itemLine(line, of: list, borders)
    case .field, .value: fieldLine(line, valueColumn, borders)
    case .member: memberLine(line, valueColumn)
    case .addList, .addMap: StyledLine(DisplayText.blanks(line.indent) + "+ " + line.label, .muted)
    case .more:
      StyledLine(line.beginning(borders) + (line.isOpen ? "hide what is empty" : line.label), .muted)
    }
  }

  private func headingLine(_ line: FormLine, _ borders: BorderStyle) -> StyledLine {
    var styled = StyledLine(line.beginning(borders), .muted)
    let isEmpty = line.count == 0 && !line.isOpen
    let style: Style =
      isEmpty ? Style(.muted) : line.depth == 0 ? Style(.heading, on: .plain, .bold) : Style(.heading)
    styled.append(line.label, style)
    if line.count > 0 { styled.append(" (\(line.count))", .muted) }
    appendProblem(of: line, to: &styled)
    return styled
  }

  private func itemLine(_ line: FormLine, of list: FormList, _ borders: BorderStyle) -> StyledLine {
    var styled = StyledLine(line.beginning(borders), .muted)
    if case .object(_, let name, let detail) = list.element, let item = content[line.row.place] {
      let name = name(item) ?? ""
      styled.append(name.isEmpty ? "unnamed \(list.noun.name)" : name, name.isEmpty ? .placeholder : .text)
      let detail = detail(item)
      if !detail.isEmpty { styled.append("  \(detail)", .muted) }
    }
    appendProblem(of: line, to: &styled)
    return styled
  }

  /// Adds what is wrong with a heading, or how much is wrong below a closed one.
  private func appendProblem(of line: FormLine, to styled: inout StyledLine) {
    if let problem = problems.problem(for: line, in: content) {
      styled.append("  \(problem.mark)\(problem.sentence)", problem.role)
    } else if let hidden = problems.hidden(below: line, in: content) {
      styled.append(
        hidden.hasErrors ? "  ✗ \(hidden.count)" : "  ! \(hidden.count)",
        hidden.hasErrors ? .failure : .warning)
    }
  }

  private func fieldLine(_ line: FormLine, _ valueColumn: Int, _ borders: BorderStyle) -> StyledLine {
    var styled = StyledLine(DisplayText.blanks(line.indent))
    styled.append(DisplayText.padded(line.label, to: max(0, valueColumn - line.indent - 1)) + " ", .muted)
    if line.kind?.options != nil { styled.append(borders.choiceSign + " ", .muted) }
    let text = text(of: line)
    let value =
      text.isEmpty
      ? StyledLine(line.placeholder, .placeholder) : StyledLine(line.kind?.shownText(text) ?? text, .text)
    append(value, with: shownProblem(of: line), to: &styled)
    return styled
  }

  private func memberLine(_ line: FormLine, _ valueColumn: Int) -> StyledLine {
    guard let value = content[line.row.place] else { return StyledLine() }
    var styled = StyledLine(DisplayText.blanks(line.indent))
    let name = name(at: line.row.place)
    styled.append(
      DisplayText.padded(name.isEmpty ? "unnamed" : name, to: max(0, valueColumn - line.indent - 1)) + " ",
      name.isEmpty ? .placeholder : .name)
    append(Self.styled(value), with: shownProblem(of: line), to: &styled)
    return styled
  }

  private static func styled(_ value: JSON) -> StyledLine {
    switch value {
    case .string(let text): StyledLine(text.isEmpty ? "empty" : text, text.isEmpty ? .placeholder : .string)
    case .object, .array: StyledLine(value.compact, .text)
    default: JSONLine.scalar(value)
    }
  }

  /// What is wrong with a field. An entry that was added just now is not blamed before anything is typed.
  private func shownProblem(of line: FormLine) -> FormProblems.Problem? {
    if let editing = editing?.text, editing.isNewEntry { return nil }
    return problems.problem(for: line, in: content)
  }

  /// Adds a value, and when something is wrong with it a mark before it and the sentence behind it: neither
  /// a long value nor a narrow pane may hide the mark.
  private func append(_ value: StyledLine, with problem: FormProblems.Problem?, to line: inout StyledLine) {
    guard let problem else { return line.append(value) }
    line.append(problem.mark, problem.role)
    line.append(value.truncated(to: Self.columnsBesideProblem))
    line.append("  \(problem.sentence)", problem.role)
  }

  // MARK: - Detail

  private func drawDetail(into surface: inout Surface, in rectangle: Rectangle, below layout: Layout) {
    guard !rectangle.isEmpty else { return }
    var room = rectangle.columns
    if let editing = editing?.text, let length = editing.length {
      // How much room is left stands at the right, where no sentence hides it.
      let columns = DisplayText.columns(of: length.text)
      surface.write(
        length.text, column: max(rectangle.column, rectangle.endColumn - columns), row: rectangle.row,
        style: Style(length.isOver ? .failure : .muted))
      room = max(8, room - columns - 2)
    }
    for (position, line) in detailLines(layout, columns: room, rows: rectangle.rows).enumerated() {
      surface.write(
        line, at: Position(column: rectangle.column, row: rectangle.row + position), columns: room)
    }
  }

  /// What is said about the selected line, and its whole value when the line cuts it. The value goes before what the
  /// field is for, but not before what is wrong.
  private func detailLines(_ layout: Layout, columns: Int, rows: Int) -> [StyledLine] {
    guard let (text, role) = detail else { return [] }
    let leastOfSentence = role == .muted ? 0 : 1
    let value =
      cutValue(layout).map {
        StyledLine($0, .text).wrapped(to: columns, mostLines: max(1, rows - leastOfSentence))
      } ?? []
    let room = max(leastOfSentence, rows - value.count)
    let sentence = room > 0 ? StyledLine(text, role).wrapped(to: columns, mostLines: room) : []
    return Array((sentence + value).prefix(rows))
  }

  /// What is said about the selected line: its problem, or what it is for.
  private var detail: (text: String, role: TextRole)? {
    if let editing = editing?.text {
      if !editing.completions.isEmpty, editing.problem?.isError != true {
        return (editing.completionSentence, .muted)
      }
      if let problem = editing.problem { return (problem.sentence, problem.role) }
      return (editing.line.explanation, .muted)
    }
    guard let line = selectedLine else { return nil }
    if let problem = problems.problem(for: line, in: content) { return (problem.sentence, problem.role) }
    if case .userAgent? = line.kind { return (userAgentDetail(line), .muted) }
    return (line.explanation, .muted)
  }

  /// What conditions see of the user agent.
  private func userAgentDetail(_ line: FormLine) -> String {
    let userAgent = text(of: line)
    guard !userAgent.isEmpty else { return line.explanation }
    let browser = DetectedBrowser(userAgent: userAgent)
    return "Conditions see the browser \(browser.name) \(browser.majorVersion) on the platform "
      + DetectedPlatform.name(userAgent: userAgent) + "."
  }
}

extension FormLine {
  /// The columns before the line's text.
  fileprivate var indent: Int { depth * 2 }

  /// What stands before the text of a heading.
  fileprivate func beginning(_ borders: BorderStyle) -> String {
    DisplayText.blanks(indent) + borders.foldSign(isOpen: isOpen) + " "
  }
}

extension FormProblems.Problem {
  /// The sign before what is wrong: `✗ ` for what the Delivery API refuses, `! ` for advice.
  fileprivate var mark: String { isError ? "✗ " : "! " }

  fileprivate var role: TextRole { isError ? .failure : .warning }
}
