import Foundation

/// A program that ran without a terminal, from its start to its end.
public struct ProgramRun: Sendable {
  /// The exit status, or 128 and the number of the signal that ended it.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let error: String

  /// Why a program could not be started.
  public struct StartError: Error, CustomStringConvertible {
    /// The program and the system's reason.
    public let description: String
  }

  /// A program while it runs.
  public struct Running: Sendable {
    /// Its process.
    public let process: pid_t
    fileprivate let errorFile: URL

    /// What it has written to standard error so far.
    public var error: String {
      get throws { String(decoding: try Data(contentsOf: errorFile), as: UTF8.self) }
    }
  }

  /// Runs a program and waits for its end.
  ///
  /// Not by Foundation's `Process`: that waits until everything the program left behind has ended too, and
  /// tmux leaves its server behind. For the same reason there are files and not pipes.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: its arguments.
  ///   - input: its standard input; empty when nil.
  ///   - meanwhile: what is done while it runs, given the running program.
  public init(
    path: String, _ arguments: [String] = [], input: String? = nil,
    meanwhile: (Running) throws -> Void = { _ in }
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputFile = folder.appendingPathComponent("input")
    let outputFile = folder.appendingPathComponent("output")
    let errorFile = folder.appendingPathComponent("error")
    try Data((input ?? "").utf8).write(to: inputFile)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, inputFile.path, O_RDONLY, 0)
    let creating = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputFile.path, creating, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorFile.path, creating, 0o600)

    let process = try Self.start(path, arguments, &actions)
    do {
      try meanwhile(Running(process: process, errorFile: errorFile))
    } catch {
      kill(process, SIGKILL)
      _ = Self.wait(for: process)
      throw error
    }
    status = Self.wait(for: process)
    output = String(decoding: try Data(contentsOf: outputFile), as: UTF8.self)
    error = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
  }

  private static func start(
    _ path: String, _ arguments: [String], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var list = ([path] + arguments).map { strdup($0) } + [nil]
    defer { list.forEach { free($0) } }
    // The threads tests run on block signals, and what they start would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var noSignals = sigset_t()
    sigemptyset(&noSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process = pid_t()
    let result = posix_spawn(&process, path, &actions, &attributes, &list, environ)
    guard result == 0 else { throw StartError(description: "\(path): \(String(cString: strerror(result)))") }
    return process
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
