import DeliveryAPI
import OrderedJSON
import TerminalUI
import Workspace

/// The request form: the document being edited, which lines show, which is selected, and what was changed.
struct RequestFormState: Sendable {
  /// The document being edited.
  private(set) var document: RequestDocument
  /// The document as JSON, in which the form finds and changes values.
  private(set) var content: JSON
  /// What somebody opened or closed; all else is open when it is filled or usual.
  private(set) var folds: [FormRow: Bool]
  /// The lines that show.
  private(set) var lines: [FormLine]
  /// The selected line and what is on the screen.
  var scroll: ScrollState
  /// The field being edited, if any.
  var editing: FormEditing?
  /// What is wrong with the document.
  private(set) var problems: FormProblems

  /// What was typed in the editor and was no request: the editor opens on it again, so that nothing is lost.
  var refusedText: RefusedText?

  /// The part of a label or of a value that was searched for last.
  var searchText: String?

  /// The document as it is in its file, or as it was opened.
  private var savedDocument: RequestDocument
  private var undoable: [RequestDocument] = []
  private var redoable: [RequestDocument] = []

  /// What is known of the account.
  let account: FormAccount

  /// Opens a document with its filled groups and the usual ones open.
  init(_ document: RequestDocument, account: FormAccount = FormAccount()) {
    self.document = document
    self.account = account
    savedDocument = document
    let content = document.formContent
    self.content = content
    let folds = RequestFormState.initialFolds(for: content)
    self.folds = folds
    lines = FormLine.lines(for: content) { folds[$0] ?? $1 }
    problems = FormProblems(of: document, account)
    scroll = ScrollState(count: lines.count, page: 0)
  }

  /// The selected line.
  var selectedLine: FormLine? {
    lines.indices.contains(scroll.selection) ? lines[scroll.selection] : nil
  }

  /// Whether the document differs from what was opened or saved last.
  var isChanged: Bool { document != savedDocument }

  /// Whether leaving the form behind would lose something that somebody typed.
  var holdsUnsavedWork: Bool { isChanged || refusedText != nil }

  /// Takes the document for saved as it is.
  mutating func markSaved() { savedDocument = document }

  /// The text a line's field shows; empty when the request leaves it out.
  func text(of line: FormLine) -> String { line.kind?.text(of: content[line.row.place]) ?? "" }

  /// The name of a member of an open object.
  func name(at place: FormPlace) -> String {
    guard let parent = place.parent, let position = place.position, let object = content[parent]?.object,
      object.indices.contains(position)
    else { return "" }
    return object[position].name
  }

  /// Long lists of entries come closed, so that all of them are seen.
  private static func initialFolds(for content: JSON) -> [FormRow: Bool] {
    var folds: [FormRow: Bool] = [:]
    if content[["request", "execute"]] == nil, content[["request", "prefetch"]] != nil {
      folds[FormRow(.heading, .root.members(["request", "execute"]), title: FormSchema.execute.title)] = false
    }
    for line in FormLine.lines(for: content, isOpen: { $1 }) {
      guard case .item = line.part, let list = line.row.place.parent else { continue }
      if content[list]?.array?.count ?? 0 > 3 { folds[line.row] = false }
    }
    return folds
  }
}

extension RequestDocument {
  /// The document as JSON that names every member the form knows.
  var formContent: JSON { (try? typedJSON()) ?? .object(JSONObject()) }

  /// Whether sending this document would ask the same as sending another.
  func asksTheSame(as other: RequestDocument) -> Bool {
    var mine = self
    mine.name = other.name
    mine.description = other.description
    return mine.hasSameContent(as: other)
  }
}

// MARK: - Changing the document

extension RequestFormState {
  /// Changes the document in a way that can be undone.
  mutating func change<Result>(
    _ change: (inout RequestDocument) throws(FormFieldProblem) -> Result
  ) throws(FormFieldProblem) -> Result {
    var changed = document
    let result = try change(&changed)
    record(changed)
    return result
  }

  /// Changes the document by its JSON in a way that can be undone.
  ///
  /// - Throws: `FormFieldProblem` when what comes out is no request document.
  mutating func changeContent<Result>(
    _ change: (inout JSON) throws(FormFieldProblem) -> Result
  ) throws(FormFieldProblem) -> Result {
    var changed = content
    let result = try change(&changed)
    guard changed != content else { return result }
    record(try FormFieldProblem.decoding(document, changed))
    return result
  }

  private mutating func record(_ changed: RequestDocument) {
    guard changed != document else { return }
    // What is at work stays open, even when it is emptied.
    for row in selectedLine.map(headings(over:)) ?? [] { folds[row] = folds[row] ?? true }
    undoable.append(document)
    redoable = []
    show(changed)
  }

  /// Takes back the last change, and goes to where it was.
  ///
  /// - Returns: what it was; nil when there was none.
  mutating func undo() -> FormChange? {
    guard let before = undoable.popLast() else { return nil }
    redoable.append(document)
    return showChange(to: before)
  }

  /// Makes the change that was taken back last, and goes to where it is.
  ///
  /// - Returns: what it was; nil when there was none.
  mutating func redo() -> FormChange? {
    guard let after = redoable.popLast() else { return nil }
    undoable.append(document)
    return showChange(to: after)
  }

  /// Shows another document with the first field selected that it changes; without one the selection stays.
  private mutating func showChange(to document: RequestDocument) -> FormChange {
    let old = content
    show(document)
    let changed = FormLine.lines(for: content) { _, _ in true }.first { line in
      line.kind != nil && old[line.row.place] != content[line.row.place]
    }
    guard let changed else { return FormChange(name: nil) }
    select(changed.row)
    return FormChange(name: shownName(of: changed))
  }

  /// What a line's value is called on the screen: its own name where it has one.
  func shownName(of line: FormLine) -> String {
    guard case .member = line.part else { return line.label }
    let name = name(at: line.row.place)
    return name.isEmpty ? line.label : name
  }

  private mutating func show(_ document: RequestDocument) {
    let row = selectedLine?.row
    self.document = document
    content = document.formContent
    problems = problems(of: document)
    showLines()
    if let row, let position = lines.firstIndex(where: { $0.row == row }) { scroll.select(position) }
  }

  /// What is wrong with another document.
  func problems(of document: RequestDocument) -> FormProblems {
    FormProblems(of: document, account)
  }

  private mutating func showLines() {
    lines = FormLine.lines(for: content) { [folds] in folds[$0] ?? $1 }
    scroll.resize(count: lines.count)
  }

  /// Keeps open and closed what was, after entries of a list changed their positions.
  mutating func moveFolds(inList list: FormPlace, _ newPosition: (Int) -> Int?) {
    var moved: [FormRow: Bool] = [:]
    for (row, isOpen) in folds {
      guard let place = row.place.movingEntries(of: list, newPosition) else { continue }
      moved[FormRow(row.kind, place, title: row.title)] = isOpen
    }
    folds = moved
    showLines()
  }
}

/// A change that was taken back or made again.
struct FormChange: Hashable, Sendable {
  /// What the first field is called that it changed; nil when that was none.
  let name: String?
}

extension FormFieldProblem {
  /// The document that a changed JSON makes.
  static func decoding(_ document: RequestDocument, _ json: JSON) throws(FormFieldProblem) -> RequestDocument
  {
    do {
      return try document.replacingContent(with: json)
    } catch {
      throw FormFieldProblem(sentence: "\(error)")
    }
  }
}

// MARK: - Moving and folding

extension RequestFormState {
  /// Selects a line, opening what hides it.
  ///
  /// - Returns: the line, or nil when the form has none like it.
  @discardableResult
  mutating func select(_ row: FormRow) -> FormLine? {
    if let position = lines.firstIndex(where: { $0.row == row }) {
      scroll.select(position)
      return lines[position]
    }
    let all = FormLine.lines(for: content) { _, _ in true }
    guard let line = all.first(where: { $0.row == row }) else { return nil }
    let headings = Self.headings(over: line, in: all)
    for heading in headings where !isOpen(heading) { folds[heading] = true }
    showLines()
    if !lines.contains(where: { $0.row == row }) {
      // It is an empty part.
      for heading in headings { folds[FormRow(.more, heading.place, title: heading.title)] = true }
      showLines()
    }
    if let position = lines.firstIndex(where: { $0.row == row }) { scroll.select(position) }
    return line
  }

  /// Selects the first value that is not as it was, opening what hides it.
  mutating func selectChange(since before: JSON) {
    let lines = FormLine.lines(for: content) { _, _ in true }
    let changed = lines.first { !$0.isHeading && content[$0.row.place] != before[$0.row.place] }
    if let changed { select(changed.row) }
  }

  private func isOpen(_ row: FormRow) -> Bool {
    lines.first { $0.row == row }?.isOpen ?? folds[row] ?? false
  }

  /// The headings that a line stands under, the innermost first.
  private func headings(over line: FormLine) -> [FormRow] { Self.headings(over: line, in: lines) }

  private static func headings(over line: FormLine, in lines: [FormLine]) -> [FormRow] {
    guard let position = lines.firstIndex(where: { $0.row == line.row }) else { return [] }
    var depth = line.depth
    var headings: [FormRow] = []
    for above in lines[..<position].reversed() where above.depth < depth {
      depth = above.depth
      headings.append(above.row)
    }
    return headings
  }

  /// Opens or closes what the selected line heads, or closes what it stands in.
  mutating func toggleFold() {
    guard let line = selectedLine else { return }
    if line.isHeading { setFold(line.row, isOpen: !line.isOpen) } else { collapse() }
  }

  /// Opens what the selected line heads.
  mutating func expand() {
    guard let line = selectedLine, line.isHeading else { return }
    setFold(line.row, isOpen: true)
  }

  /// Closes what the selected line heads or stands in; what is closed already closes what it stands in.
  mutating func collapse() {
    guard let line = selectedLine else { return }
    if line.isHeading, line.isOpen {
      setFold(line.row, isOpen: false)
    } else if let heading = headings(over: line).first {
      setFold(heading, isOpen: false)
    }
  }

  private mutating func setFold(_ row: FormRow, isOpen: Bool) {
    let before = Set(lines.map(\.row))
    folds[row] = isOpen
    showLines()
    // What was hidden is gone to, as it stands above the line that showed it.
    let revealed = row.kind == .more && isOpen ? lines.firstIndex { !before.contains($0.row) } : nil
    if let position = revealed ?? lines.firstIndex(where: { $0.row == row }) { scroll.select(position) }
  }
}

extension FormLine {
  /// Whether the line opens and closes something.
  var isHeading: Bool {
    switch row.kind {
    case .heading, .item, .more: true
    case .field, .member, .addition: false
    }
  }
}
