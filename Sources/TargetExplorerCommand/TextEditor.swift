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

  /// Lets the person edit a text on the terminal, in a file that only they can read.
  static func edit(_ text: String, on terminal: NcursesTerminal) -> EditorOutcome {
    guard let editor = TextEditor() else {
      return .failed("No editor was found: set $EDITOR to the one you like, such as nano.")
    }
    return terminal.runOutside { editor.edit(text) }
  }

  private func edit(_ text: String) -> EditorOutcome {
    let file: PrivateFile
    do {
      file = try PrivateFile(holding: text)
    } catch {
      return .failed("The text could not be written for the editor: \(error)")
    }
    defer { file.remove() }
    do {
      let status = try run(on: file.path)
      guard status == 0 else {
        return .failed("The editor “\(command)” ended with status \(status), so the request stays as it was.")
      }
      guard let edited = String(validating: try file.read(), as: UTF8.self) else {
        return .failed("The edited text is not UTF-8, so the request stays as it was.")
      }
      return .text(edited)
    } catch {
      return .failed("The editor “\(command)” could not be used: \(error)")
    }
  }

  /// Runs the editor on a file, in the foreground and in this process group, and waits for its end.
  ///
  /// - Returns: its exit status; 128 and more for a signal.
  private func run(on path: String) throws(SystemFailure) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The editor gets the signals as a shell would start it with, whatever this program does with them.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    // The shell takes the arguments apart; the path reaches the editor as it is.
    let words: [String] = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawn(&process, "/bin/sh", nil, &attributes, &arguments, environ)
    guard code == 0 else { throw SystemFailure(code: code) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw SystemFailure(code: errno) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// The value of a variable of the environment, or nil when it is not set.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// Why the system refused something, in its own words.
struct SystemFailure: Error, CustomStringConvertible {
  /// The number of the error.
  let code: Int32

  /// The words.
  var description: String { String(cString: strerror(code)) }
}

/// A file of its own for a text, which only this user can read, with a name that ends in `.json`.
private struct PrivateFile {
  let path: String

  init(holding text: String) throws(SystemFailure) {
    let folder = environmentVariable("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/target-explorer-XXXXXX.json".utf8CString)
    // Made with mode 600, and fails when somebody else has made it.
    let descriptor = mkstemps(&template, 5)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(descriptor) }
    do {
      try write(Array(text.utf8), to: descriptor)
    } catch {
      unlink(path)
      throw error
    }
  }

  func read() throws(ResourceError) -> [UInt8] { try readFile(at: path) }

  func remove() { unlink(path) }
}
