import Foundation

/// What went wrong with a terminal for tests.
public enum TmuxError: Error, CustomStringConvertible {
  /// A command of tmux failed.
  case failed([String], String)
  /// What a test waited for did not happen.
  case timeout(String, screen: String)
  /// Nothing runs but the shell.
  case noProgram

  /// What happened, with the last screen.
  public var description: String {
    switch self {
    case .failed(let arguments, let message): "tmux \(arguments.joined(separator: " ")): \(message)"
    case .timeout(let expectation, let screen): "waited in vain until \(expectation); the screen:\n\(screen)"
    case .noProgram: "no program runs in the terminal"
    }
  }
}

/// A tmux server of its own: no configuration file, no other session.
final class Tmux {
  private let folder: URL
  private var isRunning = true

  init() throws {
    // A short name, because the path of a socket has 107 bytes at most.
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tmux-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Runs a command of tmux and returns what it prints.
  @discardableResult
  func run(_ arguments: [String], input: String? = nil) throws -> String {
    let socket = folder.appendingPathComponent("socket").path
    // Nothing of the tests' own environment: NO_COLOR, for one, would change what is tested.
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let program = ["-i", "PATH=\(path)", "HOME=\(folder.path)", "LC_ALL=C.UTF-8", "tmux"]
    let ended = try ProgramRun(
      path: "/usr/bin/env", program + ["-u", "-S", socket, "-f", "/dev/null"] + arguments, input: input)
    guard ended.status == 0 else { throw TmuxError.failed(arguments, ended.error) }
    return ended.output
  }

  /// The value of a variable of tmux's formats.
  func value(_ name: String) throws -> String {
    try run(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
  }

  /// Writes a file that lives as long as the server, and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Ends the server and removes its socket.
  func end() {
    guard isRunning else { return }
    isRunning = false
    _ = try? run(["kill-server"])
    try? FileManager.default.removeItem(at: folder)
  }
}
