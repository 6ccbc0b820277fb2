import Foundation
import TerminalUI

/// Results go to standard output, everything else to standard error.
enum StandardStreams {
  /// Writes a result as it is.
  ///
  /// - Throws: `CommandFailure` when standard output does not take it, as on a full disk.
  static func writeOutput(_ text: String) throws(CommandFailure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw .workFailed(
        "The result could not be written to standard output: is the disk full?")
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
