import Glibc

/// The terminal that the process was started from, whatever its standard streams are.
public enum ControllingTerminal {
  /// Puts it in the place of standard input, so that keys come from there after a document was read through a pipe.
  ///
  /// Programs that are started from here, such as an editor and a pager, get it too.
  ///
  /// - Throws: `TerminalError.thereIsNoKeyboard`, after which standard input is as before.
  public static func becomeStandardInput() throws(TerminalError) {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .thereIsNoKeyboard }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    guard dup2(descriptor, STDIN_FILENO) >= 0 else { throw .thereIsNoKeyboard }
  }
}
