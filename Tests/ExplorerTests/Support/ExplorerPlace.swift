@testable import Explorer

/// A part of the explorer that a person can be in, so that a test can tell where it has been.
struct ExplorerPlace: Hashable {
  let name: String

  /// Every place that random input is to come to.
  static let all: [ExplorerPlace] =
    ResponseTab.allCases.map { ExplorerPlace(name: "pane \($0.rawValue)") }
    + [
      "requests", "calls of the session", "form", "a field", "a choice", "a search being typed",
      "a search with matches", "a document", "a document that is being read", "a search through a document",
      "a narrow screen", "a wide screen", "a what-if", "a call in flight", "a failed call",
      "window", "question", "prompt", "menu", "palette",
    ].map(ExplorerPlace.init)
}

extension ExplorerState {
  /// Where the person is.
  var places: Set<ExplorerPlace> {
    var names: [String] = []
    switch focus {
    case .requests: names.append(requests.selectedCall == nil ? "requests" : "calls of the session")
    case .form: names.append("form")
    case .response: names.append("pane \(response.tab.rawValue)")
    }
    switch form.editing {
    case .text?: names.append("a field")
    case .choice?, .completion?: names.append("a choice")
    case nil: break
    }
    switch overlay {
    case .text?: names.append("window")
    case .confirmation?: names.append("question")
    case .prompt?: names.append("prompt")
    case .menu?: names.append("menu")
    case .palette?: names.append("palette")
    case nil: break
    }
    if response.isSearching { names.append("a search being typed") }
    if let search = response.pane?.document?.search, search.current != nil {
      names.append("a search with matches")
    }
    if response.documentName != nil, focus == .response {
      names.append("a document")
      if response.pane?.document?.document.status == .growing {
        names.append("a document that is being read")
      }
      if runningSearch != nil { names.append("a search through a document") }
    }
    if !response.whatIf.isEmpty { names.append("a what-if") }
    if call != nil { names.append("a call in flight") }
    if response.record?.failure != nil { names.append("a failed call") }
    if size.columns < 80 { names.append("a narrow screen") }
    if size.columns >= 120 { names.append("a wide screen") }
    return Set(names.map(ExplorerPlace.init))
  }
}
