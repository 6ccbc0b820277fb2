import RandomTestSupport
import Testing

@testable import TerminalUI

/// Long texts are broken into the same rows as short ones.
struct TextRowsTests {
  private func rows(_ text: String, columns: Int) -> [String] {
    let rows = TextRows(text, columns: columns)
    return (0..<rows.count).map { String(rows[$0]) }
  }

  @Test(arguments: [
    ("", 5, [""]), ("one two", 5, ["one", "two"]), ("one two\n\nthree\n", 9, ["one two", "", "three", ""]),
    ("abcdefgh", 3, ["abc", "def", "gh"]), ("abc def", 3, ["abc", "def"]), ("abc ", 3, ["abc"]),
    (" abcd", 3, ["", "abc", "d"]), ("to 50 %.", 5, ["to", "50 %."]), ("a %\u{301}", 1, ["a", "%\u{301}"]),
    ("a\r\nb", 4, ["a", "b"]), ("日本語", 4, ["日本", "語"]),
  ])
  func `a text is broken at its line ends, and at blanks`(text: String, columns: Int, expected: [String]) {
    #expect(rows(text, columns: columns) == expected)
  }

  @Test func `any text is broken as its lines are one by one`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "word", " ", " %", "% ", "  ", "\n", "\r\n", "\r", "\t", "日", "é", "e\u{301}", "👍", "\u{202E}",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let columns = Int.random(in: 1...12, using: &generator)
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: DisplayText.isLineEnd)
      let expected = lines.flatMap { DisplayText.wrapped($0, columns: columns).map(String.init) }
      #expect(rows(text, columns: columns) == expected, "\(text.debugDescription) in \(columns) columns")
    }
  }

  @Test func `a row is found again by where it begins`() {
    let rows = TextRows("one two three\nfour", columns: 5)
    #expect((0..<rows.count).map { rows.row(startingUpTo: rows.start(ofRow: $0)) } == [0, 1, 2, 3])
    #expect(rows.row(startingUpTo: 6) == 1)
    #expect(rows[9] == "")
  }
}
