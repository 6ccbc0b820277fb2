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
      try FileReplacement.write(to: path) { descriptor throws(SystemFailure) in
        try write(saving.content, to: descriptor)
      }
      return .written(RequestFile(path: saving.path, content: saving.content))
    } catch {
      return .failed(saving, "\(saving.path): \(error)")
    }
  }

  /// Whether a path leads into the demo's requests.
  private static func isPartOfTheProgram(_ path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let real = FileReplacement.realPath(folder) else { return false }
    let demo = (try? DemoWorkspace.locate().requestsFolder).flatMap(FileReplacement.realPath)
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
}
