import DeliveryAPI
import TerminalUI
import Workspace

/// The request form: the document being edited, which lines show, which is selected, and what was changed.
struct RequestFormState: Sendable {
  /// The document being edited.
  private(set) var document: RequestDocument
  /// What is folded away.
  private(set) var folded: Set<FormFold>
  /// The lines that show.
  private(set) var rows: [FormRow]
  /// The selected line and what is on the screen.
  var scroll: ScrollState
  /// The field being edited, if any.
  var editing: FormEditing?
  /// What is wrong with the document.
  private(set) var problems: FormProblems

  private var undoable: [RequestDocument] = []
  private var redoable: [RequestDocument] = []

  /// Opens a document with its filled groups and the usual ones open.
  init(_ document: RequestDocument) {
    self.document = document
    folded = RequestFormState.initialFolds(for: document)
    rows = FormRow.rows(for: document, folded: folded)
    problems = FormProblems(of: document)
    scroll = ScrollState(count: rows.count, page: 0)
  }

  /// The selected line.
  var selectedRow: FormRow? {
    rows.indices.contains(scroll.selection) ? rows[scroll.selection] : nil
  }

  /// Whether there is something to undo.
  var isChanged: Bool { !undoable.isEmpty }

  private static func initialFolds(for document: RequestDocument) -> Set<FormFold> {
    var folded: Set<FormFold> = []
    if document.mboxes(of: .execute).isEmpty && !document.mboxes(of: .prefetch).isEmpty {
      folded.insert(.group(.execute))
    }
    if document.mboxes(of: .prefetch).isEmpty { folded.insert(.group(.prefetch)) }
    if document.formCustomerIds.isEmpty { folded.insert(.group(.customerIds)) }
    if document.request.id == nil { folded.insert(.group(.visitor)) }
    for place in MboxPlace.allCases where document.mboxes(of: place).count > 3 {
      for position in document.mboxes(of: place).indices {
        folded.insert(.item(.mbox(place, position)))
      }
    }
    return folded
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
    guard changed != document else { return result }
    undoable.append(document)
    redoable = []
    show(changed)
    return result
  }

  /// Takes back the last change.
  ///
  /// - Returns: whether there was one.
  mutating func undo() -> Bool {
    guard let before = undoable.popLast() else { return false }
    redoable.append(document)
    show(before)
    return true
  }

  /// Makes the change that was taken back last.
  ///
  /// - Returns: whether there was one.
  mutating func redo() -> Bool {
    guard let after = redoable.popLast() else { return false }
    undoable.append(document)
    show(after)
    return true
  }

  private mutating func show(_ document: RequestDocument) {
    self.document = document
    problems = FormProblems(of: document)
    showRows()
  }

  private mutating func showRows() {
    rows = FormRow.rows(for: document, folded: folded)
    scroll.resize(count: rows.count)
  }
}

// MARK: - Moving and folding

extension RequestFormState {
  /// Selects the line with a field, opening what hides it.
  mutating func select(_ field: FormField) {
    if case .parameter(let place, let mbox, let parameter, _) = field {
      select(.parameter(place, mbox: mbox, parameter: parameter))
    } else {
      select(.field(field))
    }
  }

  mutating func select(_ row: FormRow) {
    if let position = rows.firstIndex(of: row) {
      scroll.select(position)
      return
    }
    let hiding = row.folds.filter(folded.contains)
    guard !hiding.isEmpty else { return }
    folded.subtract(hiding)
    showRows()
    if let position = rows.firstIndex(of: row) { scroll.select(position) }
  }

  /// Opens or closes what the selected line heads, or closes what it stands in.
  mutating func toggleFold() {
    guard let fold = selectedRow?.fold else { return }
    setFold(fold, closed: !folded.contains(fold))
  }

  /// Opens what the selected line heads.
  mutating func expand() {
    guard let fold = selectedRow?.heading else { return }
    setFold(fold, closed: false)
  }

  /// Closes what the selected line heads or stands in; what is closed already closes what it stands in.
  mutating func collapse() {
    guard let row = selectedRow else { return }
    let open = row.folds.first { !folded.contains($0) }
    if let open { setFold(open, closed: true) }
  }

  private mutating func setFold(_ fold: FormFold, closed: Bool) {
    if closed { folded.insert(fold) } else { folded.remove(fold) }
    showRows()
    if let position = rows.firstIndex(where: { $0.heading == fold }) { scroll.select(position) }
  }

  /// Selects the next line with a problem, after the last one the first again.
  ///
  /// - Parameter errorsOnly: whether advice does not count.
  /// - Returns: whether there is one.
  mutating func selectNextProblem(errorsOnly: Bool = false) -> Bool {
    let rows = FormRow.rows(for: document, folded: [])
    let current = selectedRow.flatMap(rows.firstIndex(of:)) ?? -1
    let order = rows.indices.filter { $0 > current } + rows.indices.filter { $0 <= current }
    let next = order.first { position in
      guard let problem = problems.problem(for: rows[position], in: document) else { return false }
      return problem.isError || !errorsOnly
    }
    guard let next else { return false }
    select(rows[next])
    return true
  }
}

extension FormRow {
  /// What this line is the heading of.
  var heading: FormFold? {
    switch self {
    case .group(let group): .group(group)
    case .item(let item): .item(item)
    default: nil
    }
  }

  /// Everything that can hide this line or that it heads, from the inside to the outside.
  var folds: [FormFold] {
    guard let inner = fold else { return [] }
    guard case .item(let item) = inner else { return [inner] }
    let outer: FormGroup =
      switch item {
      case .mbox(.execute, _): .execute
      case .mbox(.prefetch, _): .prefetch
      case .customer: .customerIds
      }
    return [inner, .group(outer)]
  }
}
