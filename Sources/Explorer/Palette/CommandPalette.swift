import TerminalUI

/// All commands to choose one from by typing a part of it: those that apply where the focus is first, the
/// others dimmed, with the place they apply at.
struct CommandPalette: Hashable, Sendable {
  /// A command as the palette shows it.
  struct Entry: Hashable, Sendable {
    /// What is done.
    let id: CommandID
    /// The command as a person would say it.
    let title: String
    /// Its keys, as help writes them.
    let keys: String
    /// Where it applies; nil when it applies where the focus is.
    let place: String?
    fileprivate let titleText: FuzzyMatch.Text
    fileprivate let nameText: FuzzyMatch.Text

    fileprivate init(_ command: Command, in scope: CommandScope) {
      id = command.id
      title = command.title
      keys = command.keys.map(\.name).joined(separator: " ")
      place = command.scope.isDisjoint(with: scope) ? command.scope.place : nil
      titleText = FuzzyMatch.Text(command.title)
      nameText = FuzzyMatch.Text(command.id.rawValue)
    }

    /// The columns of its line without blanks between its parts.
    fileprivate var columns: Int {
      DisplayText.columns(of: title + (place.map { " · \($0)" } ?? "")) + DisplayText.columns(of: keys)
    }
  }

  /// What a key press or the mouse did.
  enum Outcome: Hashable, Sendable {
    /// The palette stays.
    case stays
    /// It was left without a choice.
    case left
    /// A command was chosen.
    case chosen(Entry)
  }

  /// What is typed.
  private(set) var field = TextField(placeholder: "a part of what you want to do")
  private let entries: [Entry]
  /// The columns at which no line is cut.
  private let widestColumns: Int
  private var matches: [Match] = []
  private var list = ListView()

  private struct Match: Hashable {
    let entry: Entry
    /// The characters of the title that were typed.
    let positions: [Int]
  }

  /// A palette of the commands of a table, for a place.
  init(_ table: CommandTable, in scope: CommandScope) {
    let commands = table.commands.filter { $0.id != .openPalette }
    let here = commands.filter { !$0.scope.isDisjoint(with: scope) }
    let particular = here.filter { $0.scope != .everywhere }
    let general = here.filter { $0.scope == .everywhere }
    let elsewhere = commands.filter { $0.scope.isDisjoint(with: scope) }
    entries = (particular + general + elsewhere).map { Entry($0, in: scope) }
    // Before the keys are two blanks, behind them is maybe the scroll bar.
    widestColumns = (entries.map { $0.columns + 3 }.max() ?? 0)
    findMatches()
  }

  /// The command that Enter gives.
  var selected: Entry? { list.selected.map { matches[$0].entry } }

  /// What typing finds: by title first, then by the command's stable name, best first.
  private mutating func findMatches() {
    var scored: [(score: Int, match: Match)] = []
    let wanted = FuzzyMatch.Wanted(field.text)
    for entry in entries {
      let title = FuzzyMatch(of: wanted, in: entry.titleText)
      let name = FuzzyMatch(of: wanted, in: entry.nameText)
      guard let best = [title?.score, name?.score].compactMap(\.self).max() else { continue }
      let isTitle = title?.score ?? -1 >= name?.score ?? -1
      let match = Match(entry: entry, positions: isTitle ? title?.positions ?? [] : [])
      // What applies here goes before what is a little more alike but applies elsewhere.
      scored.append((best + (entry.place == nil ? 10 : 0), match))
    }
    // With nothing typed the order of the table is the best one. Sorting keeps the order of equals.
    if !field.text.isEmpty {
      scored = scored.enumerated()
        .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    }
    matches = scored.map(\.match)
    list.scroll.resize(count: matches.count)
    list.scroll.select(0)
  }

  // MARK: - Keys and mouse

  /// Does what a key means: arrows select, Enter chooses, text narrows down.
  mutating func handle(_ key: KeyPress) -> Outcome {
    switch key {
    case KeyPress(.enter): return selected.map(Outcome.chosen) ?? .stays
    case KeyPress(.escape): return .left
    case KeyPress(.up), KeyPress(.down), KeyPress(.pageUp), KeyPress(.pageDown), .control("p"), .control("n"):
      _ = list.handle(key)
    default: if field.handle(key) == .changed { findMatches() }
    }
    return .stays
  }

  /// Narrows down by pasted text.
  mutating func paste(_ text: String) {
    field.paste(text)
    findMatches()
  }

  /// Does what the mouse means: a click chooses, one beside the palette leaves it.
  mutating func handle(_ mouse: MouseEvent, in size: Size) -> Outcome {
    let layout = Layout(self, size: size)
    let isClick = mouse.kind == .click || mouse.kind == .doubleClick
    if isClick, !layout.frame.contains(mouse.position) { return .left }
    let outcome = list.handle(mouse, in: layout.list)
    guard isClick, outcome != .ignored else { return .stays }
    return selected.map(Outcome.chosen) ?? .stays
  }

  /// Tells the list how many lines it has on a screen.
  mutating func fit(in size: Size) { list.scroll.resize(page: Layout(self, size: size).list.rows) }

  // MARK: - Drawing

  /// Draws the palette.
  func draw(into surface: inout Surface, borders: BorderStyle) {
    let layout = Layout(self, size: surface.size)
    let footer = selected.map { StyledLine($0.id.rawValue, .muted) } ?? StyledLine()
    Popup(
      title: StyledLine("Commands", Style(.accent, on: .plain, .bold)), footer: footer, borders: borders
    ).draw(into: &surface, in: layout.frame)
    surface.write(":", column: layout.field.column - 2, row: layout.field.row, style: Style(.key))
    field.draw(into: &surface, in: layout.field, isFocused: true)
    guard !matches.isEmpty else {
      surface.write(
        "No command is called that. Backspace goes back.", column: layout.list.column, row: layout.list.row,
        style: Style(.placeholder), columns: layout.list.columns)
      return
    }
    // A screen reader follows the cursor to the selected line, so the list is drawn last.
    list.draw(into: &surface, in: layout.list, borders: borders) { row in
      Self.line(matches[row], columns: layout.list.columns - 1)
    }
  }

  private static func line(_ match: Match, columns: Int) -> StyledLine {
    let entry = match.entry
    let isHere = entry.place == nil
    var line = StyledLine()
    for (position, character) in entry.title.enumerated() {
      let isTyped = match.positions.contains(position)
      line.append(
        String(character), isTyped ? Style(.accent, on: .plain, .bold) : Style(isHere ? .text : .muted))
    }
    if let place = entry.place { line.append(" · \(place)", .placeholder) }
    let keys = DisplayText.truncated(entry.keys, to: columns / 2)
    let room = columns - DisplayText.columns(of: keys)
    line = line.truncated(to: max(0, room - 2))
    line.append(String(repeating: " ", count: max(0, room - line.columns)))
    line.append(keys, isHere ? .key : .muted)
    return line
  }

  /// Where the parts of the palette stand. It is as high whatever matches, so that nothing jumps.
  private struct Layout {
    let frame: Rectangle
    let field: Rectangle
    let list: Rectangle

    init(_ palette: CommandPalette, size: Size) {
      let columns = min(max(72, palette.widestColumns), size.columns - 8)
      let content = Size(columns: columns, rows: min(20, size.rows - 4))
      frame = Popup.centered(content, in: Rectangle(size))
      let (top, list) = frame.inset(columns: 2, rows: 1).split(top: 1)
      field = top.split(left: 2).rest
      self.list = list
    }
  }
}

extension CommandScope {
  /// The place in words, for a command that does not apply where the focus is.
  var place: String {
    switch self {
    case .requests: "in the requests"
    case .form: "in the request form"
    case .response: "in the response"
    case .why: "in the Why pane"
    case .diff: "in the Diff pane"
    case [.form, .response]: "in the form and the response"
    case [.requests, .form]: "in the requests and the form"
    default: "in another pane"
    }
  }
}
