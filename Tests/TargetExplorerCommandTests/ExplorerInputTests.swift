import Foundation
import TerminalTestSupport
import Testing

/// What a person pastes and does with the mouse, as the terminal sends it.
@Suite struct `Pastes and the mouse in the explorer` {
  @Test func `a curl command that is pasted becomes the request`() async throws {
    let session = try await startExplorer()
    try await session.press("M-f", toShow: "Where the visitor is")
    try session.paste(
      """
      curl 'https://acmeclient.tt.omtrdc.net/rest/v1/delivery?client=acmeclient&sessionId=s-1' \\
        -H 'Content-Type: application/json' \\
        --data-raw '{"context": {"channel": "web"}, "execute": {"mboxes": [{"name": "geo-banner", "index": 0}]}}'

      """)
    try await session.wait(until: "the form shows it") {
      $0.contains("geo-banner") && $0.contains("undoes it")
    }
    try await session.press("u", toShow: "homepage-hero")
  }

  @Test func `a hostile curl command is shown with marks`() async throws {
    let session = try await startExplorer()
    try await session.press("M-f", toShow: "Where the visitor is")
    let hostile = #"{"execute": {"mboxes": [{"name": "\u001b]0;owned\u0007\u001b[2J"}]}}"#
    try session.paste("curl https://acmeclient.tt.omtrdc.net/rest/v1/delivery -d '\(hostile)'")
    try await session.wait(forText: "␛]0;owned␇␛[2J")
    try session.paste("\u{1B}[2J\u{1B}[31mno request at all\u{7}")
    try await session.wait(forText: "Nothing was pasted")
    try await session.settle()
    let screen = try session.cells()
    #expect(try await session.redrawnCells() == screen)
  }

  @Test func `a paste of a megabyte is taken into a field and given up again`() async throws {
    let session = try await startExplorer()
    try await session.press("M-f", toShow: "Where the visitor is")
    try await session.press("j", untilShown: "The page the visitor sees")
    try await session.press("Enter", toShow: "apply")
    try session.paste(String(repeating: "0123456789", count: 100_000) + "end.")
    try await session.wait(forText: "end.")
    try session.press("Escape")
    try await session.wait(until: "the field is given up") { !$0.contains("end.") && !$0.contains("apply") }
    try await session.press("C-r", toShow: "200 · ")
  }

  @Test func `controls in a paste are shown as marks and do nothing`() async throws {
    let session = try await startExplorer()
    try session.press("R")
    try await session.wait(forText: "Name of the request")
    try session.press("C-u")
    try session.paste("a\u{1B}]0;x\u{7}b\u{8}\rc")
    try await session.wait(forText: "a␛]0;x␇b␈ c")
    try session.press("Enter")
    try await session.wait(forText: "▸ a␛]0;x␇b␈ c")
  }

  @Test func `what is copied in tmux can be pasted in tmux`() async throws {
    let folder = try TemporaryFolder()
    let document = try folder.write(##"["it's a 'copy' of #{x} 日本"]"##, to: "data.json")
    let session = try await startExplorer(arguments: "explore '\(document)'", showing: "copy")
    try session.press("j")
    try await session.settle()
    try await session.press("y", toShow: "Handed")
    #expect(try session.pasteBuffer() == "it's a 'copy' of #{x} 日本")
  }

  // MARK: - The mouse

  @Test func `a click selects a request and takes the focus to its pane`() async throws {
    let session = try await startExplorer()
    let row = try #require(Self.row(of: "Search page", in: try session.screen()))
    try session.mouse(.click, column: 5, row: row)
    try await session.wait(forText: "Request · Search page")
    try session.mouse(.click, column: 60, row: 5)
    try await session.wait(until: "the keys are those of the form") { $0.contains("Enter edit") }
  }

  @Test func `the wheel scrolls the pane it is over`() async throws {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    try await session.press("9", toShow: "status: 200")
    try await session.press("E", toShow: "requestId")
    try await session.settle()
    let top = try session.screen()
    for _ in 0..<5 { try session.mouse(.wheelDown, column: 100, row: 20) }
    try await session.wait(until: "the answer is scrolled") { $0 != top && !$0.contains("status: 200") }
    for _ in 0..<8 { try session.mouse(.wheelUp, column: 100, row: 20) }
    try await session.wait(forText: "status: 200")
  }

  @Test func `a pane is chosen and the columns are divided by mouse`() async throws {
    let session = try await startExplorer()
    let border = try #require(Self.borderColumn(in: try session.screen()))
    func report(_ code: Int, _ column: Int, _ end: String) -> String {
      "\u{1B}[<\(code);\(column + 1);6\(end)"
    }
    try session.send(
      bytes: (report(0, border, "M") + report(32, border + 5, "M") + report(32, border + 9, "M")
        + report(0, border + 9, "m")).utf8)
    try await session.wait(until: "the requests are wider") { Self.borderColumn(in: $0) == border + 8 }
  }

  /// The column in which the frame of the first pane ends.
  private static func borderColumn(in screen: String) -> Int? {
    let row = screen.split(separator: "\n").dropFirst().first ?? ""
    return row.firstIndex(of: "┐").map { row.distance(from: row.startIndex, to: $0) }
  }

  /// The row of the screen with a text.
  private static func row(of text: String, in screen: String) -> Int? {
    screen.components(separatedBy: "\n").firstIndex { $0.contains(text) }
  }
}
