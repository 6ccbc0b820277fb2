import DemoResources
import Foundation
import PublicSuffixListData
import ResourceLocation
import Testing

struct ResourceLocationTests {
  @Test func `files beside the program come first, then the installed ones, then the sources`() throws {
    let installation = try TemporaryFolder()
    let beside = try installation.write("bin/target-explorer_Demo.resources/a.txt", "beside")
    let installed = try installation.write("share/target-explorer/a.txt", "installed")
    let source = try installation.write("source/a.txt", "source")
    let bundle = ResourceBundle(
      target: "Demo", executablePath: "\(installation.path)/bin/target-explorer",
      sourceFile: "\(installation.path)/source/Demo.swift")

    #expect(try text(of: "a.txt", in: bundle) == "beside")
    try FileManager.default.removeItem(atPath: beside)
    #expect(try text(of: "a.txt", in: bundle) == "installed")
    try FileManager.default.removeItem(atPath: installed)
    #expect(try text(of: "a.txt", in: bundle) == "source")
    try FileManager.default.removeItem(atPath: source)
    #expect(throws: ResourceError.self) { try bundle.path(of: "a.txt") }
  }

  @Test func `a missing file names every place that was tried`() {
    let bundle = ResourceBundle(
      target: "Demo", executablePath: "/nowhere/bin/target-explorer", sourceFile: "/nowhere/source/Demo.swift"
    )
    let tried = [
      "/nowhere/bin/target-explorer_Demo.resources/a.txt",
      "/nowhere/bin/../share/target-explorer/a.txt",
      "/nowhere/source/a.txt",
    ]
    #expect(throws: ResourceError.notFound(name: "a.txt", tried: tried)) { try bundle.path(of: "a.txt") }
    let message = ResourceError.notFound(name: "a.txt", tried: tried).description
    #expect(tried.allSatisfy(message.contains))
  }

  @Test func `a folder cannot be read as a file, and says why`() throws {
    let folder = try TemporaryFolder()
    #expect {
      try readFile(at: folder.path)
    } throws: { error in
      guard case ResourceError.unreadable(let path, let code, let reason) = error else { return false }
      return path == folder.path && code == EISDIR && !reason.isEmpty
    }
  }

  @Test func `a file longer than one read comes whole`() throws {
    let folder = try TemporaryFolder()
    let content = String(repeating: "0123456789abcdef", count: 12_500)
    let path = try folder.write("long.txt", content)
    #expect(try readFile(at: path) == Array(content.utf8))
  }

  @Test func `file names are sorted and have the suffix asked for`() throws {
    let folder = try TemporaryFolder()
    for name in ["b.json", "a.json", "10.json", "2.json", "a.txt"] { try folder.write(name, "") }
    #expect(try fileNames(in: folder.path, suffix: ".json") == ["10.json", "2.json", "a.json", "b.json"])
    #expect(throws: ResourceError.self) { try fileNames(in: "\(folder.path)/none", suffix: ".json") }
  }

  @Test func `the running program is known by an absolute path`() throws {
    #expect(try #require(runningExecutablePath()).hasPrefix("/"))
  }

  @Test func `the public suffix list keeps its licence and both sections`() throws {
    let text = String(decoding: try PublicSuffixListFile.bytes(), as: UTF8.self)
    #expect(text.contains("Mozilla Public"))
    #expect(text.contains("===BEGIN ICANN DOMAINS==="))
    #expect(text.contains("===END PRIVATE DOMAINS==="))
    #expect(text.contains("\nco.uk\n"))
  }

  private func text(of name: String, in bundle: ResourceBundle) throws -> String {
    String(decoding: try bundle.bytes(of: name), as: UTF8.self)
  }
}

/// A folder that goes away with its owner.
private final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "resources-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and the folders around it; returns its path.
  @discardableResult
  func write(_ name: String, _ content: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: file)
    return file.path()
  }
}
