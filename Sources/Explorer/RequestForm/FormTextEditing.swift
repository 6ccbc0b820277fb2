import TerminalUI

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
  /// How many more there are.
  var moreCompletions = 0
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
