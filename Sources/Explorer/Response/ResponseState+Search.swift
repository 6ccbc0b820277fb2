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
    guard let (searchField, origin) = searching else { return }
    var field = searchField
    switch field.handle(key) {
    case .submitted: searching = nil
    case .cancelled:
      searching = nil
      change { _ = $0.clearSearch() }
    case .changed:
      searching = (field, origin)
      change { $0.search(for: field.text, from: origin) }
    case .moved: searching = (field, origin)
    case .ignored: break
    }
  }

  /// Puts pasted text into the text to search for.
  mutating func pasteIntoSearch(_ text: String) {
    guard let (searchField, origin) = searching else { return }
    var field = searchField
    field.paste(text)
    searching = (field, origin)
    change { $0.search(for: field.text, from: origin) }
  }
}
