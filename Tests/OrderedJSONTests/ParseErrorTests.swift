import OrderedJSON
import Testing

struct ParseErrorTests {
  @Test(arguments: [
    ("", "line 1, column 1: the text is empty, expected a JSON value"),
    (" \n ", "line 2, column 2: the text is empty, expected a JSON value"),
    ("x", "line 1, column 1: expected a JSON value, found \"x\""),
    ("undefined", "line 1, column 1: expected a JSON value, found \"undefined\""),
    ("[1,]", "line 1, column 4: expected a value after \",\", found \"]\""),
    ("[1 2]", "line 1, column 4: expected \",\" or \"]\" after an element, found \"2\""),
    ("[1", "line 1, column 3: expected \",\" or \"]\" after an element, found the end of the text"),
    ("[x", "line 1, column 2: expected a value or \"]\", found \"x\""),
    (
      "{\n  \"a\": 1,\n  \"b\": [true]x",
      "line 3, column 14: expected \",\" or \"}\" after a member, found \"x\""
    ),
    ("{\"a\":1 \"b\":2}", "line 1, column 8: expected \",\" or \"}\" after a member, found a string"),
    ("{a:1}", "line 1, column 2: expected a member name in quotation marks or \"}\", found \"a\""),
    ("{\"a\":1,}", "line 1, column 8: expected a member name in quotation marks after \",\", found \"}\""),
    ("{\"a\" 1}", "line 1, column 6: expected \":\" after a member name, found \"1\""),
    ("{\"a\":,}", "line 1, column 6: expected a value after \":\", found \",\""),
    ("{} x", "line 1, column 4: expected the end of the text after the value, found \"x\""),
    ("1 2", "line 1, column 3: expected the end of the text after the value, found \"2\""),
    ("01", "line 1, column 1: a number has digits after a leading zero"),
    ("-x", "line 1, column 2: expected a digit after \"-\", found \"x\""),
    ("1.", "line 1, column 3: expected a digit after the decimal point, found the end of the text"),
    ("1e+", "line 1, column 4: expected a digit in the exponent of a number, found the end of the text"),
    ("[\"ab", "line 1, column 2: the string has no closing quotation mark"),
    ("\"a\\", "line 1, column 1: the string has no closing quotation mark"),
    ("\"a\nb\"", "line 1, column 3: a string holds the raw control character U+000A, write it as an escape"),
    (
      "\"\u{1B}[31m\"",
      "line 1, column 2: a string holds the raw control character U+001B, write it as an escape"
    ),
    ("\u{1B}", "line 1, column 1: expected a JSON value, found U+001B"),
    ("[\u{202E}]", "line 1, column 2: expected a value or \"]\", found U+202E"),
    ("[é]", "line 1, column 2: expected a value or \"]\", found \"é\""),
    ("\"\\x\"", "line 1, column 2: a backslash starts no known escape, found \"x\" after it"),
    ("\"\\u{1B}\"", "line 1, column 4: expected four hexadecimal digits after \"\\u\", found \"{\""),
    ("\"\\uD83D\"", "line 1, column 2: U+D83D is half of a surrogate pair, its other half is missing"),
    (
      "\u{FEFF}{}",
      "line 1, column 1: the text starts with a byte order mark (U+FEFF), save it as UTF-8 without one"
    ),
  ])
  func `an error says where and what in one sentence`(text: String, message: String) {
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("[\n\n  x]", 3, 3, 5), ("[\r\n\r\n  x]", 3, 3, 7), ("[\r\r x]", 3, 2, 4), ("[\"é😀\", x]", 1, 8, 11),
    ("[1,\n2,\n3 4]", 3, 3, 9), ("{\"a\":\n\t?}", 2, 2, 7), ("[\"a\u{301}\" x]", 1, 7, 7),
  ])
  func `lines end with LF, CR or both and columns count Unicode scalars`(
    text: String, line: Int, column: Int, offset: Int
  ) throws {
    let error = try #require(throws: JSONParseError.self) { try JSON(parsing: text) }
    #expect((error.line, error.column, error.byteOffset) == (line, column, offset))
  }

  @Test func `the byte of broken UTF-8 is named`() {
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: [0x22, 0x61, 0xFF, 0x22]) }
    #expect(error?.description == "line 1, column 3: the text is not valid UTF-8 at byte 0xFF")
  }

  @Test func `no message passes on a control character of the text`() {
    // Controls, Latin-1, combining marks, general punctuation with its formatting characters, and tags.
    let suspects =
      [0...0x100, 0x300...0x310, 0x2000...0x206F, 0xFEFF...0xFEFF, 0xE0001...0xE0020] as [ClosedRange<UInt32>]
    for value in suspects.joined() {
      guard let scalar = Unicode.Scalar(value), value != 0x22 else { continue }
      for text in [
        "\(scalar)?", "[1\(scalar)?", "{\(scalar)?", "\"\\\(scalar)", "\"\\u\(scalar)", "\"\(scalar)",
      ] {
        guard case let error? = #expect(throws: JSONParseError.self, performing: { try JSON(parsing: text) })
        else {
          return
        }
        let isClean = error.description.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && ![.control, .format].contains($0.properties.generalCategory)
        }
        #expect(isClean, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func `an error in a part of a text has its line in the whole`() throws {
    let text = "[\n1,\n[2 3]\n]"
    let error = #expect(throws: JSONParseError.self) {
      try JSONCursor.read(text, in: 5..<10) { cursor in _ = try cursor.skipValue() }
    }
    #expect(error?.line == 3)
    #expect(error?.column == 4)
  }
}
