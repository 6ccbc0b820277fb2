import TerminalUI

/// Things to choose one of: values to imagine, or an answer to compare with.
struct Menu: Hashable, Sendable {
  /// What happens when an entry is chosen.
  enum Effect: Hashable, Sendable {
    /// These values are imagined.
    case change([WhatIfChange])
    /// A text for the value is asked for.
    case ask(WhatIfTarget)
    /// The call with this number becomes the first side of the diff.
    case compare(with: Int)
    /// It is shown what it would take for the rule to win.
    case propose(WhySubject.Rule)
  }

  /// One thing to choose.
  struct Entry: Hashable, Sendable {
    let title: String
    let effect: Effect
  }

  /// What is asked.
  let title: String
  /// What one should know before choosing.
  let notes: [String]
  /// What there is to choose from; at least one.
  let entries: [Entry]
  /// The chosen entry and what is on the screen.
  private var list: ListView

  /// - Parameter selection: the position of the entry that is chosen at first.
  init(title: String, notes: [String] = [], entries: [Entry], selection: Int = 0) {
    self.title = title
    self.notes = notes
    self.entries = entries
    list = ListView(count: entries.count)
    list.scroll.select(selection)
  }

  /// Does what a key means.
  ///
  /// - Returns: what was chosen, if anything was.
  mutating func handle(_ key: KeyPress) -> Effect? {
    guard case .activated(let position) = list.handle(key) else { return nil }
    return entries[position].effect
  }

  /// Does what the mouse means.
  ///
  /// - Returns: what was chosen, and whether the menu stays.
  mutating func handle(_ mouse: MouseEvent, in size: Size) -> (effect: Effect?, stays: Bool) {
    let layout = Layout(self, size: size)
    let isInside = layout.frame.contains(mouse.position)
    let outcome = list.handle(mouse, in: layout.list)
    guard mouse.kind == .click || mouse.kind == .doubleClick else { return (nil, true) }
    guard isInside else { return (nil, false) }
    switch outcome {
    case .ignored: return (nil, true)
    case .moved, .activated: return (list.selected.map { entries[$0].effect }, true)
    }
  }

  /// Tells how many entries fit on the screen.
  mutating func fit(in size: Size) { list.scroll.resize(page: Layout(self, size: size).list.rows) }

  /// Draws the menu in the middle of the screen.
  func draw(into surface: inout Surface, footer: StyledLine, borders: BorderStyle) {
    let layout = Layout(self, size: surface.size)
    Popup(title: StyledLine(title, Style(.accent, on: .plain, .bold)), footer: footer, borders: borders)
      .draw(into: &surface, in: layout.frame)
    for (row, line) in layout.notes.prefix(layout.notesPlace.rows).enumerated() {
      surface.write(
        line, column: layout.notesPlace.column, row: layout.notesPlace.row + row, style: Style(.warning),
        columns: layout.notesPlace.columns)
    }
    list.draw(into: &surface, in: layout.list, borders: borders) { StyledLine(" \(entries[$0].title)") }
  }

  private struct Layout {
    let frame: Rectangle
    let list: Rectangle
    let notesPlace: Rectangle
    let notes: [String]

    init(_ menu: Menu, size: Size) {
      let titles = ([menu.title] + menu.entries.map(\.title)).map { DisplayText.columns(of: $0) + 4 }
      let columns = min(max(48, titles.max() ?? 0), size.columns - 4)
      notes = menu.notes.flatMap { DisplayText.wrapped($0, columns: columns - 2).map(String.init) }
      let rows = min(menu.entries.count + notes.count, max(3, size.rows - 4))
      frame = Popup.centered(Size(columns: columns, rows: rows), in: Rectangle(size))
      let inside = frame.inset(columns: 1, rows: 1)
      let noteRows = min(notes.count, max(0, inside.rows - 1))
      (notesPlace, list) = inside.split(top: noteRows)
    }
  }
}
