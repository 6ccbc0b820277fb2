import Glibc

/// Files that are written whole or not at all.
enum FileReplacement {
  /// Writes beside a file and puts that in its place, so that no half-written file is ever there.
  ///
  /// Of a link, what it leads to is replaced. A new file gets the permissions that new files get, others keep theirs.
  /// What is no file of its own, such as a pipe, is written to as it is.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - content: writes the content to an open file.
  static func write(
    to path: String, _ content: (_ descriptor: Int32) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let target = realPath(path) ?? path
    var status = stat()
    let isThere = stat(target, &status) == 0
    guard !isThere || status.st_mode & S_IFMT == S_IFREG else {
      return try fill(open(target, O_WRONLY | O_CLOEXEC), content)
    }
    let draft = "\(target).\(String(UInt32.random(in: .min ... .max), radix: 36))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    if isThere, descriptor >= 0 { fchmod(descriptor, status.st_mode & 0o777) }
    do throws(SystemFailure) {
      try fill(descriptor, content)
      guard rename(draft, target) == 0 else { throw SystemFailure(code: errno) }
    } catch {
      if descriptor >= 0 { unlink(draft) }
      throw error
    }
  }

  /// Writes a file that is not there yet; when it cannot be written whole, nothing stays.
  ///
  /// - Returns: false when it is there already.
  static func create(
    _ path: String, _ content: (_ descriptor: Int32) throws(SystemFailure) -> Void
  ) throws(SystemFailure) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0, errno == EEXIST { return false }
    do throws(SystemFailure) {
      try fill(descriptor, content)
    } catch {
      if descriptor >= 0 { unlink(path) }
      throw error
    }
    return true
  }

  /// Writes to a file that was just opened, and closes it.
  private static func fill(
    _ descriptor: Int32, _ content: (_ descriptor: Int32) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    try content(descriptor)
    // What is no file has nothing to be brought to the disk.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw SystemFailure(code: errno)
    }
  }

  /// Where a path leads to, without links; nil when it leads nowhere.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
