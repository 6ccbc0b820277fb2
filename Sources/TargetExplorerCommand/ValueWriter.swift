import Explorer
import Foundation
import Glibc

/// Writes values to files, and shows them in a pager.
enum ValueWriter {
  /// Writes a value to a file away from the screen; how it ended goes into a queue.
  static func save(_ value: ValueExport, path: String, overwrites: Bool, into queue: ActionQueue) {
    Task.detached {
      let outcome = write(value, to: expanded(path), overwrites: overwrites)
      queue.add(.exported(value, path: path, outcome))
    }
  }

  /// Shows a value in the pager of the environment, `less` when there is none, and waits until it ends.
  ///
  /// - Returns: why it could not be shown, or nil.
  static func page(_ value: ValueExport) -> String? {
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(folder)/target-explorer-XXXXXX.\(value.fileExtension)".utf8CString)
    let descriptor = mkstemps(&template, Int32(value.fileExtension.utf8.count + 1))
    guard descriptor >= 0 else { return "no file for it can be made in \(folder)" }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    if case .failed(let reason) = write(value, to: descriptor) { return reason }
    let status = run(["/bin/sh", "-c", "exec ${PAGER:-less} \"$1\"", "sh", path])
    return status == 127 ? "the pager of $PAGER was not found" : nil
  }

  /// Runs a program in this terminal and waits for its end.
  private static func run(_ words: [String]) -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], nil, nil, &arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    return status >> 8 & 0xFF
  }

  private static func write(_ value: ValueExport, to path: String, overwrites: Bool) -> ExportOutcome {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (overwrites ? O_TRUNC : O_EXCL), 0o644)
    if descriptor < 0, errno == EEXIST { return .fileExists }
    guard descriptor >= 0 else { return .failed(reason()) }
    return write(value, to: descriptor)
  }

  /// Writes to an open file, and closes it.
  private static func write(_ value: ValueExport, to descriptor: Int32) -> ExportOutcome {
    var failure: String?
    value.write { piece in
      var rest = piece[...]
      while failure == nil, !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        if count < 0 { failure = reason() } else { rest = rest.dropFirst(count) }
      }
    }
    if close(descriptor) != 0, failure == nil { failure = reason() }
    return failure.map { .failed($0) } ?? .saved(bytes: value.byteCount)
  }

  /// The path with the home folder in place of `~`.
  private static func expanded(_ path: String) -> String {
    path.hasPrefix("~/") ? NSString(string: path).expandingTildeInPath : path
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
