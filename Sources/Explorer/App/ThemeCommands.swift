import TerminalUI

extension Theme {
  /// The command that shows everything in this theme.
  var command: CommandID {
    switch self {
    case .dark: .themeDark
    case .light: .themeLight
    case .highContrast: .themeHighContrast
    case .monochrome: .themeMonochrome
    case .terminal: .themeTerminal
    }
  }
}
