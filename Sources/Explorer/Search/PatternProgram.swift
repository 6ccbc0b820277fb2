/// An expression as steps of an automaton that can be in many places at once.
struct PatternProgram: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    /// Takes a character of a set and goes on with the next step.
    case take(set: Int)
    /// Goes on at both places.
    case fork(Int, Int)
    case jump(Int)
    /// Goes on at the start, or at the end, of the text only.
    case atStart
    case atEnd
    case match
  }

  /// The most steps, which bounds the time for each character.
  private static let mostSteps = 2_000

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  /// The first code points of the classes: characters between two of them are the same to the expression.
  private var classStarts: [UInt32] = [0]
  /// The class of each ASCII character.
  private var asciiClasses: [UInt16] = []
  /// Which classes a set holds, one after another for each set.
  private var memberships: [Bool] = []

  /// How many classes of characters the expression tells apart.
  var classCount: Int { classStarts.count }

  init(_ node: PatternNode) throws(PatternError) {
    try add(node)
    steps.append(.match)
    let bounds = sets.flatMap { $0.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] } }
    classStarts = Array(Set(bounds + [0])).sorted()
    memberships = sets.flatMap { set in classStarts.map { set.contains($0) } }
    asciiClasses = (0..<128).map { UInt16(search($0)) }
  }

  // MARK: - Asking

  /// The class of a character.
  @inline(__always)
  func classNumber(of scalar: UInt32) -> Int {
    scalar < 128 ? Int(asciiClasses[Int(scalar)]) : search(scalar)
  }

  /// Whether a set holds the characters of a class.
  func set(_ set: Int, holds classNumber: Int) -> Bool { memberships[set * classCount + classNumber] }

  private func search(_ scalar: UInt32) -> Int {
    var low = 0
    var high = classStarts.count
    while low < high {
      let middle = (low + high) / 2
      if classStarts[middle] <= scalar { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  // MARK: - Making

  private mutating func append(_ step: Step) throws(PatternError) {
    guard steps.count < Self.mostSteps else { throw .tooLarge }
    steps.append(step)
  }

  private mutating func add(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .start: try append(.atStart)
    case .end: try append(.atEnd)
    case .sequence(let parts):
      for part in parts { try add(part) }
    case .set(let set):
      let number = sets.firstIndex(of: set) ?? sets.count
      if number == sets.count { sets.append(set) }
      try append(.take(set: number))
    case .alternatives(let alternatives): try add(alternatives[...])
    case .repeated(let part, let least, let most):
      for _ in 0..<least {
        let before = steps.count
        try add(part)
        // What takes no step once takes none however often it is repeated.
        if steps.count == before { return }
      }
      if let most {
        try addOptional(part, count: most - least)
      } else {
        let fork = steps.count
        try append(.fork(fork + 1, fork + 1))
        try add(part)
        try append(.jump(fork))
        steps[fork] = .fork(fork + 1, steps.count)
      }
    }
  }

  private mutating func add(_ alternatives: ArraySlice<PatternNode>) throws(PatternError) {
    var jumps: [Int] = []
    for alternative in alternatives.dropLast() {
      let fork = steps.count
      try append(.fork(fork + 1, fork + 1))
      try add(alternative)
      jumps.append(steps.count)
      try append(.jump(0))
      steps[fork] = .fork(fork + 1, steps.count)
    }
    if let last = alternatives.last { try add(last) }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func addOptional(_ part: PatternNode, count: Int) throws(PatternError) {
    var forks: [Int] = []
    for _ in 0..<count {
      forks.append(steps.count)
      try append(.fork(0, 0))
      try add(part)
      guard steps.last != .fork(0, 0) else {
        // There is nothing to leave out.
        steps.removeLast()
        forks.removeLast()
        break
      }
    }
    for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
  }
}
