import DeliveryAPI
import TerminalUI
import Workspace

/// The list of saved requests.
struct RequestListState: Sendable {
  /// The documents, in order.
  private(set) var documents: [RequestDocument]
  /// The file of each document, if it has one.
  private(set) var files: [RequestFile?]
  /// The document that is open in the form.
  private(set) var opened: Int?
  /// The selected document and what is on the screen.
  var scroll: ScrollState

  /// A list with its first document open.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - files: the file of each of them; those that are missing have none.
  init(_ documents: [RequestDocument], files: [RequestFile?] = []) {
    self.documents = documents
    self.files = documents.indices.map { $0 < files.count ? files[$0] : nil }
    opened = documents.isEmpty ? nil : 0
    scroll = ScrollState(count: documents.count)
  }

  /// The selected document.
  var selected: RequestDocument? { scroll.selected.map { documents[$0] } }

  /// Remembers which document the form shows; nil for one that is not in the list.
  mutating func markOpened(_ position: Int?) { opened = position }

  /// Keeps what was changed in the form with the open document, so that going to another and back loses
  /// nothing.
  mutating func keep(_ document: RequestDocument) {
    guard let opened, documents.indices.contains(opened) else { return }
    documents[opened] = document
  }

  /// Adds a document at the end and selects it.
  mutating func add(_ document: RequestDocument) {
    documents.append(document)
    files.append(nil)
    scroll.resize(count: documents.count)
    scroll.select(documents.count - 1)
    opened = documents.count - 1
  }

  /// Takes a document out of the list and selects the one that comes in its place. A list that has become
  /// empty gets a blank request.
  mutating func remove(at position: Int) {
    documents.remove(at: position)
    files.remove(at: position)
    if documents.isEmpty {
      documents = [.blank]
      files = [nil]
    }
    opened = nil
    scroll.resize(count: documents.count)
    scroll.select(position)
  }

  /// The file of the open document, if it has one.
  var openedFile: RequestFile? { opened.flatMap { files.indices.contains($0) ? files[$0] : nil } }

  /// Remembers the file that the open document was saved to.
  mutating func setOpenedFile(_ file: RequestFile) {
    guard let opened, files.indices.contains(opened) else { return }
    files[opened] = file
  }

  /// Draws the list into the inside of its pane.
  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    let (lines, detail) = rectangle.split(bottom: rectangle.rows >= 10 ? 4 : 0)
    var list = ListView()
    list.scroll = scroll
    list.draw(into: &surface, in: lines, isFocused: isFocused, borders: borders) { position in
      let isOpen = position == opened
      var line = StyledLine(isOpen ? "▸ " : "  ", .accent)
      line.append(documents[position].shownName, isOpen ? Style(.text, on: .plain, .bold) : .plain)
      return line
    }
    guard let text = selected?.description else { return }
    for (row, line) in DisplayText.wrapped(text, columns: detail.columns).prefix(detail.rows).enumerated() {
      surface.write(
        String(line), column: detail.column, row: detail.row + row, style: Style(.muted),
        columns: detail.columns)
    }
  }
}

extension RequestDocument {
  /// The name in lists and titles.
  var shownName: String {
    if let name, !name.isEmpty { return name }
    return request.execute?.mboxes?.first?.name ?? request.prefetch?.mboxes?.first?.name ?? "request"
  }
}
