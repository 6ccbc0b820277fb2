import Foundation
import TerminalTestSupport
import Testing

@testable import TargetExplorerCommand

/// The round trip through the person's editor and the saving of requests, in a real terminal.
@Suite struct `The editor and the files` {
  @Test func `a request is edited as JSON and shown in the form`() async throws {
    let folder = try TemporaryFolder()
    let log = folder.path + "/log"
    let editor = try folder.command(
      #"echo "$1 $(stat -c %a "$2")" > '\#(log)'; sed -i 's/homepage-hero/geo-banner/' "$2""#)
    let session = try await startExplorer(variables: "VISUAL= EDITOR=\"\(editor) --wait\"")
    try await session.press("C-e", toShow: "as you edited it")
    try await session.wait(forText: "geo-banner")
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "--wait 600\n")
    try await session.press("M-f", toShow: "Where the visitor is")
    try await session.press("u", toShow: "homepage-hero")
  }

  @Test func `a text that is no request opens again`() async throws {
    let folder = try TemporaryFolder()
    let editor = try folder.command(
      #"grep -q broken "$1" && sed -i 's/broken/"web"/' "$1" || sed -i 's/"web"/broken/' "$1""#)
    let session = try await startExplorer(variables: "VISUAL=\"\(editor)\"")
    try await session.press("C-e", toShow: "The text is no request")
    try await session.wait(forText: "line ")
    try await session.press("y", toShow: "Nothing was changed.")
  }

  @Test(arguments: [
    ("vi", 12, "vi +12"), ("/usr/bin/nvim -u NONE", 12, "/usr/bin/nvim -u NONE +12"), ("nano", 1, "nano"),
    ("code --wait", 12, "code --wait"), ("emacs", nil, "emacs"), ("", 12, ""),
  ])
  func `an editor that can begins at the line that is wrong`(command: String, line: Int?, expected: String) {
    #expect(TextEditor.command(command, atLine: line) == expected)
  }

  @Test func `an editor that fails changes nothing`() async throws {
    let session = try await startExplorer(variables: "VISUAL= EDITOR=false")
    try await session.press("C-e", toShow: "ended with status 1")
  }

  @Test func `a changed request is saved, and others' changes are asked about`() async throws {
    let folder = try TemporaryFolder()
    let request = try folder.write(
      #"{"name": "Mine", "request": {"execute": {"mboxes": [{"name": "loyalty-teaser"}]}}, "note": 1.50}"#,
      to: "request.json")
    let editor = try folder.command(#"sed -i 's/loyalty-teaser/geo-banner/' "$1""#)
    let session = try await startExplorer(
      variables: "VISUAL=\"\(editor)\"", arguments: "explore '\(request)'")
    try await session.press("C-e", toShow: "as you edited it")
    try await session.press("C-s", toShow: "Saved to")
    let saved = try String(contentsOfFile: request, encoding: .utf8)
    #expect(saved.contains("geo-banner"))
    #expect(saved.contains("\"note\": 1.50"))

    try "{}".write(toFile: request, atomically: true, encoding: .utf8)
    try await session.press("M-f", toShow: "Where the visitor is")
    try session.press("u")
    try await session.press("C-s", toShow: "Somebody else changed the file")
    try await session.press("n", toShow: "loyalty-teaser")
    #expect(try String(contentsOfFile: request, encoding: .utf8) == "{}")
  }

  @Test func `a value is saved to a file, and one that is there is replaced as a whole after a yes`()
    async throws
  {
    let folder = try TemporaryFolder()
    let document = try folder.write(#"{"some": "text"}"#, to: "data.json")
    let file = try folder.write(String(repeating: "longer than the value ", count: 9), to: "value.txt")
    try #require(chmod(file, 0o640) == 0)
    let link = folder.path + "/link"
    try #require(symlink("value.txt", link) == 0)
    let session = try await startExplorer(arguments: "explore '\(document)'", showing: "some:")
    try session.press("j")
    try await session.settle()
    try await session.press("s", toShow: "Save the value to")
    try session.press("C-u")
    try session.paste(link)
    try await session.press("Enter", toShow: "Replace the file?")
    try await session.press("y", toShow: "Saved")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "text")
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
  }
}
