/// A part of an expression.
indirect enum PatternNode: Hashable, Sendable {
  case set(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// Nil for any number.
  case repeated(PatternNode, least: Int, most: Int?)
  case start
  case end

  /// What finds the same texts when they are read from their end.
  var reversed: PatternNode {
    switch self {
    case .set: self
    case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
    case .alternatives(let alternatives): .alternatives(alternatives.map(\.reversed))
    case .repeated(let part, let least, let most): .repeated(part.reversed, least: least, most: most)
    case .start: .end
    case .end: .start
    }
  }
}

/// Reads the text of an expression.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private let ignoresCase: Bool

  /// How deep groups may nest.
  private static let deepestGroup = 100
  /// The largest number in a repetition.
  private static let mostRepetitions = 1_000

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    ignoresCase = !Self.hasUpperCase(scalars)
  }

  /// Whether there is an upper-case letter that is no escape such as `\D`.
  private static func hasUpperCase(_ scalars: [Unicode.Scalar]) -> Bool {
    var isEscaped = false
    for scalar in scalars {
      if !isEscaped, scalar.properties.isUppercase { return true }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return false
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try parseAlternatives()
    guard position == scalars.count else { throw .unopenedGroup }
    return node
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func parseAlternatives() throws(PatternError) -> PatternNode {
    var alternatives = [try parseSequence()]
    while take("|") { alternatives.append(try parseSequence()) }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      parts.append(try parseRepetitions(of: try parseOne()))
    }
    return .sequence(parts)
  }

  private mutating func parseOne() throws(PatternError) -> PatternNode {
    guard let scalar = next else { return .sequence([]) }
    position += 1
    switch scalar {
    case "^": return .start
    case "$": return .end
    case ".": return .set(.anythingButLineEnds)
    case "(": return try parseGroup()
    case "[": return .set(try parseClass())
    case "\\": return .set(cased(try parseEscape()))
    case "*", "+", "?": throw .nothingToRepeat(Character(scalar))
    default: return .set(cased(ScalarSet([scalar.value...scalar.value])))
    }
  }

  private func cased(_ set: ScalarSet) -> ScalarSet { ignoresCase ? set.ignoringCase : set }

  private mutating func parseGroup() throws(PatternError) -> PatternNode {
    guard depth < Self.deepestGroup else { throw .tooLarge }
    if take("?"), !take(":") { throw .unsupportedGroup }
    depth += 1
    defer { depth -= 1 }
    let node = try parseAlternatives()
    guard take(")") else { throw .unclosedGroup }
    return node
  }

  // MARK: - Repetitions

  private mutating func parseRepetitions(of node: PatternNode) throws(PatternError) -> PatternNode {
    var node = node
    var count = 0
    while let bounds = try parseBounds() {
      node = .repeated(node, least: bounds.least, most: bounds.most)
      // Whether as much or as little as possible is taken makes no difference to whether there is a match.
      _ = take("?") || take("+")
      count += 1
      guard count < Self.deepestGroup else { throw .tooLarge }
    }
    return node
  }

  private mutating func parseBounds() throws(PatternError) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    // A brace that begins no repetition is what it is: JSON is full of them.
    guard next == "{", position + 1 < scalars.count, ("0"..."9").contains(scalars[position + 1]) else {
      return nil
    }
    position += 1
    let least = try parseNumber()
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : try parseNumber() }
    guard take("}"), most.map({ $0 >= least }) ?? true else { throw .badRepetition }
    return (least, most)
  }

  private mutating func parseNumber() throws(PatternError) -> Int {
    var number: Int?
    while let digit = next.flatMap({ Int(String($0)) }) {
      position += 1
      number = (number ?? 0) * 10 + digit
      guard number ?? 0 <= Self.mostRepetitions else { throw .tooLarge }
    }
    guard let number else { throw .badRepetition }
    return number
  }

  // MARK: - Classes and escapes

  private mutating func parseClass() throws(PatternError) -> ScalarSet {
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while true {
      guard let scalar = next else { throw .unclosedClass }
      position += 1
      if scalar == "]", !isFirst { break }
      isFirst = false
      let low = scalar == "\\" ? try parseEscape() : ScalarSet([scalar.value...scalar.value])
      guard let first = low.ranges.first, low.ranges.count == 1, first.count == 1, next == "-",
        position + 1 < scalars.count, scalars[position + 1] != "]"
      else {
        ranges += low.ranges
        continue
      }
      position += 1
      guard let end = next else { throw .unclosedClass }
      position += 1
      let high = end == "\\" ? try parseEscape() : ScalarSet([end.value...end.value])
      guard let last = high.ranges.last, first.lowerBound <= last.upperBound else { throw .emptyRange }
      ranges.append(first.lowerBound...last.upperBound)
    }
    let set = cased(ScalarSet(ranges))
    return isInverted ? set.inverted : set
  }

  private mutating func parseEscape() throws(PatternError) -> ScalarSet {
    guard let scalar = next else { throw .unfinishedEscape }
    position += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .wordCharacters
    case "W": return ScalarSet.wordCharacters.inverted
    case "s": return .spaces
    case "S": return ScalarSet.spaces.inverted
    case "n": return ScalarSet([0x0A...0x0A])
    case "r": return ScalarSet([0x0D...0x0D])
    case "t": return ScalarSet([0x09...0x09])
    default:
      let isLetterOrDigit = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      guard !isLetterOrDigit else { throw .unknownEscape(Character(scalar)) }
      return ScalarSet([scalar.value...scalar.value])
    }
  }
}
