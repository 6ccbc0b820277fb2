import Foundation
import NcursesTerminal
import OrderedJSON
import TerminalUI

/// Results go to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes a result as it is.
  ///
  /// When nobody reads it any more, the program ends as by the signal for that. A library for the network ignores
  /// the signal, and the program is to end the same way whether the library was used or not.
  ///
  /// - Throws: `CommandFailure` when standard output does not take it, as on a full disk.
  static func writeOutput(_ text: String) throws(CommandFailure) {
    do {
      try write(Array(text.utf8), to: STDOUT_FILENO)
    } catch {
      if error.code == EPIPE { NcursesTerminal.endProcess(bySignal: SIGPIPE) }
      throw .workFailed("The result could not be written to standard output: \(error).")
    }
  }

  /// Writes JSON, laid out. What a terminal would obey in it is escaped as JSON allows: the same value for programs,
  /// and only text for a person.
  ///
  /// - Throws: as ``writeOutput(_:)``.
  static func writeJSON(_ json: JSON) throws(CommandFailure) {
    var text = ""
    for scalar in json.pretty().unicodeScalars {
      switch scalar.value {
      // JSON has no control characters but in strings, and those up to U+001F are escaped already.
      case 0x7F...0x9F: text += "\\u00\(String(scalar.value, radix: 16))"
      default: text.unicodeScalars.append(scalar)
      }
    }
    try writeOutput(text + "\n")
  }

  /// Writes one or more lines for the person. Text from files and servers may be in it, so what must not
  /// reach a terminal is shown as marks.
  static func writeError(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { DisplayText.safe($0) }.joined(separator: "\n")
    try? FileHandle.standardError.write(contentsOf: Data((safe + "\n").utf8))
  }
}
