import TerminalUI

/// What stands in front of the screen and takes all its keys, one at a time.
enum Overlay: Hashable, Sendable {
  /// Text that scrolls: the help, or the full text of a value.
  case text(TextWindow)
  /// A question that is answered by yes or no.
  case confirmation(Confirmation)
  /// A question that is answered by a line of text.
  case prompt(Prompt)
  /// Things to choose one of.
  case menu(Menu)
  /// All commands to choose from.
  case palette(CommandPalette)

  /// Whether it is a text: the keys that scroll it, copy it and close it are those of a response, whichever pane
  /// stands behind it.
  var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// Lays it out for a screen, so that drawing does not have to.
  mutating func fit(in size: Size) {
    switch self {
    case .text(var window):
      window.fit(in: size)
      self = .text(window)
    case .menu(var menu):
      menu.fit(in: size)
      self = .menu(menu)
    case .palette(var palette):
      palette.fit(in: size)
      self = .palette(palette)
    case .confirmation, .prompt: break
    }
  }

  /// Draws it in the middle of the screen.
  func draw(into surface: inout Surface, commands: CommandTable, borders: BorderStyle) {
    let keys = StyledLine(hints(commands).map { "\($0.key) \($0.title)" }.joined(separator: " · "), .muted)
    switch self {
    case .text(let window): window.draw(into: &surface, footer: keys, borders: borders)
    case .menu(let menu): menu.draw(into: &surface, footer: keys, borders: borders)
    case .confirmation(let confirmation): confirmation.draw(into: &surface, borders: borders)
    case .prompt(let prompt): prompt.draw(into: &surface, borders: borders)
    case .palette(let palette): palette.draw(into: &surface, borders: borders)
    }
  }

  /// The keys that count while it stands.
  func hints(_ commands: CommandTable) -> [KeyHint] {
    switch self {
    case .text(let window):
      let scroll = [CommandID.moveDown, .moveUp].compactMap(commands.firstKey).joined(separator: " ")
      let hints = [
        KeyHint(scroll, "scroll"),
        window.hasOtherText
          ? commands.hint(.toggleLayout, window.isLaidOut ? "as received" : "laid out") : nil,
        window.copyText == nil ? nil : commands.hint(.copyValue, "copy"),
        window.export == nil ? nil : commands.hint(.saveValue, "save"),
        commands.hint(.cancel, "close"),
      ]
      return hints.compactMap(\.self).filter { !$0.key.isEmpty }
    case .confirmation(let confirmation):
      return [KeyHint("y", confirmation.yes), KeyHint("n", confirmation.no)]
    case .menu:
      return [KeyHint("Enter", "choose it"), KeyHint("↑ ↓", "move"), KeyHint("Esc", "cancel")]
    case .prompt:
      return [KeyHint("Enter", "done"), KeyHint("Esc", "cancel"), KeyHint("^U", "empty")]
    case .palette:
      return [
        KeyHint("Enter", "do it"), KeyHint("↑ ↓", "move"), KeyHint("a…z", "narrow down"),
        KeyHint("Esc", "close"),
      ]
    }
  }
}
