/// How well a text answers to what was typed: all typed characters stand in it, in order, but not
/// necessarily side by side.
struct FuzzyMatch: Hashable, Sendable {
  /// The better the higher.
  let score: Int
  /// The positions of the characters that were typed, in order.
  let positions: [Int]

  private static let atWordStart = 8
  private static let besideThePrevious = 9

  /// What was typed, without case and blanks, which do not count.
  struct Wanted: Sendable {
    /// More characters than any text has that is looked for.
    private static let most = 200

    fileprivate let characters: [Character]

    /// Takes what was typed; of more than a text can have only the beginning.
    init(_ typed: String) {
      characters = typed.lazy.filter { !$0.isWhitespace }.prefix(Self.most).flatMap { $0.lowercased() }
    }
  }

  /// A text to look in, made ready once: it is looked at again with each character that is typed.
  struct Text: Hashable, Sendable {
    fileprivate let characters: [Character]

    /// Takes a text.
    init(_ text: String) { characters = text.map { $0.lowercased().first ?? $0 } }

    /// Whether it has characters in their order.
    fileprivate func has(_ wanted: [Character]) -> Bool {
      var rest = wanted[...]
      for character in characters where character == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }

  /// Finds the best way to read the typed characters in a text; blanks in what was typed and case do not
  /// count. Nothing typed is found everywhere.
  ///
  /// Takes time in proportion to the product of both lengths, and to the text alone when it does not have them.
  ///
  /// - Returns: nil when the text does not have all of them in order.
  init?(of typed: Wanted, in text: Text) {
    let wanted = typed.characters
    let characters = text.characters
    guard !wanted.isEmpty else {
      self.init(score: 0, positions: [])
      return
    }
    guard wanted.count <= characters.count, text.has(wanted) else { return nil }
    let starts = characters.indices.map { $0 == 0 || !Self.isPartOfWord(characters[$0 - 1]) }

    // For each typed character and each place it can be read at: the best score up to there, and the place
    // of the character before it.
    var rows: [[(score: Int, before: Int)?]] = []
    for (typedIndex, character) in wanted.enumerated() {
      var row: [(score: Int, before: Int)?] = Array(repeating: nil, count: characters.count)
      var bestBefore: (score: Int, place: Int)?
      for place in characters.indices {
        if typedIndex > 0, place > 0, let ended = rows[typedIndex - 1][place - 1] {
          if ended.score >= bestBefore?.score ?? .min { bestBefore = (ended.score, place - 1) }
        }
        guard characters[place] == character else { continue }
        let own = 1 + (starts[place] ? Self.atWordStart : 0)
        if typedIndex == 0 {
          row[place] = (own, -1)
          continue
        }
        if let bestBefore { row[place] = (bestBefore.score + own, bestBefore.place) }
        if let beside = rows[typedIndex - 1][place - 1, default: nil],
          beside.score + Self.besideThePrevious + own > row[place]?.score ?? .min
        {
          row[place] = (beside.score + Self.besideThePrevious + own, place - 1)
        }
      }
      rows.append(row)
    }

    guard let last = rows.last,
      let end = last.indices.filter({ last[$0] != nil }).max(by: {
        last[$0]?.score ?? .min < last[$1]?.score ?? .min
      })
    else { return nil }
    var positions: [Int] = []
    var place = end
    for row in rows.reversed() {
      positions.append(place)
      place = row[place]?.before ?? -1
    }
    self.init(score: last[end]?.score ?? 0, positions: positions.reversed())
  }

  private init(score: Int, positions: [Int]) {
    self.score = score
    self.positions = positions
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}

extension Array {
  fileprivate subscript(index: Int, default value: Element) -> Element {
    indices.contains(index) ? self[index] : value
  }
}
