import TerminalUI
import Workspace

/// The halves of a member of an open object.
enum FormFieldPart: Sendable {
  case name
  case value
}

/// A field being edited as text.
struct FormTextEditing: Sendable {
  let line: FormLine
  let part: FormFieldPart
  var textField: TextField
  /// What is wrong with the text so far.
  var problem: FormProblems.Problem?
  /// Known names that begin with the text; none when the text is one of them, or nothing is known.
  var completions: [String] = []
  /// Whether the field belongs to an entry that was added just now and goes away when editing is given up.
  var isNewEntry = false

  /// How many names are shown, which is as many as have room below the form.
  static let mostCompletions = 8

  /// How long the text is and may be: `12/250`; nil without a limit.
  var length: (text: String, isOver: Bool)? {
    guard let limit = textField.lengthLimit else { return nil }
    let count = textField.text.unicodeScalars.count
    return ("\(count)/\(limit)", count > limit)
  }
}

extension FormTextEditing {
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
}
