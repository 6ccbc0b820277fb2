import TerminalUI

/// What ends a wait of a terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A person did something, or the terminal changed.
  case input(InputEvent)
  /// Another thread called `TerminalWaker.wake()`, once or more often.
  case woken
  /// The process was asked to end by SIGINT, SIGTERM or SIGHUP. The program should close the terminal
  /// and then call `NcursesTerminal.endProcess(bySignal:)`, so that its parent sees why it ended.
  case terminated(signal: Int32)
  /// The terminal is gone. Nothing can be read or shown any more, and the program should end.
  case hangup
}
