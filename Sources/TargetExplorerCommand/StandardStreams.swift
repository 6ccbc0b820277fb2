import Foundation
import NcursesTerminal
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

  /// Writes one or more lines for the person. Text from files and servers may be in it, so what must not
  /// reach a terminal is shown as marks.
  static func writeError(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { DisplayText.safe($0) }.joined(separator: "\n")
    try? FileHandle.standardError.write(contentsOf: Data((safe + "\n").utf8))
  }
}
