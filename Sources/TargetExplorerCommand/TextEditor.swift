import Explorer
import Glibc
import NcursesTerminal
import ResourceLocation

/// The person's own editor: `$VISUAL` or `$EDITOR`, or one that is usually there.
struct TextEditor {
  /// The command, perhaps with arguments, as a shell reads it.
  private let command: String

  /// Finds the editor; nil when there is none.
  init?() {
    let wanted = ["VISUAL", "EDITOR"].compactMap { environmentVariable($0) }
      .first { !$0.allSatisfy(\.isWhitespace) }
    let found = wanted ?? Self.usual.first(where: Self.isInstalled)
    guard let found else { return nil }
    command = found
  }

  private static let usual = ["editor", "nano", "vi"]

  private static func isInstalled(_ program: String) -> Bool {
    let folders = environmentVariable("PATH") ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// Editors that begin at the line that an argument `+12` names.
  private static let lineFinders: Set<String> = [
    "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "hx", "helix", "kak", "micro",
    "mcedit",
    "joe", "jed", "ne", "mg",
  ]

  /// A command that opens a file at a line, for editors that are known to understand it.
  ///
  /// - Parameters:
  ///   - command: the editor, perhaps with a path and arguments.
  ///   - line: the line, counted from 1; nil for the beginning.
  static func command(_ command: String, atLine line: Int?) -> String {
    let program = command.split(whereSeparator: \.isWhitespace).first?.split(separator: "/").last
    guard let line, line > 1, let program, lineFinders.contains(String(program)) else { return command }
    return "\(command) +\(line)"
  }

  /// Lets the person edit a text on the terminal, in a file that only they can read.
  ///
  /// - Parameter line: the line to begin at, counted from 1; nil for the beginning.
  static func edit(_ text: String, atLine line: Int?, on terminal: NcursesTerminal) -> EditorOutcome {
    guard let editor = TextEditor() else {
      return .failed("No editor was found: set $EDITOR to the one you like, such as nano.")
    }
    return terminal.runOutside { editor.edit(text, atLine: line) }
  }

  private func edit(_ text: String, atLine line: Int?) -> EditorOutcome {
    let file: TemporaryFile
    do {
      file = try TemporaryFile(fileExtension: "json") { descriptor throws(SystemFailure) in
        try write(Array(text.utf8), to: descriptor)
      }
    } catch {
      return .failed("The text could not be written for the editor: \(error)")
    }
    defer { file.remove() }
    do {
      let status = try ForegroundProgram.run(Self.command(command, atLine: line), on: file.path)
      guard status == 0 else {
        return .failed("The editor “\(command)” ended with status \(status), so the request stays as it was.")
      }
      guard let edited = String(validating: try readFile(at: file.path), as: UTF8.self) else {
        return .failed("The edited text is not UTF-8, so the request stays as it was.")
      }
      return .text(edited)
    } catch {
      return .failed("The editor “\(command)” could not be used: \(error)")
    }
  }
}
