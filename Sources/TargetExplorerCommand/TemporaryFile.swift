import Glibc

/// A file that only this user can read, for another program to work on.
struct TemporaryFile {
  /// Where it stands.
  let path: String

  /// Makes a file and fills it.
  ///
  /// - Parameters:
  ///   - fileExtension: how its name ends, without the dot: programs go by it.
  ///   - fill: writes what it holds to the descriptor.
  /// - Throws: the system's error; then there is no file.
  init(
    fileExtension: String, _ fill: (_ descriptor: Int32) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let folder = environmentVariable("TMPDIR") ?? "/tmp"
    // The system puts letters of its own in the place of the X.
    let pattern = "\(folder)/target-explorer-" + String(repeating: "X", count: 6) + ".\(fileExtension)"
    var name = Array(pattern.utf8CString)
    // Made with mode 600, and fails when somebody else has made it.
    let descriptor = mkstemps(&name, Int32(fileExtension.utf8.count + 1))
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(descriptor) }
    do throws(SystemFailure) {
      try fill(descriptor)
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Takes the file away.
  func remove() { unlink(path) }
}
