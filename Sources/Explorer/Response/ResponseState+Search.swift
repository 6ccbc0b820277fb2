import TerminalUI

extension ResponseState {
  /// The text searched for.
  var searchText: String? { pane?.searchText }

  /// How the search stands.
  var searchStatus: String { pane?.searchStatus ?? "" }

  /// Goes to the next line with the text searched for, or the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    var isFound = false
    change { isFound = $0.selectMatch(forward: forward) }
    return isFound
  }

  /// Ends the search.
  ///
  /// - Returns: whether there was one.
  mutating func clearSearch() -> Bool {
    var wasSearching = false
    change { wasSearching = $0.clearSearch() }
    return wasSearching
  }

  /// Does what a key means while a text to search for is being typed.
  mutating func handleSearch(_ key: KeyPress) {
    guard var input = searching else { return }
    guard key != KeyPress(.up), key != KeyPress(.down) else {
      input.recall(older: key == KeyPress(.up), of: session.searches)
      return search(with: input)
    }
    switch input.field.handle(key) {
    case .submitted:
      searching = nil
      session.keep(input.field.text)
    case .cancelled:
      searching = nil
      change { $0.giveUpSearch(from: input.origin, for: input.before) }
    case .changed: search(with: input)
    case .moved: searching = input
    case .ignored: break
    }
  }

  /// Puts pasted text into the text to search for.
  mutating func pasteIntoSearch(_ text: String) {
    guard var input = searching else { return }
    input.field.paste(text)
    search(with: input)
  }

  private mutating func search(with input: SearchInput) {
    searching = input
    change { $0.search(for: input.field.text, from: input.origin) }
  }
}
