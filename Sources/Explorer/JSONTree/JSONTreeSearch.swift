import OrderedJSON

/// The search through a document: what is looked for, where each part of the text has it, and which match is
/// selected.
///
/// Matches are found away from the screen and kept by blocks of the text, four bytes for each, so that going from one
/// to the next looks at nothing of the text again.
struct JSONTreeSearch: Sendable {
  /// What is looked for.
  let pattern: TextPattern
  /// Shows it in the rows.
  let marker: PatternMarker
  /// Where the search began, which is where the first match is looked for.
  let origin: Int
  /// The matches of each block; nil where nobody looked yet.
  private var blocks: [BlockMatches?] = []
  /// How many blocks were looked at.
  private(set) var knownBlocks = 0
  /// How many matches there are in them.
  private(set) var total = 0
  /// The position of the value that is the current match.
  private(set) var current: Int?
  /// Which of the matches that is, from 1, once all before it are known.
  private(set) var ordinal: Int?

  init(_ pattern: TextPattern, from origin: Int) {
    self.pattern = pattern
    marker = PatternMarker(pattern)
    self.origin = origin
  }

  /// The blocks that nobody looked at, in the order they are to be looked at: from the origin on, then from the
  /// start.
  func missingBlocks(of walk: JSONRowWalk) -> [Int] {
    let first = walk.block(around: origin) ?? 0
    let order = Array(first..<max(first, walk.blockCount)) + Array(0..<first)
    return order.filter { $0 >= blocks.count || blocks[$0] == nil }
  }

  /// Takes in where some blocks match.
  mutating func take(_ found: [BlockMatches]) {
    for matches in found {
      while blocks.count <= matches.block { blocks.append(nil) }
      guard blocks[matches.block] == nil else { continue }
      blocks[matches.block] = matches
      knownBlocks += 1
      total += matches.count
    }
  }

  /// The next match behind a position, or before it, around the ends.
  ///
  /// - Parameters:
  ///   - isIncluded: whether the position itself counts.
  /// - Returns: nil when there is none, or none that was found yet.
  mutating func find(
    from position: Int, forward: Bool, isIncluded: Bool = false, in walk: JSONRowWalk
  ) -> Int? {
    let blockCount = walk.blockCount
    guard total > 0, let first = walk.block(around: position) else { return nil }
    // The block of the position comes twice: its one part first, its other part at the end of the round.
    for round in 0...blockCount {
      let block = (first + (forward ? round : blockCount - round)) % blockCount
      guard block < blocks.count, let matches = blocks[block] else {
        // What comes in between is not known yet.
        guard forward else { continue }
        return nil
      }
      let place: Int
      switch (round, forward) {
      case (0, true): place = matches.places(before: isIncluded ? position : position + 1)
      case (0, false): place = matches.places(before: position) - 1
      case (_, true): place = 0
      case (_, false): place = matches.count - 1
      }
      guard let match = matches[place] else { continue }
      current = match
      ordinal = countBefore(block).map { $0 + place + 1 }
      return match
    }
    return nil
  }

  /// How many matches there are before a block, once that is known.
  private func countBefore(_ block: Int) -> Int? {
    var before = 0
    for matches in blocks.prefix(block) {
      guard let matches else { return nil }
      before += matches.count
    }
    return before
  }

  /// Works out again which of the matches the current one is, when more blocks are known.
  mutating func updateOrdinal(in walk: JSONRowWalk) {
    guard ordinal == nil, let current, let block = walk.block(around: current), block < blocks.count,
      let matches = blocks[block], let before = countBefore(block)
    else { return }
    ordinal = before + matches.places(before: current) + 1
  }

  /// How the search stands, such as `3 of 1,204` or `1,204+ searching…`.
  func statusText(isComplete: Bool) -> String {
    let total = total.groupedText + (isComplete ? "" : "+")
    let suffix = isComplete ? "" : " searching…"
    guard self.total > 0 else { return isComplete ? "not found" : "searching…" }
    guard let ordinal else { return "\(total)\(suffix)" }
    return "\(ordinal.groupedText) of \(total)\(suffix)"
  }
}
