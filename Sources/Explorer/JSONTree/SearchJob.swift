import OrderedJSON

/// The values of a block of a document that match, in order.
public struct BlockMatches: Hashable, Sendable {
  let block: Int
  /// Where the first of them stands.
  private let start: Int
  /// How far behind that each stands. No block with more than one value is longer than they can count.
  private let offsets: [UInt32]

  /// Takes positions in ascending order.
  init(block: Int, positions: [Int]) {
    self.block = block
    let start = positions.first ?? 0
    self.start = start
    offsets = positions.map { UInt32(clamping: $0 - start) }
  }

  /// Those at some positions.
  func filtered(_ isWanted: (Int) -> Bool) -> BlockMatches {
    BlockMatches(block: block, positions: offsets.map { start + Int($0) }.filter(isWanted))
  }

  /// How many there are.
  var count: Int { offsets.count }

  /// The position of one of them by its place, or nil when there is none.
  subscript(place: Int) -> Int? { offsets.indices.contains(place) ? start + Int(offsets[place]) : nil }

  /// How many of them stand before a position.
  func places(before position: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if start + Int(offsets[middle]) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
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
    var found: [BlockMatches] = []
    var reported = ContinuousClock.now
    for block in blocks {
      found.append(matches(in: block, &matcher))
      guard reported.duration(to: .now) > .milliseconds(15) else { continue }
      guard report(SearchResult(job: number, found: found, isLast: false)) else { return }
      found = []
      reported = .now
    }
    _ = report(SearchResult(job: number, found: found, isLast: true))
  }

  private func matches(in block: Int, _ matcher: inout PatternMatcher) -> BlockMatches {
    var positions: [Int] = []
    walk.forEachValue(inBlock: block) { name, value, start in
      if matcher.matches(name, isEscaped: true) && !name.isEmpty
        || !value.isEmpty && matcher.matches(value, isEscaped: true)
      {
        positions.append(start)
      }
      return true
    }
    return BlockMatches(block: block, positions: positions)
  }

  /// Jobs are told apart by their numbers.
  public static func == (left: SearchJob, right: SearchJob) -> Bool { left.number == right.number }
  /// Jobs are told apart by their numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// What a search has found since it reported last.
public struct SearchResult: Sendable {
  let job: Int
  let found: [BlockMatches]
  let isLast: Bool
}
