import TerminalUI

/// What is done with the text of a prompt. To ask for another line of text, add a case here, what is wrong
/// with a text in `problem(with:)`, and what it does in `ExplorerState.perform(_:with:)`.
enum PromptPurpose: Hashable, Sendable {
  /// Gives the open request another name.
  case renameRequest
  /// Saves a value to a file.
  case saveValue(ValueExport)
  /// Saves the open request to a file with this name.
  case saveRequest
  /// Imagines that a value of the request is another.
  case whatIf(WhatIfTarget)
  /// Goes to a field of the form with this text in its label or value.
  case findField

  /// How wide the field is where there is room: addresses and paths are long.
  fileprivate var wantedColumns: Int {
    switch self {
    case .renameRequest, .saveRequest, .findField: 56
    case .saveValue, .whatIf: 100
    }
  }

  /// What is wrong with a text, as a sentence, or nil when it can be taken.
  func problem(with text: String) -> String? {
    switch self {
    case .renameRequest: text.allSatisfy(\.isWhitespace) ? "A request needs a name." : nil
    case .saveValue: text.allSatisfy(\.isWhitespace) ? "A file needs a name." : nil
    case .saveRequest: text.allSatisfy(\.isWhitespace) ? "A file needs a name." : nil
    case .whatIf(let target): target.problem(with: text)
    case .findField: text.isEmpty ? "Type a part of a label or of a value." : nil
    }
  }
}

/// A question that is answered by a line of text.
struct Prompt: Hashable, Sendable {
  /// What is asked for.
  let title: String
  /// What the text is for, in a sentence; nil when the title says it all.
  let explanation: String?
  /// What is done with the text.
  let purpose: PromptPurpose
  /// The text being typed.
  private(set) var field: TextField
  /// Whether a refused text has to say why. An empty field does not complain before it is submitted.
  private var isRefused = false
  /// A text that could not be used, and why, in a sentence. It may be submitted again.
  private let refusal: Refusal?

  private struct Refusal: Hashable {
    let text: String
    let sentence: String
  }

  init(
    _ title: String, text: String = "", placeholder: String = "", explanation: String? = nil,
    refusal: String? = nil, purpose: PromptPurpose
  ) {
    self.title = title
    self.explanation = explanation
    self.purpose = purpose
    self.refusal = refusal.map { Refusal(text: text, sentence: $0) }
    field = TextField(text, placeholder: placeholder)
  }

  /// What is wrong with the text, once there is some or it was submitted.
  var problem: String? {
    if let refusal, refusal.text == field.text { return refusal.sentence }
    return isRefused || !field.text.isEmpty ? purpose.problem(with: field.text) : nil
  }

  /// Does what a key means in the field. A text that cannot be taken is not submitted.
  mutating func handle(_ key: KeyPress) -> TextField.Outcome {
    let outcome = field.handle(key)
    guard outcome == .submitted, purpose.problem(with: field.text) != nil else { return outcome }
    isRefused = true
    return .moved
  }

  /// Inserts pasted text.
  mutating func paste(_ text: String) { field.paste(text) }

  /// Does what the mouse means: a click in the field moves the cursor.
  ///
  /// - Returns: whether the window stays; a click beside it closes it.
  mutating func handle(_ mouse: MouseEvent, in size: Size) -> Bool {
    let layout = Layout(self, size: size)
    _ = field.handle(mouse, in: layout.field)
    return mouse.kind != .click || layout.frame.contains(mouse.position)
  }

  /// Draws the prompt in the middle of the screen: the field, and below it what is wrong or what it is for.
  func draw(into surface: inout Surface, borders: BorderStyle) {
    let layout = Layout(self, size: surface.size)
    Popup(title: StyledLine(title, Style(.accent, on: .plain, .bold)), borders: borders)
      .draw(into: &surface, in: layout.frame)
    let problem = problem
    let sentence = problem.map { "✗ \($0)" } ?? explanation ?? ""
    let style = Style(problem == nil ? .muted : .failure)
    let lines = DisplayText.wrapped(sentence, columns: layout.sentence.columns)
    for (row, line) in lines.prefix(layout.sentence.rows).enumerated() {
      surface.write(
        String(line), column: layout.sentence.column, row: layout.sentence.row + row, style: style,
        columns: layout.sentence.columns)
    }
    field.draw(into: &surface, in: layout.field, isFocused: true)
  }

  /// Where the parts of the prompt stand. There are two lines for the sentence always, so that nothing
  /// jumps while one types.
  private struct Layout {
    let frame: Rectangle
    let field: Rectangle
    let sentence: Rectangle

    init(_ prompt: Prompt, size: Size) {
      let wanted = max(prompt.purpose.wantedColumns, DisplayText.columns(of: prompt.title) + 4)
      let content = Size(columns: min(wanted, size.columns - 6), rows: 3)
      frame = Popup.centered(content, in: Rectangle(size))
      (field, sentence) = frame.inset(columns: 2, rows: 1).split(top: 1)
    }
  }
}
