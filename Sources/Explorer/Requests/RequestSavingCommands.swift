import OrderedJSON
import Workspace

extension ExplorerState {
  /// Saves the open request to its file, or asks for a name when it has none.
  mutating func saveRequest() -> [ExplorerEffect] {
    guard let file = requests.openedFile else {
      askForFile(form.document.suggestedFileName)
      return []
    }
    guard form.isChanged else {
      message = Message("\(file.path) holds the request as it is.")
      return []
    }
    return save(to: file.path, expected: file.content)
  }

  /// Asks for the file that the open request is saved to.
  ///
  /// - Parameters:
  ///   - path: what to begin with.
  ///   - refusal: why this path could not be taken, in a sentence.
  private mutating func askForFile(_ path: String, refusal: String? = nil) {
    overlay = .prompt(
      Prompt(
        "Save as", text: path,
        explanation:
          "The path of a new file, from the folder you started in. With it, target-explorer explore opens the request again.",
        refusal: refusal, purpose: .saveRequest))
  }

  /// Saves the open request to a new file.
  mutating func saveRequest(to path: String) -> [ExplorerEffect] { save(to: path, expected: nil) }

  private mutating func save(to path: String, expected: [UInt8]?) -> [ExplorerEffect] {
    var document = form.document
    // A name that only repeats the file's was not in the file.
    if document.name == path.split(separator: "/").last.map(String.init), document.source?["name"] == nil {
      document.name = nil
    }
    guard let json = try? document.json() else {
      message = Message("Not saved: the request holds a number that JSON cannot write.", .failure)
      return []
    }
    let content = json.prettyBytes() + [UInt8(ascii: "\n")]
    return [.save(RequestSaving(path: path, content: content, expected: expected))]
  }

  /// Tells how saving went, and asks before anything of others is overwritten.
  mutating func takeSaved(_ outcome: SaveOutcome) -> [ExplorerEffect] {
    switch outcome {
    case .written(let file):
      requests.setOpenedFile(file)
      requests.keep(form.document)
      form.markSaved()
      message = Message("Saved to \(file.path).", .success)
    case .differs(let saving, let found):
      let text =
        saving.expected == nil
        ? "There is a file with this name already." : "Somebody else changed the file since it was opened."
      overlay = .confirmation(
        Confirmation(
          "Overwrite \(saving.path)?", text: text, yes: "overwrite it", no: "keep it",
          purpose: .overwrite(RequestSaving(path: saving.path, content: saving.content, expected: found))))
    case .failed(let saving, let sentence):
      message = Message("Not saved: \(sentence)", .failure)
      // What was typed is not lost, and what is typed next does not become commands.
      if saving.expected == nil { askForFile(saving.path, refusal: sentence) }
    }
    return []
  }

  /// Ends the program; changes that are in no file are asked about once.
  mutating func quit() -> [ExplorerEffect] {
    let forms =
      left.filter { $0.key != requests.opened }.sorted { $0.key < $1.key }.map(\.value.form) + [form]
    let sentences = [
      Self.sentence("Changed: ", forms.filter(\.isChanged)),
      Self.sentence("Edited as JSON, but no request yet: ", forms.filter { $0.refusedText != nil }),
    ].compactMap(\.self)
    guard !sentences.isEmpty else { return [.quit] }
    let save = commands.keyName(of: .saveRequest)
    overlay = .confirmation(
      Confirmation(
        "Quit without saving?",
        text: sentences.joined(separator: " ") + " If you stay, \(save) saves the open one.", yes: "quit",
        no: "stay", purpose: .quit))
    return []
  }

  /// The most names that a question lists.
  private static let mostNames = 5

  private static func sentence(_ beginning: String, _ forms: [RequestFormState]) -> String? {
    guard !forms.isEmpty else { return nil }
    let names = forms.prefix(mostNames).map { "“\($0.document.shownName)”" }.joined(separator: ", ")
    let rest = forms.count - mostNames
    return beginning + names + (rest > 0 ? " and \(rest) more." : ".")
  }
}

extension RequestDocument {
  /// The name of the request as a file name: `cart-banner.json`.
  fileprivate var suggestedFileName: String {
    let words = shownName.lowercased().split { !($0.isLetter || $0.isNumber) }
    return (words.isEmpty ? "request" : words.prefix(6).joined(separator: "-")) + ".json"
  }
}
