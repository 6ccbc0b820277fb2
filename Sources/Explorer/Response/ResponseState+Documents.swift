import OrderedJSON
import TerminalUI

extension ResponseState {
  /// Shows a document that is no answer of a call.
  mutating func show(_ document: JSONDocument, named name: String) {
    self = ResponseState(session)
    documentName = name
    setPane(textPane(of: document) ?? PaneState(JSONTreeState(document, title: name)), for: .json)
    open(.json)
  }

  /// Takes in what was read of that document next, unless an answer has taken its place.
  mutating func append(_ part: JSONIndex.Part) {
    guard documentName != nil else { return }
    changePane(.json) { $0.append(part) }
    guard let document = panes[.json]?.document?.document, let pane = textPane(of: document) else { return }
    setPane(pane, for: .json)
  }

  /// The text of a document of which nothing can be shown as JSON.
  private func textPane(of document: JSONDocument) -> PaneState? {
    BrokenText.lines(of: document, named: documentName ?? "").map { PaneState($0, columns: columns) }
  }

  /// What a search goes through.
  var searchPlace: SearchPlace {
    SearchPlace(
      tab: tab, document: pane?.document.map { ObjectIdentifier($0.document.bytes) },
      lines: pane?.search?.number)
  }

  /// What the document that shows is searched for, or what is left to be searched of lines; nil when nothing is.
  var searchedPattern: TextPattern? {
    if let document = pane?.document { return document.search?.pattern }
    return pane?.search.flatMap { $0.isUnderWay ? $0.pattern : nil }
  }

  /// What of the document that shows is still to be searched.
  func searchJob(number: Int) -> SearchJob? { pane?.document?.searchJob(number: number) }

  /// What of the lines that show is still to be searched.
  func lineSearchJob(number: Int) -> LineSearchJob? { pane?.lineSearchJob(number: number) }

  /// Takes in what a search through the lines that show has found.
  mutating func take(_ found: LineMatches) { change { $0.take(found) } }

  /// Takes in what a search through the document that shows has found.
  mutating func take(_ found: [BlockMatches]) { change { $0.take(found) } }

  /// Why the selected value is not copied or shown in a window; nil when it is.
  var refusal: String? {
    guard let document = pane?.document, document.isTooLarge else { return nil }
    return "This value is \(document.sizeText) large, too much for that. Save it to a file instead."
  }

  /// Why the selected line has no path that could be copied.
  var pathRefusal: String {
    guard let depth = pane?.document?.depthText else {
      return "This line stands for no value of the response."
    }
    return
      "This value is \(depth): a path is copied down to \(JSONFolds.mostLevels.groupedText) levels."
  }

  /// The path of the selected line as a filter of jq, when it stands for a value of the answer.
  var jqFilter: String? {
    if let document = pane?.document { return document.path?.jqFilter }
    return selected?.path.flatMap { JSONPath($0) }.map(\.jqFilter)
  }

  /// The selected value, to be saved or shown elsewhere.
  var exportedValue: ValueExport? {
    if let document = pane?.document { return ValueExport(document) }
    guard let selected, !selected.copyText.isEmpty else { return nil }
    return ValueExport(selected.copyText, name: tab.title.lowercased(), isJSON: selected.copiesJSON)
  }
}
