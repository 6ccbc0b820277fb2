/// A list of options to choose one from, which typing narrows down. Drawn as a popup.
public struct Choice: Hashable, Sendable {
  /// What a key press or the mouse did.
  public enum Outcome: Hashable, Sendable {
    /// The key means nothing here.
    case ignored
    /// The selection moved or the options were narrowed down.
    case changed
    /// The option with this number was chosen.
    case chosen(Int)
    /// Escape was pressed.
    case cancelled
  }

  /// Something to choose.
  public struct Option: Hashable, Sendable {
    /// What is shown and what typing is compared with.
    public var title: String
    /// What is said about it, in second rank.
    public var detail: String

    /// Makes an option.
    public init(_ title: String, detail: String = "") {
      self.title = title
      self.detail = detail
    }
  }

  /// All options.
  public let options: [Option]
  /// What was typed to narrow them down.
  public private(set) var filter = ""
  /// The numbers of the options that match, best first.
  public private(set) var matches: [Int]
  private var list: ListView

  /// Makes a choice with one option selected.
  public init(_ options: [Option], selected: Int = 0) {
    self.options = options
    matches = Array(options.indices)
    list = ListView(count: options.count)
    list.scroll.select(selected)
  }

  /// The number of the selected option, or nil when none matches.
  public var selected: Int? {
    guard let row = list.selected, row < matches.count else { return nil }
    return matches[row]
  }

  /// Does what a key means. Letters narrow down, Backspace widens, arrows select, Enter chooses.
  public mutating func handle(_ key: KeyPress) -> Outcome {
    switch (key.key, key.modifiers) {
    case (.enter, []):
      guard let selected else { return .ignored }
      return .chosen(selected)
    case (.escape, []): return .cancelled
    case (.character(let character), []):
      narrow(to: filter + String(character))
      return .changed
    case (.backspace, []):
      guard !filter.isEmpty else { return .ignored }
      narrow(to: String(filter.dropLast()))
      return .changed
    case (.character("u"), .control):
      narrow(to: "")
      return .changed
    default:
      return list.handle(key) == .ignored ? .ignored : .changed
    }
  }

  /// Does what the mouse means: a click chooses. `rectangle` is where the popup was drawn.
  public mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> Outcome {
    let outcome = list.handle(mouse, in: rectangle.inset(columns: 2, rows: 1))
    guard outcome != .ignored else { return .ignored }
    let isClick = mouse.kind == .click || mouse.kind == .doubleClick
    guard isClick, let selected else { return .changed }
    return .chosen(selected)
  }

  /// Where the popup goes: under a field, or above it when there is more room, as wide as its options.
  public func rectangle(for field: Rectangle, in area: Rectangle) -> Rectangle {
    let widest = options.map { Self.line($0).columns }.max() ?? 0
    let columns = min(area.columns, max(widest + 4, min(field.columns, area.columns), 16))
    let wanted = max(1, options.count) + 2
    let below = area.endRow - field.endRow
    let above = field.row - area.row
    let isBelow = below >= min(wanted, 6) || below >= above
    let rows = max(0, min(wanted, isBelow ? below : above))
    let column = max(area.column, min(field.column, area.endColumn - columns))
    return Rectangle(
      column: column, row: isBelow ? field.endRow : field.row - rows, columns: columns, rows: rows)
  }

  /// Draws the popup: what was typed in its top line, below it the options that match.
  public func draw(into surface: inout Surface, in rectangle: Rectangle, borders: BorderStyle = .lines) {
    let title = filter.isEmpty ? StyledLine() : StyledLine([.init("/", Style(.muted)), .init(filter)])
    let content = Popup(title: title, borders: borders).draw(into: &surface, in: rectangle)
    guard !matches.isEmpty else {
      let message = DisplayText.truncated("nothing matches", to: content.columns)
      if content.rows > 0 {
        surface.write(message, column: content.column, row: content.row, style: Style(.placeholder))
      }
      return
    }
    list.draw(into: &surface, in: content, borders: borders) { Self.line(options[matches[$0]]) }
  }

  private static func line(_ option: Option) -> StyledLine {
    guard !option.detail.isEmpty else { return StyledLine(option.title) }
    return StyledLine([.init(option.title), .init("  " + option.detail, Style(.muted))])
  }

  /// Options whose title begins with what was typed come first, then those that hold it; case counts not.
  private mutating func narrow(to newFilter: String) {
    let previous = selected
    filter = newFilter
    let wanted = newFilter.lowercased()
    var beginning: [Int] = []
    var holding: [Int] = []
    for (index, option) in options.enumerated() {
      let title = option.title.lowercased()
      if wanted.isEmpty || title.hasPrefix(wanted) {
        beginning.append(index)
      } else if title.contains(wanted) {
        holding.append(index)
      }
    }
    matches = beginning + holding
    list.scroll.resize(count: matches.count)
    // With an empty filter the option stays selected; otherwise the best match is the one meant.
    let row = newFilter.isEmpty ? previous.flatMap { matches.firstIndex(of: $0) } : nil
    list.scroll.select(row ?? 0)
  }
}
