extension Surface {
  /// The letter that stands for a role of text in `roleMap`: each role has its own.
  public static func letter(for role: TextRole) -> Character {
    switch role {
    case .text: "t"
    case .muted: "m"
    case .heading: "h"
    case .title: "T"
    case .border: "b"
    case .focusedBorder: "B"
    case .name: "n"
    case .string: "s"
    case .number: "#"
    case .keyword: "k"
    case .punctuation: "p"
    case .success: "+"
    case .failure: "-"
    case .warning: "!"
    case .information: "i"
    case .accent: "a"
    case .key: "K"
    case .mark: "?"
    case .placeholder: "_"
    }
  }

  /// The letter that stands for what lies behind a text in `backgroundMap`.
  public static func letter(for background: BackgroundRole) -> Character {
    switch background {
    case .plain: "."
    case .selection: "S"
    case .inactiveSelection: "s"
    case .match: "m"
    case .currentMatch: "M"
    case .field: "f"
    case .bar: "b"
    }
  }

  /// The roles of the text as a grid of letters, one for each cell, a blank where a cell shows a blank: to be
  /// read beside `text` in tests. Blanks at the ends of rows are removed.
  ///
  /// | letter | role | letter | role | letter | role |
  /// |---|---|---|---|---|---|
  /// | `t` | text | `s` | string | `i` | information |
  /// | `m` | muted | `#` | number | `a` | accent |
  /// | `h` | heading | `k` | keyword | `K` | key |
  /// | `T` | title | `p` | punctuation | `?` | mark |
  /// | `b` | border | `+` | success | `_` | placeholder |
  /// | `B` | focused border | `-` | failure | | |
  /// | `n` | name | `!` | warning | | |
  public var roleMap: String {
    map { $0.character == " " && !$0.isContinuation ? " " : Self.letter(for: $0.style.role) }
  }

  /// What lies behind the text as a grid of letters, one for each cell: `.` nothing, `S` the selection,
  /// `s` the inactive selection, `m` a match, `M` the current match, `f` a field, `b` a bar.
  public var backgroundMap: String {
    map { Self.letter(for: $0.style.background) }
  }

  private func map(_ letter: (Cell) -> Character) -> String {
    let rows = (0..<size.rows).map { row in
      var line = String((0..<size.columns).map { letter(self[$0, row]) })
      while line.last == " " { line.removeLast() }
      return line
    }
    return rows.joined(separator: "\n")
  }
}
