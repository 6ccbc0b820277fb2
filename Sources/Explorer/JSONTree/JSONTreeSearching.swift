import OrderedJSON

/// Searching through the document.
extension JSONTreeState {
  /// Documents of no more blocks than this are searched at once; larger ones away from the screen.
  private static let mostBlocksAtOnce = 4

  /// Takes note of where a search begins.
  mutating func beginSearch() { searchOrigin = selected?.start ?? 0 }

  /// Goes back to where the search began.
  mutating func revealSearchOrigin() {
    if let origin = document.node(around: searchOrigin) { reveal(origin) }
  }

  /// Looks for something, or for nothing any more.
  mutating func search(for pattern: TextPattern?) {
    search = pattern.map { JSONTreeSearch($0, from: searchOrigin) }
    let walk = document.rowWalk
    guard let search, document.status != .growing, walk.blockCount <= Self.mostBlocksAtOnce else { return }
    let job = SearchJob(
      number: 0, pattern: search.pattern, walk: walk, blocks: search.missingBlocks(of: walk))
    var found: [BlockMatches] = []
    job.run { result in
      found += result.found
      return true
    }
    take(found)
  }

  /// Takes in what was found, and goes to the first match when there is none selected.
  mutating func take(_ found: [BlockMatches]) {
    let walk = document.rowWalk
    let starts = shownStarts
    let shown = starts.map { starts in found.map { $0.filtered { isShown($0, below: starts) } } } ?? found
    search?.take(shown)
    search?.updateOrdinal(in: walk)
    guard let search, search.current == nil else { return }
    let isFound = selectMatch(from: search.origin, forward: true, isIncluded: true)
    let isComplete = document.status != .growing && search.knownBlocks >= walk.blockCount
    // What the first letters led to is not what was looked for.
    if !isFound, isComplete, let origin = document.node(around: search.origin) { reveal(origin) }
  }

  /// Where the outermost rows stand, in ascending order; nil when all of the document has rows.
  private var shownStarts: [Int]? {
    guard let first = roots.first, first.start >= 0, first.start != document.root?.start else { return nil }
    return roots.map(\.start).sorted()
  }

  /// Whether a value stands below one of the outermost rows.
  private func isShown(_ position: Int, below starts: [Int]) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return false }
    return document.end(ofValueAt: starts[low - 1]).map { position < $0 } ?? false
  }

  /// Goes to the next match or the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    selectMatch(from: selected?.start ?? 0, forward: forward, isIncluded: false)
  }

  private mutating func selectMatch(from position: Int, forward: Bool, isIncluded: Bool) -> Bool {
    let walk = document.rowWalk
    guard
      let match = search?.find(from: position, forward: forward, isIncluded: isIncluded, in: walk),
      let node = document.node(around: match)
    else { return false }
    reveal(node)
    return true
  }

  /// What of the search is still to be done; nil when all of what is known of the document was searched.
  func searchJob(number: Int) -> SearchJob? {
    guard let search else { return nil }
    let walk = document.rowWalk
    guard search.knownBlocks < walk.blockCount else { return nil }
    return SearchJob(
      number: number, pattern: search.pattern, walk: walk, blocks: search.missingBlocks(of: walk))
  }

  /// How the search stands, such as `3 of 1,204`.
  var searchStatus: String {
    guard let search else { return "" }
    let isComplete = document.status != .growing && search.knownBlocks >= document.rowWalk.blockCount
    return search.statusText(isComplete: isComplete)
  }
}
