/// Runs an expression over texts. It works out the states of the automaton as texts lead to them, and keeps them
/// for the next text.
struct PatternMatcher: Sendable {
  private struct State {
    /// The steps it stands for, in ascending order: those that take a character, the match, the end of the text.
    let steps: [Int]
    let isMatch: Bool
    let isMatchAtEnd: Bool
  }

  /// How many states are kept before they are worked out anew.
  private static let mostStates = 500

  private let program: PatternProgram
  /// Whether a match may begin anywhere.
  private let floats: Bool
  private var states: [State] = []
  private var numbers: [[Int]: Int] = [:]
  /// For each state and class the next state, or -1 while it is not known.
  private var transitions: [Int32] = []

  /// - Parameters:
  ///   - pattern: the expression.
  ///   - floats: whether a match may begin anywhere in a text, or at its start only.
  init(_ pattern: TextPattern, floats: Bool = true) {
    program = pattern.program
    self.floats = floats
    reset()
  }

  /// Whether there is a match in a text.
  ///
  /// - Parameters:
  ///   - text: in UTF-8; wrong bytes count as U+FFFD.
  ///   - isEscaped: whether it has the escapes of JSON, which count as what they stand for.
  mutating func matches(_ text: Span<UInt8>, isEscaped: Bool = false) -> Bool {
    var state = 0
    if states[0].isMatch { return true }
    var position = 0
    while let scalar = ScalarReader.next(text, &position, isEscaped: isEscaped) {
      state = next(state, program.classNumber(of: scalar))
      if states[state].isMatch { return true }
      if !floats, states[state].steps.isEmpty { return false }
    }
    return states[state].isMatchAtEnd
  }

  /// Whether there is a match in a text.
  mutating func matches(_ text: String) -> Bool {
    var text = text
    text.makeContiguousUTF8()
    return matches(text.utf8.span)
  }

  /// Where the longest match that begins at a position ends; nil when none does.
  mutating func end(ofMatchAt start: Int, in scalars: [UInt32]) -> Int? {
    var state = start == 0 ? 0 : stateInside
    var end = states[state].isMatch ? start : nil
    for position in start..<scalars.count {
      state = next(state, program.classNumber(of: scalars[position]))
      if states[state].isMatch { end = position + 1 }
      if states[state].steps.isEmpty { return end }
    }
    return states[state].isMatchAtEnd ? scalars.count : end
  }

  // MARK: - States

  private mutating func reset() {
    states = []
    numbers = [:]
    transitions = []
    _ = number(of: closure([0], isAtStart: true))
  }

  /// The state before a character that is not the first.
  private var stateInside: Int { mutating get { number(of: closure([0], isAtStart: false)) } }

  @inline(__always)
  private mutating func next(_ state: Int, _ classNumber: Int) -> Int {
    let known = transitions[state * program.classCount + classNumber]
    return known >= 0 ? Int(known) : find(state, classNumber)
  }

  private mutating func find(_ state: Int, _ classNumber: Int) -> Int {
    var places = floats ? [0] : []
    for step in states[state].steps {
      if case .take(let set) = program.steps[step], program.set(set, holds: classNumber) {
        places.append(step + 1)
      }
    }
    let steps = closure(places, isAtStart: false)
    guard states.count < Self.mostStates || numbers[steps] != nil else {
      reset()
      return number(of: steps)
    }
    let next = number(of: steps)
    transitions[state * program.classCount + classNumber] = Int32(truncatingIfNeeded: next)
    return next
  }

  private mutating func number(of steps: [Int]) -> Int {
    if let number = numbers[steps] { return number }
    let number = states.count
    let atEnd = closure(steps.map { program.steps[$0] == .atEnd ? $0 + 1 : $0 }, isAtStart: false)
    states.append(
      State(
        steps: steps, isMatch: steps.last == program.steps.count - 1,
        isMatchAtEnd: isMatch(atEnd)))
    numbers[steps] = number
    transitions += [Int32](repeating: -1, count: program.classCount)
    return number
  }

  /// Whether the match is among steps, given that the text ends here.
  private func isMatch(_ steps: [Int]) -> Bool {
    var steps = steps
    while true {
      if steps.last == program.steps.count - 1 { return true }
      let further = closure(steps.map { program.steps[$0] == .atEnd ? $0 + 1 : $0 }, isAtStart: false)
      guard further != steps else { return false }
      steps = further
    }
  }

  /// The steps that are reached from places without taking a character.
  private func closure(_ places: [Int], isAtStart: Bool) -> [Int] {
    var seen = Set<Int>()
    var waiting = places
    var result: [Int] = []
    while let place = waiting.popLast() {
      guard seen.insert(place).inserted else { continue }
      switch program.steps[place] {
      case .take, .match, .atEnd: result.append(place)
      case .fork(let first, let second): waiting += [first, second]
      case .jump(let target): waiting.append(target)
      case .atStart: if isAtStart { waiting.append(place + 1) }
      }
    }
    return result.sorted()
  }
}

/// Reads characters from UTF-8 that may be broken, with or without the escapes of JSON.
enum ScalarReader {
  private static let replacement: UInt32 = 0xFFFD

  /// The character at a position, which moves behind it; nil at the end.
  @inline(__always)
  static func next(_ text: Span<UInt8>, _ position: inout Int, isEscaped: Bool) -> UInt32? {
    guard position < text.count else { return nil }
    let byte = text[position]
    position += 1
    guard byte < 0x80 else { return nextOfSeveralBytes(text, first: byte, &position) }
    return isEscaped && byte == UInt8(ascii: "\\") ? nextEscape(text, &position) : UInt32(byte)
  }

  private static func nextOfSeveralBytes(
    _ text: Span<UInt8>, first: UInt8, _ position: inout Int
  ) -> UInt32 {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, position + length - 1 <= text.count else { return replacement }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 0..<(length - 1) {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    position += length - 1
    return value
  }

  private static func nextEscape(_ text: Span<UInt8>, _ position: inout Int) -> UInt32 {
    guard position < text.count else { return UInt32(UInt8(ascii: "\\")) }
    let byte = text[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"): break
    default: return UInt32(byte)
    }
    guard let unit = unit(text, at: position) else { return replacement }
    position += 4
    guard unit & 0xFC00 == 0xD800 else { return unit & 0xFC00 == 0xDC00 ? replacement : unit }
    guard position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u"), let second = self.unit(text, at: position + 2),
      second & 0xFC00 == 0xDC00
    else { return replacement }
    position += 6
    return 0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF)
  }

  private static func unit(_ text: Span<UInt8>, at position: Int) -> UInt32? {
    guard position + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = Character(Unicode.Scalar(text[position + offset])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
