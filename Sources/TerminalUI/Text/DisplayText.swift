/// A string as pieces that are safe to show in the cells of a terminal, with the columns they take.
///
/// Text comes from servers, captures and pasteboards, so nothing in it is trusted. What could move the
/// cursor, change the direction of text, hide, or has no agreed width is shown as a visible mark
/// (`␛`, `⏎`, `‹U+202E›`) and never sent. The rules, in the order they apply to the scalars of a grapheme
/// cluster:
///
/// - A scalar with a width of its own begins a piece; up to three combining marks after it stay with it,
///   which is what a cell of ncurses can hold. Further ones are shown as one mark `⁺`.
/// - Terminals do not agree on the width of emoji made of several scalars. An emoji joined of several is
///   shown as those side by side, which is Unicode's own fallback; a flag as its two letters; a skin tone
///   as the mark `⁺`. Their selectors and joiners are left out.
/// - Everything else (controls, bidirectional controls, zero-width characters, blanks that look like the
///   ordinary one, lone combining marks, private, unassigned and very new scalars) is shown as a mark.
///
/// So one `Character` may become several pieces, and a piece always takes one or two columns.
public struct DisplayText: Sequence {
  /// What one cell, or one wide cell and its continuation, shows.
  public struct Piece: Hashable, Sendable {
    /// What to put into the cell: one base scalar with at most three combining marks.
    public let character: Character
    /// The columns it takes, 1 or 2.
    public let columns: Int
    /// Whether it stands for something that must not be sent as it is.
    public let isMark: Bool

    init(_ character: Character, columns: Int = 1, isMark: Bool = false) {
      self.character = character
      self.columns = columns
      self.isMark = isMark
    }
  }

  private let text: Substring

  /// Takes any text. The pieces are made when they are asked for.
  public init(_ text: some StringProtocol) {
    self.text = Substring(text)
  }

  /// Makes an iterator over the pieces.
  public func makeIterator() -> Iterator {
    Iterator(characters: text.makeIterator())
  }

  /// Makes the pieces one after another.
  public struct Iterator: IteratorProtocol {
    private var characters: Substring.Iterator
    /// Pieces of the last character that are still to come, the next one last.
    private var waiting: [Piece] = []

    init(characters: Substring.Iterator) {
      self.characters = characters
    }

    /// The next piece, or nil at the end.
    public mutating func next() -> Piece? {
      if let piece = waiting.popLast() { return piece }
      guard let character = characters.next() else { return nil }
      if let piece = DisplayText.singlePiece(of: character) { return piece }
      waiting = DisplayText.severalPieces(of: character).reversed()
      return waiting.popLast()
    }
  }

  /// The pieces of one character, at least one.
  public static func pieces(of character: Character) -> [Piece] {
    if let piece = singlePiece(of: character) { return [piece] }
    return severalPieces(of: character)
  }

  /// The columns one character takes, at least 1.
  public static func columns(of character: Character) -> Int {
    if let piece = singlePiece(of: character) { return piece.columns }
    return severalPieces(of: character).reduce(0) { $0 + $1.columns }
  }

  /// The columns a text takes, marks included. Takes time proportional to the text.
  public static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The text as it is shown, marks included, without any styling: safe to send to a terminal.
  public static func safe(_ text: some StringProtocol) -> String {
    var result = ""
    for piece in DisplayText(text) { result.append(piece.character) }
    return result
  }

  // MARK: - One character

  /// The piece of a character made of one scalar that is shown as it is: nearly all text.
  private static func singlePiece(of character: Character) -> Piece? {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex,
      case .spacing(let columns) = kind(of: first)
    else { return nil }
    return Piece(character, columns: columns)
  }

  /// The pieces of a character made of several scalars, or of one that is shown as a mark.
  private static func severalPieces(of character: Character) -> [Piece] {
    var composer = PieceComposer()
    let scalars = Array(character.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      composer.add(scalar, before: index + 1 < scalars.count ? scalars[index + 1] : nil)
    }
    return composer.finished()
  }
}
