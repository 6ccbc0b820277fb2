import Explorer
import TerminalTestSupport

/// A terminal with the explorer running in it.
///
/// - Parameters:
///   - home: the folder of its configuration and its session; without, there is no place for them, and what
///     the person who runs the tests has set changes nothing.
///   - variables: what stands before the program in the command line, such as `NO_COLOR=1`.
///   - arguments: what stands behind it.
///   - sign: a text of the first screen.
func startExplorer(
  columns: Int = 120, rows: Int = 40, home: String = "/dev/null/none", variables: String = "",
  arguments: String = "", showing sign: String = "not sent yet"
) async throws -> TmuxSession {
  let session = try await TmuxSession(columns: columns, rows: rows)
  try session.run(
    "clear; XDG_CONFIG_HOME='\(home)' XDG_STATE_HOME='\(home)' \(variables) '\(programPath)' \(arguments)")
  try await session.wait(forText: sign)
  try await session.settle()
  return session
}

extension TmuxSession {
  /// Presses a key again and again until the screen shows a text.
  ///
  /// - Throws: `TmuxError.timeout` when the key changes nothing any more.
  func press(_ key: String, untilShown text: String) async throws {
    // Only a screen at rest tells whether the next press is needed.
    try await settle()
    while try !screen().contains(text) {
      let before = try styledScreen()
      try press(key)
      try await settle()
      guard try styledScreen() != before else {
        throw TmuxError.timeout("“\(key)” leads to “\(text)”", screen: try screen())
      }
    }
  }

  /// Presses a key, and waits until the screen shows a text.
  func press(_ key: String, toShow text: String) async throws {
    try press(key)
    try await wait(forText: text)
  }

  /// Opens a pane of the response, and waits until it shows a text.
  func open(_ tab: ResponseTab, toShow text: String) async throws {
    try await press(CommandTable().keyName(of: tab.command), toShow: text)
  }

  /// Replaces the text of the selected field of the form.
  ///
  /// - Parameter text: the new text; the line of the field shows it at the end.
  func fillField(with text: String) async throws {
    try press("Enter")
    try await wait(forText: "apply")
    try press("C-u")
    try type(text)
    try await wait(forText: text)
    try press("Enter")
    try await wait(until: "the field is taken over") { !$0.contains("apply") }
  }
}

/// What a mouse does, by its code in xterm's SGR reports (ctlseqs, mode 1006).
enum MouseAction: Int {
  case click = 0
  case wheelUp = 64
  case wheelDown = 65
}

extension TmuxSession {
  /// Does something with the mouse on a cell, column and row counted from 0.
  func mouse(_ action: MouseAction, column: Int, row: Int) throws {
    let report = "\u{1B}[<\(action.rawValue);\(column + 1);\(row + 1)"
    try send(bytes: (report + "M" + (action == .click ? report + "m" : "")).utf8)
  }
}
