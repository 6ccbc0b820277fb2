import TerminalUI

/// What a confirmed question does. To ask before something else is done, add a case here and what it does
/// in `ExplorerState.perform(_:)` for confirmed purposes.
enum ConfirmationPurpose: Hashable, Sendable {
  /// Takes the request at this position out of the list.
  case removeRequest(Int)
  /// Sends the notifications that belong to the answer of the call with this number.
  case sendNotifications(call: Int)
  /// Saves a value over a file that is there.
  case replaceFile(ValueExport, path: String)
  /// Opens the edited text again that was no request.
  case editAgain
  /// Writes a request over what a file holds.
  case overwrite(RequestSaving)
  /// Ends the program with changes that are in no file.
  case quit
}

/// A question that is answered by yes or no.
struct Confirmation: Hashable, Sendable {
  /// What is asked, as a question.
  let title: String
  /// What happens then, in sentences.
  let text: String
  /// What yes means, in a word or two.
  let yes: String
  /// What no means, in a word or two.
  let no: String
  /// What yes does.
  let purpose: ConfirmationPurpose

  init(
    _ title: String, text: String, yes: String, no: String = "cancel", purpose: ConfirmationPurpose
  ) {
    self.title = title
    self.text = text
    self.yes = yes
    self.no = no
    self.purpose = purpose
  }

  /// Draws the question in the middle of the screen.
  func draw(into surface: inout Surface, borders: BorderStyle) {
    let layout = Layout(self, size: surface.size)
    Popup(title: StyledLine(title, Style(.accent, on: .plain, .bold)), borders: borders)
      .draw(into: &surface, in: layout.frame)
    for (row, line) in layout.lines.prefix(layout.text.rows).enumerated() {
      surface.write(
        line, column: layout.text.column, row: layout.text.row + row, columns: layout.text.columns)
    }
    draw("y", yes, into: &surface, in: layout.yes)
    draw("n", no, into: &surface, in: layout.no)
    if borders == .none {
      surface.cursor = Position(column: layout.yes.column, row: layout.yes.row)
    }
  }

  private func draw(_ key: String, _ word: String, into surface: inout Surface, in place: Rectangle) {
    var line = StyledLine(key, Style(.key, on: .plain, .bold))
    line.append(" \(word)", .text)
    surface.write(line, at: Position(column: place.column, row: place.row), columns: place.columns)
  }

  /// The answer under a cell, or nil; a cell beside the window means no.
  func answer(at position: Position, in size: Size) -> Bool? {
    let layout = Layout(self, size: size)
    if layout.yes.contains(position) { return true }
    return layout.no.contains(position) || !layout.frame.contains(position) ? false : nil
  }

  /// Where the parts of the question stand.
  private struct Layout {
    let frame: Rectangle
    let text: Rectangle
    let yes: Rectangle
    let no: Rectangle
    let lines: [String]

    init(_ question: Confirmation, size: Size) {
      let yesColumns = DisplayText.columns(of: question.yes) + 2
      let noColumns = DisplayText.columns(of: question.no) + 2
      let titleColumns = DisplayText.columns(of: question.title) + 4
      let wanted = max(min(60, DisplayText.columns(of: question.text)), titleColumns)
      let columns = min(max(wanted, yesColumns + 3 + noColumns), size.columns - 6)
      lines = DisplayText.wrapped(question.text, columns: columns).map(String.init)
      frame = Popup.centered(Size(columns: columns, rows: lines.count + 2), in: Rectangle(size))
      let (text, answers) = frame.inset(columns: 2, rows: 1).split(bottom: 1)
      self.text = text
      yes = Rectangle(column: answers.column, row: answers.row, columns: yesColumns, rows: 1)
      no = Rectangle(column: yes.endColumn + 3, row: answers.row, columns: noColumns, rows: 1)
        .intersection(answers)
    }
  }
}
