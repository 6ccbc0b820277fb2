import Testing

@testable import Workspace

struct ShellWordsTests {
  @Test(arguments: [
    ("a b", ["a", "b"]), ("  a\t b  ", ["a", "b"]), ("'a b' c", ["a b", "c"]), (#"a\ b"#, ["a b"]),
    (#""a \"b\" \$c \n""#, [#"a "b" $c \n"#]), (#"'a'\''b'"#, ["a'b"]), ("''", [""]),
    ("a '' b", ["a", "", "b"]), ("\"\" a", ["", "a"]), (#"a''b"#, ["ab"]),
    ("a \\\n  b", ["a", "b"]), ("a \\\r\n  b", ["a", "b"]), ("\"a\\\nb\"", ["ab"]), ("'a\nb'", ["a\nb"]),
    (#"$'a\'b\n\t\\'"#, ["a'b\n\t\\"]), (#"$'\u00e9\x41\101'"#, ["éAA"]), (#"$'\xc3\xa9'"#, ["é"]),
    (#"$'\ud83d\ude00'"#, ["😀"]), (#"$'\ud83d'"#, ["\u{FFFD}"]), (#"$'\q'"#, [#"\q"#]), ("$HOME", ["$HOME"]),
    ("a b | c", ["a", "b"]), ("a; b", ["a"]), ("a > file", ["a"]), ("a 'b|c'", ["a", "b|c"]), ("", []),
    ("\n a\nb", ["a"]), ("a\\", ["a"]),
  ])
  func `words are taken apart as a shell does`(text: String, words: [String]) throws {
    #expect(try ShellWords(parsing: text).words == words)
  }

  @Test(arguments: [
    ("a 'b", "the quote ' at line 1, column 3 does not end"),
    ("a\\\n \"b", "the quote \" at line 2, column 2 does not end"),
    ("$'a", "the quote $' at line 1, column 2"),
  ])
  func `a quote that does not end is named with its place`(text: String, sentence: String) throws {
    let problem = #expect(throws: ImportProblem.self) { try ShellWords(parsing: text) }
    #expect(problem?.sentence.contains(sentence) == true)
  }
}
