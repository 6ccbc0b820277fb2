import TerminalUI

/// The help screen: every command with its keys, made from the command table.
struct HelpState: Hashable, Sendable {
  private var viewport = Viewport()

  /// Scrolls.
  mutating func move(_ movement: Movement, in size: Size, commands: CommandTable) {
    let lines = Self.lines(of: commands)
    let content = Self.rectangle(for: lines, in: size).inset(columns: 2, rows: 1)
    viewport.resize(count: lines.count, page: content.rows)
    viewport.move(movement)
  }

  /// Draws the window in front of the screen.
  func draw(into surface: inout Surface, commands: CommandTable, borders: BorderStyle) {
    let lines = Self.lines(of: commands)
    let rectangle = Self.rectangle(for: lines, in: surface.size)
    let title = StyledLine("Help", Style(.accent, on: .plain, .bold))
    let footer = StyledLine(
      "\(commands.keyName(of: .moveDown)) down · \(commands.keyName(of: .cancel)) close", .muted)
    let content = Popup(title: title, footer: footer, borders: borders).draw(into: &surface, in: rectangle)
    var viewport = viewport
    viewport.resize(count: lines.count, page: content.rows)
    for row in viewport.visible {
      surface.write(
        lines[row].truncated(to: content.columns),
        at: Position(column: content.column, row: content.row + row - viewport.offset),
        columns: content.columns)
    }
    let bar = Rectangle(
      column: rectangle.endColumn - 1, row: content.row, columns: 1, rows: content.rows)
    surface.drawScrollBar(bar, offset: viewport.offset, count: viewport.count, borders: borders)
  }

  private static func rectangle(for lines: [StyledLine], in size: Size) -> Rectangle {
    let widest = lines.map(\.columns).max() ?? 0
    return Popup.centered(Size(columns: widest, rows: lines.count), in: Rectangle(size))
  }

  private static func lines(of table: CommandTable) -> [StyledLine] {
    var lines: [StyledLine] = []
    for group in CommandGroup.allCases {
      let commands = table.commands.filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(group.rawValue, Style(.heading, on: .plain, .bold)))
      for command in commands {
        let keys = command.keys.map(\.name).joined(separator: " ")
        var line = StyledLine(DisplayText.padded(keys, to: 16) + " ", .key)
        line.append(command.title, .text)
        lines.append(line)
      }
    }
    return lines
  }
}
