import OrderedJSON
import Workspace

/// A text that came out of the person's editor and is no request.
struct RefusedText: Hashable, Sendable {
  let text: String
  /// The line at which it stops being one, counted from 1, if that is known.
  let line: Int?
}

extension ExplorerState {
  /// Opens the request as JSON in the person's editor, or the text that was no request when it was edited last.
  mutating func editAsJSON() -> [ExplorerEffect] {
    if let refused = form.refusedText { return [.edit(refused.text, line: refused.line)] }
    guard let text = form.editorText else {
      message = Message("The request holds a number that JSON cannot write.", .failure)
      return []
    }
    return [.edit(text, line: nil)]
  }

  /// Takes over what came out of the editor, as one change that can be undone.
  mutating func takeEdited(_ outcome: EditorOutcome) -> [ExplorerEffect] {
    switch outcome {
    case .failed(let sentence): message = Message(sentence, .failure)
    case .text(let text) where text.allSatisfy(\.isWhitespace):
      form.refusedText = nil
      message = Message("The text was empty, so the request stays as it was.")
    case .text(let text) where text == form.editorText:
      form.refusedText = nil
      message = Message("Nothing was changed.")
    case .text(let text): takeEdited(text)
    }
    return []
  }

  private mutating func takeEdited(_ text: String) {
    do {
      let edited = try RequestDocument(parsing: Array(text.utf8), source: "the text")
      form.refusedText = nil
      guard (try? edited.json()) != (try? form.document.json()) else {
        message = Message("Nothing was changed.")
        return
      }
      try? form.change { $0 = edited }
      let count = form.problems.count
      let next = commands.keyName(of: .nextProblem)
      message =
        count == 0
        ? Message("The request is as you edited it.", .success)
        : Message("The request is as you edited it. \(next) goes to what is wrong with it.", .warning)
    } catch {
      form.refusedText = RefusedText(text: text, line: error.line)
      let place = error.place.map { "\($0), " } ?? ""
      let key = commands.keyName(of: .editAsJSON)
      overlay = .confirmation(
        Confirmation(
          "The text is no request",
          text:
            "\(place)\(error.problem). Your text is kept: \(key) opens it again, and an empty text drops it.",
          yes: "edit it again", no: "later", purpose: .editAgain))
    }
  }
}

extension RequestFormState {
  /// The request as the editor shows it.
  fileprivate var editorText: String? { (try? document.json()).map { $0.pretty() + "\n" } }
}
