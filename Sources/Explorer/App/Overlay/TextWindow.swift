import TerminalUI

/// A window in front of the screen with text that scrolls: the help, or the full text of a value.
struct TextWindow: Hashable, Sendable {
  /// What stands in its frame.
  let title: String
  /// What is copied from it, if anything.
  let copyText: String?
  /// What is saved of it and shown in the pager, if anything.
  var export: ValueExport?
  private var view: TextView
  /// The other way the text can be shown: as it was received, or laid out.
  private var otherText: String?
  /// The text as it shows; kept only when it can be shown in another way.
  private var shownText: String?
  /// Whether the text shows laid out.
  private(set) var isLaidOut = false
  /// The columns the text wants.
  private var wantedColumns: Int

  /// A window with lines of words and what is said about them, which is wrapped in a column of its own.
  ///
  /// - Parameter textColumn: the column that begins.
  init(title: String, lines: [StyledLine], textColumn: Int) {
    self.title = title
    copyText = nil
    view = TextView(lines, hangingIndent: textColumn)
    wantedColumns = (lines.map(\.columns).max() ?? 0) + 1
  }

  /// A window with text that is wrapped. JSON and HTML in one long line are laid out first.
  init(title: String, text: String, copyText: String) {
    let laidOut = LaidOutText.text(for: text)
    let shown = laidOut ?? text
    self.title = title
    self.copyText = copyText
    view = TextView(shown)
    wantedColumns = Self.columns(of: shown)
    if laidOut != nil {
      isLaidOut = true
      shownText = shown
      otherText = text
    }
  }

  private static func columns(of text: String) -> Int {
    min(400, text.utf8.split(separator: UInt8(ascii: "\n")).lazy.map(\.count).max() ?? 0) + 1
  }

  /// Whether the text can be shown in another way.
  var hasOtherText: Bool { otherText != nil }

  /// Shows the text as it was received, or laid out again.
  mutating func toggleLayout(in size: Size) {
    guard let other = otherText else { return }
    otherText = shownText
    shownText = other
    isLaidOut.toggle()
    view = TextView(other)
    wantedColumns = Self.columns(of: other)
    fit(in: size)
  }

  /// Lays the text out for a screen, so that drawing does not have to.
  mutating func fit(in size: Size) { view.resize(contentSize(in: size)) }

  /// Scrolls.
  mutating func move(_ movement: Movement) { view.move(movement) }

  /// Does what the mouse wheel means.
  mutating func handle(_ mouse: MouseEvent) { _ = view.handle(mouse) }

  /// Draws the window in the middle of the screen, as large as its text or as there is room.
  func draw(into surface: inout Surface, footer: StyledLine, borders: BorderStyle) {
    var view = view
    let content = contentSize(in: surface.size)
    view.resize(content)
    let size = Size(columns: content.columns, rows: min(content.rows, max(1, view.rowCount)))
    let rectangle = Popup.centered(size, in: surface.bounds)
    let titleLine = StyledLine(title, Style(.accent, on: .plain, .bold))
    let inside = Popup(title: titleLine, footer: footer, borders: borders).draw(into: &surface, in: rectangle)
    view.resize(inside.size)
    view.draw(into: &surface, in: inside, borders: borders)
  }

  /// The room for the text on a screen.
  private func contentSize(in size: Size) -> Size {
    Size(columns: min(max(36, wantedColumns), size.columns - 6), rows: size.rows - 4)
  }
}

extension TextWindow {
  /// The help: every command with its keys, made from the command table. What is particular to the place
  /// with the focus comes first.
  static func help(_ table: CommandTable, in scope: CommandScope) -> TextWindow {
    let keyColumns = 17
    var lines: [StyledLine] = []
    let isHere = { (group: CommandGroup) in
      table.commands.contains { $0.group == group && $0.scope.isSubset(of: scope) }
    }
    let groups = CommandGroup.allCases.filter(isHere) + CommandGroup.allCases.filter { !isHere($0) }
    for group in groups {
      let commands = table.commands.filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      var heading = StyledLine(group.rawValue, Style(.heading, on: .plain, .bold))
      if isHere(group) { heading.append("  where you are", .muted) }
      lines.append(heading)
      for command in commands {
        let keys = command.keys.map(\.name).joined(separator: " ")
        let byPalette = table.firstKey(of: .openPalette).map { "by \($0)" } ?? "no key"
        let shown = command.keys.isEmpty ? byPalette : keys
        var line = StyledLine(
          DisplayText.padded(shown, to: keyColumns - 1) + " ", command.keys.isEmpty ? .muted : .key)
        line.append(command.title, .text)
        lines.append(line)
      }
    }
    return TextWindow(title: "Help", lines: lines, textColumn: keyColumns)
  }
}
