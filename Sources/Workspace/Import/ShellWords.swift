/// The words of one command as a POSIX shell takes them apart: quotes, escapes and continued lines.
///
/// Nothing is expanded: `$HOME` stays as it is written. Reading ends where another command begins, at `;`,
/// `|`, `&` or `>` outside quotes.
public struct ShellWords: Hashable, Sendable {
  /// The words, without their quotes.
  public let words: [String]

  /// Takes a command line apart.
  ///
  /// - Parameter text: the command; lines may end in `\`.
  /// - Throws: `ImportProblem` naming the line and column of a quote that does not end.
  /// - Complexity: linear in the length of the text.
  public init(parsing text: String) throws(ImportProblem) {
    var reader = ShellReader(text)
    words = try reader.readWords()
  }
}

/// Walks through the scalars of a command line.
private struct ShellReader {
  private let scalars: [Unicode.Scalar]
  private var offset = 0

  init(_ text: String) {
    // Lines of other systems end in the same way.
    scalars = Array(text.replacing("\r\n", with: "\n").unicodeScalars)
  }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    offset += 1
    return scalar
  }

  mutating func readWords() throws(ImportProblem) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    // Quotes with nothing between them are a word too.
    var isInWord = false
    while let scalar = take() {
      switch scalar {
      case " ", "\t", "\n", ";", "|", "&", ">", "<":
        if isInWord { words.append(String(word)) }
        (word, isInWord) = (.init(), false)
        // A bare end of line and all the others end the command.
        if scalar != " ", scalar != "\t", !words.isEmpty { return words }
        continue
      case "\\":
        // An escaped end of line joins the lines.
        guard let escaped = take(), escaped != "\n" else { continue }
        word.append(escaped)
      case "'": try readUntilQuote(into: &word)
      case "\"": try readDoubleQuoted(into: &word)
      case "$" where next == "'":
        offset += 1
        try readEscapedQuoted(into: &word)
      default: word.append(scalar)
      }
      isInWord = true
    }
    if isInWord { words.append(String(word)) }
    return words
  }

  private mutating func readUntilQuote(into word: inout String.UnicodeScalarView) throws(ImportProblem) {
    let start = offset - 1
    while let scalar = take() {
      if scalar == "'" { return }
      word.append(scalar)
    }
    throw unfinished("'", at: start)
  }

  private mutating func readDoubleQuoted(into word: inout String.UnicodeScalarView) throws(ImportProblem) {
    let start = offset - 1
    while let scalar = take() {
      switch scalar {
      case "\"": return
      case "\\":
        guard let escaped = take() else { break }
        switch escaped {
        case "$", "`", "\"", "\\": word.append(escaped)
        case "\n": break
        default:
          word.append("\\")
          word.append(escaped)
        }
      default: word.append(scalar)
      }
    }
    throw unfinished("\"", at: start)
  }

  /// The content of `$'…'`, whose escapes are those of C.
  private mutating func readEscapedQuoted(into word: inout String.UnicodeScalarView) throws(ImportProblem) {
    let start = offset - 1
    var content: [UInt8] = []
    while let scalar = take() {
      if scalar == "'" {
        // One by one: adding them together copies the word.
        for scalar in String(decoding: content, as: UTF8.self).unicodeScalars { word.append(scalar) }
        return
      }
      guard scalar == "\\", let escaped = take() else {
        content += Array(String(scalar).utf8)
        continue
      }
      content += bytes(ofEscape: escaped)
    }
    throw unfinished("$'", at: start)
  }

  private mutating func bytes(ofEscape escaped: Unicode.Scalar) -> [UInt8] {
    switch escaped {
    case "n": return [0x0A]
    case "t": return [0x09]
    case "r": return [0x0D]
    case "a": return [0x07]
    case "b": return [0x08]
    case "e", "E": return [0x1B]
    case "f": return [0x0C]
    case "v": return [0x0B]
    // A byte of its own, perhaps one of several of a character.
    case "x": return number(digits: 2, radix: 16).map { [UInt8(truncatingIfNeeded: $0)] } ?? Array("\\x".utf8)
    case "u", "U": return character(digits: escaped == "u" ? 4 : 8) ?? Array("\\\(escaped)".utf8)
    case "0"..."7":
      offset -= 1
      return number(digits: 3, radix: 8).map { [UInt8(truncatingIfNeeded: $0)] } ?? []
    default:
      return Array((["\\", "'", "\"", "?"].contains(escaped) ? "" : "\\").utf8) + Array(String(escaped).utf8)
    }
  }

  /// The character of `\u` or `\U`; JavaScript writes those beyond 16 bits as two of them.
  private mutating func character(digits: Int) -> [UInt8]? {
    guard let first = number(digits: digits, radix: 16) else { return nil }
    if (0xD800..<0xDC00).contains(first), next == "\\", offset + 1 < scalars.count, scalars[offset + 1] == "u"
    {
      let before = offset
      offset += 2
      if let second = number(digits: 4, radix: 16), (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return Array(String(scalar).utf8)
      }
      offset = before
    }
    return Array(String(Unicode.Scalar(first) ?? "\u{FFFD}").utf8)
  }

  private mutating func number(digits: Int, radix: UInt32) -> UInt32? {
    var value: UInt32?
    for _ in 0..<digits {
      guard let scalar = next, let digit = Character(scalar).hexDigitValue, UInt32(digit) < radix else {
        break
      }
      value = (value ?? 0) &* radix &+ UInt32(digit)
      offset += 1
    }
    return value
  }

  private func unfinished(_ quote: String, at start: Int) -> ImportProblem {
    let before = scalars[..<min(start, scalars.count)]
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return ImportProblem("the quote \(quote) at line \(line), column \(column) does not end")
  }
}
