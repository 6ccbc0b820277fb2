/// A regular expression that a person typed to search with.
///
/// Matching takes time in proportion to the text, whatever the expression: it runs an automaton over the text
/// and never goes back, so no expression can hang the program. (Swift's `Regex` backtracks without a limit.) It
/// knows what a search needs: literals, `.`, classes, `\d \w \s`, groups, alternation, `* + ? {m,n}`, `^` and `$`.
/// An expression in lower case finds upper case too; with an upper-case letter in it, case counts.
struct TextPattern: Hashable, Sendable {
  /// The expression as it was typed.
  let source: String
  let program: PatternProgram
  /// The same for texts that are read from their end.
  let backwardProgram: PatternProgram

  /// Reads an expression.
  ///
  /// - Throws: what is wrong with it, in a few words.
  init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    let node = try parser.parse()
    program = try PatternProgram(node)
    backwardProgram = try PatternProgram(node.reversed)
  }

  static func == (left: TextPattern, right: TextPattern) -> Bool { left.source == right.source }
  func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// What is wrong with an expression.
enum PatternError: Error, Hashable {
  case unclosedGroup
  case unopenedGroup
  case unclosedClass
  case emptyRange
  case nothingToRepeat(Character)
  case badRepetition
  case unfinishedEscape
  case unknownEscape(Character)
  case unsupportedGroup
  case tooLarge

  /// The fault in a few words.
  var sentence: String {
    switch self {
    case .unclosedGroup: "a ( is not closed"
    case .unopenedGroup: "a ) closes nothing; \\) finds one"
    case .unclosedClass: "a [ is not closed; \\[ finds one"
    case .emptyRange: "a range in [ ] runs backwards"
    case .nothingToRepeat(let sign): "nothing to repeat before \(sign); \\\(sign) finds one"
    case .badRepetition: "{m,n} wants two numbers, the smaller first"
    case .unfinishedEscape: "a \\ at the end; \\\\ finds one"
    case .unknownEscape(let character): "\\\(character) means nothing here"
    case .unsupportedGroup: "only (…) and (?:…) are known"
    case .tooLarge: "the expression is too large"
    }
  }
}
