extension DisplayText {
  /// Breaks text into lines of at most a number of columns, at blanks where possible, and at line ends. The sign in
  /// `50 %` stays with its number.
  ///
  /// The lines are made when they are asked for, so the first screen of a very long text costs no more than
  /// that of a short one. The blank or line end at which a line was broken belongs to no line.
  public static func wrapped(_ text: some StringProtocol, columns: Int) -> WrappedText {
    WrappedText(text: Substring(text), columns: columns)
  }

  /// Finds the end of the line that begins at an index, and where the next one begins.
  ///
  /// - Parameters:
  ///   - text: the characters.
  ///   - start: the first character of the line.
  ///   - columns: the most columns of a line; a character that takes more stands alone.
  /// - Returns: the end of the line's text, and the beginning of the next line, or nil when this is the last.
  static func lineBreak<Text: Collection<Character>>(
    in text: Text, from start: Text.Index, columns: Int
  ) -> (end: Text.Index, next: Text.Index?) {
    var index = start
    var used = 0
    var blank: Text.Index?
    while index < text.endIndex {
      let character = text[index]
      let after = text.index(after: index)
      if isLineEnd(character) { return (index, after) }
      if character == " ", after == text.endIndex || text[after] != "%" {
        // Blanks at the end of a line may hang over its edge.
        if used >= columns, index > start {
          return (index, after < text.endIndex ? after : nil)
        }
        blank = index
      }
      let width = Self.columns(of: character)
      if used + width > columns, index > start {
        guard let blank else { return (index, index) }
        return (blank, text.index(after: blank))
      }
      used += width
      index = after
    }
    return (text.endIndex, nil)
  }

  /// Whether a character ends a line of text.
  static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n"
  }
}

/// The lines of a text broken to a width, made one after another.
public struct WrappedText: Sequence {
  let text: Substring
  let columns: Int

  /// Makes an iterator over the lines.
  public func makeIterator() -> Iterator {
    Iterator(text: text, columns: Swift.max(1, columns), start: text.startIndex)
  }

  /// Makes the lines one after another. An empty text has one empty line.
  public struct Iterator: IteratorProtocol {
    let text: Substring
    let columns: Int
    var start: Substring.Index?

    /// The next line, or nil after the last.
    public mutating func next() -> Substring? {
      guard let start else { return nil }
      let found = DisplayText.lineBreak(in: text, from: start, columns: columns)
      self.start = found.next
      return text[start..<found.end]
    }
  }
}

extension StyledLine {
  /// The line broken into lines of at most a number of columns, at blanks where possible, and at line ends.
  /// There is always at least one.
  ///
  /// - Parameters:
  ///   - columns: the most columns of a line.
  ///   - indentation: so many columns at the beginning are never broken, and all lines but the first begin with as
  ///     many blanks. In less than twice as much room there are no more than half as many.
  ///   - mostLines: the most lines, one at least; what is longer is cut and ends with `…`.
  public func wrapped(to columns: Int, indentation: Int = 0, mostLines: Int = .max) -> [StyledLine] {
    let columns = Swift.max(1, columns)
    let indentation = Swift.max(0, Swift.min(indentation, columns / 2))
    var text: [Character] = []
    var styles: [Style] = []
    for run in runs {
      for character in run.text {
        text.append(character)
        styles.append(run.style)
      }
    }
    func line(_ range: Range<Int>) -> StyledLine {
      var line = StyledLine()
      var runStart = range.lowerBound
      for index in range where index + 1 == range.upperBound || styles[index + 1] != styles[index] {
        line.append(String(text[runStart...index]), styles[index])
        runStart = index + 1
      }
      return line
    }
    var start: Int? = DisplayText.prefix(of: text, columns: indentation).end
    var lines: [StyledLine] = []
    var margin = line(0..<(start ?? 0))
    while let first = start {
      let found = DisplayText.lineBreak(in: text, from: first, columns: columns - indentation)
      let isCut = found.next != nil && lines.count + 1 >= mostLines
      lines.append(
        isCut
          ? (margin + line(first..<text.count)).truncated(to: columns) : margin + line(first..<found.end))
      margin = StyledLine(DisplayText.blanks(indentation))
      start = isCut ? nil : found.next
    }
    return lines
  }
}
