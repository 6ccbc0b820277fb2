import DemoResources
import Explorer
import Glibc
import ResourceLocation

/// Writes requests to files, whole or not at all.
enum RequestSaver {
  /// Writes a request, unless the file holds something else than is expected.
  static func save(_ saving: RequestSaving) -> SaveOutcome {
    let path = expandedPath(saving.path)
    guard !isPartOfTheProgram(path) else {
      return .failed(saving, "\(saving.path) belongs to the program's own resources: choose another name.")
    }
    do {
      let found = try contentIfAny(at: path)
      // What is there already as it should be is not asked about.
      if let found, found != saving.expected, found != saving.content {
        return .differs(saving, found: found)
      }
      try replaceFile(at: path, with: saving.content)
      return .written(RequestFile(path: saving.path, content: saving.content))
    } catch {
      return .failed(saving, "\(saving.path): \(error)")
    }
  }

  /// Whether a path leads into the demo's requests.
  private static func isPartOfTheProgram(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let real = realPath(folder) else { return false }
    let demo = (try? DemoWorkspace.locate().requestsFolder).flatMap(realPath)
    return real == demo || real.hasSuffix("/Resources/Demo/requests")
  }

  private static func contentIfAny(at path: String) throws(SystemFailure) -> [UInt8]? {
    do {
      return try readFile(at: path)
    } catch {
      guard case .unreadable(_, let code, _) = error, code != ENOENT else { return nil }
      throw SystemFailure(code: code)
    }
  }

  /// Writes beside the file and puts that in its place, so that no half-written file is ever there.
  private static func replaceFile(at path: String, with content: [UInt8]) throws(SystemFailure) {
    // Of a link, what it leads to is replaced.
    let target = realPath(path) ?? path
    // The system puts letters of its own in the place of the X.
    var name = Array((target + "." + String(repeating: "X", count: 6)).utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    let temporary = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { close(descriptor) }
    do throws(SystemFailure) {
      fchmod(descriptor, mode(ofFileAt: target))
      try write(content, to: descriptor)
      guard fsync(descriptor) == 0, rename(temporary, target) == 0 else { throw SystemFailure(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The permissions the file has, or those of a new file.
  private static func mode(ofFileAt path: String) -> mode_t {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & 0o777 }
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~mask
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
