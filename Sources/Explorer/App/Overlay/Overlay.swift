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
  func hints(_ commands: CommandTable) -> [(key: String, title: String)] {
    switch self {
    case .text(let window):
      let scroll = "\(commands.keyName(of: .moveDown)) \(commands.keyName(of: .moveUp))"
      let copy = window.copyText == nil ? [] : [(commands.keyName(of: .copyValue), "copy")]
      let layout = window.isLaidOut ? "as received" : "laid out"
      let other = window.hasOtherText ? [(commands.keyName(of: .toggleLayout), layout)] : []
      let save = window.export == nil ? [] : [(commands.keyName(of: .saveValue), "save")]
      return [(scroll, "scroll")] + other + copy + save + [(commands.keyName(of: .cancel), "close")]
    case .confirmation(let confirmation):
      return [("y", confirmation.yes), ("n", confirmation.no)]
    case .menu:
      return [("Enter", "choose it"), ("↑ ↓", "move"), ("Esc", "cancel")]
    case .prompt:
      return [("Enter", "done"), ("Esc", "cancel"), ("^U", "empty")]
    case .palette:
      return [("Enter", "do it"), ("↑ ↓", "move"), ("a…z", "narrow down"), ("Esc", "close")]
    }
  }
}
