/// Tells whether there is a match of an expression in a text.
struct PatternMatcher: Sendable {
  private var automaton: PatternAutomaton

  init(_ pattern: TextPattern) { automaton = PatternAutomaton(pattern.program, floats: true) }

  /// Whether there is a match in a text.
  ///
  /// - Parameters:
  ///   - text: in UTF-8; wrong bytes count as U+FFFD.
  ///   - isEscaped: whether it has the escapes of JSON, which count as what they stand for.
  mutating func matches(_ text: Span<UInt8>, isEscaped: Bool = false) -> Bool {
    var state = automaton.start
    if automaton[state].isMatch { return true }
    var position = 0
    while let scalar = ScalarReader.next(text, &position, isEscaped: isEscaped) {
      state = automaton.next(state, scalar)
      if automaton[state].isMatch { return true }
    }
    return automaton[state].isMatchAtEnd
  }

  /// Whether there is a match in a text.
  mutating func matches(_ text: String) -> Bool {
    var text = text
    text.makeContiguousUTF8()
    return matches(text.utf8.span)
  }
}
