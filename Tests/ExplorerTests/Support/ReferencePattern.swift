import RandomTestSupport

/// An expression that finds its matches in the plainest way there is, by trying everything, to compare others with.
indirect enum ReferencePattern {
  /// One of some characters, or any but these and the end of a line for `.`, which has none.
  case one(of: String, isInverted: Bool)
  case start
  case end
  case sequence([ReferencePattern])
  case alternatives([ReferencePattern])
  case repeated(ReferencePattern, least: Int, most: Int?)

  /// The characters that expressions and texts are made of.
  private static let alphabet = Array("abc\n")

  /// Makes an expression of a few parts.
  static func random(depth: Int, using random: inout SeededGenerator) -> ReferencePattern {
    switch Int.random(in: 0..<(depth > 0 ? 12 : 6), using: &random) {
    case 0: return .start
    case 1: return .end
    case 2: return .one(of: "", isInverted: true)
    case 3:
      let characters = alphabet.prefix(3).filter { _ in Bool.random(using: &random) }
      return .one(of: String(characters + "a"), isInverted: Bool.random(using: &random))
    case 4, 5: return .one(of: ["a", "b", "c"].randomElement(using: &random) ?? "a", isInverted: false)
    case 6, 7, 8:
      return .sequence(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
    case 9:
      return .alternatives(
        (0..<Int.random(in: 2...3, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
    default:
      let least = Int.random(in: 0...2, using: &random)
      let most = Bool.random(using: &random) ? nil : least + Int.random(in: 0...2, using: &random)
      return .repeated(.random(depth: depth - 1, using: &random), least: least, most: most)
    }
  }

  /// Makes a text in which expressions of the same characters may be.
  static func randomText(using random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
  }

  /// The expression as a person types it.
  var source: String {
    switch self {
    case .one(let characters, true): characters.isEmpty ? "." : "[^\(characters)]"
    case .one(let characters, false): characters.count == 1 ? characters : "[\(characters)]"
    case .start: "^"
    case .end: "$"
    case .sequence(let parts): "(" + parts.map(\.source).joined() + ")"
    case .alternatives(let parts): "(?:" + parts.map(\.source).joined(separator: "|") + ")"
    case .repeated(let part, 0, nil): "(\(part.source))*"
    case .repeated(let part, 1, nil): "(\(part.source))+"
    case .repeated(let part, 0, 1): "(\(part.source))?"
    case .repeated(let part, let least, let most):
      "(\(part.source)){\(least),\(most.map(String.init) ?? "")}"
    }
  }

  /// Where matches that begin at a place end.
  func ends(from place: Int, in text: [Character]) -> Set<Int> {
    switch self {
    case .start: return place == 0 ? [place] : []
    case .end: return place == text.count ? [place] : []
    case .one(let characters, let isInverted):
      guard place < text.count, !characters.isEmpty || text[place] != "\n" else { return [] }
      return characters.contains(text[place]) != isInverted ? [place + 1] : []
    case .sequence(let parts):
      return parts.reduce([place]) { places, part in part.ends(from: places, in: text) }
    case .alternatives(let parts):
      return parts.reduce(into: []) { $0.formUnion($1.ends(from: place, in: text)) }
    case .repeated(let part, let least, let most):
      var places: Set<Int> = [place]
      for _ in 0..<least { places = part.ends(from: places, in: text) }
      var all = places
      // More rounds than there are places lead to no other place.
      for _ in 0..<min(most.map { $0 - least } ?? .max, text.count + 1) {
        places = part.ends(from: places, in: text)
        all.formUnion(places)
      }
      return all
    }
  }

  private func ends(from places: Set<Int>, in text: [Character]) -> Set<Int> {
    places.reduce(into: []) { $0.formUnion(ends(from: $1, in: text)) }
  }

  /// The longest match from each place, from the start on and without overlaps; without those that are empty.
  func matches(in text: [Character]) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let end = ends(from: place, in: text).max() ?? place
      if end > place { matches.append(place..<end) }
      place = max(end, place + 1)
    }
    return matches
  }

  /// Whether there is a match anywhere, be it an empty one.
  func isFound(in text: [Character]) -> Bool {
    (0...text.count).contains { !ends(from: $0, in: text).isEmpty }
  }
}
