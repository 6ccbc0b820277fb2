/// A line of text being edited, with a cursor that moves by grapheme cluster.
///
/// The text may hold anything, also what a terminal cannot show: it is drawn with marks and never changed
/// by that. A length limit is not enforced, so that pasted text can be shortened by hand.
public struct TextField: Hashable, Sendable {
  /// What a key press did.
  public enum Outcome: Hashable, Sendable {
    /// The key means nothing to a text field.
    case ignored
    /// The cursor may have moved; the text is the same.
    case moved
    /// The text changed.
    case changed
    /// Enter was pressed.
    case submitted
    /// Escape was pressed.
    case cancelled
  }

  /// The text.
  public private(set) var text: String
  /// The characters before the cursor, from 0 to the number of characters.
  public private(set) var cursor: Int
  /// What is shown while the text is empty.
  public var placeholder: String
  /// The most characters the text should have, or nil.
  public var lengthLimit: Int?

  /// Makes a field with the cursor at the end of the text.
  public init(
    _ text: String = "", placeholder: String = "", lengthLimit: Int? = nil
  ) {
    self.text = text
    cursor = text.count
    self.placeholder = placeholder
    self.lengthLimit = lengthLimit
  }

  /// Puts another text into the field, with the cursor at its end.
  public mutating func setText(_ newText: String) {
    text = newText
    cursor = text.count
  }

  /// Moves the cursor to a place, or as near to it as the text allows.
  public mutating func moveCursor(to place: Int) {
    cursor = min(max(0, place), text.count)
  }

  /// Inserts typed text at the cursor.
  public mutating func insert(_ inserted: String) {
    replace(cursor..<cursor, with: inserted)
  }

  /// Inserts pasted text at the cursor; each end of line becomes a blank. An end of line at the end
  /// of the pasted text, as copied with a whole line, is left out.
  ///
  /// - Returns: how many ends of line became blanks.
  @discardableResult
  public mutating func paste(_ pasted: String) -> Int {
    var content = pasted[...]
    if let last = content.last, DisplayText.isLineEnd(last) { content.removeLast() }
    var count = 0
    insert(
      String(
        content.map { character in
          guard DisplayText.isLineEnd(character) || character == "\r" else { return character }
          count += 1
          return " "
        }))
    return count
  }

  /// Does what a key means.
  public mutating func handle(_ key: KeyPress) -> Outcome {
    switch (key.key, key.modifiers) {
    case (.enter, []): return .submitted
    case (.escape, []): return .cancelled
    case (.character(let character), []), (.character(let character), .shift):
      insert(String(character))
      return .changed
    default: break
    }
    if let place = destination(of: key) {
      moveCursor(to: place)
      return .moved
    }
    guard let range = deletion(of: key) else { return .ignored }
    guard !range.isEmpty else { return .moved }
    replace(range, with: "")
    return .changed
  }

  /// Where a key moves the cursor, or nil when it moves nothing.
  private func destination(of key: KeyPress) -> Int? {
    switch (key.key, key.modifiers) {
    case (.left, []), (.character("b"), .control): cursor - 1
    case (.right, []), (.character("f"), .control): cursor + 1
    case (.home, []), (.character("a"), .control): 0
    case (.end, []), (.character("e"), .control): text.count
    case (.left, .control), (.left, .alternate), (.character("b"), .alternate): wordStart
    case (.right, .control), (.right, .alternate), (.character("f"), .alternate): wordEnd
    default: nil
    }
  }

  /// The characters a key deletes, perhaps none, or nil when it deletes nothing.
  private func deletion(of key: KeyPress) -> Range<Int>? {
    switch (key.key, key.modifiers) {
    case (.backspace, []), (.character("h"), .control): max(0, cursor - 1)..<cursor
    case (.delete, []), (.character("d"), .control): cursor..<min(text.count, cursor + 1)
    case (.character("k"), .control): cursor..<text.count
    case (.character("u"), .control): 0..<cursor
    case (.character("w"), .control): blankDelimitedStart..<cursor
    case (.backspace, .alternate): wordStart..<cursor
    case (.character("d"), .alternate), (.delete, .control): cursor..<wordEnd
    default: nil
    }
  }

  private mutating func replace(_ range: Range<Int>, with replacement: String) {
    let start = text.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.index(start, offsetBy: range.count)
    let before = text[..<start] + replacement
    // A typed combining mark joins the character before it, so characters are counted anew.
    cursor = before.count
    text = String(before + text[end...])
    cursor = min(cursor, text.count)
  }
}

// MARK: - Words

extension TextField {
  /// The beginning of the word before the cursor.
  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var place = before.count
    while place > 0, !Self.isWordCharacter(before[place - 1]) { place -= 1 }
    while place > 0, Self.isWordCharacter(before[place - 1]) { place -= 1 }
    return place
  }

  /// The end of the word behind the cursor.
  private var wordEnd: Int {
    var place = cursor
    var rest = text.dropFirst(cursor)
    while let next = rest.first, !Self.isWordCharacter(next) {
      rest.removeFirst()
      place += 1
    }
    while let next = rest.first, Self.isWordCharacter(next) {
      rest.removeFirst()
      place += 1
    }
    return place
  }

  /// The beginning of what was written since the last blank before the cursor.
  private var blankDelimitedStart: Int {
    let before = Array(text.prefix(cursor))
    var place = before.count
    while place > 0, before[place - 1].isWhitespace { place -= 1 }
    while place > 0, !before[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
