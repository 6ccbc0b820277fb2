import DeliveryAPI
import OrderedJSON
import Workspace

extension ExplorerState {
  /// Takes over a text that was pasted while no field is open: a URL, cookies, headers, a curl command or JSON.
  ///
  /// All of it is one change that can be undone, and a message says what it was. A whole request that is pasted
  /// among the requests becomes a new one, so that none is overwritten.
  mutating func pasteIntoForm(_ text: String) {
    guard focus != .response else {
      message = Message("Go to the form with \(commands.keyName(of: .focusForm)) to paste into it.")
      return
    }
    do {
      let pasted = try PastedText(reading: text)
      if focus == .requests, pasted.isWholeRequest {
        try beginRequest(with: pasted)
      } else {
        try change(by: pasted)
      }
    } catch {
      message = Message(
        "Nothing was pasted: \(error.sentence). Open a field with Enter to paste text into it.", .warning)
    }
  }

  /// Begins a request with what was pasted.
  private mutating func beginRequest(with pasted: PastedText) throws(ImportProblem) {
    var document = RequestDocument(request: .init())
    let sentence = try document.take(pasted)
    beginRequest(RequestDocument(request: .init()))
    // As a change, so that it is not lost without a question.
    try? form.change { $0 = document }
    requests.keep(form.document)
    message = Message(
      "A new request. \(sentence) \(commands.keyName(of: .saveRequest)) saves it.", .success)
  }

  /// Changes the open request, and goes to the form, where that can be undone.
  private mutating func change(by pasted: PastedText) throws(ImportProblem) {
    if refusesDocument(.editAsJSON) { return }
    let before = form.document
    let sentence = try take(pasted)
    focus = .form
    let undo = commands.keyName(of: .undo)
    guard form.document != before else {
      message = Message("The request has all of that already.", .success)
      return
    }
    let doubt = foreignVisitor(in: pasted)
    message = Message("\(sentence)\(doubt ?? "") \(undo) undoes it.", doubt == nil ? .success : .warning)
  }

  /// Tells that a visitor cookie is of another organization, whose visitors Target does not know here.
  private func foreignVisitor(in pasted: PastedText) -> String? {
    guard let own = workspace.organization, let other = pasted.visitorOrganization, other != own else {
      return nil
    }
    return " The visitor cookie is of the organization \(other), the account of \(own)."
  }

  private mutating func take(_ pasted: PastedText) throws(ImportProblem) -> String {
    if case .json(.object(let members)) = pasted, let map = form.selectedMap,
      !RequestDocument.isRequest(members), !Self.isSurelyMbox(members)
    {
      try form.take(members, into: map.place)
      return "Set \(members.count.counted(map.noun))."
    }
    var document = form.document
    let sentence = try document.take(pasted)
    try? form.change { $0 = document }
    return sentence
  }

  /// Whether an object is an mbox also where members of any name may be meant.
  private static func isSurelyMbox(_ members: JSONObject) -> Bool {
    RequestDocument.isMbox(members) && (members["index"] != nil || members["parameters"] != nil)
  }
}

extension RequestFormState {
  /// The open object that the selected line belongs to, such as the parameters of an mbox.
  fileprivate var selectedMap: (place: FormPlace, noun: String)? {
    guard let line = selectedLine else { return nil }
    switch line.part {
    case .map(let map), .addMap(let map): return (line.row.place, map.noun)
    case .member(let map): return line.row.place.parent.map { ($0, map.noun) }
    case .item:
      guard let (place, part) = line.addition, case .map(let map) = part else { return nil }
      return (place, map.noun)
    case .group, .list, .field, .value, .addList, .more: return nil
    }
  }

  /// Sets members of an open object: those that are there get new values, the others are added.
  fileprivate mutating func take(_ members: JSONObject, into place: FormPlace) throws(ImportProblem) {
    do {
      try changeContent { content throws(FormFieldProblem) in
        content.change(place) { value in
          var object = value?.object ?? JSONObject()
          for member in members { object[member.name] = member.value }
          value = object.isEmpty ? nil : .object(object)
        }
      }
    } catch {
      throw ImportProblem(error.sentence)
    }
  }
}
