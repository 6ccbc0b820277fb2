import TerminalUI

/// Why no full-screen program can run here. Nothing was written to the terminal.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input is a file, a pipe or closed.
  case inputIsNotATerminal
  /// Standard input is taken by a document, and the process has no terminal besides to read keys from.
  case thereIsNoKeyboard
  /// Standard output is a file, a pipe or closed.
  case outputIsNotATerminal
  /// The environment variable `TERM` is not set, or is empty.
  case terminalTypeIsNotSet
  /// The system does not know the terminal named by `TERM`.
  case terminalTypeIsUnknown(String)
  /// The terminal named by `TERM` cannot place its cursor.
  case terminalTypeIsTooSimple(String)
  /// The terminal's modes cannot be read or changed.
  case modesAreNotAvailable
  /// This process has the terminal open already.
  case isAlreadyOpen
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what to do instead, in one line that is safe to print.
  public var description: String {
    "The explorer needs a terminal, but \(reason). For use in scripts, try: target-explorer get-offers --help"
  }

  private var reason: String {
    switch self {
    case .inputIsNotATerminal: "standard input is not one"
    case .thereIsNoKeyboard: "there is none to read keys from while standard input is a document"
    case .outputIsNotATerminal: "standard output is not one"
    case .terminalTypeIsNotSet: "its type is not known: the environment variable TERM is not set"
    case .terminalTypeIsUnknown(let type):
      "this system does not know the type given by TERM=\(DisplayText.safe(type))"
    case .terminalTypeIsTooSimple(let type):
      "one of the type TERM=\(DisplayText.safe(type)) cannot show a full screen"
    case .modesAreNotAvailable: "the modes of this one cannot be changed"
    case .isAlreadyOpen: "it is in use by this program already"
    }
  }
}
