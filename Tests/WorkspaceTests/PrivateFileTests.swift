import Foundation
import Testing

@testable import Workspace

struct PrivateFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  private func permissions(_ path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_mode & 0o777) : nil
  }

  @Test func `only the owner may read the file and enter its folder`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "deep/file").path(percentEncoded: false)
    try PrivateFile(path: path).write("one".utf8)
    #expect(permissions(path) == 0o600)
    #expect(permissions(folder.appending(path: "deep").path(percentEncoded: false)) == 0o700)
    try PrivateFile(path: path).write("two".utf8)
    #expect(PrivateFile(path: path).read(limit: 3) == Array("two".utf8))
    #expect(PrivateFile(path: path).read(limit: 2) == nil)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "deep").path(percentEncoded: false))
    #expect(names == ["file"])
  }

  @Test func `a place that cannot be written to is told`() {
    let file = PrivateFile(path: "/dev/null/none/file")
    #expect(throws: PrivateFileError.self) { try file.write("x".utf8) }
    #expect(file.read(limit: 9) == nil)
  }

  // MARK: - The session

  @Test func `a session is found again`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = PrivateFile(path: folder.appending(path: "session.json").path(percentEncoded: false))
    var session = SavedSession()
    session.request = "Hero “x”"
    session.tab = "Why"
    session.requestColumns = 250
    session.isZoomed = true
    session.theme = "light"
    try session.save(to: file)
    #expect(SavedSession.load(from: file) == session)
  }

  @Test(arguments: [
    "", "{", "[]", "null", #"{"version": 2}"#, #"{"request": "a"}"#, #"{"version": 1, "tab": 3}"#, "\u{0}",
    String(repeating: "[", count: 100_000),
  ])
  func `a session that cannot be used is as if there were none`(text: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = PrivateFile(path: folder.appending(path: "session.json").path(percentEncoded: false))
    try file.write(text.utf8)
    #expect(SavedSession.load(from: file) == nil)
  }
}
