import CNcurses
import Glibc

/// What decides whether and how the terminal is used: the environment and the standard streams.
struct TerminalEnvironment {
  /// The type of the terminal.
  private let type: String?
  /// Whether colours are wanted. `NO_COLOR` with any text forbids them (no-color.org).
  let allowsColor: Bool

  /// Reads the environment of the process.
  init() {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    type = variable("TERM")
    allowsColor = variable("NO_COLOR") == nil
  }

  /// The type of a terminal that can show a full screen. Writes nothing.
  func checkedType() throws(TerminalError) -> String {
    guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNotATerminal }
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNotATerminal }
    guard let type else { throw .terminalTypeIsNotSet }
    switch terminal_describe(type) {
    case TERMINAL_DESCRIBED: return type
    case TERMINAL_CANNOT_ADDRESS_CURSOR: throw .terminalTypeIsTooSimple(type)
    default: throw .terminalTypeIsUnknown(type)
    }
  }

  /// Chooses how ncurses writes characters: as the person's locale says if that is UTF-8, else in UTF-8
  /// all the same where the system can, because that is what terminals use today.
  ///
  /// Only the locale's characters are set: numbers and dates are not for the C library to write here.
  ///
  /// - Returns: whether more than ASCII can be written.
  static func chooseCharacterEncoding() -> Bool {
    for locale in ["", "C.UTF-8"] where setlocale(LC_CTYPE, locale) != nil {
      if let encoding = nl_langinfo(nl_item(CODESET)), strcasecmp(encoding, "UTF-8") == 0 { return true }
    }
    return false
  }
}
