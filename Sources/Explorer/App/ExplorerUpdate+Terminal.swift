import TerminalUI

/// What the explorer does with the terminal it is shown on.
extension ExplorerState {
  /// Leaves the mouse to the terminal, so that text can be selected as elsewhere, or takes it back.
  mutating func toggleMouse() -> [ExplorerEffect] {
    capturesMouse.toggle()
    let key = commands.keyName(of: .toggleMouse)
    message = Message(
      capturesMouse
        ? "The mouse is the explorer's again."
        : "The mouse is the terminal's: select text as elsewhere. \(key) takes it back.")
    return [.captureMouse(capturesMouse)]
  }

  /// Tells where a text is that the terminal could not put on its clipboard.
  mutating func tell(_ outcome: CopyOutcome) {
    message =
      switch outcome {
      case .file(let path): Message("The terminal cannot take this text; it is in \(path).", .warning)
      case .failed(let reason): Message("Not copied: \(reason)", .failure)
      }
  }
}
