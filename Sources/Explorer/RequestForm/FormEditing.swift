import OrderedJSON
import TerminalUI
import Workspace

/// A field being edited.
enum FormEditing: Sendable {
  /// As text.
  case text(FormTextEditing)
  /// By choosing one of its values.
  case choice(FormLine, Choice)
  /// As text, with the known names to choose one of in front.
  case completion(FormTextEditing, Choice)

  /// The line of the field.
  var line: FormLine {
    switch self {
    case .text(let editing), .completion(let editing, _): editing.line
    case .choice(let line, _): line
    }
  }

  /// The text being edited, if it is one.
  var text: FormTextEditing? {
    switch self {
    case .text(let editing), .completion(let editing, _): editing
    case .choice: nil
    }
  }

  /// What there is to choose from, if that shows.
  var choice: Choice? {
    switch self {
    case .choice(_, let choice), .completion(_, let choice): choice
    case .text: nil
    }
  }
}

extension RequestFormState {
  /// Begins to edit the field of a line, or opens its choice.
  mutating func beginEditing(_ line: FormLine, _ part: FormFieldPart = .value, isNewEntry: Bool = false) {
    select(line.row)
    guard let kind = line.kind else { return }
    let text = text(of: line)
    if part == .value, let options = kind.options(besides: text) {
      let selected = options.firstIndex { $0.shownText == text } ?? 0
      let choices = options.map {
        Choice.Option($0.title, detail: DisplayText.truncated($0.detail, to: 120))
      }
      editing = .choice(line, Choice(choices, selected: selected))
    } else {
      beginTextEditing(line, part, isNewEntry: isNewEntry)
    }
  }

  private mutating func beginTextEditing(
    _ line: FormLine, _ part: FormFieldPart = .value, isNewEntry: Bool = false
  ) {
    let text: String
    var rule = line.kind?.rule
    var placeholder = line.placeholder
    switch part {
    case .value:
      // A number that only stands for none so far would be in the way.
      text = isNewEntry && content[line.row.place] == .number(JSONNumber(0)) ? "" : self.text(of: line)
    case .name:
      text = name(at: line.row.place)
      placeholder = "name"
      if case .member(let map) = line.part { rule = map.nameRule }
    }
    let limit = rule.map(\.characters.upperBound).flatMap { $0 == .max ? nil : $0 }
    let textField = TextField(text, placeholder: placeholder, lengthLimit: limit)
    var editing = FormTextEditing(line: line, part: part, textField: textField, isNewEntry: isNewEntry)
    if !isNewEntry { editing.problem = problems.problem(for: line, in: content) }
    editing.completions = completions(of: editing)
    editing.moreCompletions = moreCompletions(of: editing)
    self.editing = .text(editing)
  }

  /// What a key did to the field being edited.
  enum EditingOutcome {
    /// The key means nothing here.
    case ignored
    /// The key did what it means.
    case done
    /// What was typed cannot be the value of the field, which stays open.
    case refused
  }

  /// Does what a key means to the field being edited.
  mutating func handleEditing(_ key: KeyPress) -> EditingOutcome {
    switch editing {
    case .text(let text): return handleText(text, key)
    case .choice(let line, let choice): return handleChoice(line, choice, key)
    case .completion(let text, let choice): return handleCompletion(text, choice, key)
    case nil: return .ignored
    }
  }

  /// Puts pasted text into the field being edited, which has one line.
  ///
  /// - Returns: how many ends of line became blanks.
  mutating func pasteIntoEditing(_ text: String) -> Int {
    switch editing {
    case .text(var editing):
      let count = editing.textField.paste(text)
      self.editing = .text(checked(editing))
      return count
    case .choice(let line, _):
      guard case .userAgent? = line.kind else { return 0 }
      beginTextEditing(line)
      return pasteIntoEditing(text)
    case .completion(let editing, _):
      self.editing = .text(editing)
      return pasteIntoEditing(text)
    case nil: return 0
    }
  }

  /// Does what a click in the popup of a choice means.
  mutating func handleEditing(_ mouse: MouseEvent, in popup: Rectangle) {
    if case .completion(let text, var choice) = editing {
      take(choice.handle(mouse, in: popup), of: choice, for: text)
      if mouse.kind == .click, !popup.contains(mouse.position) { editing = .text(text) }
      return
    }
    guard case .choice(let line, var choice) = editing else { return }
    switch choice.handle(mouse, in: popup) {
    case .chosen(let option): choose(option, for: line)
    case .cancelled, .ignored:
      if !popup.contains(mouse.position) { editing = nil }
    case .changed: editing = .choice(line, choice)
    }
  }

  /// Gives up what was typed. An entry that was added for it goes away again.
  mutating func cancelEditing() {
    if let text = editing?.text, text.isNewEntry { _ = undo() }
    editing = nil
  }

  /// Takes over what was typed, or closes a choice without choosing.
  ///
  /// - Returns: whether the text could be the field's value; otherwise editing goes on.
  mutating func commitEditing() -> Bool {
    guard var text = editing?.text else {
      editing = nil
      return true
    }
    do {
      try setText(text.textField.text, of: text.line, text.part)
      editing = nil
      return true
    } catch {
      text.problem = FormProblems.Problem(sentence: error.sentence, isError: true)
      editing = .text(text)
      return false
    }
  }

  /// Gives a field a text; an empty one leaves the member out where it may.
  ///
  /// - Throws: `FormFieldProblem` when the text is of the wrong kind; limits are for validation.
  mutating func setText(
    _ text: String, of line: FormLine, _ part: FormFieldPart = .value
  ) throws(FormFieldProblem) {
    try changeContent { content throws(FormFieldProblem) in try content.setText(text, of: line, part) }
  }

  private mutating func handleText(_ editing: FormTextEditing, _ key: KeyPress) -> EditingOutcome {
    var editing = editing
    if key == KeyPress(.tab), editing.complete() {
      self.editing = .text(checked(editing))
      return .done
    }
    if key == KeyPress(.tab) || key == KeyPress(.backTab) {
      guard commitEditing() else { return .refused }
      editNeighbour(of: editing, forward: key == KeyPress(.tab))
      return .done
    }
    if key == KeyPress(.down), let choice = completionChoice(editing) {
      self.editing = .completion(editing, choice)
      return .done
    }
    switch editing.textField.handle(key) {
    case .submitted:
      guard commitEditing() else { return .refused }
      continueNewEntry(editing)
    case .cancelled: cancelEditing()
    case .changed: self.editing = .text(checked(editing))
    case .moved: self.editing = .text(editing)
    case .ignored: return .ignored
    }
    return .done
  }

  /// A new parameter wants its value after its name; a new entry what it cannot be without.
  mutating func continueNewEntry(_ editing: FormTextEditing) {
    guard editing.isNewEntry else { return }
    if editing.part == .name { return beginEditing(editing.line) }
    guard let position = lines.firstIndex(where: { $0.row == editing.line.row }),
      lines.indices.contains(position + 1), case .field(let next) = lines[position + 1].part, next.isRequired,
      next.kind.options == nil, next.kind.text(of: content[lines[position + 1].row.place]).isEmpty
    else { return }
    beginEditing(lines[position + 1])
  }

  private mutating func handleChoice(_ line: FormLine, _ choice: Choice, _ key: KeyPress) -> EditingOutcome {
    var choice = choice
    switch choice.handle(key) {
    case .chosen(let option): choose(option, for: line)
    case .cancelled: editing = nil
    case .changed: editing = .choice(line, choice)
    case .ignored: return .ignored
    }
    return .done
  }

  private mutating func choose(_ option: Int, for line: FormLine) {
    editing = nil
    let options = line.kind?.options(besides: text(of: line)) ?? []
    guard options.indices.contains(option) else { return }
    switch options[option].effect {
    case .edit: beginTextEditing(line)
    // A value to choose is always of the right kind.
    case .value(let text): try? setText(text, of: line)
    case .preset(let preset):
      try? changeContent { content throws(FormFieldProblem) in
        content.change(line.row.place) { $0 = .string(preset.userAgent) }
        guard let context = line.row.place.parent else { return }
        let hints = preset.clientHints.flatMap { try? OrderedJSONEncoder().encode($0) }
        content.change(context.members(["clientHints"])) { $0 = hints }
      }
    }
  }

  /// The next or previous field of the form is edited, when it is one for text.
  private mutating func editNeighbour(of editing: FormTextEditing, forward: Bool) {
    if case .member = editing.line.part, (editing.part == .name) == forward {
      return beginEditing(editing.line, forward ? .value : .name)
    }
    let fields = lines.filter { $0.kind != nil }
    guard let position = fields.firstIndex(where: { $0.row == editing.line.row }) else { return }
    let next = position + (forward ? 1 : -1)
    guard fields.indices.contains(next) else { return }
    select(fields[next].row)
    guard fields[next].kind?.options == nil else { return }
    if case .member = fields[next].part, forward {
      beginEditing(fields[next], .name)
    } else {
      beginEditing(fields[next])
    }
  }

  /// A field being edited with what is wrong with its text, and with what would complete it.
  func checked(_ editing: FormTextEditing) -> FormTextEditing {
    var editing = editing
    editing.completions = completions(of: editing)
    editing.moreCompletions = moreCompletions(of: editing)
    var changed = content
    do {
      try changed.setText(editing.textField.text, of: editing.line, editing.part)
      let document = try FormFieldProblem.decoding(document, changed)
      editing.problem = problems(of: document).problem(for: editing.line, in: changed)
    } catch {
      editing.problem = FormProblems.Problem(sentence: error.sentence, isError: true)
    }
    return editing
  }
}

extension JSON {
  /// Gives the field of a line a text.
  fileprivate mutating func setText(
    _ text: String, of line: FormLine, _ part: FormFieldPart
  ) throws(FormFieldProblem) {
    let place = line.row.place
    if part == .name { return rename(place, to: text) }
    guard let kind = line.kind else { return }
    let old = self[place]
    if let value = try kind.value(of: text, replacing: old) {
      beginParts(around: place)
      return change(place) { $0 = value }
    }
    switch line.part {
    case .field(let field) where field.isRequired:
      guard field.kind.isText else { throw FormFieldProblem(sentence: "is required") }
      if old != nil { change(place) { $0 = .string("") } }
    case .value(_, .text): change(place) { $0 = .string("") }
    case .value: throw FormFieldProblem(sentence: "is required; d deletes it")
    default: remove(place)
    }
  }

  /// Makes the parts around a place that begin with something in them.
  private mutating func beginParts(around place: FormPlace) {
    for count in place.steps.indices {
      let outer = FormPlace(steps: Array(place.steps[..<count]))
      guard let blank = FormSchema.blanks[outer.memberNames], outer.position == nil, self[outer] == nil else {
        continue
      }
      change(outer) { $0 = .object(blank) }
    }
  }

  private mutating func rename(_ place: FormPlace, to name: String) {
    guard let parent = place.parent, let position = place.position else { return }
    change(parent) { value in
      guard var members = value?.object?.members, members.indices.contains(position) else { return }
      members[position].name = name
      value = .object(JSONObject(members))
    }
  }
}
