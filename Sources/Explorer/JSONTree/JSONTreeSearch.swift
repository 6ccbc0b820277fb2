import OrderedJSON
import TerminalUI

/// The search through a document: what is looked for, how often each part of the text has it, and where it stands.
///
/// Matches are counted by blocks of the text and found anew within a block, so that a pattern that is everywhere
/// takes no more memory than one that is nowhere.
struct JSONTreeSearch: Sendable {
  /// What is looked for.
  let pattern: TextPattern
  /// Where the search began, which is where the first match is looked for.
  let origin: Int
  /// The matches of each block; nil where nobody looked yet.
  private(set) var counts: [Int?] = []
  /// How many blocks were looked at.
  private(set) var knownBlocks = 0
  /// All matches that were counted.
  private(set) var total = 0
  /// The position of the value that is the current match.
  private(set) var current: Int?
  /// Which of the matches that is, from 1, once all before it were counted.
  private(set) var ordinal: Int?
  private var matcher: PatternMatcher

  init(_ pattern: TextPattern, from origin: Int) {
    self.pattern = pattern
    self.origin = origin
    matcher = PatternMatcher(pattern)
  }

  /// The values of a block that match, in order.
  static func matches(in block: Int, of walk: JSONRowWalk, _ matcher: inout PatternMatcher) -> [Int] {
    var matches: [Int] = []
    walk.forEachValue(inBlock: block) { name, value, start in
      if matcher.matches(name, isEscaped: true) && !name.isEmpty
        || !value.isEmpty && matcher.matches(value, isEscaped: true)
      {
        matches.append(start)
      }
      return true
    }
    return matches
  }

  /// The blocks that nobody looked at, in the order they are to be looked at: from the origin on, then from the
  /// start.
  func missingBlocks(of walk: JSONRowWalk) -> [Int] {
    let first = walk.block(around: origin) ?? 0
    let order = Array(first..<max(first, walk.blockCount)) + Array(0..<first)
    return order.filter { $0 >= counts.count || counts[$0] == nil }
  }

  /// Takes in how often some blocks match.
  mutating func take(_ found: [BlockCount]) {
    for block in found {
      while counts.count <= block.block { counts.append(nil) }
      guard counts[block.block] == nil else { continue }
      counts[block.block] = block.matches
      knownBlocks += 1
      total += block.matches
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
      guard block < counts.count, let count = counts[block] else {
        // What comes in between is not known yet.
        guard forward else { continue }
        return nil
      }
      guard count > 0 else { continue }
      let matches = Self.matches(in: block, of: walk, &matcher)
      let match: Int?
      switch (round, forward) {
      case (0, true): match = matches.first { isIncluded ? $0 >= position : $0 > position }
      case (0, false): match = matches.last { $0 < position }
      case (_, true): match = matches.first
      case (_, false): match = matches.last
      }
      if let match {
        current = match
        ordinal = ordinal(of: match, among: matches, in: block)
        return match
      }
    }
    return nil
  }

  private func ordinal(of match: Int, among matches: [Int], in block: Int) -> Int? {
    var before = 0
    for count in counts[..<block] {
      guard let count else { return nil }
      before += count
    }
    return matches.firstIndex(of: match).map { before + $0 + 1 }
  }

  /// Works out again which of the matches the current one is, when more blocks were counted.
  mutating func updateOrdinal(in walk: JSONRowWalk) {
    guard ordinal == nil, let current, let block = walk.block(around: current),
      !counts.prefix(block).contains(nil)
    else { return }
    let matches = Self.matches(in: block, of: walk, &matcher)
    ordinal = ordinal(of: current, among: matches, in: block)
  }

  /// How the search stands, such as `3 of 1,204` or `1,204+ searching…`.
  func statusText(isComplete: Bool) -> String {
    let total = JSONRowLine.grouped(total) + (isComplete ? "" : "+")
    let suffix = isComplete ? "" : " searching…"
    guard self.total > 0 else { return isComplete ? "not found" : "searching…" }
    guard let ordinal else { return "\(total)\(suffix)" }
    return "\(JSONRowLine.grouped(ordinal)) of \(total)\(suffix)"
  }
}

/// How often a block of a document matches.
public struct BlockCount: Hashable, Sendable {
  let block: Int
  let matches: Int
}

/// A search through parts of a document, done away from the screen.
public struct SearchJob: Sendable, Hashable {
  /// The number its results come back with.
  public let number: Int
  let pattern: TextPattern
  let walk: JSONRowWalk
  let blocks: [Int]

  /// Searches block by block.
  ///
  /// - Parameter report: takes what was found about every few milliseconds, and at the end; ends the search by
  ///   returning false.
  public func run(report: (SearchResult) -> Bool) {
    var matcher = PatternMatcher(pattern)
    var found: [BlockCount] = []
    var reported = ContinuousClock.now
    for block in blocks {
      found.append(
        BlockCount(block: block, matches: JSONTreeSearch.matches(in: block, of: walk, &matcher).count))
      guard reported.duration(to: .now) > .milliseconds(15) else { continue }
      guard report(SearchResult(job: number, counts: found, isLast: false)) else { return }
      found = []
      reported = .now
    }
    _ = report(SearchResult(job: number, counts: found, isLast: true))
  }

  /// Jobs are told apart by their numbers.
  public static func == (left: SearchJob, right: SearchJob) -> Bool { left.number == right.number }
  /// Jobs are told apart by their numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// What a search has found since it reported last.
public struct SearchResult: Sendable {
  let job: Int
  let counts: [BlockCount]
  let isLast: Bool
}
