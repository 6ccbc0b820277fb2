/// Where text that is too long is cut.
public enum Truncation: Hashable, Sendable {
  /// The beginning is dropped: `…ending`.
  case start
  /// The middle is dropped: `begin…end`.
  case middle
  /// The end is dropped: `beginn…`.
  case end
}

extension DisplayText {
  /// The text itself when it fits into a number of columns, else cut and with `…` where it was cut.
  ///
  /// The result is made of characters of the text: marks are made when it is drawn. Takes time
  /// proportional to `columns`, not to the text.
  public static func truncated(
    _ text: some StringProtocol, to columns: Int, at place: Truncation = .end
  ) -> String {
    guard columns > 0 else { return "" }
    let whole = prefix(of: text, columns: columns)
    if whole.end == text.endIndex { return String(text) }
    let space = columns - 1
    switch place {
    case .end:
      return String(text[..<prefix(of: text, columns: space).end]) + "…"
    case .start:
      return "…" + String(text[suffixStart(of: text, columns: space)...])
    case .middle:
      let beginning = prefix(of: text, columns: space - space / 2)
      let endingStart = suffixStart(of: text, columns: space - beginning.columns)
      return String(text[..<beginning.end]) + "…" + String(text[Swift.max(beginning.end, endingStart)...])
    }
  }

  /// The text cut or filled up with blanks, so that it takes exactly a number of columns.
  public static func padded(_ text: some StringProtocol, to columns: Int) -> String {
    let fitted = truncated(text, to: columns)
    return fitted + blanks(columns - Self.columns(of: fitted))
  }

  /// A number of blanks; none when the number is negative.
  public static func blanks(_ count: Int) -> String { String(repeating: " ", count: Swift.max(0, count)) }

  /// The longest beginning that fits: where it ends, and its columns.
  static func prefix<Text: Collection<Character>>(
    of text: Text, from start: Text.Index? = nil, columns limit: Int
  ) -> (end: Text.Index, columns: Int) {
    var end = start ?? text.startIndex
    var used = 0
    while end < text.endIndex {
      let width = columns(of: text[end])
      guard used + width <= limit else { break }
      used += width
      text.formIndex(after: &end)
    }
    return (end, used)
  }

  /// Where the longest ending that fits begins.
  static func suffixStart<Text: BidirectionalCollection<Character>>(
    of text: Text, columns limit: Int
  ) -> Text.Index {
    var start = text.endIndex
    var used = 0
    while start > text.startIndex {
      let before = text.index(before: start)
      used += columns(of: text[before])
      guard used <= limit else { break }
      start = before
    }
    return start
  }
}
