import Testing

@testable import TerminalUI

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("abc", "abc", 3),
    ("", "", 0),
    ("é", "é", 1),
    ("e\u{301}", "e\u{301}", 1),
    ("日本語", "日本語", 6),
    ("ｱ", "ｱ", 1),
    ("Ａ", "Ａ", 2),
    ("\u{3000}", "\u{3000}", 2),
    ("🎯", "🎯", 2),
    ("각", "각", 2),
    ("\u{1100}\u{1161}\u{11A8}", "\u{1100}\u{1161}\u{11A8}", 2),
    ("का", "का", 2),
    ("1️⃣", "1\u{20E3}", 1),
    ("❤️", "❤", 1),
  ])
  func `text of agreed width is shown as it is`(text: String, shown: String, columns: Int) {
    #expect(Array(DisplayText.safe(text).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(DisplayText.columns(of: text) == columns)
    #expect(DisplayText(text).allSatisfy { !$0.isMark })
  }

  @Test(arguments: [
    ("\u{1B}", "␛"), ("\u{0}", "␀"), ("\r", "␍"), ("\n", "⏎"), ("\t", "⇥"), ("\u{7F}", "␡"),
    ("\r\n", "␍⏎"), ("\u{80}", "‹U+0080›"), ("\u{9B}", "‹U+009B›"), ("\u{A0}", "⍽"),
    ("\u{AD}", "‹U+00AD›"), ("\u{61C}", "‹U+061C›"), ("\u{200B}", "‹U+200B›"),
    ("\u{200C}", "‹U+200C›"), ("\u{200D}", "‹U+200D›"), ("\u{200E}", "‹U+200E›"),
    ("\u{202E}", "‹U+202E›"), ("\u{2066}", "‹U+2066›"), ("\u{2028}", "‹U+2028›"),
    ("\u{2029}", "‹U+2029›"), ("\u{2060}", "‹U+2060›"), ("\u{FEFF}", "‹U+FEFF›"),
    ("\u{301}", "‹U+0301›"), ("\u{93E}", "‹U+093E›"), ("\u{E000}", "‹U+E000›"),
    ("\u{FFFE}", "‹U+FFFE›"), ("\u{10FFFF}", "‹U+10FFFF›"), ("\u{378}", "‹U+0378›"),
    ("\u{115F}", "‹U+115F›"), ("\u{3164}", "‹U+3164›"), ("\u{FE0F}", "‹U+FE0F›"),
    ("\u{E0041}", "‹U+E0041›"), ("\u{2003}", "‹U+2003›"),
  ])
  func `what must not reach a terminal is shown as a mark`(text: String, shown: String) {
    #expect(DisplayText.safe(text) == shown)
    #expect(DisplayText(text).allSatisfy { $0.isMark })
    #expect(DisplayText.columns(of: text) == shown.count)
  }

  @Test(arguments: [
    ("👨‍👩‍👧", "👨👩👧", 6), ("👍🏽", "👍⁺", 3), ("🇩🇪", "DE", 2), ("🏃‍♀️", "🏃♀", 3),
    ("a\u{200D}b", "a‹U+200D›b", 10), ("a\u{E0041}", "a‹U+E0041›", 10),
    ("क्‍ष", "क्‹U+200D›ष", 10), ("a\u{FE0F}", "a‹U+FE0F›", 9), ("\u{1100}\u{1160}", "\u{1100}‹U+1160›", 10),
  ])
  func `clusters without an agreed width fall apart into safe pieces`(
    text: String, shown: String, columns: Int
  ) {
    #expect(Array(DisplayText.safe(text).unicodeScalars) == Array(shown.unicodeScalars))
    #expect(DisplayText.columns(of: text) == columns)
  }

  @Test func `piled up combining marks are limited`() {
    let pieces = Array(DisplayText("a" + String(repeating: "\u{301}", count: 50) + "b"))
    #expect(pieces.map(\.columns) == [1, 1, 1])
    #expect(pieces[0].character.unicodeScalars.count == 4)
    #expect(pieces[1].isMark)
    #expect(pieces[2].character == "b")
  }

  @Test func `no scalar is ever sent that a terminal could act on`() {
    for value in Array(UInt32(0)...0x1FFFF) + Array(0xE0000...0xE0FFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for piece in DisplayText.pieces(of: Character(scalar)) {
        #expect(piece.columns == 1 || piece.columns == 2)
        guard let first = piece.character.unicodeScalars.first else { continue }
        let isControl = first.value < 0x20 || (0x7F...0x9F).contains(first.value)
        if isControl || first.properties.generalCategory == .format
          || first.properties.isDefaultIgnorableCodePoint
        {
          Issue.record("U+\(String(value, radix: 16)) is sent")
        }
      }
    }
  }

  @Test(arguments: [
    ("abcdef", 6, Truncation.end, "abcdef"), ("abcdef", 5, .end, "abcd…"), ("abcdef", 5, .start, "…cdef"),
    ("abcdef", 5, .middle, "ab…ef"), ("abcdef", 4, .middle, "ab…f"), ("abcdef", 1, .end, "…"),
    ("abcdef", 1, .start, "…"), ("abcdef", 1, .middle, "…"), ("abcdef", 0, .end, ""),
    ("abcdef", -3, .end, ""), ("日本語", 5, .end, "日本…"), ("日本語", 4, .end, "日…"),
    ("日本語", 4, .start, "…語"), ("日本語", 3, .middle, "…語"), ("日本語", 2, .middle, "…"), ("", 0, .end, ""),
  ])
  func `text is cut where asked`(text: String, columns: Int, place: Truncation, expected: String) {
    let cut = DisplayText.truncated(text, to: columns, at: place)
    #expect(cut == expected)
    #expect(DisplayText.columns(of: cut) <= max(0, columns))
  }

  @Test func `text is padded to exactly the columns asked for`() {
    #expect(DisplayText.padded("ab", to: 5) == "ab   ")
    #expect(DisplayText.padded("日本", to: 3) == "日…")
    #expect(DisplayText.padded("日本語", to: 4) == "日… ")
  }

  @Test(arguments: [
    ("", 5, [""]), ("hello", 5, ["hello"]), ("hello world", 5, ["hello", "world"]),
    ("hello world", 8, ["hello", "world"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a bcdefgh", 4, ["a", "bcde", "fgh"]), ("a\nb", 9, ["a", "b"]), ("a\r\nb\n", 9, ["a", "b", ""]),
    ("\n", 9, ["", ""]), ("日本語", 5, ["日本", "語"]), ("日", 1, ["日"]), ("ab ", 2, ["ab"]),
    ("a  b", 2, ["a ", "b"]), ("x", 0, ["x"]), ("one two three", 7, ["one two", "three"]),
  ])
  func `text wraps at words and breaks long ones`(text: String, columns: Int, lines: [String]) {
    #expect(DisplayText.wrapped(text, columns: columns).map(String.init) == lines)
    #expect(StyledLine(text).wrapped(to: columns).map(\.text) == lines)
  }
}
