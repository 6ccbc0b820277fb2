import TerminalUI

extension PaneState {
  /// Takes note of where a search begins.
  mutating func beginSearch() { document?.beginSearch() }

  /// Looks for an expression and goes to the first line with it, from the line on which the search began.
  mutating func search(for text: String, from origin: [Int]?) {
    guard !text.isEmpty else {
      _ = clearSearch()
      return
    }
    searchText = text
    do {
      let pattern = try TextPattern(text)
      searchProblem = nil
      guard document == nil else {
        document?.search(for: pattern)
        return
      }
      let search = PaneSearch(pattern, in: tree.source, from: origin, number: (search?.number ?? 0) + 1)
      if let path = search.current { tree.reveal(path) }
      self.search = search
    } catch {
      searchProblem = error.sentence
      search = nil
      document?.search(for: nil)
    }
  }

  /// How the search stands, such as `3 of 12`, or what is wrong with the expression.
  var searchStatus: String { searchProblem ?? document?.searchStatus ?? search?.status ?? "" }

  /// What is left to be searched of the lines; nil when nothing is.
  func lineSearchJob(number: Int) -> LineSearchJob? {
    guard let search, search.isUnderWay else { return nil }
    return LineSearchJob(number: number, pattern: search.pattern, tree: tree.source)
  }

  /// Takes in what a search through all lines found, and goes to the first match when it found none before.
  mutating func take(_ found: LineMatches) {
    guard var search, search.isUnderWay else { return }
    let wasFound = search.position != nil
    search.take(found)
    if !wasFound, let path = search.current { tree.reveal(path) }
    self.search = search
  }

  /// Takes in what a search through the document found.
  mutating func take(_ found: [BlockMatches]) { document?.take(found) }

  /// Goes to the next line with the text, or to the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    if document != nil { return document?.selectMatch(forward: forward) ?? false }
    guard let path = search?.step(forward: forward, from: tree.selectedPath) else { return false }
    tree.reveal(path)
    return true
  }

  /// Ends the search.
  ///
  /// - Returns: whether there was one.
  mutating func clearSearch() -> Bool {
    defer {
      search = nil
      searchText = nil
      searchProblem = nil
      document?.search(for: nil)
    }
    return searchText != nil
  }
}
