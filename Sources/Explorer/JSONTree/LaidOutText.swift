import OrderedJSON

/// Text laid out in lines by what is in it: JSON and HTML, which offers often hold in one long line.
enum LaidOutText {
  /// Longer JSON is shown as it is, in bytes.
  private static let longestJSON = 1_000_000
  /// Longer HTML is shown as it is, in bytes: it takes more time.
  private static let longestHTML = 250_000

  /// The text in lines of its own; nil when it is neither, or laid out already.
  static func text(for text: String) -> String? {
    guard let first = text.first(where: { !$0.isWhitespace }) else { return nil }
    let laidOut: String?
    switch first {
    case "{" where text.utf8.count <= longestJSON, "[" where text.utf8.count <= longestJSON:
      laidOut = (try? JSON(parsing: text))?.pretty()
    case "<" where text.utf8.count <= longestHTML: laidOut = html(text)
    default: laidOut = nil
    }
    return laidOut == text ? nil : laidOut
  }

  /// Elements that have no end tag.
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// Elements whose text is left alone.
  private static let verbatimElements: Set<String> = ["script", "style", "pre", "textarea"]

  /// Puts every tag on a line of its own, indented by how deep it is. Text keeps its words, not its blanks.
  private static func html(_ text: String) -> String? {
    var lines: [String] = []
    var depth = 0
    var rest = text[...]
    func add(_ line: some StringProtocol) {
      guard !line.isEmpty else { return }
      lines.append(String(repeating: "  ", count: min(depth, 40)) + line)
    }
    while let start = rest.firstIndex(of: "<") {
      add(rest[..<start].split(whereSeparator: \.isWhitespace).joined(separator: " "))
      let isComment = rest[start...].hasPrefix("<!--")
      guard let end = isComment ? endOfComment(in: rest, from: start) : endOfTag(in: rest, from: start) else {
        return nil
      }
      let tag = rest[start..<end]
      rest = rest[end...]
      let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        .lowercased()
      if tag.hasPrefix("</") {
        depth = max(0, depth - 1)
        add(tag)
        continue
      }
      add(tag)
      guard !isComment, !tag.hasPrefix("<!"), !tag.hasSuffix("/>"), !voidElements.contains(name) else {
        continue
      }
      depth += 1
      guard verbatimElements.contains(name), let close = endOfVerbatim(in: rest, name) else { continue }
      add(rest[..<close].drop { $0.isNewline })
      rest = rest[close...]
    }
    add(rest.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    return lines.count > 1 ? lines.joined(separator: "\n") : nil
  }

  /// The place after a tag, whose attributes may hold `>` in quotation marks.
  private static func endOfTag(in text: Substring, from start: String.Index) -> String.Index? {
    var quote: Character?
    for index in text[start...].indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return text.index(after: index)
      }
    }
    return nil
  }

  private static func endOfComment(in text: Substring, from start: String.Index) -> String.Index? {
    text[start...].firstRange(of: "-->")?.upperBound
  }

  private static func endOfVerbatim(in text: Substring, _ name: String) -> String.Index? {
    text.firstRange(of: "</\(name)")?.lowerBound
  }
}
