import TerminalUI
import Workspace

extension FormTextEditing {
  /// Tells the known names, how many there are and the keys that take one.
  var completionSentence: String {
    let beginning = textField.text.isEmpty ? "The artifact has " : "Tab completes: "
    let more = moreCompletions > 0 ? " and \(moreCompletions) more" : ""
    return beginning + completions.joined(separator: ", ") + more + ". ↓ lists them."
  }

  /// Completes what was typed to the first name that begins with it.
  ///
  /// - Returns: whether there is one and something was typed.
  mutating func complete() -> Bool {
    guard !textField.text.isEmpty, let name = completions.first else { return false }
    textField = TextField(name, placeholder: textField.placeholder, lengthLimit: textField.lengthLimit)
    return true
  }
}

extension RequestFormState {
  /// The known names for what was typed so far.
  func completions(of editing: FormTextEditing) -> [String] {
    let text = editing.textField.text
    guard case .mboxName? = editing.line.kind, let names = account.knownMboxNames, !names.contains(text)
    else { return [] }
    return names.beginning(with: text, limit: FormTextEditing.mostCompletions)
  }

  /// How many known names begin with what was typed besides those that are shown.
  func moreCompletions(of editing: FormTextEditing) -> Int {
    guard editing.completions.count == FormTextEditing.mostCompletions, let names = account.knownMboxNames
    else {
      return 0
    }
    return names.count(beginningWith: editing.textField.text) - editing.completions.count
  }

  /// All known names to choose one of, narrowed down to what was typed; nil when there are none.
  func completionChoice(_ editing: FormTextEditing) -> Choice? {
    guard case .mboxName? = editing.line.kind, let names = account.knownMboxNames else { return nil }
    let text = editing.textField.text
    // More than this nobody looks through.
    let most = 1_000
    let all = names.beginning(with: "", limit: most)
    let offered = all.count < most ? all : names.beginning(with: text, limit: most)
    let choice = Choice(offered.map { Choice.Option($0) })
    guard !choice.options.isEmpty else { return nil }
    var narrowed = choice
    for character in text { _ = narrowed.handle(.character(character)) }
    // What was typed may be none of them, or the whole of one.
    return narrowed.matches.isEmpty || names.contains(text) ? choice : narrowed
  }

  /// Does what a key means in the list of known names.
  mutating func handleCompletion(
    _ text: FormTextEditing, _ choice: Choice, _ key: KeyPress
  ) -> EditingOutcome {
    var choice = choice
    let outcome = choice.handle(key)
    take(outcome, of: choice, for: text)
    return outcome == .ignored ? .ignored : .done
  }

  /// Gives the field the name that was chosen; without one the text goes on being edited.
  mutating func take(_ outcome: Choice.Outcome, of choice: Choice, for text: FormTextEditing) {
    switch outcome {
    case .chosen(let option):
      var text = text
      text.textField.setText(choice.options[option].title)
      editing = .text(checked(text))
      if commitEditing() { continueNewEntry(text) }
    case .cancelled: editing = .text(text)
    case .changed: editing = .completion(text, choice)
    case .ignored: break
    }
  }
}
