import TerminalUI
import Workspace

/// A field being edited.
enum FormEditing: Hashable, Sendable {
  /// As text.
  case text(FormTextEditing)
  /// By choosing one of its values.
  case choice(FormField, Choice)

  /// The field.
  var field: FormField {
    switch self {
    case .text(let editing): editing.field
    case .choice(let field, _): field
    }
  }
}

/// A field being edited as text.
struct FormTextEditing: Hashable, Sendable {
  let field: FormField
  var textField: TextField
  /// What is wrong with the text so far.
  var problem: FormProblems.Problem?
  /// Whether the field belongs to an entry that was added just now and goes away when editing is given up.
  var isNewEntry = false
}

extension RequestFormState {
  /// Begins to edit the field of a line, or opens its choice.
  mutating func beginEditing(_ field: FormField, isNewEntry: Bool = false) {
    select(field)
    let text = document.text(of: field)
    if let options = field.options(besides: text) {
      let selected = options.firstIndex { $0.effect == .value(text) } ?? 0
      let choices = options.map { Choice.Option($0.title, detail: $0.detail) }
      editing = .choice(field, Choice(choices, selected: selected))
    } else {
      beginTextEditing(field, isNewEntry: isNewEntry)
    }
  }

  private mutating func beginTextEditing(_ field: FormField, isNewEntry: Bool = false) {
    let textField = TextField(document.text(of: field), placeholder: field.placeholder)
    var text = FormTextEditing(field: field, textField: textField, isNewEntry: isNewEntry)
    if !isNewEntry { text.problem = problems.problem(for: field, in: document) }
    editing = .text(text)
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
    case .choice(let field, let choice): return handleChoice(field, choice, key)
    case nil: return .ignored
    }
  }

  /// Puts pasted text into the field being edited.
  mutating func pasteIntoEditing(_ text: String) {
    switch editing {
    case .text(var editing):
      editing.textField.paste(text)
      self.editing = .text(checked(editing))
    case .choice(let field, _) where field == .userAgent:
      beginTextEditing(field)
      pasteIntoEditing(text)
    default: break
    }
  }

  /// Does what a click in the popup of a choice means.
  mutating func handleEditing(_ mouse: MouseEvent, in popup: Rectangle) {
    guard case .choice(let field, var choice) = editing else { return }
    switch choice.handle(mouse, in: popup) {
    case .chosen(let option): choose(option, for: field)
    case .cancelled, .ignored:
      if !popup.contains(mouse.position) { editing = nil }
    case .changed: editing = .choice(field, choice)
    }
  }

  /// Gives up what was typed. An entry that was added for it goes away again.
  mutating func cancelEditing() {
    if case .text(let text) = editing, text.isNewEntry { _ = undo() }
    editing = nil
  }

  /// Takes over what was typed, or closes a choice without choosing.
  ///
  /// - Returns: whether the text could be the field's value; otherwise editing goes on.
  mutating func commitEditing() -> Bool {
    guard case .text(var text) = editing else {
      editing = nil
      return true
    }
    do {
      try change { document throws(FormFieldProblem) in
        try document.setText(text.textField.text, of: text.field)
      }
      editing = nil
      return true
    } catch {
      text.problem = FormProblems.Problem(sentence: error.sentence, isError: true)
      editing = .text(text)
      return false
    }
  }

  private mutating func handleText(_ editing: FormTextEditing, _ key: KeyPress) -> EditingOutcome {
    var editing = editing
    if key == KeyPress(.tab) || key == KeyPress(.backTab) {
      guard commitEditing() else { return .refused }
      editNeighbour(of: editing.field, forward: key == KeyPress(.tab))
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

  /// A new parameter wants its value after its name; a new customer id its code after its id.
  private mutating func continueNewEntry(_ editing: FormTextEditing) {
    guard editing.isNewEntry else { return }
    switch editing.field {
    case .parameter(let place, let mbox, let parameter, .name):
      beginEditing(.parameter(place, mbox: mbox, parameter: parameter, .value))
    case .customerId(let position):
      beginEditing(.integrationCode(position))
    default: break
    }
  }

  private mutating func handleChoice(_ field: FormField, _ choice: Choice, _ key: KeyPress) -> EditingOutcome
  {
    var choice = choice
    switch choice.handle(key) {
    case .chosen(let option): choose(option, for: field)
    case .cancelled: editing = nil
    case .changed: editing = .choice(field, choice)
    case .ignored: return .ignored
    }
    return .done
  }

  private mutating func choose(_ option: Int, for field: FormField) {
    editing = nil
    let options = field.options(besides: document.text(of: field)) ?? []
    guard options.indices.contains(option) else { return }
    switch options[option].effect {
    case .edit: beginTextEditing(field)
    case .value(let text):
      // A value to choose is always of the right kind.
      try? change { document throws(FormFieldProblem) in try document.setText(text, of: field) }
    }
  }

  /// The next or previous field of the form is edited, when it is one for text.
  private mutating func editNeighbour(of field: FormField, forward: Bool) {
    if case .parameter(let place, let mbox, let parameter, let part) = field, (part == .name) == forward {
      beginEditing(
        .parameter(place, mbox: mbox, parameter: parameter, forward ? .value : .name))
      return
    }
    let fields = rows.compactMap(\.field)
    let current: FormField =
      if case .parameter(let place, let mbox, let parameter, _) = field {
        .parameter(place, mbox: mbox, parameter: parameter, .value)
      } else {
        field
      }
    guard let position = fields.firstIndex(of: current) else { return }
    let next = position + (forward ? 1 : -1)
    guard fields.indices.contains(next) else { return }
    select(fields[next])
    guard fields[next].options == nil else { return }
    if case .parameter(let place, let mbox, let parameter, _) = fields[next], forward {
      beginEditing(.parameter(place, mbox: mbox, parameter: parameter, .name))
    } else {
      beginEditing(fields[next])
    }
  }

  private func checked(_ editing: FormTextEditing) -> FormTextEditing {
    var editing = editing
    var changed = document
    do {
      try changed.setText(editing.textField.text, of: editing.field)
      editing.problem = FormProblems(of: changed).problem(for: editing.field, in: changed)
    } catch {
      editing.problem = FormProblems.Problem(sentence: error.sentence, isError: true)
    }
    return editing
  }
}
