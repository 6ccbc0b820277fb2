import TerminalUI

/// A text to search for while it is typed.
struct SearchInput: Sendable {
  /// The text.
  var field = TextField(placeholder: "regular expression")
  /// The line the search began on.
  let origin: [Int]?
  /// The search before, which comes back when this one is given up.
  let before: KeptSearch?
  /// Which of the earlier searches the field holds, counted from the newest, and what was typed before.
  private var recalled: (number: Int, typed: String)?

  init(from origin: [Int]?, after before: KeptSearch?) {
    self.origin = origin
    self.before = before
  }

  /// Puts an earlier search into the field, or what was typed.
  ///
  /// - Parameter searches: the searches of this session, the newest last.
  mutating func recall(older: Bool, of searches: [String]) {
    let number = (recalled?.number ?? -1) + (older ? 1 : -1)
    guard number < searches.count, number >= -1 else { return }
    let typed = recalled?.typed ?? field.text
    recalled = number < 0 ? nil : (number, typed)
    field.setText(number < 0 ? typed : searches[searches.count - 1 - number])
  }
}

/// A search through a pane, put aside.
struct KeptSearch: Sendable {
  fileprivate let text: String
  fileprivate let problem: String?
  fileprivate let lines: PaneSearch?
  fileprivate let document: JSONTreeSearch?
}

extension PaneState {
  /// The search as it stands; nil when there is none.
  var keptSearch: KeptSearch? {
    searchText.map {
      KeptSearch(text: $0, problem: searchProblem, lines: search, document: document?.search)
    }
  }

  /// Gives up a search that was being typed: the one before and the line it began on come back.
  mutating func giveUpSearch(from origin: [Int]?, for before: KeptSearch?) {
    let number = (search?.number ?? before?.lines?.number ?? 0) + 1
    _ = clearSearch()
    searchText = before?.text
    searchProblem = before?.problem
    // The lines may have been made anew meanwhile.
    search = before?.lines.map {
      PaneSearch($0.pattern, in: tree.source, from: $0.current ?? origin, number: number)
    }
    document?.search = before?.document
    if document != nil { document?.revealSearchOrigin() } else if let origin { tree.reveal(origin) }
  }
}

extension ResponseSession {
  /// The most searches that are kept.
  private static let mostSearches = 50

  /// Keeps a search to be found again, once.
  mutating func keep(_ search: String) {
    guard !search.isEmpty else { return }
    searches.removeAll { $0 == search }
    searches = searches.suffix(Self.mostSearches - 1) + [search]
  }
}
