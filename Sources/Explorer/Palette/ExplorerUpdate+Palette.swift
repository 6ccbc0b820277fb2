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
      // What is done to a line needs a line: in another pane that would be one nobody has looked at.
      guard entry.place == nil else {
        message = Message(noWayFromHere(entry), .warning)
        return []
      }
      overlay = nil
      return perform(entry.id)
    }
  }

  private func noWayFromHere(_ entry: CommandPalette.Entry) -> String {
    guard let wanted = commands.row(of: entry.id)?.scope, let place = entry.place else {
      return "This does nothing here."
    }
    let pane = Pane.allCases.first { !$0.scope.isDisjoint(with: wanted) }
    let key = commands.keyName(of: pane?.command ?? .openWhy)
    return "This is done \(place): close this with Esc, \(key) goes there."
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
