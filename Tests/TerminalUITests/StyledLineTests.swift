import Testing

@testable import TerminalUI

@Suite struct StyledLineTests {
  private let line = StyledLine([
    .init("ab", Style(.name)), .init("日本", Style(.string)), .init("x", Style(.number)),
  ])

  @Test(arguments: [
    (7, "ab日本x"), (99, "ab日本x"), (6, "ab日…"), (5, "ab日…"), (4, "ab…"), (3, "ab…"), (2, "a…"), (1, "…"),
    (0, ""), (-1, ""),
  ])
  func `a line is cut at its end`(columns: Int, expected: String) {
    #expect(line.truncated(to: columns).text == expected)
  }

  @Test(arguments: [
    (6, Truncation.start, "…日本x"), (5, .start, "…本x"), (6, .middle, "ab…本x"), (1, .middle, "…"),
    (7, .start, "ab日本x"),
  ])
  func `a line is cut at its start or middle`(columns: Int, place: Truncation, expected: String) {
    let cut = line.truncated(to: columns, at: place)
    #expect(cut.text == expected)
    #expect(cut.columns <= columns)
  }

  @Test func `runs of the same style join and empty ones vanish`() {
    var line = StyledLine("", .name)
    #expect(line.isEmpty)
    line.append("a", .name)
    line.append("", .string)
    line.append("b", .name)
    line.append("c", .string)
    #expect(line.runs == [.init("ab", Style(.name)), .init("c", Style(.string))])
  }

  @Test func `wrapped lines keep their styles`() {
    let lines = StyledLine([.init("one ", Style(.name)), .init("two three", Style(.string))]).wrapped(to: 7)
    #expect(
      lines == [
        StyledLine([.init("one ", Style(.name)), .init("two", Style(.string))]), StyledLine("three", .string),
      ])
  }

  @Test func `a background lies behind runs without their own`() {
    var surface = Surface(size: Size(columns: 4, rows: 1))
    let line = StyledLine([.init("a"), .init("b", Style(.text, on: .match))])
    #expect(surface.write(line, at: Position(column: 0, row: 0), on: .selection) == 2)
    #expect(surface.backgroundMap == "Sm..")
  }
}
