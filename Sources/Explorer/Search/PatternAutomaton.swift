/// The states of the automaton of an expression. They are worked out as texts lead to them, and kept for the next
/// text.
struct PatternAutomaton: Sendable {
  /// What is known of a state.
  struct State: Sendable {
    /// The steps it stands for, in ascending order: those that take a character, the match, the end of the text.
    fileprivate let steps: [Int]
    /// Whether a match ends here.
    let isMatch: Bool
    /// Whether a match ends here, given that the text does.
    let isMatchAtEnd: Bool
    /// Whether nothing that follows can make a match.
    var isDead: Bool { steps.isEmpty }
  }

  /// How many states are kept before they are worked out anew.
  private static let mostStates = 500

  private let program: PatternProgram
  /// Whether a match may begin anywhere.
  private let floats: Bool
  private var states: [State] = []
  /// The numbers of the states by their steps, without the one at the start of a text: `^` holds there only.
  private var numbers: [[Int]: Int] = [:]
  /// For each state and class the next state, or -1 while it is not known.
  private var transitions: [Int32] = []
  /// The state before a character that is not the first, once it was asked for.
  private var inside: Int?

  /// - Parameters:
  ///   - program: the expression.
  ///   - floats: whether a match may begin anywhere in a text, or at its start only.
  init(_ program: PatternProgram, floats: Bool) {
    self.program = program
    self.floats = floats
    reset()
  }

  /// The state at the start of a text.
  var start: Int { 0 }

  /// The state before a character that is not the first, when a match is to begin there.
  mutating func stateInside() -> Int {
    if let inside { return inside }
    let state = number(of: closure([0]))
    inside = state
    return state
  }

  /// A state by its number, which holds until the automaton goes on.
  @inline(__always)
  subscript(state: Int) -> State { _read { yield states[state] } }

  /// The state behind a character.
  @inline(__always)
  mutating func next(_ state: Int, _ scalar: UInt32) -> Int {
    let classNumber = program.classNumber(of: scalar)
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
    let steps = closure(places)
    guard states.count < Self.mostStates || numbers[steps] != nil else {
      reset()
      return number(of: steps)
    }
    let next = number(of: steps)
    transitions[state * program.classCount + classNumber] = Int32(truncatingIfNeeded: next)
    return next
  }

  private mutating func reset() {
    states = []
    numbers = [:]
    transitions = []
    inside = nil
    _ = add(closure([0], isAtStart: true), isAtStart: true)
  }

  private mutating func number(of steps: [Int]) -> Int {
    if let number = numbers[steps] { return number }
    let number = add(steps, isAtStart: false)
    numbers[steps] = number
    return number
  }

  private mutating func add(_ steps: [Int], isAtStart: Bool) -> Int {
    let match = program.steps.count - 1
    let isMatch = steps.last == match
    // Nothing else changes when the text ends.
    let waitsForEnd = steps.contains { program.steps[$0] == .atEnd }
    let isMatchAtEnd =
      isMatch || waitsForEnd && closure(steps, isAtStart: isAtStart, isAtEnd: true).last == match
    states.append(State(steps: steps, isMatch: isMatch, isMatchAtEnd: isMatchAtEnd))
    transitions += [Int32](repeating: -1, count: program.classCount)
    return states.count - 1
  }

  /// The steps that are reached from places without taking a character.
  private func closure(_ places: [Int], isAtStart: Bool = false, isAtEnd: Bool = false) -> [Int] {
    var seen = [Bool](repeating: false, count: program.steps.count)
    var waiting = places
    var result: [Int] = []
    while let place = waiting.popLast() {
      guard !seen[place] else { continue }
      seen[place] = true
      switch program.steps[place] {
      case .take, .match: result.append(place)
      case .fork(let first, let second): waiting += [first, second]
      case .jump(let target): waiting.append(target)
      case .atStart: if isAtStart { waiting.append(place + 1) }
      case .atEnd:
        result.append(place)
        if isAtEnd { waiting.append(place + 1) }
      }
    }
    return result.sorted()
  }
}
