import TerminalUI

extension ExplorerState {
  /// Opens the palette for where the focus is.
  mutating func openPalette() {
    overlay = .palette(CommandPalette(commands, in: scope))
  }

  /// Takes what was done in the palette.
  mutating func take(_ outcome: CommandPalette.Outcome, from palette: CommandPalette) -> [ExplorerEffect] {
    overlay = .palette(palette)
    switch outcome {
    case .stays: return []
    case .left:
      overlay = nil
      return []
    case .chosen(let entry):
      overlay = nil
      guard let wanted = commands.row(of: entry.id)?.scope, entry.place != nil else {
        return perform(entry.id)
      }
      return go(to: entry, in: wanted)
    }
  }

  /// Goes to the pane in which a command applies. What is done to a line is not done yet: that would be a line
  /// nobody has looked at.
  private mutating func go(to entry: CommandPalette.Entry, in wanted: CommandScope) -> [ExplorerEffect] {
    let pane = Pane.allCases.last { !$0.scope.isDisjoint(with: wanted) }
    let effects = perform(pane?.command ?? (wanted == .diff ? ResponseTab.diff : .why).command)
    guard let key = commands.row(of: entry.id)?.keys.first?.name, let place = pane?.scope.place ?? entry.place
    else {
      return effects
    }
    message = Message("Now you are \(place). \(key): \(entry.title).")
    return effects
  }
}

extension Pane {
  /// The command that goes to this pane.
  var command: CommandID {
    switch self {
    case .requests: .focusRequests
    case .form: .focusForm
    case .response: .focusResponse
    }
  }
}
