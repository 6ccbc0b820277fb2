import OrderedJSON

/// The content of an offer as text.
enum OfferText {
  /// The most characters of a content that one line shows, more than any screen has columns.
  private static let longestLine = 2_000

  /// The beginning of the content in one line, without needless blanks.
  static func inOneLine(_ content: JSON?) -> String {
    guard let content else { return "" }
    let text = (content.string ?? content.compact).prefix(longestLine)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The content as it would be used: text as it is, everything else as JSON.
  static func copyText(_ content: JSON) -> String {
    content.string ?? content.pretty()
  }

  /// The lines of a text, as they stand in it.
  static func lines(_ text: String) -> [Substring] {
    text.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false)
  }
}
