import OrderedJSON
import RandomTestSupport
import TerminalUI
import Testing

@testable import Explorer

struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    var matcher = PatternMatcher(try TextPattern(pattern))
    return matcher.matches(text)
  }

  @Test(arguments: [
    ("red", "infrared"), ("red", "RED"), ("Red", "Red"), ("^red$", "red"), ("", "x"), ("a.c", "abc"),
    ("colou?r", "color"), ("(red|blue)s*$", "blues"), ("[a-c]+", "xbx"), ("[^a-c]", "abcd"),
    (#"\d{3}-\d{2,}"#, "call 123-4567"), (#"\w+@\w+\.com"#, "me@example.com"), (#"a\.b\[0\]"#, "a.b[0]"),
    ("é", "CAFÉ"), ("日本", "日本語"), (".", "😀"), ("{\"id\"", "x{\"id\""), ("a{2}", "baab"),
    ("(?:ab)+c", "ababc"),
    ("x*", ""), ("^$", ""), ("$^", ""), ("a|", "zzz"), (#"\S"#, " a"), (#"[\d.]+"#, "1.5"), ("[]]", "]"),
    ("a+?b", "aab"),
    ("^a|b$", "xb"), ("(^a)b", "ab"), ("a($|b)", "xa"), ("[A-Z]x", "Qx"),
  ])
  func `an expression finds what it says`(pattern: String, text: String) throws {
    #expect(try matches(pattern, text))
  }

  @Test(arguments: [
    ("red", "rde"), ("Red", "red"), ("^red", "infrared"), ("red$", "redder"), ("a.c", "a\nc"),
    ("[a-c]", "xyz"),
    (#"\d"#, "abc"), (#"a\.b"#, "axb"), ("a{3}", "aabaa"), ("^$", "x"), ("x+", ""), (#"\S"#, " \t\n"),
    ("[^a]", "a"),
    ("É", "é"), ("a$b", "ab"), ("[A-Z]x", "qx"), ("$^", "x"),
  ])
  func `an expression does not find what it does not say`(pattern: String, text: String) throws {
    #expect(try !matches(pattern, text))
  }

  @Test(arguments: [
    "((((){999}){999}){999}){999}", "(((){0,999}){0,999}){0,999}", "((){999,}){999}",
  ])
  func `repeating nothing however often finds the empty text`(pattern: String) throws {
    #expect(try matches(pattern, ""))
  }

  @Test(arguments: [
    ("(a", PatternError.unclosedGroup), ("a)", .unopenedGroup), ("[a", .unclosedClass),
    ("[z-a]", .emptyRange),
    ("*", .nothingToRepeat("*")), ("a|+", .nothingToRepeat("+")), ("a{2,1}", .badRepetition),
    ("a\\", .unfinishedEscape), (#"\b"#, .unknownEscape("b")), ("(?=a)", .unsupportedGroup),
    ("a{1001}", .tooLarge), ("(((a{99}){99}){99}){99}", .tooLarge),
    (String(repeating: "(", count: 5_000), .tooLarge),
  ])
  func `a wrong expression says what is wrong`(pattern: String, error: PatternError) {
    #expect(throws: error) { try TextPattern(pattern) }
    #expect(!error.sentence.isEmpty)
  }

  @Test(arguments: [
    "(a+)+$", "(a|a)*b", "(a*)*c", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y", "((a?){100})a{100}b",
    "($$)*x", "(($)*b?)*x", "(^^)*x",
  ])
  func `no expression takes more than time in proportion to the text`(pattern: String) throws {
    #expect(try !matches(pattern, String(repeating: "a", count: 50_000) + "!"))
  }

  @Test(arguments: 1...4)
  func `random expressions find what trying everything finds`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let reference = ReferencePattern.random(depth: 4, using: &random)
      let pattern = try TextPattern(reference.source)
      var matcher = PatternMatcher(pattern)
      var finder = MatchFinder(pattern)
      for _ in 0..<4 {
        let text = ReferencePattern.randomText(using: &random)
        let place = "\(reference.source) in \(text.debugDescription)"
        #expect(matcher.matches(text) == reference.isFound(in: Array(text)), "\(place)")
        let found = finder.matches(in: text.unicodeScalars.map(\.value))
        #expect(found == reference.matches(in: Array(text)), "\(place)")
      }
    }
  }

  @Test(arguments: [".*b", "(a+)+b", "a.*b|a.*c"])
  func `finding where nothing matches reads a text once`(pattern: String) throws {
    var finder = MatchFinder(try TextPattern(pattern))
    #expect(finder.matches(in: [UInt32](repeating: 0x61, count: 200_000)).isEmpty)
  }

  @Test func `the escapes of JSON count as what they stand for, broken bytes as something else`() throws {
    func found(_ pattern: String, _ bytes: [UInt8]) throws -> Bool {
      var matcher = PatternMatcher(try TextPattern(pattern))
      return matcher.matches(bytes.span, isEscaped: true)
    }
    #expect(try found("é", Array(#"caf\u00e9"#.utf8)))
    #expect(try found("😀$", Array(#"\ud83d\ude00"#.utf8)))
    #expect(try found(#"a\nb"#, Array(#"a\nb"#.utf8)))
    #expect(try found("\"x\"", Array(#"\"x\""#.utf8)))
    #expect(try found("a.b", Array("a".utf8) + [0xFF] + Array("b".utf8)))
    #expect(try !found("u00e9", Array(#"\u00e9"#.utf8)))
    #expect(try found("x$", Array(#"\ud83dx"#.utf8)))
    for wrong in [#"\q"#, #"\ud83dx"#, #"\udc00"#, #"\ud83d\u0041"#, #"\u12"#, #"\uzzzz"#] {
      var resolver = EscapeResolver()
      let shown = String(decoding: resolver.take(Array(wrong.utf8), isLast: true), as: UTF8.self)
      let pattern = "^" + shown.replacing("\\", with: #"\\"#) + "$"
      #expect(try found(pattern, Array(wrong.utf8)), "\(wrong)")
    }
    for bytes: [UInt8] in [[0x5C], [0x5C, 0x75], [0xE2], [0xF0, 0x9F], [0x5C, 0x75, 0x64, 0x38]] {
      #expect(try !found("q", bytes))
    }
  }

  @Test func `more states than are kept are worked out anew`() throws {
    // Which of the last ten characters were an a makes more states than are kept.
    let text = (0..<5_000).map { $0 % 3 == 0 || $0 % 7 == 0 ? "a" : "b" }.joined()
    #expect(try matches("a.........a.c", text + "abbbbbbbbbabc"))
    #expect(try !matches("a.........c", text))
  }

  @Test func `matches are marked where they stand, the longest from each place`() throws {
    var line = StyledLine("name", .name)
    line.append(": ", .punctuation)
    line.append("\"aaa b aa\"", .string)
    let letters = PatternMarker(try TextPattern("a+"))
    let marked = letters.mark(line, as: .match, in: [.name, .string])
    #expect(marked.text == line.text)
    #expect(marked.runs.filter { $0.style.background == .match }.map(\.text) == ["a", "aaa", "aa"])
    let all = PatternMarker(try TextPattern("^name.*$"))
    let whole = all.mark(line, as: .match)
    #expect(whole.runs.allSatisfy { $0.style.background == .match })
    let ends = PatternMarker(try TextPattern("^a|a$"))
    let quoted = ends.mark(line, as: .match, in: [.string])
    #expect(quoted.runs.filter { $0.style.background == .match }.map(\.text) == ["a", "a"])
  }
}
