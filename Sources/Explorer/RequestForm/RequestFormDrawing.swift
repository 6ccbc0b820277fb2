import Decisioning
import DeliveryAPI
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

    /// The column where values begin, counted from the left edge of the lines.
    var valueColumn: Int { min(21, max(16, lines.columns * 2 / 5)) }
  }

  /// Draws the form into the inside of its pane.
  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    let layout = Layout(in: rectangle)
    var list = ListView()
    list.scroll = scroll
    list.draw(into: &surface, in: layout.lines, isFocused: isFocused, borders: borders) { position in
      line(of: rows[position], valueColumn: layout.valueColumn)
    }
    drawDetail(into: &surface, in: layout.detail)
    if case .text(let editing) = editing, let place = editedFieldRectangle(in: rectangle) {
      editing.textField.draw(
        into: &surface, in: place, isFocused: true, role: editing.problem?.isError == true ? .failure : .text)
    }
  }

  /// Where the field being edited is drawn, or nil when it is not on the screen.
  func editedFieldRectangle(in rectangle: Rectangle) -> Rectangle? {
    guard editing != nil, let position = scroll.selected else { return nil }
    let layout = Layout(in: rectangle)
    let scroll = scroll.fitted(page: layout.lines.rows)
    guard scroll.visible.contains(position) else { return nil }
    let row = Rectangle(
      column: layout.lines.column, row: layout.lines.row + position - scroll.offset,
      columns: layout.lines.columns, rows: 1)
    if case .parameter(_, _, _, .name)? = editing?.field {
      let indent = Self.indent(of: rows[position])
      let (_, rest) = row.split(left: indent)
      return rest.split(left: max(8, layout.valueColumn - indent - 1)).left
    }
    return row.inset(columns: 0).split(left: layout.valueColumn).rest
  }

  // MARK: - Lines

  private static func indent(of row: FormRow) -> Int { row.depth * 2 }

  private func line(of row: FormRow, valueColumn: Int) -> StyledLine {
    switch row {
    case .group(let group): groupLine(group)
    case .item(let item): itemLine(item, row)
    case .field(let field): fieldLine(field, row, valueColumn)
    case .parameter(let place, let mbox, let parameter):
      parameterLine(place, mbox, parameter, row, valueColumn)
    case .addition(let addition): additionLine(addition, row)
    case .part(let text): StyledLine("  " + text, .muted)
    }
  }

  private func groupLine(_ group: FormGroup) -> StyledLine {
    var line = StyledLine(folded.contains(.group(group)) ? "▸ " : "▾ ", .muted)
    line.append(group.title, Style(.heading, on: .plain, .bold))
    if let count = count(of: group) { line.append(" (\(count))", .muted) }
    if let problem = problems.problem(for: .group(group), in: document) {
      line.append("  \(problem.mark)\(problem.sentence)", problem.role)
    }
    return line
  }

  private func count(of group: FormGroup) -> Int? {
    switch group {
    case .execute: document.mboxes(of: .execute).count
    case .prefetch: document.mboxes(of: .prefetch).count
    case .customerIds: document.formCustomerIds.count
    case .context, .visitor, .call, .others: nil
    }
  }

  private func itemLine(_ item: FormItem, _ row: FormRow) -> StyledLine {
    var line = StyledLine(DisplayText.blanks(Self.indent(of: row)))
    line.append(folded.contains(.item(item)) ? "▸ " : "▾ ", .muted)
    switch item {
    case .mbox(let place, let position):
      let mbox = document.mbox(position, of: place)
      let name = mbox?.name ?? ""
      line.append(name.isEmpty ? "unnamed mbox" : name, name.isEmpty ? .placeholder : .text)
      let count = mbox?.parameters?.count ?? 0
      if count > 0 { line.append("  \(count) \(count == 1 ? "parameter" : "parameters")", .muted) }
    case .customer(let position):
      let ids = document.formCustomerIds
      let id = ids.indices.contains(position) ? ids[position] : nil
      line.append(id.map { $0.id.isEmpty ? "unnamed customer" : $0.id } ?? "", .text)
      if let code = id?.integrationCode, !code.isEmpty { line.append("  \(code)", .muted) }
    }
    if let problem = problems.problem(for: row, in: document) {
      line.append("  \(problem.mark)\(problem.sentence)", problem.role)
    }
    return line
  }

  private func fieldLine(_ field: FormField, _ row: FormRow, _ valueColumn: Int) -> StyledLine {
    let indent = Self.indent(of: row)
    var line = StyledLine(DisplayText.blanks(indent))
    line.append(DisplayText.padded(field.label, to: max(0, valueColumn - indent - 1)) + " ", .muted)
    if field.options != nil { line.append("▾ ", .muted) }
    let text = document.text(of: field)
    let value =
      text.isEmpty
      ? StyledLine(field.placeholder, .placeholder) : StyledLine(field.shownText(text), .text)
    append(value, with: shownProblem(of: field), to: &line)
    return line
  }

  private func parameterLine(
    _ place: MboxPlace, _ mbox: Int, _ parameter: Int, _ row: FormRow, _ valueColumn: Int
  ) -> StyledLine {
    let parameters = document.parameters(ofMbox: mbox, in: place)
    guard parameters.indices.contains(parameter) else { return StyledLine() }
    let member = parameters[parameter]
    let indent = Self.indent(of: row)
    var line = StyledLine(DisplayText.blanks(indent))
    let name = member.name.isEmpty ? "unnamed" : member.name
    line.append(
      DisplayText.padded(name, to: max(0, valueColumn - indent - 1)) + " ",
      member.name.isEmpty ? .placeholder : .name)
    let value =
      member.value.string.map { StyledLine($0.isEmpty ? "empty" : $0, $0.isEmpty ? .placeholder : .string) }
      ?? JSONLine.scalar(member.value)
    let problem = shownProblem(of: .parameter(place, mbox: mbox, parameter: parameter, .value))
    append(value, with: problem, to: &line)
    return line
  }

  /// What is wrong with a field. An entry that was added just now is not blamed before anything is typed.
  private func shownProblem(of field: FormField) -> FormProblems.Problem? {
    if case .text(let editing) = editing, editing.isNewEntry { return nil }
    return problems.problem(for: field, in: document)
  }

  /// Adds a value, and when something is wrong with it a mark before it and the sentence behind it: neither
  /// a long value nor a narrow pane may hide the mark.
  private func append(_ value: StyledLine, with problem: FormProblems.Problem?, to line: inout StyledLine) {
    guard let problem else { return line.append(value) }
    line.append(problem.mark, problem.role)
    line.append(value.truncated(to: 24))
    line.append("  \(problem.sentence)", problem.role)
  }

  private func additionLine(_ addition: FormAddition, _ row: FormRow) -> StyledLine {
    let what =
      switch addition {
      case .mbox: "add an mbox"
      case .parameter: "add a parameter"
      case .customer: "add a customer ID"
      }
    return StyledLine(DisplayText.blanks(Self.indent(of: row)) + "+ " + what, .muted)
  }

  // MARK: - Detail

  private func drawDetail(into surface: inout Surface, in rectangle: Rectangle) {
    guard !rectangle.isEmpty, let (text, role) = detail else { return }
    for (position, line) in DisplayText.wrapped(text, columns: rectangle.columns).prefix(rectangle.rows)
      .enumerated()
    {
      surface.write(
        String(line), column: rectangle.column, row: rectangle.row + position, style: Style(role),
        columns: rectangle.columns)
    }
  }

  /// What conditions see of the user agent.
  private var userAgentDetail: String {
    let userAgent = document.text(of: .userAgent)
    guard !userAgent.isEmpty else { return FormField.userAgent.explanation }
    let browser = DetectedBrowser(userAgent: userAgent)
    return "Conditions see the browser \(browser.name) \(browser.majorVersion) on the platform "
      + DetectedPlatform.name(userAgent: userAgent) + "."
  }

  /// What is said about the selected line: its problem, or what it is for.
  private var detail: (text: String, role: TextRole)? {
    if case .text(let editing) = editing {
      if let problem = editing.problem { return (problem.sentence, problem.role) }
      return (editing.field.explanation, .muted)
    }
    guard let row = selectedRow else { return nil }
    if let problem = problems.problem(for: row, in: document) {
      return (problem.sentence, problem.role)
    }
    if let field = row.field {
      return (field == .userAgent ? userAgentDetail : field.explanation, .muted)
    }
    switch row {
    case .group(let group): return (group.explanation, .muted)
    case .item: return ("Enter opens and closes it, c duplicates, d deletes, a adds a parameter.", .muted)
    case .addition: return ("Enter adds one here.", .muted)
    case .part: return ("Part of the request; this form shows it and leaves it as it is.", .muted)
    case .field, .parameter: return nil
    }
  }
}

extension FormProblems.Problem {
  /// The sign before what is wrong: `✗ ` for what the Delivery API refuses, `! ` for advice.
  fileprivate var mark: String { isError ? "✗ " : "! " }

  fileprivate var role: TextRole { isError ? .failure : .warning }
}

extension FormGroup {
  /// The heading of the group.
  var title: String {
    switch self {
    case .context: "Context"
    case .execute: "Execute · mboxes"
    case .prefetch: "Prefetch · mboxes"
    case .customerIds: "Customer IDs"
    case .visitor: "Visitor"
    case .call: "Call"
    case .others: "Also in this request"
    }
  }

  /// One sentence on what the group is for.
  var explanation: String {
    switch self {
    case .context: "Where the visitor is and with which browser."
    case .execute: "Mboxes whose offers are shown now. An impression counts."
    case .prefetch: "Mboxes whose offers are fetched for later; showing them is to be notified."
    case .customerIds: "The visitor's ids in the customer's own systems."
    case .visitor: "The ids that decide which bucket of an activity the visitor falls into."
    case .call: "Options of the call itself."
    case .others: "Parts of the request that are sent as they are."
    }
  }
}
