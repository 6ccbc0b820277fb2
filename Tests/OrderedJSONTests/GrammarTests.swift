import OrderedJSON
import Testing

/// Which texts are JSON and which are not, by RFC 8259. No text names what is wrong with it; the positions
/// and sentences of errors have their own tests.
struct GrammarTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "\"\"", "[]", "{}",
    " 1 ", "\t\r\n[ ]\n", "[1]", "[1,2 , 3]", "[[],[[]],{}]", "{\"a\":1}", "{ \"a\" : 1 , \"b\" : [ ] }",
    "{\"\":0}", "{\"a\":1,\"a\":2}", "[\n]", "[null,true,false]",
  ])
  func `structures and literals of RFC 8259 are accepted`(text: String) {
    #expect(throws: Never.self) { try JSON(parsing: text) }
    #expect(isSkippable(Array(text.utf8)))
  }

  @Test(arguments: [
    "", " ", "\n", "nul", "nulll", "nullx", "Null", "True", "TRUE", "undefined", "NaN", "Infinity",
    "-Infinity", "t", "fals", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]",
    "[1:2]", "[\"a\":1]", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{1:2}",
    "{a:1}", "{'a':1}", "{\"a\",1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\"::1}", "{null:1}", "{[]:1}",
    "[1}", "{\"a\":1]", "[}", "{]", "1 2", "1,", "[] []", "{}{}", "\"a\" \"b\"", "null null", "'a'",
    "// c\n1", "1 // c", "/* c */ 1", "1;", "[1]x", "#", "\u{0}", "1\u{0}", "\u{A0}1", "\u{2028}1", "\u{0B}1",
    "\u{0C}1", "\u{FEFF}1", "1\u{FEFF}", "[\u{FEFF}1]", "&", "*", ":", ",", "\\", "é", "[é]",
  ])
  func `everything else is refused`(text: String) {
    #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
    #expect(!isSkippable(Array(text.utf8)))
  }

  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.10", "1.5", "1e5", "1E5", "1e+5", "1e-5", "0e0",
    "0e+1",
    "-0.0e-0", "1.25E+07", "1e400", "-1e400", "1e-400", "12345678901234567890",
    "3.14159265358979323846264338327950288", "123456789012345678901234567890e999999999999999999999",
  ])
  func `a number is kept as it is written`(text: String) throws {
    #expect(try JSON(parsing: text).number?.text == text)
    #expect(try JSON(parsing: "[\(text)]").compact == "[\(text)]")
    #expect(try JSON(parsing: "{\"a\":\(text) }").compact == "{\"a\":\(text)}")
  }

  @Test(arguments: [
    "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e-", "1E", "1.5e", "1e5.5",
    "0x10",
    "1_000", "1,000", "--1", "1-", "1+1", "1e1e1", "1.2.3", "0b1", "1f", "1a", "0e", "- 1", "-a", "-\"1\"",
    "١",
    "１",
  ])
  func `a number outside the grammar is refused`(text: String) {
    #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
    #expect(throws: JSONParseError.self) { try JSON(parsing: "[\(text)]") }
    #expect(JSONNumber(text: text) == nil)
  }

  @Test(arguments: [
    (#""""#, ""), (#""abc""#, "abc"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u00E9""#, "Aéé"), (#""\u0000""#, "\0"), (#""\u20AC""#, "€"), (#""\ud83d\ude00""#, "😀"),
    (#""\uD800\uDC00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
    (#""\uD7FF\uE000\uFFFD""#, "\u{D7FF}\u{E000}\u{FFFD}"),
    (#""é€😀""#, "é€😀"), ("\"\u{7F}\u{80}\u{2028}\u{FEFF}\"", "\u{7F}\u{80}\u{2028}\u{FEFF}"),
    (#""a long one, more than sixteen bytes""#, "a long one, more than sixteen bytes"),
    (#""1234567\n""#, "1234567\n"), (#""12345678\"90""#, "12345678\"90"), (#""\\u0041""#, "\\u0041"),
    (#""/""#, "/"), (#""\u005C\u0022""#, "\\\""),
  ])
  func `a string is read with its escapes resolved`(text: String, content: String) throws {
    let string = try #require(try JSON(parsing: text).string)
    #expect(Array(string.utf8) == Array(content.utf8))
    let name = try #require(try JSON(parsing: "{\(text):1}").object?.first?.name)
    #expect(Array(name.utf8) == Array(content.utf8))
  }

  @Test(arguments: [
    #"""#, #""abc"#, #"""""#, #""\"#, #""\""#, #""\a""#, #""\x41""#, #""\'""#, #""\ ""#, #""\u""#, #""\u1""#,
    #""\u12""#, #""\u123""#, #""\u123g""#, #""\u 123""#, #""\U0041""#, #""\é""#, #""\0""#, #""\u+123""#,
    #""\ud800""#, #""\udc00""#, #""\ud800\ud800""#, #""\ud800\u0041""#, #""\ud800x""#, #""\ud800\n""#,
    #""\ud800\"#, #""\ud800\u"#, #""\udc00\ud800""#, "\"\n\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"", "\"a\r\"",
    "\"12345678\u{1}\"",
  ])
  func `a string outside the grammar is refused`(text: String) {
    #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
    #expect(throws: JSONParseError.self) { try JSON(parsing: "{\(text):1}") }
    #expect(!isSkippable(Array(text.utf8)))
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC3, 0xC3], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xEF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    for padding in 0..<9 {
      let text = [quote] + Array(repeating: 0x61, count: padding) + bytes + [quote]
      let error = #expect(throws: JSONParseError.self) { try JSON(parsing: text) }
      guard case .invalidUTF8 = error?.reason else {
        Issue.record("refused for another reason: \(String(describing: error))")
        continue
      }
      #expect(!isSkippable(text))
    }
    #expect(throws: JSONParseError.self) { try JSON(parsing: bytes) }
  }

  @Test(
    arguments: [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF],
      [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func `the first and last characters of each UTF-8 length are kept`(bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    let string = try #require(try JSON(parsing: [quote] + bytes + [quote]).string)
    #expect(Array(string.utf8) == bytes)
  }

  private func isSkippable(_ bytes: [UInt8]) -> Bool {
    do {
      try JSONCursor.validate(bytes)
      return true
    } catch {
      return false
    }
  }
}
