import OrderedJSON

extension JSON {
  /// The value of a parameter for a text that somebody gave it.
  ///
  /// What was a number, a boolean or any other JSON stays one while its new text is one of the same kind; otherwise
  /// it is text, as parameters usually are.
  /// - Parameter old: the value so far; nil when there is none.
  static func parameter(_ text: String, replacing old: JSON?) -> JSON {
    guard let old, old.string == nil, let parsed = try? JSON(parsing: text),
      parsed.kindWithArticle == old.kindWithArticle
    else { return .string(text) }
    return parsed
  }
}
