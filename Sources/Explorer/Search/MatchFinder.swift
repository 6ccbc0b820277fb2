/// Finds where the matches of an expression stand in a text.
struct MatchFinder: Sendable {
  /// Goes from a place to the end of the longest match that begins there.
  private var forward: PatternAutomaton
  /// Goes through the text from its end, and so tells in one pass at which places a match begins. Looking for
  /// one from each place instead would read to the end of the text from each of them.
  private var backward: PatternAutomaton

  init(_ pattern: TextPattern) {
    forward = PatternAutomaton(pattern.program, floats: false)
    backward = PatternAutomaton(pattern.backwardProgram, floats: true)
  }

  /// The matches from the start on, each the longest of its place, without overlaps; those that are empty are left
  /// out.
  mutating func matches(in scalars: [UInt32]) -> [Range<Int>] {
    let begins = placesWithMatch(in: scalars)
    var matches: [Range<Int>] = []
    var position = 0
    while position < scalars.count {
      if begins[position], let end = end(ofMatchAt: position, in: scalars), end > position {
        matches.append(position..<end)
        position = end
      } else {
        position += 1
      }
    }
    return matches
  }

  /// For each place whether a match begins there.
  private mutating func placesWithMatch(in scalars: [UInt32]) -> [Bool] {
    var begins = [Bool](repeating: false, count: scalars.count)
    var state = backward.start
    for position in scalars.indices.reversed() {
      state = backward.next(state, scalars[position])
      // The first character is the last one here.
      begins[position] = position == 0 ? backward[state].isMatchAtEnd : backward[state].isMatch
    }
    return begins
  }

  /// Where the longest match that begins at a position ends; nil when none does.
  private mutating func end(ofMatchAt start: Int, in scalars: [UInt32]) -> Int? {
    var state = start == 0 ? forward.start : forward.stateInside()
    var end = forward[state].isMatch ? start : nil
    for position in start..<scalars.count {
      state = forward.next(state, scalars[position])
      if forward[state].isMatch { end = position + 1 }
      if forward[state].isDead { return end }
    }
    return forward[state].isMatchAtEnd ? scalars.count : end
  }
}
