import Foundation
import TerminalTestSupport
import Testing

/// What the terminal shows of the explorer, whatever its size and its colours.
@Suite struct `The screen of the explorer` {
  @Test func `the screen follows the size of the window`() async throws {
    let session = try await startExplorer()
    try session.resize(columns: 60, rows: 16)
    try await session.wait(until: "there is one pane, and tabs") {
      $0.contains("\n Requests  Request  Response") && !$0.contains("Nothing was sent yet")
    }
    try session.resize(columns: 200, rows: 60)
    try await session.wait(until: "there are three panes") {
      $0.contains("┌ Requests") && $0.contains("┌ Request ·") && $0.contains("┌ Response")
    }
    try session.resize(columns: 30, rows: 8)
    try await session.wait(forText: "Please make the window larger")
    try session.resize(columns: 90, rows: 24)
    try await session.wait(until: "there are two panes") {
      $0.contains("┌ Requests") && !$0.contains("┌ Request ·") && $0.contains("┌ Response")
    }
  }

  @Test func `a storm of sizes ends with the screen of the last one, and with no cell of another`()
    async throws
  {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    try await session.settle()
    let before = try session.cells()
    for step in 0..<50 {
      try session.resize(columns: 10 + step * 37 % 290, rows: 5 + step * 11 % 95)
      try session.resize(columns: step.isMultiple(of: 2) ? 10 : 300, rows: step.isMultiple(of: 3) ? 5 : 100)
    }
    try session.resize(columns: 120, rows: 40)
    try await session.settle()
    #expect(try session.cells() == before)
    #expect(try await session.redrawnCells() == before)
  }

  @Test(arguments: [(10, 5), (300, 100)])
  func `in the smallest and the largest window too, every cell is its own`(
    columns: Int, rows: Int
  ) async throws {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    try session.resize(columns: columns, rows: rows)
    try await session.settle()
    let screen = try session.cells()
    #expect(try await session.redrawnCells() == screen)
  }

  @Test func `there are colours, unless NO_COLOR says otherwise`() async throws {
    let colourful = try await startExplorer()
    #expect(Self.hasColours(try colourful.styledScreen()))
    colourful.close()
    let plain = try await startExplorer(variables: "NO_COLOR=1")
    try await plain.press("Enter", toShow: "A: trail")
    #expect(try !Self.hasColours(plain.styledScreen()))
  }

  /// Whether there is an SGR sequence with a parameter for a colour.
  private static func hasColours(_ screen: String) -> Bool {
    screen.contains(/\x1b\[(\d+;)*([34][0-8]|9[0-7]|10[0-7])[;m]/)
  }

  @Test func `frames can be drawn in ASCII or not at all`() async throws {
    let ascii = try await startExplorer(arguments: "--borders ascii")
    #expect(try !ascii.screen().contains("│"))
    #expect(try ascii.screen().contains("|"))
    ascii.close()
    let none = try await startExplorer(arguments: "--borders none")
    #expect(try !none.screen().contains(where: { "│|┌+".contains($0) && $0 != "+" }))
  }

  @Test func `help shows the keys`() async throws {
    let session = try await startExplorer()
    try await session.press("?", toShow: "Send the request")
    try session.press("Escape")
    try await session.wait(until: "the help is gone") { !$0.contains("Send the request") }
  }
}
